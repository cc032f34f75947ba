from dataclasses import replace
from datetime import date, timedelta

import pytest
from peewee import IntegrityError

from relapp.book.bulk import ClientHistory
from relapp.domain.check_ups import CheckUp, RecoveryStep
from relapp.domain.clients import Channel, Client, Importance
from relapp.domain.clippings import PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.events import Event
from relapp.domain.feedback import Feedback
from relapp.domain.followups import Trigger
from relapp.domain.gifts import Gift, GiftState, IdeaSource
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.domain.promises import Party, Promise, PromiseState

MONDAY = date(2026, 11, 23)
RECORDS = (
    Event(MONDAY, Trigger.MET_AT_EVENT, "feira", "plan"),
    Promise("oferta", MONDAY, Party.THEM, MONDAY - timedelta(days=3), PromiseState.BROKEN, MONDAY),
    Gift("livro", GiftState.BOUGHT, IdeaSource.HEARD, "azul", "occasion", 2026, 8500, "BRL", MONDAY, None, MONDAY),
    Concern("atraso", MONDAY, "rota", "outra rota", "avisar", "Ana", MONDAY, MONDAY),
    Feedback("Tudo bem?", ("sim", "não"), MONDAY, MONDAY, "sim", MONDAY, "obrigado", MONDAY, False, MONDAY),
    CheckUp(MONDAY, {"negative_attitude": "yes"}, "tempo", "nota"),
    RecoveryStep("visita", MONDAY, "negative_attitude", MONDAY),
    PassedOn("clipping", MONDAY, "gostou"),
)


@pytest.fixture
def ana(book):
    return book.clients.add(Client("Ana", importance=Importance.VIP)).client_ids[0]


def kept(book, client_id, kind):
    return [replace(each, client_id=0, uuid="") for each in book.records.of(kind, client_id)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_was(book, ana, record):
    changes = book.records.keep("event_added", ana, record)
    assert kept(book, ana, type(record)) == [record]
    changes.undo()
    assert kept(book, ana, type(record)) == []


def test_a_changed_record_keeps_its_place_and_undo_brings_the_old_one_back(book, ana):
    book.records.keep("promise_added", ana, Promise("um", MONDAY), Promise("dois", MONDAY))
    first = book.records.of(Promise, ana)[0]
    changes = book.records.keep("promise_saved", ana, replace(first, text="outro"))
    assert [each.text for each in book.records.of(Promise, ana)] == ["outro", "dois"]
    changes.undo()
    assert [each.text for each in book.records.of(Promise, ana)] == ["um", "dois"]


def test_a_removed_record_raises_nothing_until_it_is_brought_back(book, ana):
    book.records.keep("promise_added", ana, Promise("oferta", MONDAY))
    changes = book.records.remove("promise_deleted", ana, *book.records.of(Promise, ana))
    assert "promise_ours" not in codes(book, ana)
    changes.undo()
    assert "promise_ours" in codes(book, ana)


def codes(book, client_id):
    return {each.code for each in book.agenda.of_client(client_id)}


def test_records_of_a_deleted_client_are_nowhere(book, ana):
    book.records.keep("concern_added", ana, Concern("atraso", MONDAY))
    assert len(book.records.everywhere(Concern, {"resolved_on": None})) == 1
    deletion = book.clients.delete([ana])
    assert book.records.everywhere(Concern) == []
    deletion.undo()
    assert len(book.records.everywhere(Concern)) == 1


def test_several_at_once_are_one_change(book, ana):
    changes = book.records.keep("check_up_added", ana, CheckUp(MONDAY), RecoveryStep("visita", MONDAY))
    assert "recovery_step" in codes(book, ana)
    changes.undo()
    assert book.records.of(CheckUp, ana) == []
    assert "recovery_step" not in codes(book, ana)


def test_what_cannot_be_written_leaves_nothing_behind(book, ana):
    with pytest.raises(IntegrityError):
        book.records.keep("promise_added", ana, Promise("um", MONDAY), replace(Promise("dois", MONDAY), due=None))
    assert book.records.of(Promise, ana) == []


@pytest.mark.parametrize("outcome", [Outcome.SPOKE, Outcome.NO_ANSWER])
def test_a_touch_settles_a_promise_only_where_it_reached_the_client(book, ana, outcome):
    book.records.keep("promise_added", ana, Promise("oferta", MONDAY))
    reason = next(each for each in book.agenda.of_client(ana) if each.code == "promise_ours")
    changes = book.journal.log(ana, Touch(MONDAY, Purpose.PROMISE, Channel.PHONE, outcome=outcome), [reason])
    reached = outcome is Outcome.SPOKE
    assert book.records.of(Promise, ana)[0].state is (PromiseState.KEPT if reached else PromiseState.OPEN)
    changes.undo()
    assert book.records.of(Promise, ana)[0].state is PromiseState.OPEN
    assert "promise_ours" in codes(book, ana)


def test_a_promise_is_not_skipped_with_the_rest_of_its_touch(book, ana):
    book.records.keep("promise_added", ana, Promise("oferta", MONDAY))
    book.agenda.skip(book.agenda.of_client(ana), MONDAY)
    assert "promise_ours" in codes(book, ana)


def test_histories_bring_their_records(book):
    history = ClientHistory(Client("Zoe", importance=Importance.VIP), records=RECORDS)
    book.bulk.add([history])
    (client_id,) = {each.client_id for each in book.records.everywhere(Promise)}
    assert [kept(book, client_id, type(each)) for each in RECORDS] == [[each] for each in RECORDS]
