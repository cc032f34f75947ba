import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from relapp.book import Book
from relapp.book.backups import second_place
from relapp.book.backups.copying import examine
from relapp.book.backups.part import keep_up
from relapp.book.backups.second_place import Standing, choose, copy_to_second_place
from relapp.book.backups.shelf import Shelf
from relapp.book.encryption import change_passphrase
from relapp.domain.backups import Keeping, Reason
from relapp.errors import UserError


def there(shelf):
    return sorted(each.name for each in (shelf.second_place / "clients-backups").iterdir())


def test_without_one_nothing_is_copied(shelf):
    shelf.make(Reason.DAILY)
    assert copy_to_second_place(shelf).standing is Standing.NOT_CHOSEN


def test_the_latest_backup_is_copied_once(with_second_place):
    shelf = with_second_place
    made = shelf.make(Reason.DAILY)
    first = copy_to_second_place(shelf)

    assert (first.standing, first.latest) == (Standing.UP_TO_DATE, made.made_at)
    assert there(shelf) == [made.path.name]
    assert examine(shelf.second_place / "clients-backups" / made.path.name).clients == 1
    told = []
    assert copy_to_second_place(shelf, lambda *progress: told.append(progress)) == first
    assert told == []


def test_keeping_up_makes_the_days_backup_and_copies_it(with_second_place, clock):
    shelf = with_second_place
    kept = keep_up(shelf)
    assert kept.made is not None
    assert there(shelf) == [kept.made.path.name]
    assert keep_up(shelf).made is None
    clock.turn(days=1)
    assert keep_up(shelf).made is not None


def test_a_missing_stick_is_no_error_and_is_known_again(with_second_place):
    shelf = with_second_place
    made = shelf.make(Reason.DAILY)
    shelf.second_place.rename(shelf.second_place.with_name("pulled out"))
    assert copy_to_second_place(shelf).standing is Standing.AWAY
    assert not shelf.second_place.exists()
    # Where a stick is expected, a system may keep an empty folder.
    shelf.second_place.mkdir()
    assert copy_to_second_place(shelf).standing is Standing.AWAY
    assert list(shelf.second_place.iterdir()) == []
    shelf.second_place.rmdir()
    shelf.second_place.with_name("pulled out").rename(shelf.second_place)
    assert copy_to_second_place(shelf).standing is Standing.UP_TO_DATE
    assert there(shelf) == [made.path.name]


def test_a_stick_that_vanishes_meanwhile_stops_nothing(with_second_place, tmp_path):
    shelf = with_second_place
    shelf.make(Reason.DAILY)

    def pull_out(_done, _total):
        shutil.rmtree(shelf.second_place, ignore_errors=True)

    assert copy_to_second_place(shelf, pull_out).standing is Standing.AWAY
    assert len(shelf.list()) == 1


def test_what_the_stick_cannot_take_is_said(with_second_place, monkeypatch):
    shelf = with_second_place
    shelf.make(Reason.DAILY)

    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("relapp.book.backups.copying._send", full)
    tried = copy_to_second_place(shelf)
    assert tried.standing is Standing.FAILED
    assert str(shelf.second_place) in tried.why
    assert there(shelf) == []


def test_it_is_cleared_out_like_the_first_one(with_second_place, clock):
    shelf = replace(with_second_place, keeping=Keeping(2, 1, 1))
    for _day in range(5):
        clock.turn(days=1)
        keep_up(shelf)

    assert there(shelf) == sorted(each.path.name for each in shelf.list())
    assert len(there(shelf)) == 2


def test_a_lost_first_place_is_no_reason_to_clear_the_second(with_second_place, clock):
    shelf = with_second_place
    for _day in range(3):
        clock.turn(days=1)
        keep_up(shelf)
    shutil.rmtree(shelf.folder)
    clock.turn(days=1)
    kept = keep_up(shelf)

    assert len(there(shelf)) == 4
    assert kept.second.latest == kept.made.made_at


def test_beside_the_book_is_no_second_place(shelf, tmp_path):
    shelf.make(Reason.DAILY)
    for place in (tmp_path, shelf.folder, shelf.folder / "more"):
        with pytest.raises(UserError, match="another disk"):
            choose(shelf, place)


def test_two_books_of_one_name_share_a_stick(with_second_place, shelf, tmp_path, clock):
    mine = with_second_place
    keep_up(mine)
    other = replace(shelf, book=tmp_path / "elsewhere" / "clients.relapp", second_place=None)
    with Book(other.book):
        pass
    clock.turn(days=400)
    other = replace(other, second_place=choose(other, mine.second_place), keeping=Keeping(1, 1, 1))
    assert keep_up(other).second.standing is Standing.UP_TO_DATE

    assert other.second_place == mine.second_place / "relapp-2"
    assert there(mine) == [each.path.name for each in mine.list()]
    assert choose(mine, mine.second_place) == mine.second_place
    assert choose(other, mine.second_place) == other.second_place


def test_a_folder_that_is_not_there_is_said(shelf, tmp_path):
    with pytest.raises(UserError, match="nowhere"):
        choose(shelf, tmp_path / "nowhere")


def test_it_is_no_error_where_the_system_cannot_even_look(with_second_place, monkeypatch):
    shelf = with_second_place
    shelf.make(Reason.DAILY)

    def refuse(*_given):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(second_place, "read_folder", refuse)
    assert copy_to_second_place(shelf).standing is Standing.FAILED
    monkeypatch.setattr(Path, "is_dir", refuse)
    assert copy_to_second_place(shelf).standing is Standing.AWAY


def test_backups_there_from_before_the_passphrase_are_counted(tmp_path, clock, quick_keys):
    path, stick = tmp_path / "locked.relapp", tmp_path / "stick"
    Book(path).close()
    stick.mkdir()
    plain = Shelf(path, now=clock)
    plain = replace(plain, second_place=choose(plain, stick))
    plain.make(Reason.ASKED)
    assert copy_to_second_place(plain).unlocked == 0
    change_passphrase(path, "", "flores da manhã")
    locked = replace(plain, passphrase="flores da manhã")
    locked.make(Reason.ASKED)
    second = copy_to_second_place(locked)
    assert second.unlocked == 1
    with Book(path, passphrase="flores da manhã") as opened:
        opened.backups.note_second(second)
        assert opened.backups.unlocked_in_second_place() == 1
