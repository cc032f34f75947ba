import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from relapp.book.imports import storage as staging_file
from relapp.exchange.look import TableChoices
from relapp.ui.bus import Bus
from relapp.ui.importing import worker
from relapp.ui.importing.incoming_file import IncomingFile


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where stagings are kept."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(staging_file.tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def file(bus: Bus, write_cards: Callable[..., Path], folder: Path) -> Iterator[IncomingFile]:
    file = IncomingFile(bus.book.door, write_cards(("Ana", "11 1"), ("Bia", "11 2")))
    yield file
    if isValid(file):
        file.give_up()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def staged(qtbot: QtBot, file: IncomingFile) -> None:
    with qtbot.waitSignal(file.looked):
        file.look(TableChoices())
    with qtbot.waitSignal(file.staged):
        file.stage({})


def test_what_is_given_up_leaves_nothing_on_the_disk(qtbot: QtBot, file: IncomingFile, folder: Path) -> None:
    staged(qtbot, file)
    assert len(list(folder.iterdir())) == 1

    file.give_up()

    assert list(folder.iterdir()) == []


def test_what_came_in_leaves_nothing_on_the_disk(qtbot: QtBot, file: IncomingFile, folder: Path) -> None:
    staged(qtbot, file)
    with qtbot.waitSignal(file.taken_in):
        file.take_in()
    assert list(folder.iterdir()) == []


def test_reading_again_keeps_one_file(qtbot: QtBot, file: IncomingFile, folder: Path) -> None:
    staged(qtbot, file)
    staged(qtbot, file)
    assert len(list(folder.iterdir())) == 1


def test_the_end_of_the_program_leaves_nothing_on_the_disk(qtbot: QtBot, file: IncomingFile, folder: Path) -> None:
    staged(qtbot, file)
    app = QCoreApplication.instance()
    assert app
    app.aboutToQuit.emit()
    assert list(folder.iterdir()) == []


def test_what_is_given_up_while_it_is_read_leaves_nothing_on_the_disk(
    qtbot: QtBot, file: IncomingFile, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, may_go_on = threading.Event(), threading.Event()
    stage = worker.importing.stage

    def slow(*given: Any) -> Any:
        made = stage(*given)
        reached.set()
        assert may_go_on.wait(10)
        return made

    monkeypatch.setattr(worker.importing, "stage", slow)
    with qtbot.waitSignal(file.looked):
        file.look(TableChoices())
    told: list[object] = []
    file.staged.connect(told.append)
    file.stage({})
    assert reached.wait(10)
    job = file._job
    assert job

    file.give_up()
    with qtbot.waitSignal(job.destroyed):
        may_go_on.set()

    assert list(folder.iterdir()) == []
    assert told == []


def test_only_the_last_look_counts(qtbot: QtBot, file: IncomingFile) -> None:
    told: list[int] = []
    file.looked.connect(lambda: told.append(1))
    for delimiter in ",;|":
        file.look(TableChoices(delimiter=delimiter))
    qtbot.waitUntil(lambda: not file.is_busy)

    assert told == [1]
    assert file.choices.delimiter == "|"
