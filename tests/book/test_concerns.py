from dataclasses import replace
from datetime import date, timedelta

import pytest

from relapp.domain.clients import Client, Importance
from relapp.domain.concerns import Concern, ConcernState, call_back, reopen, resolve
from relapp.domain.journal import Direction, Outcome, Purpose, Touch
from tests.book.conftest import MONDAY

WEDNESDAY = MONDAY + timedelta(days=2)
LATE = Concern("Late delivery", MONDAY, "The carrier changed the route", who_must_know="Warehouse")


@pytest.fixture
def ana(book):
    client_id = book.clients.add(Client("Ana", importance=Importance.OCCASIONAL)).client_ids[0]
    book.journal.log(client_id, Touch(date(2026, 11, 1), Purpose.KEEP_IN_TOUCH))
    return client_id


def open_one(book, client_id, each=LATE):
    book.records.keep("concern_added", client_id, each)
    return book.records.of(Concern, client_id)[-1]


def follow_ups(book, client_id):
    return [each for each in book.agenda.of_client(client_id) if each.purpose is Purpose.CONCERN_FOLLOW_UP]


def codes(book, client_id):
    return {each.code for each in book.agenda.of_client(client_id)}


def test_it_is_kept_in_the_book_as_it_was_told(book, ana):
    saved = open_one(book, ana)
    assert saved == replace(LATE, client_id=ana, uuid=saved.uuid)


def test_while_it_is_open_nothing_promotional_is_raised_and_undo_takes_that_back(book, ana):
    before = book.agenda.of_client(ana)
    assert codes(book, ana) == {"rhythm"}
    changes = book.records.keep("concern_added", ana, LATE)
    assert codes(book, ana) == {"concern_open"}
    changes.undo()
    assert book.agenda.of_client(ana) == before


def test_it_cannot_be_skipped(book, ana):
    open_one(book, ana)
    before = follow_ups(book, ana)
    book.agenda.skip(before, MONDAY)
    assert follow_ups(book, ana) == before


@pytest.mark.parametrize("direction", Direction)
def test_a_touch_brings_the_next_and_undo_the_first(book, ana, direction):
    open_one(book, ana)
    before = follow_ups(book, ana)
    changes = book.journal.log(ana, Touch(WEDNESDAY, Purpose.CONCERN_FOLLOW_UP, direction=direction))
    assert [each.ideal for each in follow_ups(book, ana)] == [date(2026, 11, 27)]
    assert book.records.of(Concern, ana)[0].state is ConcernState.OPEN
    changes.undo()
    assert follow_ups(book, ana) == before


def test_a_touch_on_the_day_it_was_opened_leaves_it_followed(book, ana):
    open_one(book, ana)
    book.journal.log(ana, Touch(MONDAY, Purpose.CONCERN_FOLLOW_UP), follow_ups(book, ana))
    assert [each.ideal for each in follow_ups(book, ana)] == [WEDNESDAY]


def test_from_resolved_to_closed_and_back_by_undo(book, ana):
    saved = open_one(book, ana)
    resolving = book.records.keep("concern_resolved", ana, resolve(saved, MONDAY))
    assert codes(book, ana) == {"rhythm", "concern_call_back", "concern_satisfaction"}
    book.journal.log(ana, Touch(date(2026, 11, 30), Purpose.CONCERN_FOLLOW_UP, outcome=Outcome.NO_ANSWER))
    assert [(each.ideal, each.tries) for each in follow_ups(book, ana)] == [(date(2026, 12, 1), 1)]
    calling = book.journal.log(ana, Touch(date(2026, 12, 1), Purpose.CONCERN_FOLLOW_UP), follow_ups(book, ana))
    (closed,) = book.records.of(Concern, ana)
    assert (closed.state, closed.called_back_on) == (ConcernState.CLOSED, date(2026, 12, 1))
    assert follow_ups(book, ana) == []
    calling.undo()
    assert book.records.of(Concern, ana) == [resolve(saved, MONDAY)]
    assert [each.code for each in follow_ups(book, ana)] == ["concern_call_back"]
    resolving.undo()
    assert book.records.of(Concern, ana) == [saved]


def test_closing_it_by_hand_ends_the_call_back_alone(book, ana):
    saved = resolve(open_one(book, ana), MONDAY)
    book.records.keep("concern_closed", ana, call_back(saved, MONDAY))
    assert codes(book, ana) == {"rhythm", "concern_satisfaction"}


def test_opening_it_again_holds_back_again_and_does_not_begin_late(book, ana):
    closed = call_back(
        resolve(open_one(book, ana, replace(LATE, opened_on=date(2026, 10, 1))), date(2026, 10, 5)), date(2026, 10, 12)
    )
    book.records.keep("concern_closed", ana, closed)
    changes = book.records.keep("concern_reopened", ana, reopen(closed, MONDAY))
    assert codes(book, ana) == {"concern_open"}
    assert [each.ideal for each in follow_ups(book, ana)] == [WEDNESDAY]
    changes.undo()
    assert "rhythm" in codes(book, ana)


def test_deleting_one_of_two_leaves_the_client_in_peace(book, ana):
    saved, other = open_one(book, ana), open_one(book, ana, replace(LATE, what="Wrong cups"))
    book.records.remove("concern_deleted", ana, saved)
    assert codes(book, ana) == {"concern_open"}
    changes = book.records.remove("concern_deleted", ana, other)
    assert codes(book, ana) == {"rhythm"}
    changes.undo()
    assert book.records.of(Concern, ana) == [other]


def test_it_leaves_with_its_client_and_returns_with_it(book, ana):
    saved = open_one(book, ana)
    changes = book.clients.delete([ana])
    assert book.records.everywhere(Concern) == []
    changes.undo()
    assert book.records.everywhere(Concern) == [saved]
    assert codes(book, ana) == {"concern_open"}
