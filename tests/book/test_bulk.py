from datetime import date, time

import pytest

from relapp.book import bulk
from relapp.book.bulk import ClientHistory
from relapp.domain.clients import Client, Importance, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.domain.journal import Direction, Mark, MarkKind, Outcome, Purchase, Purpose, Touch

MONDAY = date(2026, 11, 23)


def reasons(book, client_id):
    return {reminder.code: reminder for reminder in book.agenda.of_client(client_id)}


def test_a_history_is_in_the_book_as_it_was_given(book):
    touches = (
        Touch(date(2026, 10, 1), Purpose.PERSONAL_NOTE, note="Nos vimos na feira.", uuid="1" * 32),
        Touch(date(2026, 11, 2), Purpose.KEEP_IN_TOUCH, direction=Direction.INCOMING, at=time(9, 30), uuid="2" * 32),
        Touch(date(2026, 11, 20), Purpose.KEEP_IN_TOUCH, outcome=Outcome.NO_ANSWER, uuid="3" * 32),
    )
    bought = Purchase(date(2026, 10, 5), "moedor M3", 430000, "BRL", "4" * 32)
    asked = FreeReminder("Ligar", date(2026, 12, 1), time(14, 30), Repeat(2, RepeatUnit.WEEKS), "5" * 32)
    client = Client("João Batista", importance=Importance.REGULAR)

    assert book.bulk.add([ClientHistory(client, touches, (bought,), (asked,))]) == 1

    (line,) = book.list.find("joao")
    entries = book.timeline.latest(line.id)
    assert [entry.touch for entry in entries if entry.touch] == list(reversed(touches))
    assert [entry.purchase for entry in entries if entry.purchase] == [bought]
    assert book.journal.free_reminders(line.id) == [asked]
    assert book.journal.last_contact(line.id) == date(2026, 11, 2)
    assert book.clients.get(line.id).name == "João Batista"
    assert reasons(book, line.id)["rhythm"].ideal == date(2026, 12, 17)


def test_what_has_no_uuid_gets_one_that_its_reminders_are_named_by(book):
    history = ClientHistory(
        Client("Ana"),
        (Touch(date(2026, 11, 1), Purpose.GREETING),),
        (Purchase(date(2026, 11, 19), "coador"),),
        (FreeReminder("Ligar", MONDAY),),
    )
    book.bulk.add([history])
    (line,) = book.list.find("ana")
    bought = next(entry.purchase for entry in book.timeline.latest(line.id) if entry.purchase)
    (asked,) = book.journal.free_reminders(line.id)
    sources = {reminder.source for reminder in book.agenda.of_client(line.id)}
    assert bought.uuid
    assert {f"purchase/{bought.uuid}/purchase_thanks", f"reminder/{asked.uuid}"} <= sources


def test_marks_settle_reasons(book):
    birthday = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 20, 1980), uuid="6" * 32)
    greeted = Mark(f"occasion/{birthday.uuid}/greet", "2026", MarkKind.DONE, date(2026, 11, 20))
    open_one = Client("Ana", occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 20, 1980), uuid="7" * 32),))
    book.bulk.add([ClientHistory(Client("Rui", occasions=(birthday,)), marks=(greeted,)), ClientHistory(open_one)])
    rui, ana = (book.list.find(name)[0].id for name in ("rui", "ana"))
    assert reasons(book, rui)["greet"].ideal == date(2027, 11, 20)
    assert reasons(book, ana)["greet"].ideal == date(2026, 11, 20)


def test_progress_is_told_after_each_transaction_and_what_was_told_is_kept(book, monkeypatch):
    class StoppedError(Exception):
        pass

    def stop(done):
        told.append(done)
        if done == 4:
            raise StoppedError

    monkeypatch.setattr(bulk, "CHUNK", 2)
    told = []
    with pytest.raises(StoppedError):
        book.bulk.add((ClientHistory(Client(f"Cliente {index}")) for index in range(7)), stop)
    assert told == [2, 4]
    assert book.list.count() == 4
    assert book.bulk.add(ClientHistory(Client(f"Outro {index}")) for index in range(3)) == 3
    assert book.list.count() == 7
