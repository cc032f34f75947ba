from collections import Counter
from contextlib import closing
from datetime import date, timedelta

import pytest

from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.book.stamps import Stamps
from relapp.domain.check_ups import Result, latest
from relapp.domain.clients import Pause
from relapp.domain.concerns import ConcernState
from relapp.domain.events import Event
from relapp.domain.facts import RECORDS
from relapp.domain.feedback import Feedback, FeedbackStep
from relapp.domain.followups import Trigger
from relapp.domain.gifts import Gift, GiftState, IdeaSource
from relapp.domain.journal import Direction, Purpose
from relapp.domain.lessons import lessons
from relapp.domain.pauses import PASSES
from relapp.domain.promises import Party, Promise, PromiseState
from relapp.domain.signs import OURS
from relapp.sample import write_sample
from relapp.sample.care_words import care_words
from tests.sample.conftest import MONDAY

# What the week after a working day holds besides what there was before.
IN_THE_WEEK = {
    "promise_ours", "promise_theirs", "concern_open", "concern_call_back", "feedback_reply", "feedback_answer", "check_up",
    "recovery_step", "gift_buy", "gift_send", "gift_day", "clipping", "event_note", "news_note", "referral_outcome",
}  # fmt: skip
SOON_AFTER = {"feedback_ask", "feedback_direction", "account"}


def kept(book, name):
    return book.records.everywhere(RECORDS[name])


def clients(book):
    return book.clients.load(list(book.list.ids(ClientFilter())))


def codes(days):
    return {reason.code for day in days for touch in day.touches for reason in touch.reasons}


@pytest.mark.parametrize("on", [MONDAY, date(2026, 3, 11), date(2027, 7, 30), date(2028, 2, 29)])
def test_every_kind_of_care_comes_up_within_the_week_or_soon_after(tmp_path, on):
    write_sample(tmp_path / "book", on=on)
    with closing(Book(tmp_path / "book", Stamps(today=lambda: on))) as book:
        plan = book.agenda.planned(on).plan
    assert codes(plan.days[:8]) >= IN_THE_WEEK
    assert codes(plan.days) >= SOON_AFTER
    assert plan.gestures


def test_the_day_has_promises_a_concern_feedback_and_a_note_to_write(book):
    today = book.agenda.planned(MONDAY).plan.days[0]
    assert codes([today]) >= {"promise_ours", "concern_open", "feedback_reply", "event_note", "gift_send"}


def test_promises_of_both_sides_are_open_kept_and_one_is_broken(book):
    promises = kept(book, "promises")
    states = Counter((each.by, each.state) for each in promises)
    assert states[Party.US, PromiseState.OPEN] == 3
    assert states[Party.THEM, PromiseState.OPEN] == 1
    assert states[Party.US, PromiseState.BROKEN] == 1
    assert states[Party.US, PromiseState.KEPT] > 10
    assert states[Party.THEM, PromiseState.KEPT] > 5
    assert {each.due > MONDAY for each in promises if each.is_open} == {True, False}
    assert all(each.is_open or (each.settled_on and each.settled_on < MONDAY) for each in promises)


def test_a_kept_promise_was_logged(book):
    promise = next(each for each in kept(book, "promises") if each.by is Party.US and each.state is PromiseState.KEPT)
    logged = [entry.touch for entry in book.timeline.latest(promise.client_id, 500) if entry.touch]
    assert any(touch.purpose is Purpose.PROMISE and touch.on == promise.settled_on for touch in logged)


def test_one_concern_is_open_one_waits_for_the_call_back_and_the_others_taught_something(book):
    concerns = kept(book, "concerns")
    states = Counter(each.state for each in concerns)
    assert states[ConcernState.OPEN] == states[ConcernState.RESOLVED] == 1
    closed = [each for each in concerns if each.state is ConcernState.CLOSED]
    assert len(closed) >= 6
    assert all(each.cause and each.solution and each.prevention for each in closed)
    assert all(each.opened_on <= each.resolved_on <= each.called_back_on < MONDAY for each in closed)
    assert len(lessons(concerns)[0].concerns) > 1


def test_the_open_concern_was_followed_up(book):
    (concern,) = (each for each in kept(book, "concerns") if each.is_open)
    logged = [entry.touch for entry in book.timeline.latest(concern.client_id) if entry.touch]
    assert any(touch.direction is Direction.INCOMING and touch.on == concern.opened_on for touch in logged)
    assert any(touch.purpose is Purpose.CONCERN_FOLLOW_UP and touch.on > concern.opened_on for touch in logged)


def test_gifts_were_given_are_bought_and_thought_of_and_none_comes_twice(book):
    gifts = kept(book, "gifts")
    given = [each for each in gifts if each.state is GiftState.GIVEN]
    assert {each.given_on.year for each in given} >= {2024, 2025, 2026}
    assert any(each.thanked_on for each in given)
    assert any(not each.occasion for each in given)
    assert all(each.price and each.currency == "BRL" for each in gifts if each.state is not GiftState.IDEA)
    (irina,) = {each.client_id for each in gifts if each.state is GiftState.BOUGHT}
    assert any(reason.code == "gift_send" for reason in book.agenda.of_client(irina))
    assert {each.source for each in gifts if each.state is GiftState.IDEA} >= {IdeaSource.HEARD, IdeaSource.BUSINESS}
    assert max(Counter((each.client_id, each.what) for each in gifts).values()) == 1


