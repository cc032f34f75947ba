from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from relapp.book import Book, places
from relapp.domain.backups import Reason
from relapp.ui.backup_work import EVERY, BackupKeeper
from relapp.ui.bus import Bus


class Clock:
    """Seconds that tests set."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keeper(bus: Bus, clock: Clock) -> BackupKeeper:
    return BackupKeeper(bus, bus, clock)


@pytest.fixture
def look_once(qtbot: QtBot, keeper: BackupKeeper) -> Callable[[], None]:
    """Look, and wait for what comes of it."""

    def look_once() -> None:
        with qtbot.waitSignal(keeper.work.ended, timeout=20_000):
            keeper.look()

    return look_once


def test_the_days_backup_is_made_once(look_once: Callable[[], None], book: Book, bus: Bus, clock: Clock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bus.changed):
        look_once()
    clock.seconds += EVERY
    look_once()

    assert [each.reason for each in book.backups.list()] == [Reason.DAILY]


def test_between_two_looks_nothing_is_begun(keeper: BackupKeeper, look_once: Callable[[], None], clock: Clock) -> None:
    look_once()
    clock.seconds += EVERY - 1
    keeper.look()

    assert not keeper.work.is_busy


def test_what_is_wrong_is_said_once_and_again_after_it_went_well(
    look_once: Callable[[], None], book: Book, bus: Bus, clock: Clock
) -> None:
    said: list[str] = []
    bus.failed.connect(said.append)
    folder = book.backups.shelf().folder
    for is_broken in (True, True, False, True):
        if is_broken:
            _break(folder)
        else:
            folder.unlink()
        look_once()
        clock.seconds += EVERY

    assert len(said) == 2
    assert "clients-backups" in said[0]
    folder.unlink()


def _break(folder: Path) -> None:
    """Put a file where the folder should be."""
    for each in folder.iterdir() if folder.is_dir() else ():
        each.unlink()
    if folder.is_dir():
        folder.rmdir()
    folder.touch()


def test_the_work_is_stopped_with_the_window(keeper: BackupKeeper, qtbot: QtBot, book: Book) -> None:
    with qtbot.waitSignal(keeper.work.ended, timeout=20_000):
        keeper.look()
        keeper.stop()

    assert book.backups.list() == []


def test_a_folder_that_is_no_place_for_a_book_is_told_until_it_is_known(
    bus: Bus, keeper: BackupKeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = places.Place(places.Trouble.SYNCED, tmp_path, "Dropbox")
    monkeypatch.setattr(places, "trouble_with", lambda _path: place)

    assert keeper.place_to_warn_of() == place
    keeper.note_warned()
    assert keeper.place_to_warn_of() is None
