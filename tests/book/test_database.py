import gzip
import os
import stat
from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlcipher3 import dbapi2 as sqlite

from relapp.book import Book
from relapp.book.opening import APPLICATION_ID
from relapp.domain.clients import Client
from relapp.errors import BookError, DamagedError

FIXTURES = Path(__file__).parent / "schemas"


def test_a_new_book_is_an_ordinary_private_file(tmp_path):
    path = tmp_path / "folder" / "clients.relapp"
    Book(path).close()
    connection = sqlite.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "content",
    [b"BEGIN:VCARD\r\n", b"SQLite format 3\0 and no more", Random(1).randbytes(5000)],
    ids=["a card", "a beginning", "anything"],
)
def test_what_is_not_a_book_is_left_alone(tmp_path, content):
    path = tmp_path / "contacts.vcf"
    path.write_bytes(content)
    with pytest.raises(BookError, match="not a Relapp book"):
        Book(path)
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["contacts.vcf"]


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    connection = sqlite.connect(path)
    connection.execute("CREATE TABLE other (x)")
    connection.commit()
    connection.close()
    with pytest.raises(BookError, match="not a Relapp book"):
        Book(path)
    connection = sqlite.connect(path)
    assert [row[0] for row in connection.execute("SELECT name FROM sqlite_master")] == ["other"]
    connection.close()


def test_a_newer_book_is_refused_untouched(tmp_path):
    path = tmp_path / "clients.relapp"
    Book(path).close()
    connection = sqlite.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(BookError, match="newer Relapp"):
        Book(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(BookError, match="cannot be used"):
        Book(tmp_path / "file" / "clients.relapp")


def test_foreign_keys_are_kept(tmp_path):
    from relapp.book.database import Database

    with Book(tmp_path / "clients.relapp") as book:
        book.clients.add(Client("Ana"))
    database = Database(tmp_path / "clients.relapp")
    assert database.sql("PRAGMA foreign_keys") == [(1,)]
    database.close()


def test_a_transaction_is_all_or_nothing(tmp_path):
    from relapp.book.database import Database

    database = Database(tmp_path / "clients.relapp")

    def break_off():
        with database.transaction():
            database.sql("INSERT INTO setting (key, value) VALUES ('a', '1')")
            with database.transaction():
                database.sql("INSERT INTO setting (key, value) VALUES ('b', '1')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert database.sql("SELECT * FROM setting") == []
    database.close()


def test_a_full_disk_is_said_and_nothing_changes(book):
    pages = book._db.sql("PRAGMA page_count")[0][0]
    book._db.sql(f"PRAGMA max_page_count = {pages}")

    def fill():
        for _ in range(500):
            book.clients.add(Client("Ana " + "x" * 5000))

    with pytest.raises(BookError, match="disk is full"):
        fill()
    book._db.sql("PRAGMA max_page_count = 1000000")
    assert book.check() == []


@pytest.mark.parametrize("fixture", sorted(FIXTURES.glob("*.gz")), ids=lambda path: path.name)
def test_every_schema_there_ever_was_opens(tmp_path, fixture):
    path = tmp_path / "clients.relapp"
    path.write_bytes(gzip.decompress(fixture.read_bytes()))
    with Book(path) as book:
        book.turn_to(date(2026, 11, 23))
        assert [line.name for line in book.list.find("popescu")] == ["Ion Popescu"]
        assert book.check() == []


def test_a_damaged_book_is_said(tmp_path):
    path = tmp_path / "clients.relapp"
    with Book(path) as book:
        for number in range(200):
            book.clients.add(Client(f"Ana {number}"))
    whole = path.read_bytes()
    broken = bytearray(whole)
    broken[4096 * 3 : 4096 * 20] = os.urandom(4096 * 17)
    path.write_bytes(broken)

    def faults():
        try:
            with Book(path) as book:
                return book.check()
        except BookError as error:
            return [str(error)]

    assert faults()
    assert path.stat().st_size == len(whole)


@pytest.mark.parametrize(("key", "value"), [("language", "{x"), ("weekdays", "3"), ("digest_at", '"25:99"'), ("rhythms", "[1]")])
def test_a_setting_that_makes_no_sense_is_damage(book, key, value):
    written = book._db.sql("SELECT value FROM setting WHERE key = ?", (key,))
    book._db.sql("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))
    book.settings.forget()
    with pytest.raises(DamagedError):
        book.settings.get()
    book._db.sql("DELETE FROM setting WHERE key = ?", (key,))
    book._db.many("INSERT INTO setting (key, value) VALUES (?, ?)", [(key, *row) for row in written])


def test_what_is_found_damaged_while_it_is_opened_is_closed_again(tmp_path):
    path = tmp_path / "clients.relapp"
    with Book(path) as book:
        book._db.sql("INSERT INTO setting (key, value) VALUES ('erasures', '{x')")
    for _once_more in range(2):
        with pytest.raises(DamagedError):
            Book(path)
    assert not path.with_name("clients.relapp-wal").exists()


def test_a_value_that_makes_no_sense_is_found_by_a_check(book):
    book.clients.add(Client("Ana"))
    book._db.sql("UPDATE client SET importance = 'vi0'")
    found = book.check()
    book._db.sql("UPDATE client SET importance = 'vip'")
    book.agenda.rebuild()
    assert found == ["a value that cannot be read"]