def test_gifts_have_a_budget_in_the_money_of_the_country(tmp_path):
    write_sample(tmp_path / "book", 0, on=MONDAY, language="ro", country="RO")
    with closing(Book(tmp_path / "book")) as book:
        rules = book.settings.rules()
    assert rules.gift_currency == "RON"
    assert all(budget > 0 for budget in rules.gift_budgets.values())


def test_events_of_every_kind_were_followed_up(book):
    events = kept(book, "events")
    assert {each.kind for each in events} >= {Trigger.MET_AT_EVENT, Trigger.REFERRAL_RECEIVED, Trigger.GOOD_NEWS}
    (referral,) = (each for each in events if each.kind is Trigger.REFERRAL_RECEIVED and each.on > MONDAY - timedelta(days=14))
    logged = [entry.touch for entry in book.timeline.latest(referral.client_id) if entry.touch]
    assert any(touch.purpose is Purpose.THANK_YOU and touch.on > referral.on for touch in logged)


def test_feedback_waits_at_every_step(book):
    feedback = kept(book, "feedback")
    assert {each.step for each in feedback} == set(FeedbackStep)
    assert all(each.direction_right for each in feedback if each.step is FeedbackStep.CLOSED)


def test_check_ups_leave_signs_unknown_and_one_client_is_at_risk(book):
    check_ups = kept(book, "check_ups")
    last = [latest(book.records.of(type(each), each.client_id)) for each in check_ups]
    assert {each.result for each in last} == set(Result)
    (at_risk,) = {each.client_id for each in last if each.at_risk}
    assert all(len(each.answers) < len(OURS) for each in last if each.client_id == at_risk)
    steps = [each for each in kept(book, "recovery") if each.client_id == at_risk]
    assert [bool(each.done_on) for each in steps] == [True, False, False]
    assert any(each.gained for each in check_ups)
    assert any(each.note for each in check_ups)


def test_relationships_were_looked_at_more_than_once(book):
    assert max(Counter(each.client_id for each in kept(book, "check_ups")).values()) >= 3


def test_who_is_left_in_peace_is_asked_for_nothing_they_do_not_want(book):
    paused = [client for client in clients(book).values() if client.pause]
    assert {client.pause for client in paused} == {Pause.BEREAVEMENT, Pause.DO_NOT_CONTACT}
    for client in paused:
        until = client.paused_until or MONDAY + timedelta(days=400)
        raised = [each for each in book.agenda.of_client(client.id) if each.earliest <= until]
        assert {each.purpose for each in raised} <= PASSES[client.pause]
        assert client.notes


def test_clients_have_their_language_and_some_refuse_a_channel(book):
    known = clients(book).values()
    assert {client.language for client in known} == {"", "ro", "en"}
    refusing = [client for client in known if client.refused_channels]
    assert len(refusing) >= 3
    for client in refusing:
        used = {entry.touch.channel for entry in book.timeline.latest(client.id, 500) if entry.touch}
        assert not used & client.refused_channels


def test_clippings_went_to_those_they_fit_once_and_never_two_in_a_week(book):
    overview = book.library.overview(MONDAY)
    assert len(overview) == 6
    assert overview[0].waiting >= 1
    assert sum(line.had for line in overview) >= 6
    passed = kept(book, "passed_on")
    assert any(each.answer for each in passed)
    assert max(Counter((each.client_id, each.clipping) for each in passed).values()) == 1
    by_client = {}
    for each in sorted(passed, key=lambda each: each.on):
        before = by_client.get(each.client_id)
        assert before is None or each.on - before >= timedelta(days=7)
        by_client[each.client_id] = each.on


@pytest.mark.parametrize("language", ["pt_BR", "ro", "en"])
def test_clippings_are_in_the_language_of_the_book(tmp_path, language):
    write_sample(tmp_path / "book", 0, on=MONDAY, language=language)
    country = {"pt_BR": "br", "ro": "ro", "en": "en"}[language]
    with closing(Book(tmp_path / "book")) as book:
        titles = {clipping.title for clipping in book.library.clippings()}
    assert titles == {each["title"] for each in care_words(country)["clippings"]}


@pytest.mark.parametrize("kind", [Promise, Gift, Event, Feedback])
def test_care_is_told_in_portuguese_and_romanian(book, kind):
    countries = {"": "br", "ro": "ro", "en": "en"}
    speak = {client.id: countries[client.language] for client in clients(book).values()}
    found = Counter(speak[each.client_id] for each in book.records.everywhere(kind))
    assert found["br"] > 1
    assert found["ro"] > 1


def test_nothing_happened_after_the_day(book):
    for name in RECORDS:
        for each in kept(book, name):
            days = [getattr(each, field, None) for field in ("on", "made_on", "opened_on", "resolved_on", "given_on", "asked_on")]
            assert all(day < MONDAY for day in days if day), each


def test_a_large_book_has_a_record_here_and_there_beyond_its_first_part(tmp_path, monkeypatch):
    for name in ("life", "history", "asking"):
        monkeypatch.setattr(f"relapp.sample.{name}.FULL_HISTORY", 60)
    write_sample(tmp_path / "book", 260, on=MONDAY)
    with closing(Book(tmp_path / "book", Stamps(today=lambda: MONDAY))) as book:
        thin = Counter(type(each) for name in RECORDS for each in kept(book, name) if each.client_id > 120)
    assert 0 < thin[Promise] < 20
    assert not thin[Gift]
    assert not thin[Event]
