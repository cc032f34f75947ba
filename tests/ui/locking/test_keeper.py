from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.book.door import Door
from relapp.ui.bus import Bus
from relapp.ui.importing.worker import Job
from relapp.ui.locking.keeper import Keeper


@pytest.fixture
def keeper(bus: Bus, book: Book, monkeypatch: pytest.MonkeyPatch, qapp: QObject) -> Iterator[Keeper]:
    """Of a book with a passphrase."""
    monkeypatch.setattr(Book, "door", Door(book.path, "flores da manhã"))
    parent = QObject()
    yield Keeper(bus, parent)
    parent.deleteLater()


def told(keeper: Keeper) -> list[int]:
    heard: list[int] = []
    keeper.lock_wanted.connect(lambda: heard.append(1))
    return heard


def idle_for(keeper: Keeper, minutes: float) -> None:
    keeper.idle._last -= 60 * minutes
    keeper.idle.look()


def test_after_the_minutes_of_the_settings(keeper: Keeper, book: Book) -> None:
    book.save_settings(replace(book.settings.get(), lock_after=5))
    heard = told(keeper)

    idle_for(keeper, 4.9)
    assert heard == []
    idle_for(keeper, 0.2)
    assert heard == [1]


@pytest.mark.parametrize("passphrase", ["", "flores da manhã"])
def test_never_where_nothing_can_or_shall_be_locked(
    keeper: Keeper, book: Book, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Book, "door", Door(book.path, passphrase))
    book.save_settings(replace(book.settings.get(), lock_after=0 if passphrase else 5, lock_on_sleep=not passphrase))
    heard = told(keeper)

    idle_for(keeper, 1000)
    keeper.on_sleep()

    assert heard == []


def test_not_in_the_middle_of_work_but_right_after_it(keeper: Keeper, qtbot: QtBot) -> None:
    heard, may_end = told(keeper), Event()
    job = Job(lambda _report: may_end.wait(10))
    with qtbot.waitSignal(job.succeeded):
        job.start()
        idle_for(keeper, 1000)
        assert heard == []
        may_end.set()
    job.wait()

    idle_for(keeper, 0)
    assert heard == [1]


def test_sleep_is_one_of_the_settings(keeper: Keeper) -> None:
    heard = told(keeper)

    keeper.on_woke(0.0)
    assert heard == []
    keeper.on_woke(300.0)
    assert heard == [1]
