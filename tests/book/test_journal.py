from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from relapp.domain.clients import Client, Importance, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.domain.journal import Direction, Outcome, Purchase, Purpose, Touch
from tests.book.conftest import MONDAY


@pytest.fixture
def ana(book):
    client_id = book.clients.add(Client("Ana", importance=Importance.REGULAR)).client_ids[0]
    book.journal.log(client_id, Touch(date(2026, 10, 1), Purpose.KEEP_IN_TOUCH))
    return client_id


def rhythm(book, client_id):
    return next(each for each in book.agenda.of_client(client_id) if each.source == "rhythm")


@pytest.mark.parametrize("direction", Direction)
def test_any_real_contact_restarts_the_rhythm(book, ana, direction):
    book.journal.log(ana, Touch(MONDAY, Purpose.PERSONAL_NOTE, direction=direction))
    assert rhythm(book, ana).ideal == MONDAY + timedelta(days=45)
    assert book.journal.last_contact(ana) == MONDAY


def test_an_unanswered_call_returns_the_next_working_day(book, ana):
    friday = date(2026, 11, 27)
    book.journal.log(ana, Touch(friday, Purpose.KEEP_IN_TOUCH, outcome=Outcome.NO_ANSWER), [rhythm(book, ana)])
    assert rhythm(book, ana).ideal == date(2026, 11, 30)
    book.journal.log(ana, Touch(date(2026, 11, 30), Purpose.KEEP_IN_TOUCH, outcome=Outcome.NO_ANSWER), [rhythm(book, ana)])
    assert rhythm(book, ana).tries == 2
    assert book.journal.last_contact(ana) == date(2026, 10, 1)


def test_a_message_left_counts_only_if_the_user_says_so(book, ana):
    book.journal.log(ana, Touch(MONDAY, Purpose.KEEP_IN_TOUCH, outcome=Outcome.LEFT_MESSAGE))
    assert book.journal.last_contact(ana) == date(2026, 10, 1)
    book.journal.log(ana, Touch(MONDAY, Purpose.KEEP_IN_TOUCH, outcome=Outcome.LEFT_MESSAGE, message_counts=True))
    assert book.journal.last_contact(ana) == MONDAY


def test_undo_of_a_touch_brings_everything_back(book, ana):
    before = book.agenda.of_client(ana)
    changes = book.journal.log(ana, Touch(MONDAY, Purpose.KEEP_IN_TOUCH), before)
    assert changes.client_ids == (ana,)
    changes.undo()
    assert book.agenda.of_client(ana) == before
    assert len(book.timeline.latest(ana)) == 1


def test_a_logged_greeting_closes_the_birthday_that_was_due(book):
    birthday = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 22))
    client_id = book.clients.add(Client("Ana", occasions=(birthday,))).client_ids[0]
    book.journal.log(client_id, Touch(MONDAY, Purpose.GREETING))
    assert book.agenda.of_client(client_id)[0].occurrence == "2027"


def test_logging_computes_one_client_only(book, ana, monkeypatch):
    for number in range(5):
        book.clients.add(Client(f"Other {number}", importance=Importance.VIP))
    computed = []
    recompute = type(book.agenda).recompute
    monkeypatch.setattr(type(book.agenda), "recompute", lambda self, ids: (computed.extend(ids), recompute(self, [ana]))[1])
    book.journal.log(ana, Touch(MONDAY, Purpose.KEEP_IN_TOUCH))
    assert computed == [ana]


def test_a_purchase_begins_its_follow_up_and_undo_ends_it(book, ana):
    changes = book.journal.add_purchase(ana, Purchase(MONDAY, "moedor", 430000, "BRL"))
    codes = {each.code for each in book.agenda.of_client(ana)}
    assert codes >= {"rhythm", "purchase_thanks", "purchase_satisfaction", "purchase_later"}
    changes.undo()
    assert not any(each.code.startswith("purchase") for each in book.agenda.of_client(ana))


def test_a_deleted_entry_can_come_back(book, ana):
    book.journal.add_purchase(ana, Purchase(MONDAY, "moedor"))
    for entry in book.timeline.latest(ana):
        delete = book.journal.delete_touch if entry.touch else book.journal.delete_purchase
        delete(ana, entry.id).undo()
    assert len(book.timeline.latest(ana)) == 2
    for entry in book.timeline.latest(ana):
        (book.journal.delete_touch if entry.touch else book.journal.delete_purchase)(ana, entry.id)
    assert book.timeline.latest(ana) == []
    assert book.journal.last_contact(ana) is None


def test_a_free_reminder_is_listed_raised_and_deleted(book, ana):
    book.journal.add_free_reminder(ana, FreeReminder("ligar", MONDAY))
    found = book.journal.free_reminders(ana)[0]
    assert found.text == "ligar"
    changes = book.journal.delete_free_reminder(ana, found.uuid)
    assert book.journal.free_reminders(ana) == []
    changes.undo()
    assert book.journal.free_reminders(ana) == [found]


def test_a_free_reminder_is_changed_and_undo_brings_it_back(book, ana):
    book.journal.add_free_reminder(ana, FreeReminder("ligar", MONDAY))
    book.journal.add_free_reminder(ana, FreeReminder("other", MONDAY))
    before, other = book.journal.free_reminders(ana)
    later = FreeReminder("visitar", date(2026, 12, 1), time(9, 30), Repeat(2, RepeatUnit.WEEKS), before.uuid)

    changes = book.journal.save_free_reminder(ana, later)

    assert book.journal.free_reminders(ana) == [later, other]
    raised = {each.source: each for each in book.agenda.of_client(ana)}[f"reminder/{before.uuid}"]
    assert (raised.ideal, raised.at, raised.data["text"]) == (date(2026, 12, 1), time(9, 30), "visitar")
    changes.undo()
    assert book.journal.free_reminders(ana) == [before, other]
    assert book.check() == []


def test_a_free_reminder_that_was_done_is_open_again_on_a_later_day(book, ana):
    book.journal.add_free_reminder(ana, FreeReminder("ligar", MONDAY))
    (free,) = book.journal.free_reminders(ana)
    book.journal.log(ana, Touch(MONDAY, Purpose.FREE_REMINDER))

    def open_days():
        return [each.ideal for each in book.agenda.of_client(ana) if each.code == "free_reminder"]

    assert open_days() == []

    book.journal.save_free_reminder(ana, replace(free, text="ligar de novo"))
    assert open_days() == []
    book.journal.save_free_reminder(ana, replace(free, on=date(2026, 12, 1)))
    assert open_days() == [date(2026, 12, 1)]


def test_the_timeline_is_read_in_steps(book, ana):
    for day in range(1, 11):
        book.journal.log(ana, Touch(date(2026, 11, day), Purpose.KEEP_IN_TOUCH))
        book.journal.add_purchase(ana, Purchase(date(2026, 11, day), f"{day}"))
    whole = book.timeline.latest(ana)
    assert [entry.on for entry in whole] == sorted((entry.on for entry in whole), reverse=True)
    assert book.timeline.latest(ana, 5, 0) + book.timeline.latest(ana, 100, 5) == whole
