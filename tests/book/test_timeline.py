from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relapp.domain.check_ups import CheckUp, RecoveryStep
from relapp.domain.clients import Channel, Client, Detail, DetailKind, Importance, Observed, Stage
from relapp.domain.clippings import Clipping, PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.events import RECORDED, Event
from relapp.domain.feedback import Feedback
from relapp.domain.followups import Trigger
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.histories import ClientChange
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.domain.promises import Party, Promise, PromiseState
from relapp.domain.timeline import DAYS, EntryKind, Group
from tests.book.conftest import MONDAY

KINDS = EntryKind
DAY = st.dates(date(2016, 1, 1), date(2026, 11, 23))
MAYBE = st.none() | DAY
STATES = st.sampled_from(PromiseState)
RECORDS = st.one_of(
    st.builds(Event, DAY, st.sampled_from(RECORDED)),
    st.builds(Promise, st.just("x"), DAY, st.sampled_from(Party), MAYBE, STATES, MAYBE),
    st.builds(Gift, st.just("x"), st.sampled_from(GiftState), bought_on=MAYBE, given_on=MAYBE, thanked_on=MAYBE),
    st.builds(Concern, st.just("x"), DAY, resolved_on=MAYBE, called_back_on=MAYBE),
    st.builds(
        Feedback,
        st.sampled_from(["", "?"]),
        asked_on=MAYBE,
        answered_on=MAYBE,
        replied_on=MAYBE,
        direction_right=st.booleans(),
        closed_on=MAYBE,
    ),
    st.builds(CheckUp, DAY),
    st.builds(RecoveryStep, st.just("x"), DAY, done_on=MAYBE),
    st.builds(PassedOn, st.just("k"), DAY),
    st.builds(ClientChange, DAY, st.sampled_from(["stage", "relationship", "importance", "notes", "company"])),
)
TOUCHES = st.builds(Touch, DAY, st.sampled_from(Purpose), st.sampled_from(Channel))
DETAILS = st.builds(Detail, st.just(DetailKind.NEED), st.just("x"), st.none() | st.just(Observed.SEEN), MAYBE)


@pytest.fixture
def ana(book):
    return book.clients.add(Client("Ana")).client_ids[0]


def told(entry):
    return entry.on, type(entry.record), entry.kind


def expected(record):
    """What a record tells, said once more in plain words."""
    found = []
    for field, usual in DAYS[type(record)].items():
        day, kind = getattr(record, field), usual
        if isinstance(record, Promise) and field == "settled_on":
            if record.state is PromiseState.OPEN:
                continue
            kind = KINDS(f"promise_{record.state}")
        if isinstance(record, Concern) and field == "called_back_on" and record.resolved_on is None:
            kind = KINDS.CONCERN_REOPENED
        if kind is KINDS.FEEDBACK_ASKED and not record.question:
            continue
        if isinstance(record, ClientChange) and record.field in ("notes", "company"):
            continue
        if day:
            found.append((day, type(record), kind))
    return found


def group_of(record):
    if isinstance(record, Touch):
        if record.purpose is Purpose.GIFT:
            return Group.GIFTS
        if record.purpose in (Purpose.SHARE_INFORMATION, Purpose.SERVICE_ACCOUNT):
            return Group.SHARED
        return Group.CALLS if record.channel in (Channel.PHONE, Channel.IN_PERSON) else Group.NOTES
    if isinstance(record, Event):
        return Group.GIFTS if record.kind is Trigger.GIFT_RECEIVED else Group.RELATIONSHIP
    return {
        Purchase: Group.PURCHASES, Promise: Group.PROMISES, Concern: Group.PROMISES, Gift: Group.GIFTS,
        PassedOn: Group.SHARED, Detail: Group.NOTES,
    }.get(type(record), Group.RELATIONSHIP)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(RECORDS, max_size=12), st.lists(TOUCHES, max_size=4), st.lists(DAY, max_size=3), st.lists(DETAILS, max_size=3))
