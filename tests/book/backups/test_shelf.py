import os
import stat
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from relapp.book.backups.shelf import Shelf
from relapp.domain.backups import Keeping, Reason
from relapp.errors import BookError


def damage(backup):
    data = backup.path.read_bytes()
    backup.path.write_bytes(data[:4096] + b"\xff" * 8192 + data[12288:])


def numbers(shelf):
    return [each.number for each in shelf.list()]


def test_a_backup_is_found_by_its_name(shelf):
    made = shelf.make(Reason.IMPORT)

    assert made.path.name == "00001-20261123T120000Z-import-s6.relapp"
    assert shelf.list() == [made]
    assert shelf.find(1) == made
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_names_are_in_the_order_in_which_they_were_made(shelf, clock):
    for hours in (1, 30, -500, 0, 9000):
        clock.turn(hours=hours)
        shelf.make(Reason.ASKED)

    assert numbers(shelf) == [5, 4, 3, 2, 1]
    assert sorted(each.path.name for each in shelf.list()) == [each.path.name for each in reversed(shelf.list())]


def test_what_is_no_finished_backup_is_not_listed(shelf):
    made = shelf.make(Reason.ASKED)
    for name in ("notes.txt", ".00002-20261123T120000Z-daily-s6.relapp.0000.part", "00002-20269923T120000Z-daily-s6.relapp",
                 "00002-20261123T120000Z-other-s6.relapp", "before-version-5.relapp"):  # fmt: skip
        (shelf.folder / name).write_bytes(bytes(4096))
    (shelf.folder / "00003-20261123T120000Z-daily-s6.relapp").touch()
    (shelf.folder / "00004-20261123T120000Z-daily-s6.relapp").write_bytes(bytes(5000))

    assert shelf.list() == [made]
    with pytest.raises(BookError, match="no backup 3"):
        shelf.find(3)


def test_one_is_due_once_a_day(shelf, clock):
    assert shelf.is_due()
    shelf.make(Reason.DAILY)
    clock.turn(hours=11)
    assert not shelf.is_due()
    clock.turn(hours=1)
    assert shelf.is_due()


def test_a_clock_set_back_makes_new_ones_and_deletes_no_good_one(shelf, clock):
    shelf = replace(shelf, keeping=Keeping(2, 1, 1))
    for _day in range(3):
        clock.turn(days=1)
        shelf.make(Reason.DAILY)
    clock.turn(days=-3000)
    assert shelf.is_due()
    shelf.make(Reason.DAILY)
    shelf.prune()
    assert numbers(shelf)[0] == 4


def test_pruning_keeps_days_weeks_and_months(shelf, clock):
    first = shelf.make(Reason.DAILY)
    for ago in range(40):
        moment = clock.moment - timedelta(days=40 - ago)
        os.link(first.path, shelf.folder / f"{ago + 2:05}-{moment:%Y%m%dT%H%M%SZ}-daily-s6.relapp")
    first.path.unlink()
    gone = replace(shelf, keeping=Keeping(3, 2, 2)).prune()

    assert numbers(shelf) == [41, 40, 39, 34, 19]
    assert len(gone) == 35


def test_the_last_good_one_is_never_deleted(shelf, clock):
    shelf = replace(shelf, keeping=Keeping(1, 1, 1))
    good = shelf.make(Reason.DAILY)
    for _day in range(5):
        clock.turn(days=40)
        damage(shelf.make(Reason.DAILY))
    shelf.prune()

    assert good in shelf.list()
    damage(good)
    left = shelf.list()
    assert shelf.prune() == []
    assert shelf.list() == left


def test_what_a_killed_copy_left_goes_after_a_day(shelf):
    shelf.make(Reason.DAILY)
    old, new = shelf.folder / ".a.relapp.1234.part", shelf.folder / ".b.relapp.1234.part"
    for part in (old, new):
        part.touch()
    os.utime(old, (1, 1))
    shelf.tidy()

    assert not old.exists()
    assert new.exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="whoever may do everything is refused nothing")
def test_a_folder_that_cannot_be_written_is_said(shelf):
    shelf.folder.mkdir(mode=0o500)

    with pytest.raises(BookError, match="clients-backups"):
        shelf.make(Reason.IMPORT)


def test_a_folder_that_is_a_file_is_said(shelf):
    shelf.folder.touch()

    with pytest.raises(BookError, match="clients-backups"):
        shelf.make(Reason.IMPORT)


def test_a_passphrase_is_not_told_by_accident(book):
    assert "secret" not in repr(Shelf(book.path, "secret"))


def test_moments_are_utc(shelf, clock):
    clock.moment = datetime(2026, 11, 23, 9, tzinfo=UTC).astimezone()
    assert shelf.make(Reason.ASKED).path.name.startswith("00001-20261123T090000Z")
