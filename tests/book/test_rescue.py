import os
import random
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from relapp.book import Book, rescue
from relapp.book.client_list import ClientFilter
from relapp.book.encryption import change_passphrase
from relapp.domain.backups import Reason
from relapp.domain.clients import Client, ContactPoint, Pause, PointKind
from relapp.domain.journal import Purpose, Touch
from relapp.errors import BookError, DamagedError

PAGE = 4096
MONDAY = date(2026, 11, 23)
PASSPHRASE = "correct horse"


def fill(path: Path, passphrase: str = "", count: int = 80) -> Path:
    with Book(path, passphrase=passphrase) as book, book._db.transaction():
        book.turn_to(MONDAY)
        for number in range(count):
            points = (ContactPoint(PointKind.PHONE, f"0722 111 {number:03}"),)
            book.clients.add(Client(f"Ana {number}", points=points, notes="x" * 300))
            book.journal.log(number + 1, Touch(MONDAY, Purpose.KEEP_IN_TOUCH, note="y" * 100))
    return path


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A sound book, written once."""
    return fill(tmp_path_factory.mktemp("sound") / "clients.relapp").read_bytes()


@pytest.fixture
def path(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "clients.relapp"
    path.write_bytes(content)
    return path


def pages_of(path: Path, name: str) -> list[int]:
    """The leaves of a table or an index, in their order."""
    with closing(sqlite3.connect(path)) as connection:
        [(root,)] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchall()
    content = path.read_bytes()

    def below(number: int) -> list[int]:
        start = (number - 1) * PAGE
        kind, cells = content[start], int.from_bytes(content[start + 3 : start + 5], "big")
        if kind in (10, 13):
            return [number]
        at = [int.from_bytes(content[start + 12 + 2 * each : start + 14 + 2 * each], "big") for each in range(cells)]
        children = [int.from_bytes(content[start + each : start + each + 4], "big") for each in at]
        return [leaf for child in [*children, int.from_bytes(content[start + 8 : start + 12], "big")] for leaf in below(child)]

    return below(root)


def zero(path: Path, *numbers: int) -> None:
    with path.open("r+b") as stream:
        for number in numbers:
            stream.seek((number - 1) * PAGE)
            stream.write(bytes(PAGE))


def salvage(path: Path, passphrase: str = "") -> rescue.Salvaged:
    return rescue.salvage(path, path.with_name("salvaged.relapp"), passphrase, today=MONDAY)


def names(path: Path, passphrase: str = "") -> list[str]:
    with Book(path, passphrase=passphrase) as book:
        assert book.check() == []
        return [client.name for client in book.clients.load(book.list.ids(ClientFilter(), limit=None)).values()]


def test_a_sound_book_is_salvaged_whole(path):
    before = path.read_bytes()
    salvaged = salvage(path)
    assert salvaged.is_whole
    assert (salvaged.clients, salvaged.touches) == (80, 80)
    assert sorted(names(salvaged.path)) == sorted(names(path))
    with Book(salvaged.path) as book:
        assert [line.name for line in book.list.find("ana 17")] == ["Ana 17"]
    assert path.read_bytes() == before


def test_touches_around_a_lost_page_are_kept_and_the_lost_ones_counted(path):
    zero(path, pages_of(path, "touch")[1])
    salvaged = salvage(path)
    assert salvaged.missing.keys() == {"touch"}
    assert salvaged.touches == 80 - salvaged.missing["touch"]
    assert 0 < salvaged.missing["touch"] < 40
    assert len(names(salvaged.path)) == 80


def test_a_lost_client_is_kept_by_name_and_left_in_peace(path):
    zero(path, pages_of(path, "client")[1])
    salvaged = salvage(path)
    assert salvaged.nameless > 0
    assert not salvaged.missing
    assert sorted(names(salvaged.path)) == sorted(names_of(80))
    with Book(salvaged.path) as book:
        clients = book.clients.load(book.list.ids(ClientFilter(), limit=None)).values()
        assert sum(client.pause is Pause.RESTRICTED for client in clients) == salvaged.nameless
        assert all(client.phones for client in clients)


def names_of(count: int) -> list[str]:
    return [f"Ana {number}" for number in range(count)]


def test_a_lost_client_whose_name_is_lost_too_is_called_by_phone(path):
    zero(path, pages_of(path, "client")[0], *pages_of(path, "client_by_name"))
    salvaged = salvage(path)
    assert len(names(salvaged.path)) == 80
    assert "0722 111 000" in names(salvaged.path)


def test_a_client_taken_out_of_the_book_does_not_come_back_by_damage(path):
    with Book(path) as book:
        book.clients.delete([1])
    zero(path, pages_of(path, "client")[0])
    assert "Ana 0" not in names(salvage(path).path)


def test_reminders_and_search_are_made_again(path):
    zero(path, *pages_of(path, "reminder"), *pages_of(path, "client_key"), *pages_of(path, "client_words_data"))
    salvaged = salvage(path)
    assert salvaged.is_whole
    with Book(salvaged.path) as book:
        assert [line.name for line in book.list.find("ana 5")][:1] == ["Ana 5"]
        assert book.check() == []


def test_a_value_that_cannot_be_takes_no_more_than_its_row(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE touch SET day = '2026-1q-23' WHERE client_id = 3")
        connection.execute("UPDATE touch SET channel = 'phonf' WHERE client_id = 4")
        connection.execute("UPDATE client SET importance = 'vi0' WHERE id = 5")
        connection.execute("UPDATE client SET updated_at = X'00' WHERE id = 6")
        connection.commit()
    salvaged = salvage(path)
    assert salvaged.missing == {"touch": 2}
    assert len(names(salvaged.path)) == 80


@pytest.mark.parametrize("kind", ["truncated", "zeroed", "flipped"])
@pytest.mark.parametrize("seed", range(2))
def test_whatever_happened_a_sound_book_comes_of_it_or_none(path, kind, seed):
    dice, content = random.Random(f"{kind}{seed}"), bytearray(path.read_bytes())
    if kind == "truncated":
        del content[dice.randrange(len(content) // 2, len(content)) :]
    for _ in range(12 if kind != "truncated" else 0):
        at = dice.randrange(PAGE, len(content))
        if kind == "zeroed":
            content[at // PAGE * PAGE : at // PAGE * PAGE + PAGE] = bytes(PAGE)
        else:
            content[at] ^= 1 << dice.randrange(8)
    path.write_bytes(content)
    try:
        salvaged = salvage(path)
    except DamagedError:
        assert not path.with_name("salvaged.relapp").exists()
    else:
        assert len(names(salvaged.path)) == salvaged.clients
    assert path.read_bytes() == content


def test_a_log_is_read_with_the_book_up_to_where_it_is_damaged(path, tmp_path):
    with Book(path) as book:
        book.clients.add(Client("Bia"))
        book.clients.add(Client("Caio"))
        copies = [tmp_path / "taken.relapp", tmp_path / "taken.relapp-wal"]
        for copy, file in zip(copies, [path, path.with_name("clients.relapp-wal")], strict=True):
            copy.write_bytes(file.read_bytes())
    assert {"Bia", "Caio"} <= set(names(salvage(copies[0]).path))
    content = bytearray(copies[1].read_bytes())
    content[-2000] ^= 1
    copies[1].write_bytes(content)
    found = set(names(salvage(copies[0]).path))
    assert "Bia" in found
    assert "Caio" not in found
    assert copies[1].read_bytes() == content


def test_nothing_is_left_where_nothing_can_be_read(path, tmp_path):
    path.write_bytes(os.urandom(PAGE * 20))
    with pytest.raises(DamagedError):
        salvage(path)
    assert [each.name for each in tmp_path.iterdir()] == ["clients.relapp"]


def test_an_encrypted_book_is_salvaged_with_its_passphrase(tmp_path):
    path = fill(tmp_path / "clients.relapp", PASSPHRASE, 40)
    content = bytearray(path.read_bytes())
    for at in range(PAGE * 20, len(content), PAGE * 12):
        content[at + 77] ^= 4
    path.write_bytes(content)
    with Book(path, passphrase=PASSPHRASE) as book, pytest.raises(DamagedError):
        book.check()
    salvaged = salvage(path, PASSPHRASE)
    assert not salvaged.path.read_bytes().startswith(b"SQLite")
    assert len(names(salvaged.path, PASSPHRASE)) == salvaged.clients == 40


def test_the_newest_good_backup_is_found_and_taken(path):
    with Book(path) as book:
        good = book.backups.make(Reason.ASKED)
        book.clients.add(Client("Bia"))
        bad = book.backups.make(Reason.ASKED)
    zero(bad.path, *range(20, 40))
    zero(path, *range(20, 40))
    damaged = path.read_bytes()
    outlook = rescue.look(path)
    assert outlook.backup == good
    assert outlook.held.clients == 80
    outlook.put_away()
    aside = rescue.take_backup(path, good).aside
    assert aside.name.startswith("clients-damaged-")
    assert aside.read_bytes() == damaged
    assert sorted(names(path)) == sorted(names_of(80))


def test_what_was_salvaged_takes_the_place_and_the_log_goes_with_the_damaged_file(path):
    path.with_name("clients.relapp-wal").write_bytes(b"a log")
    salvaged = salvage(path)
    aside = rescue.take_salvaged(path, salvaged).aside
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"a log"
    assert len(names(path)) == 80
    assert not salvaged.path.exists()


def test_a_file_that_cannot_be_put_in_place_leaves_all_as_it_was(path, monkeypatch):
    salvaged = salvage(path)
    before = path.read_bytes()

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("relapp.book.rescue.moving.put_in_place", fail)
    with pytest.raises(BookError, match="No space"):
        rescue.take_salvaged(path, salvaged)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*damaged*"))


def test_a_book_that_somebody_has_open_is_left_alone(path):
    with Book(path), pytest.raises(BookError, match="busy"):
        rescue.look(path)


def test_a_sound_book_is_known(path):
    assert rescue.is_sound(path)
    zero(path, pages_of(path, "touch")[1])
    assert not rescue.is_sound(path)


def test_pages_are_looked_at_beside_whoever_has_the_book(path):
    with Book(path):
        assert rescue.has_sound_pages(path)
    zero(path, pages_of(path, "touch")[1])
    assert not rescue.has_sound_pages(path)


def test_a_backup_that_another_passphrase_opens_hides_no_older_one(path, quick_keys):
    with Book(path) as book:
        good = book.backups.make(Reason.ASKED)
    for passphrases in (("", PASSPHRASE), (PASSPHRASE, "")):
        change_passphrase(path, *passphrases)
        with Book(path, passphrase=passphrases[1]) as book:
            last = book.backups.make(Reason.ASKED)
    last.path.unlink()
    zero(path, *range(20, 40))
    outlook = rescue.look(path)
    outlook.put_away()
    assert outlook.backup == good


def test_a_log_stays_where_the_book_cannot_even_be_asked(path):
    with Book(path) as book:
        book.clients.add(Client("Bia"))
        content, log = path.read_bytes(), path.with_name("clients.relapp-wal").read_bytes()
    damaged = content.replace(b"CREATE TABLE touch", b"CREATE TABLX touch")
    path.write_bytes(damaged)
    path.with_name("clients.relapp-wal").write_bytes(log)
    rescue.look(path).put_away()
    assert path.read_bytes() == damaged
    assert path.with_name("clients.relapp-wal").read_bytes() == log


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_a_missing_book_is_its_newest_good_backup_again(tmp_path, passphrase):
    path = fill(tmp_path / "clients.relapp", passphrase, 40)
    with Book(path, passphrase=passphrase) as book:
        book.backups.make(Reason.ASKED)
    path.unlink()
    outlook = rescue.look(path, passphrase)
    assert outlook.is_missing
    assert not outlook.are_locked
    assert outlook.salvaged is None
    assert outlook.held.clients == 40
    assert rescue.take_backup(path, outlook.backup, passphrase) == rescue.Taken(None)
    assert sorted(names(path, passphrase)) == sorted(names_of(40))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["clients-backups", "clients.relapp"]


def test_the_log_of_a_missing_book_is_not_taken_for_one_of_its_backup(path):
    with Book(path) as book:
        backup = book.backups.make(Reason.ASKED)
    path.unlink()
    path.with_name("clients.relapp-wal").write_bytes(b"a log")
    kept = rescue.take_backup(path, backup).aside
    assert not path.with_name("clients.relapp-wal").exists()
    assert [kept] == list(path.parent.glob("clients-damaged-*"))
    assert kept.read_bytes() == b"a log"


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_a_missing_book_is_begun_anew_where_that_is_wanted(path, passphrase):
    with Book(path) as book:
        backup = book.backups.make(Reason.ASKED)
    path.unlink()
    assert rescue.begin_new(path, passphrase) == rescue.Taken(None)
    assert names(path, passphrase) == []
    assert backup.path.exists()
    assert sorted(each.name for each in path.parent.iterdir()) == ["clients-backups", "clients.relapp"]


@pytest.mark.parametrize("given", ["", "wrong horse"])
def test_backups_that_need_another_passphrase_are_told_from_bad_ones(tmp_path, given):
    path = fill(tmp_path / "clients.relapp", PASSPHRASE, 1)
    with Book(path, passphrase=PASSPHRASE) as book:
        backup = book.backups.make(Reason.ASKED)
    path.unlink()
    assert rescue.look(path, given).are_locked
    backup.path.write_bytes(b"SQLite format 3\0" + bytes(PAGE - 16))
    assert not rescue.look(path, "").are_locked


@pytest.mark.parametrize("is_salvaged", [True, False])
def test_who_was_erased_since_stays_out_of_a_backup_that_is_taken(path, is_salvaged):
    with Book(path) as book:
        backup = book.backups.make(Reason.ASKED)
        book.erasing.erase(3)
        book.clients.add(Client("Bia"))
    zero(path, *pages_of(path, "touch")[1:3])
    outlook = rescue.look(path)
    taken = rescue.take_backup(path, backup, salvaged=outlook.salvaged if is_salvaged else None)
    outlook.put_away()
    assert taken.left_out == 1
    assert "Ana 2" not in names(path)


@pytest.mark.parametrize("what", ["backup", "readable"])
def test_marks_of_which_some_are_lost_are_had_from_beside_the_book(path, what):
    with Book(path) as book:
        backup = book.backups.make(Reason.ASKED)
        book.erasing.erase(3)
        marks = book.erasing.kept()
    zero(path, *pages_of(path, "erased"), *pages_of(path, "touch")[1:3])
    outlook = rescue.look(path)
    if what == "backup":
        rescue.take_backup(path, backup, salvaged=outlook.salvaged)
    else:
        rescue.take_salvaged(path, outlook.salvaged)
    outlook.put_away()
    with Book(path) as book:
        assert set(book.erasing.kept().rows) == set(marks.rows)
