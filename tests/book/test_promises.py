from dataclasses import replace
from datetime import date, timedelta

import pytest

from relapp.domain.clients import Client, Importance, Pause
from relapp.domain.journal import Direction, Outcome, Purpose, Touch
from relapp.domain.promises import Party, Promise, PromiseState, settle, share_kept
from tests.book.conftest import MONDAY

TUESDAY = MONDAY + timedelta(days=1)
OFFER = Promise("Send the offer", MONDAY, made_on=date(2026, 11, 19))


@pytest.fixture
def ana(book):
    return book.clients.add(Client("Ana", importance=Importance.REGULAR)).client_ids[0]


def promise(book, client_id, each=OFFER):
    book.records.keep("promise_added", client_id, each)
    return book.records.of(Promise, client_id)[-1]


def due(book, client_id):
    return [each for each in book.agenda.of_client(client_id) if each.purpose is Purpose.PROMISE]


def test_it_is_kept_in_the_book_as_it_was_given(book, ana):
    theirs = replace(OFFER, by=Party.THEM, made_on=None, state=PromiseState.RELEASED, settled_on=MONDAY)
    for each in (OFFER, theirs):
        saved = promise(book, ana, each)
        assert saved == replace(each, client_id=ana, uuid=saved.uuid)
        assert saved.uuid


def test_adding_and_taking_it_back(book, ana):
    changes = book.records.keep("promise_added", ana, OFFER)
    assert (changes.action, changes.client_ids) == ("promise_added", (ana,))
    assert len(due(book, ana)) == 1
    changes.undo()
    assert due(book, ana) == []
    assert book.records.of(Promise, ana) == []


def test_it_is_never_skipped(book, ana):
    """It is left as it is, and whatever else was to be skipped is not."""
    promise(book, ana)
    before = book.agenda.of_client(ana)
    rhythm = [each for each in before if each.code.startswith("rhythm")]
    assert rhythm
    changes = book.agenda.skip(before, MONDAY)
    assert due(book, ana) == [each for each in before if each.purpose is Purpose.PROMISE]
    assert not any(each in book.agenda.of_client(ana) for each in rhythm)
    changes.undo()
    assert book.agenda.of_client(ana) == before


def test_it_does_not_move_to_another_day_of_the_week(book, ana):
    promise(book, ana)
    book.agenda.move(due(book, ana), TUESDAY, MONDAY)
    assert [each.ideal for each in due(book, ana)] == [MONDAY]


@pytest.mark.parametrize("away", [0, 1, 5, 400])
def test_it_is_planned_for_every_day_until_it_is_settled(book, ana, away):
    promise(book, ana)
    day = MONDAY + timedelta(days=away)
    book.turn_to(day)
    first = book.agenda.planned(day).plan.days[0]
    assert [each.code for touch in first.touches for each in touch.reasons if each.purpose is Purpose.PROMISE] == ["promise_ours"]


@pytest.mark.parametrize("state", [PromiseState.KEPT, PromiseState.BROKEN, PromiseState.RELEASED])
def test_settling_it_removes_the_reminder_and_undo_brings_it_back(book, ana, state):
    saved = promise(book, ana)
    before = due(book, ana)
    changes = book.records.keep("promise_settled", ana, settle(saved, state, MONDAY))
    assert due(book, ana) == []
    assert book.records.of(Promise, ana)[0].state is state
    changes.undo()
    assert due(book, ana) == before
    assert book.records.of(Promise, ana) == [saved]


def test_done_keeps_it_and_undo_opens_it_again(book, ana):
    saved = promise(book, ana)
    before = book.agenda.of_client(ana)
    changes = book.journal.log(ana, Touch(TUESDAY, Purpose.PROMISE), due(book, ana))
    assert book.records.of(Promise, ana) == [replace(saved, state=PromiseState.KEPT, settled_on=TUESDAY)]
    assert due(book, ana) == []
    changes.undo()
    assert book.records.of(Promise, ana) == [saved]
    assert book.agenda.of_client(ana) == before


