from datetime import date

import pytest

from relapp.book import Book
from relapp.book.backups.shelf import Shelf
from relapp.book.backups.trying import try_restore
from relapp.domain.backups import Reason
from relapp.domain.clients import Client
from relapp.domain.free_reminders import FreeReminder
from relapp.errors import DamagedError, PassphraseError

MONDAY = date(2026, 11, 23)


def test_a_trial_says_what_would_be_there_and_leaves_no_trace(shelf):
    made = shelf.make(Reason.ASKED)
    before = made.path.read_bytes()
    trial = try_restore(made, "", MONDAY)

    assert (trial.backup, trial.clients, trial.touches) == (made, 1, 1)
    assert made.path.read_bytes() == before
    assert list(shelf.folder.iterdir()) == [made.path]


def test_a_later_day_is_no_fault(shelf):
    assert try_restore(shelf.make(Reason.ASKED), "", date(2027, 3, 1)).clients == 1


def test_what_was_damaged_later_is_found(shelf):
    made = shelf.make(Reason.ASKED)
    data = made.path.read_bytes()
    made.path.write_bytes(data[: len(data) // 2] + bytes(4096) + data[len(data) // 2 + 4096 :])

    with pytest.raises(DamagedError):
        try_restore(made, "", MONDAY)
    assert list(shelf.folder.iterdir()) == [made.path]


def test_what_is_amiss_in_the_contents_is_found(book, ana, shelf):
    book.journal.add_free_reminder(ana, FreeReminder("call", MONDAY))
    with book._db.transaction():
        book._db.sql("UPDATE reminder SET latest = '2031-01-01'")
    made = shelf.make(Reason.ASKED)
    book.agenda.rebuild()

    with pytest.raises(DamagedError, match="not sound"):
        try_restore(made, "", MONDAY)


def test_a_passphrase_is_needed(tmp_path, quick_keys):
    path = tmp_path / "locked.relapp"
    with Book(path, passphrase="a long secret") as locked:
        locked.turn_to(MONDAY)
        locked.clients.add(Client("Ana"))
        made = locked.backups.make(Reason.ASKED)

    assert try_restore(made, "a long secret", MONDAY).clients == 1
    with pytest.raises(PassphraseError):
        try_restore(made, "another secret", MONDAY)
    assert Shelf(path).list() == [made]
