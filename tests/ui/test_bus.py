from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.book.changes import Changes, Kind
from relapp.domain.clients import Client, Importance, Stage
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.incoming import Incoming
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.errors import UserError
from relapp.ui.bus import Bus
from tests.ui.conftest import MONDAY, TUESDAY, Add

Operation = Callable[[Book, int], Changes]


class Heard:
    """What a bus told."""

    def __init__(self, bus: Bus) -> None:
        self.changed: list[Changes] = []
        self.said: list[tuple[str, bool]] = []
        self.failed: list[str] = []
        bus.changed.connect(self.changed.append)
        bus.said.connect(lambda text, undoable: self.said.append((text, undoable)))
        bus.failed.connect(self.failed.append)


@pytest.fixture
def heard(bus: Bus) -> Heard:
    return Heard(bus)


def refuse() -> Changes:
    raise UserError("The disk is full.")


OPERATIONS: dict[str, Operation] = {
    "Touch logged": lambda book, client_id: book.journal.log(client_id, Touch(MONDAY, Purpose.GIFT)),
    "Snoozed": lambda book, client_id: book.agenda.snooze(book.agenda.of_client(client_id), TUESDAY, MONDAY),
    "Skipped this one": lambda book, client_id: book.agenda.skip(book.agenda.of_client(client_id), MONDAY),
    "Purchase added": lambda book, client_id: book.journal.add_purchase(client_id, Purchase(MONDAY, "Shoes")),
    "Reminder added": lambda book, client_id: book.journal.add_free_reminder(client_id, FreeReminder("call", TUESDAY)),
    "Reminder deleted": lambda book, client_id: book.journal.delete_free_reminder(
        client_id, book.journal.free_reminders(client_id)[0].uuid
    ),
    "Client added": lambda book, _client_id: book.clients.add(Client("Bia Reis")),
    "Saved": lambda book, client_id: book.clients.save(book.clients.get(client_id)),
    "1 client deleted": lambda book, client_id: book.clients.delete([client_id]),
    "Importance of 1 client set": lambda book, client_id: book.clients.set_importance([client_id], Importance.VIP),
    "Tags of 1 client changed": lambda book, client_id: book.clients.add_tag([client_id], "cafés"),
    "Settings saved": lambda book, _client_id: book.save_settings(book.settings.get()),
}


@pytest.mark.parametrize("said", OPERATIONS)
def test_what_was_done_is_told_and_can_be_undone(add: Add, book: Book, bus: Bus, heard: Heard, said: str) -> None:
    client_id = add(due=MONDAY)

    changes = bus.do(lambda: OPERATIONS[said](book, client_id))

    assert heard.changed == [changes]
    expected = said if said != "Settings saved" else heard.said[0][0]
    assert heard.said == [(expected, True)]
    bus.undo()
    assert heard.said[1:] == [(f"Undone: {expected[:1].lower()}{expected[1:]}", False)]
    assert heard.changed[1].action in ("undone", "settings_changed")


def test_what_of_a_record_was_saved_is_told(add: Add, book: Book, bus: Bus, heard: Heard) -> None:
    client = book.clients.get(add())

    bus.do(lambda: book.clients.save(replace(client, stage=Stage.EXPANSION, notes="Likes tea")))
    bus.undo()

    assert heard.said == [("Saved: stage, notes", True), ("Undone: stage, notes", False)]


def test_undo_takes_back_one_after_the_other(add: Add, book: Book, bus: Bus) -> None:
    client_id = add(due=MONDAY)
    before = book.agenda.of_client(client_id)
    bus.do(lambda: book.agenda.snooze(before, TUESDAY, MONDAY))
    between = book.agenda.of_client(client_id)
    bus.do(lambda: book.agenda.snooze(between, MONDAY + timedelta(days=7), MONDAY))

    bus.undo()
    assert book.agenda.of_client(client_id) == between
    bus.undo()
    assert book.agenda.of_client(client_id) == before


def test_nothing_to_undo_says_nothing(bus: Bus, heard: Heard) -> None:
    bus.undo()

    assert (heard.changed, heard.said, heard.failed) == ([], [], [])


def test_a_users_error_is_told_and_nothing_else_happens(bus: Bus, book: Book, heard: Heard) -> None:
    assert bus.do(refuse) is None

    assert heard.failed == ["The disk is full."]
    assert (heard.changed, heard.said) == ([], [])
    assert book.history.last is None


def test_a_bug_is_not_taken_for_a_users_error(bus: Bus, heard: Heard) -> None:
    with pytest.raises(ZeroDivisionError):
        bus.do(lambda: 1 // 0)

    assert heard.failed == []


def test_an_undo_that_cannot_be_done_is_told(bus: Bus, book: Book, heard: Heard) -> None:
    book.history.add(Changes("client_saved", frozenset({Kind.CLIENTS}), (1,), refuse))

    bus.undo()

    assert heard.failed == ["The disk is full."]


def test_a_silent_change_is_shown_and_undoable_but_not_said(add: Add, bus: Bus, book: Book, heard: Heard) -> None:
    client_id = add()

    bus.do(lambda: book.clients.add_tag([client_id], "cafés"), silently=True)

    assert len(heard.changed) == 1
    assert heard.said == []
    bus.undo()
    assert book.clients.get(client_id).tags == ()


def test_a_change_made_elsewhere_is_shown_and_not_said(bus: Bus, book: Book, heard: Heard) -> None:
    changes = Changes("changed_elsewhere", frozenset(Kind))

    bus.announce(changes)

    assert (heard.changed, heard.said) == ([changes], [])
    assert book.history.last is None


def test_an_import_announced_can_be_undone(bus: Bus, book: Book, qtbot: QtBot) -> None:
    staging = book.imports.stage([Incoming(1, Client("Bia Reis"))])
    bus.announce(book.imports.changes_of(book.imports.take_in(staging, "cards.vcf")[1]))
    staging.discard()
    assert book.list.count() == 1

    bus.undo()

    assert book.list.count() == 0


def test_today_is_asked_for_each_time(book: Book) -> None:
    days = iter([MONDAY, TUESDAY])
    bus = Bus(book, lambda: next(days))

    assert [bus.today(), bus.today()] == [MONDAY, date(2026, 11, 24)]