def test_each_day_of_each_record_stands_exactly_once(book, records, touches, bought, details):
    client = book.clients.add(Client("Ana", details=tuple(details))).client_ids[0]
    book.records.keep("event_added", client, *records)
    for touch in touches:
        book.journal.log(client, touch, [])
    for day in bought:
        book.journal.add_purchase(client, Purchase(day))
    everything = book.timeline.latest(client, 1000)

    given = [*records, *touches, *(Purchase(day) for day in bought), *details]
    assert Counter(map(told, everything)) == Counter(each for record in given for each in expected(record))
    assert [entry.on for entry in everything] == sorted((entry.on for entry in everything), reverse=True)
    paged = [each for skip in range(0, len(everything) + 3, 3) for each in book.timeline.latest(client, 3, skip)]
    assert paged == everything == list(book.timeline.walk(client))
    for group in Group:
        assert book.timeline.latest(client, 1000, groups=[group]) == [e for e in everything if group_of(e.record) is group]
    assert book.timeline.groups(client) == [each for each in Group if each in {group_of(e.record) for e in everything}]


def test_two_groups_are_those_of_either(book, ana):
    book.journal.log(ana, Touch(MONDAY, Purpose.KEEP_IN_TOUCH), [])
    book.journal.add_purchase(ana, Purchase(MONDAY - timedelta(days=1), "moedor"))
    book.records.keep("promise_added", ana, Promise("oferta", MONDAY, made_on=MONDAY))
    found = book.timeline.latest(ana, groups=[Group.CALLS, Group.PURCHASES])
    assert [entry.kind for entry in found] == [KINDS.TOUCH, KINDS.PURCHASE]


def test_a_record_comes_with_its_entry_as_the_book_has_it(book, ana):
    book.records.keep("concern_added", ana, Concern("atraso", date(2026, 10, 14), "rota", resolved_on=date(2026, 10, 16)))
    resolved, opened = book.timeline.latest(ana)
    assert (opened.kind, resolved.kind) == (KINDS.CONCERN_OPENED, KINDS.CONCERN_RESOLVED)
    assert opened.record == resolved.record == book.records.of(Concern, ana)[0]


def test_what_was_deleted_and_what_others_did_stands_nowhere(book, ana):
    other = book.clients.add(Client("Bia")).client_ids[0]
    book.journal.log(other, Touch(MONDAY, Purpose.KEEP_IN_TOUCH), [])
    book.journal.log(ana, Touch(MONDAY, Purpose.KEEP_IN_TOUCH), [])
    book.records.keep("check_up_added", ana, CheckUp(MONDAY))
    check_up, touch = sorted(book.timeline.latest(ana), key=lambda entry: entry.kind)
    book.journal.delete_touch(ana, touch.id)
    book.records.remove("check_up_deleted", ana, check_up.record)
    assert book.timeline.latest(ana) == []
    assert book.timeline.groups(ana) == []


def test_a_clipping_and_a_referral_are_named(book, ana):
    book.library.add(Clipping("Cold-brew trends", MONDAY))
    (clipping,) = book.library.clippings()
    lucia = book.clients.get(book.clients.add(Client("Lúcia")).client_ids[0])
    book.records.keep("passed_on", ana, PassedOn(clipping.uuid, MONDAY))
    book.records.keep("event_added", ana, Event(MONDAY, Trigger.REFERRAL_RECEIVED, about=lucia.uuid))
    assert {entry.kind: entry.about for entry in book.timeline.latest(ana)} == {
        KINDS.PASSED_ON: "Cold-brew trends",
        KINDS.EVENT: "Lúcia",
    }
    book.library.delete(clipping)
    assert "Cold-brew trends" in [entry.about for entry in book.timeline.latest(ana)]


def test_a_change_of_the_stage_stands_with_its_reason(book, ana):
    client = book.clients.get(ana)
    book.clients.save(replace(client, stage=Stage.DISSOLUTION, notes="n"), "mudou de cidade")
    book.clients.save(replace(book.clients.get(ana), importance=Importance.VIP))
    changes = {entry.record.field: entry.record.reason for entry in book.timeline.latest(ana)}
    assert changes == {"stage": "mudou de cidade", "importance": ""}


def test_only_what_is_shown_is_loaded(book, ana, monkeypatch):
    for number in range(5):
        book.records.keep("promise_added", ana, Promise("x", MONDAY, made_on=MONDAY - timedelta(days=number)))
    loaded = []
    load = book.timeline._records
    monkeypatch.setattr(book.timeline, "_records", lambda kind, rows: loaded.extend(rows) or load(kind, rows))
    book.timeline.latest(ana, 2)
    assert len(loaded) == 2
