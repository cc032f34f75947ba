from pathlib import Path

import pytest

from relapp.book import Book
from relapp.book.door import Door
from relapp.domain.clients import Client, ContactPoint, PointKind
from relapp.ui.settings.restoring import restored


@pytest.mark.usefixtures("look")
def test_a_restored_backup_leaves_out_who_was_erased_since_and_says_so(tmp_path: Path) -> None:
    door = Door(tmp_path / "clients.relapp")
    with door.open() as book:
        phone = ContactPoint(PointKind.PHONE, "+55 11 95555-0127")
        ana = book.clients.add(Client("Ana Prado", points=(phone,))).client_ids[0]
        book.clients.add(Client("Bia Lima"))
        book.erasing.erase(ana)
        (backup,) = book.backups.list()
    said = restored(door, backup.path)
    assert said.startswith("Restored.")
    assert said.endswith("1 client who was erased since was left out.")
    with Book(door.path) as book:
        assert book.list.count() == 1