def test_one_that_was_kept_by_mistake_is_due_again(book, ana):
    promise(book, ana)
    book.journal.log(ana, Touch(MONDAY, Purpose.PROMISE), due(book, ana))
    (kept,) = book.records.of(Promise, ana)
    book.records.keep("promise_reopened", ana, settle(kept, PromiseState.OPEN, MONDAY))
    (again,) = due(book, ana)
    assert again.ideal == MONDAY
    book.journal.log(ana, Touch(MONDAY, Purpose.PROMISE), [again])
    assert due(book, ana) == []


def test_an_unanswered_call_keeps_nothing(book, ana):
    saved = promise(book, ana)
    book.journal.log(ana, Touch(MONDAY, Purpose.PROMISE, outcome=Outcome.NO_ANSWER))
    assert book.records.of(Promise, ana) == [saved]
    assert [(each.ideal, each.tries) for each in due(book, ana)] == [(TUESDAY, 1)]


def test_a_touch_of_which_nobody_says_what_it_was_for_keeps_the_one_promise_of_that_side(book, ana):
    promise(book, ana)
    promise(book, ana, replace(OFFER, by=Party.THEM))
    book.journal.log(ana, Touch(MONDAY, Purpose.PROMISE, direction=Direction.INCOMING))
    assert [each.state for each in book.records.of(Promise, ana)] == [PromiseState.OPEN, PromiseState.KEPT]
    promise(book, ana, replace(OFFER, text="Send the price list"))
    book.journal.log(ana, Touch(MONDAY, Purpose.PROMISE))
    assert len(due(book, ana)) == 2


def test_another_day_and_other_words(book, ana):
    saved = promise(book, ana)
    changes = book.records.keep("promise_saved", ana, replace(saved, due=TUESDAY, text="Send the new offer"))
    assert [(each.ideal, each.data["text"]) for each in due(book, ana)] == [(TUESDAY, "Send the new offer")]
    changes.undo()
    assert [(each.ideal, each.data["text"]) for each in due(book, ana)] == [(MONDAY, "Send the offer")]


def test_deleting_it_and_taking_that_back(book, ana):
    saved, other = promise(book, ana), promise(book, ana, replace(OFFER, text="other"))
    changes = book.records.remove("promise_deleted", ana, saved)
    assert book.records.of(Promise, ana) == [other]
    assert len(due(book, ana)) == 1
    changes.undo()
    assert book.records.of(Promise, ana) == [saved, other]
    assert len(due(book, ana)) == 2


def test_it_leaves_with_its_client_and_returns_with_it(book, ana):
    saved = promise(book, ana)
    bia = book.clients.add(Client("Bia")).client_ids[0]
    kept = promise(book, bia, settle(OFFER, PromiseState.KEPT, MONDAY))
    changes = book.clients.delete([ana])
    assert book.records.everywhere(Promise) == [kept]
    assert book.agenda.planned(MONDAY).touched_ids() == []
    changes.undo()
    assert book.records.everywhere(Promise) == [saved, kept]
    assert book.records.everywhere(Promise, {"state": PromiseState.OPEN}) == [saved]
    assert len(due(book, ana)) == 1


@pytest.mark.parametrize("pause", Pause)
def test_no_pause_holds_it_back(book, ana, pause):
    promise(book, ana)
    book.clients.save(replace(book.clients.get(ana), pause=pause))
    assert len(due(book, ana)) == 1


def test_the_share_kept_of_each_side(book, ana):
    for state, by in (
        ("kept", Party.US),
        ("kept", Party.US),
        ("broken", Party.US),
        ("released", Party.THEM),
        ("open", Party.THEM),
    ):
        promise(book, ana, settle(replace(OFFER, by=by), PromiseState(state), MONDAY))
    shares = {by: share_kept(each.state for each in book.records.everywhere(Promise, {"by": by})) for by in Party}
    assert shares == {Party.US: pytest.approx(2 / 3), Party.THEM: None}
