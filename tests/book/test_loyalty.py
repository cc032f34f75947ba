"""Loyalty as the database adds it up must be what the formula says of each client's evidence."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from relapp.book import evidence
from relapp.book.bulk import ClientHistory
from relapp.book.client_list import ClientFilter
from relapp.domain.check_ups import CheckUp, Result
from relapp.domain.clients import Channel, Client, Detail, DetailKind, Importance, Observed, Pause, Stage
from relapp.domain.clippings import Clipping, PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.events import RECORDED, Event
from relapp.domain.feedback import Feedback
from relapp.domain.followups import Trigger
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.journal import Direction, Outcome, Purchase, Purpose, Touch
from relapp.domain.loyalty import BASE, FORMULA, Part, Spread, counts, loyalty, spread
from relapp.domain.promises import Party, Promise, PromiseState

MONDAY = date(2026, 11, 23)
DAYS = st.integers(0, 800).map(lambda days: MONDAY - timedelta(days=days))
MAYBE = st.none() | DAYS
RECORDS = (
    st.builds(CheckUp, DAYS, gained=st.sampled_from(["", "time"]), result=st.sampled_from(Result))
    | st.builds(Feedback, st.sampled_from(["", "Well?"]), asked_on=MAYBE, answered_on=MAYBE, replied_on=MAYBE,
                direction_right=st.none() | st.booleans(), closed_on=MAYBE)
    | st.builds(Concern, st.just("late"), DAYS, resolved_on=MAYBE, called_back_on=MAYBE)
    | st.builds(Promise, st.just("x"), DAYS, st.sampled_from(Party), state=st.sampled_from(PromiseState), settled_on=MAYBE)
    | st.builds(PassedOn, st.just("x"), DAYS, st.sampled_from(["", "thanks"]))
    | st.builds(Gift, st.just("cup"), st.sampled_from(GiftState), given_on=MAYBE, thanked_on=MAYBE)
    | st.builds(Event, DAYS, st.sampled_from(RECORDED))
)  # fmt: skip
TOUCHES = st.builds(
    Touch, DAYS, st.sampled_from(Purpose), st.sampled_from(Channel), st.sampled_from(Direction), st.sampled_from(Outcome)
)
DETAILS = st.builds(Detail, st.sampled_from(DetailKind), st.just("x"), st.none() | st.sampled_from(Observed), MAYBE)
CLIENTS = st.builds(
    Client,
    st.just("Ana"),
    importance=st.sampled_from(Importance),
    stage=st.none() | st.sampled_from(Stage),
    pause=st.none() | st.sampled_from([Pause.DECEASED, Pause.BEREAVEMENT]),
    details=st.lists(DETAILS, max_size=3).map(tuple),
)
HISTORIES = st.builds(
    ClientHistory,
    CLIENTS,
    touches=st.lists(TOUCHES, max_size=6).map(tuple),
    purchases=st.lists(st.builds(Purchase, DAYS), max_size=4).map(tuple),
    records=st.lists(RECORDS, max_size=8).map(tuple),
)


@pytest.fixture
def ana(book):
    return book.clients.add(Client("Ana", importance=Importance.VIP, stage=Stage.COMMITMENT)).client_ids[0]


def said(book, client_id, on=MONDAY):
    return loyalty(counts(book.loyalty.evidence(client_id, on), on))


def codes(book, client_id, on=MONDAY):
    return counts(book.loyalty.evidence(client_id, on), on)


def test_the_table_knows_every_code_of_the_formula():
    written = set(re.findall(r"'([a-z_]+)'", evidence.TABLE))
    assert {rule.code for rule in FORMULA} <= written


def assert_agrees(book):
    """The database says of every client, and of all of them, what the formula says."""
    clients = book.clients.load(book.list.ids(ClientFilter()))
    counting = [
        each for each in clients.values() if each.importance is not Importance.NOT_SORTED and each.pause is not Pause.DECEASED
    ]
    scores = {each.id: said(book, each.id) for each in counting}
    whole = book.loyalty.over_book(MONDAY)
    for part in Part:
        known = {client_id: score for client_id, each in scores.items() if (score := each.score(part)) is not None}
        assert whole.whole[part] == spread(Counter(known.values()), len(counting))
        assert book.loyalty.clients(part, 0, 100, MONDAY) == sorted(known, key=lambda each: (known[each], each))
        assert set(book.loyalty.unknown_clients(part, MONDAY)) == scores.keys() - known.keys()
        for stage in {each.stage for each in counting}:
            of_stage = [each.id for each in counting if each.stage is stage]
            expected = spread(Counter(known[each] for each in of_stage if each in known), len(of_stage))
            assert whole.by_stage[stage][part] == expected
    course = book.loyalty.over_time(MONDAY, 3)
    assert course[-1] == whole
    assert course[0] == book.loyalty.over_book(course[0].on)


# To make an example smaller takes a hundred books.
@settings(max_examples=25, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(HISTORIES, min_size=1, max_size=8))
def test_the_database_agrees_with_the_formula_for_every_client(book, histories):
    book.bulk.add(histories)
    ids = list(book.list.ids(ClientFilter()))
    try:
        assert_agrees(book)
    finally:
        book.clients.delete(ids)


def test_the_database_agrees_on_the_first_and_the_last_day(book):
    def client(*records):
        return ClientHistory(Client("Ana", importance=Importance.VIP), records=records)

    def ago(days):
        return MONDAY - timedelta(days=days)

    for days in (-1, 0, 1, 179, 180, 181, 364, 365, 366):
        book.bulk.add(
            [
                client(CheckUp(ago(days), result=Result.GOOD)),
                client(Gift("cup", GiftState.GIVEN, given_on=ago(days))),
                client(Concern("late", ago(days))),
                client(Concern("late", ago(700), resolved_on=ago(days))),
                client(Concern("late", ago(700), resolved_on=ago(600), called_back_on=ago(days))),
            ]
        )
    assert_agrees(book)


def test_the_last_check_up_alone_counts_and_an_unknown_one_says_nothing(book, ana):
    days = [MONDAY - timedelta(days=away) for away in (60, 30, 30, 10)]
    results = (Result.AT_RISK, Result.AT_RISK, Result.GOOD, Result.UNKNOWN)
    book.records.keep("check_up_added", ana, *(CheckUp(*pair) for pair in zip(days, ({},) * 4, strict=True)))
    check_ups = [replace(each, result=result) for each, result in zip(book.records.of(CheckUp, ana), results, strict=True)]
    book.records.keep("check_up_added", ana, *check_ups)
    assert codes(book, ana) == {}
    assert codes(book, ana, days[3] - timedelta(days=1)) == {"check_up_good": 1}
    assert codes(book, ana, days[1] - timedelta(days=1)) == {"check_up_at_risk": 1}
    book.records.remove("check_up_deleted", ana, book.records.of(CheckUp, ana)[3])
    assert codes(book, ana) == {"check_up_good": 1}


def test_a_concern_goes_from_open_to_closed(book, ana):
    opened, resolved, called = (MONDAY - timedelta(days=away) for away in (500, 400, 20))
    book.records.keep("concern_added", ana, Concern("late", opened, resolved_on=resolved, called_back_on=called))
    assert codes(book, ana, opened) == codes(book, ana, resolved - timedelta(days=1)) == {"concern_open": 1}
    assert codes(book, ana, resolved) == codes(book, ana, called - timedelta(days=1)) == {"concern_resolved": 1}
    assert codes(book, ana) == {"concern_closed": 1}


def test_over_time_too_a_concern_is_no_longer_open_on_the_day_it_is_resolved(book, ana):
    book.records.keep("concern_added", ana, Concern("late", MONDAY - timedelta(days=500), resolved_on=MONDAY))
    assert [each.whole[Part.SATISFACTION].median for each in book.loyalty.over_time(MONDAY, 1)] == [BASE - 15, BASE - 5]


def test_a_touch_counts_once_as_theirs_else_as_a_meeting_else_by_its_purpose(book, ana):
    for touch in (
        Touch(MONDAY, Purpose.GREETING, Channel.IN_PERSON, Direction.INCOMING),
        Touch(MONDAY, Purpose.GREETING, Channel.IN_PERSON),
        Touch(MONDAY, Purpose.GREETING),
        Touch(MONDAY, Purpose.SPONTANEOUS_GESTURE),
        Touch(MONDAY, Purpose.PERSONAL_NOTE, outcome=Outcome.NO_ANSWER),
        Touch(MONDAY, Purpose.KEEP_IN_TOUCH),
    ):
        book.journal.log(ana, touch)
    assert codes(book, ana) == {"got_in_touch": 1, "met": 1, "greeting": 1, "gesture": 1}


def test_a_meeting_that_is_a_touch_and_an_event_counts_once(book, ana):
    book.journal.log(ana, Touch(MONDAY, Purpose.KEEP_IN_TOUCH, Channel.IN_PERSON), None, [Event(MONDAY, Trigger.MET)])
    book.records.keep("event_added", ana, Event(MONDAY - timedelta(days=9), Trigger.MET_AT_EVENT))
    assert codes(book, ana)["met"] == 2


def test_only_who_comes_back_has_bought_again(book, ana):
    book.journal.add_purchase(ana, Purchase(MONDAY - timedelta(days=500)))
    assert codes(book, ana, MONDAY - timedelta(days=500)) == {}
    book.journal.add_purchase(ana, Purchase(MONDAY))
    assert codes(book, ana) == {"bought_again": 1}


def test_what_was_said_counts_where_its_day_is_known(book, ana):
    details = (
        Detail(DetailKind.PRAISE, "quick", None, MONDAY),
        Detail(DetailKind.NEED, "calm", Observed.SAID, MONDAY),
        Detail(DetailKind.NEED, "time", Observed.THOUGHT, MONDAY),
        Detail(DetailKind.WISH, "a shop", Observed.SAID),
    )
    book.clients.save(replace(book.clients.get(ana), details=details))
    assert codes(book, ana) == {"praise": 1, "client_said": 1}


def test_the_course_of_a_large_book_is_that_of_clients_spread_over_it(book, ana, monkeypatch):
    monkeypatch.setattr("relapp.book.loyalty.MOST_FOLLOWED", 3)
    book.bulk.add([ClientHistory(Client(f"B{index}", importance=Importance.REGULAR)) for index in range(8)])
    for client_id in book.list.ids(ClientFilter()):
        book.journal.log(client_id, Touch(MONDAY, Purpose.GREETING))
    (*_earlier, last) = book.loyalty.over_time(MONDAY, 2)
    assert last.whole[Part.AFFINITY] == Spread(44, 3, 0)
    assert last.whole[Part.SATISFACTION] == Spread(None, 0, 3)
    assert book.loyalty.over_book(MONDAY).whole[Part.AFFINITY] == Spread(44, 9, 0)


def test_clients_behind_a_figure_are_listed_the_lowest_first_by_stage_and_so_many(book, ana):
    low = book.clients.add(Client("Bia", importance=Importance.REGULAR)).client_ids[0]
    book.journal.log(low, Touch(MONDAY, Purpose.GREETING))
    for _each in range(3):
        book.journal.log(ana, Touch(MONDAY, Purpose.PERSONAL_NOTE))
    nobody = book.clients.add(Client("Caio", importance=Importance.DATES_ONLY)).client_ids[0]
    book.clients.add(Client("Davi"))
    ask = book.loyalty.clients
    assert ask(Part.AFFINITY, 0, 100, MONDAY) == [low, ana]
    assert ask(Part.AFFINITY, 45, 100, MONDAY) == ask(Part.AFFINITY, 0, 100, MONDAY, stage=Stage.COMMITMENT) == [ana]
    assert ask(Part.AFFINITY, 0, 100, MONDAY, limit=1) == [low]
    assert book.loyalty.unknown_clients(Part.AFFINITY, MONDAY) == [nobody]
    assert book.loyalty.unknown_clients(Part.SATISFACTION, MONDAY, stage=Stage.COMMITMENT) == [ana]


def test_each_branch_looks_a_client_up_by_an_index(book):
    plan = [row[3] for row in book._db.sql(f"EXPLAIN QUERY PLAN SELECT * FROM ({evidence.TABLE}) WHERE client_id = 1")]
    assert not [line for line in plan if line.startswith("SCAN")]


def test_the_ledger_has_both_sides_and_names_what_was_passed_on(book, ana):
    book.records.keep("event_added", ana, Event(MONDAY, Trigger.FAVOUR_RECEIVED, "van"))
    book.records.keep("gift_added", ana, Gift("cup", GiftState.GIVEN, given_on=MONDAY - timedelta(days=2)))
    clipping = Clipping("Cold brew", MONDAY)
    book.library.add(clipping)
    (kept,) = book.library.clippings()
    book.library.pass_on(kept, [ana], Touch(MONDAY - timedelta(days=1), Purpose.SHARE_INFORMATION))
    book.library.delete(kept)
    assert [(each.by, each.what) for each in book.loyalty.ledger(ana)] == [
        (Party.THEM, "van"),
        (Party.US, "Cold brew"),
        (Party.US, "cup"),
    ]
