"""Every schema that there ever was, through all that may happen to a book."""

import gzip
import shutil
from pathlib import Path

import pytest

from relapp.book import schema
from relapp.book.backups.restoring import restore
from relapp.book.client_list import ClientFilter
from relapp.book.encryption import change_passphrase
from relapp.domain.backups import Reason
from relapp.domain.clients import Client
from tests.safety import looking, work

SCHEMAS = Path(__file__).parents[1] / "book" / "schemas"

pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.mark.parametrize("version", range(1, schema.VERSION))
def test_an_old_book_is_opened_backed_up_restored_locked_and_loses_nobody(tmp_path: Path, version: int) -> None:
    path = tmp_path / "clients.relapp"
    path.write_bytes(gzip.decompress((SCHEMAS / f"version-{version}.gz").read_bytes()))
    with work.opened(path) as book:
        assert book.check() == []
        everybody = work.all_names(book)
        (before_migration,) = book.backups.list()
        assert (before_migration.reason, before_migration.schema) == (Reason.MIGRATION, version)
        book.clients.add(Client("Bia Reis"))
        now = book.backups.make(Reason.ASKED)

    for backup, expected in ((before_migration, everybody), (now, everybody | {"Bia Reis"})):
        restore(path, backup.path)
        with work.opened(path) as book:
            assert book.check() == []
            assert work.all_names(book) == expected

    change_passphrase(path, "", work.PASSPHRASES[1])
    with work.opened(path, work.PASSPHRASES[1]) as book:
        assert book.check() == []
        assert work.all_names(book) == everybody | {"Bia Reis"}
    assert looking.bad_backups(path) == []


@pytest.mark.parametrize("version", range(1, schema.VERSION))
def test_an_old_book_that_was_damaged_is_salvaged_into_a_new_one(tmp_path: Path, version: int) -> None:
    from relapp.book import rescue

    path = tmp_path / "clients.relapp"
    path.write_bytes(gzip.decompress((SCHEMAS / f"version-{version}.gz").read_bytes()))
    copy = tmp_path / "copy.relapp"
    shutil.copy(path, copy)
    with work.opened(copy) as book:
        count = book.list.count()
    salvaged = rescue.salvage(path, tmp_path / "salvaged.relapp", today=work.MONDAY)
    assert salvaged.is_whole
    with work.opened(salvaged.path) as book:
        assert len(list(book.list.ids(ClientFilter(), limit=None))) == count
