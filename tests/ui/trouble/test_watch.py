"""Every way in which an exception can escape leads to the window, and nothing of what it held is told."""

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QThread, QTimer, qWarning
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from relapp import logs
from relapp.book.backups.part import keep_up
from relapp.errors import BookError
from relapp.ui.bus import Bus
from relapp.ui.help.window import HelpWindow
from relapp.ui.trouble.watch import QUIET_FOR, Watch
from relapp.ui.trouble.window import TroubleWindow
from tests.ui.conftest import Add

NAME, PHONE = "Marisol Quintanilha", "5511955550127"
SECRETS = ("Marisol", "Quintanilha", "0127")


@dataclass
class Program:
    """What the program is to the watch."""

    bus: Bus | None = None
    window: QWidget | None = None
    closed: int = 0

    def close(self) -> None:
        self.closed += 1


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "relapp.log"
    file.touch()
    logs.start(file)
    yield file
    logs.stop()


@pytest.fixture
def program(bus: Bus, show: Callable[..., QWidget]) -> Program:
    window = show(QWidget(), 900, 600)
    window.place = "clients"  # type: ignore[attr-defined]
    return Program(bus, window)


@pytest.fixture
def watch(qapp: QApplication, log: Path, program: Program, clock: Clock) -> Iterator[Watch]:
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(1)
    with Watch(qapp, program, clock) as watch:
        yield watch
        if watch.window:
            close(watch)
    qapp.setDoubleClickInterval(before)


def close(watch: Watch) -> None:
    """Go on, as soon as the window lets itself be closed."""
    assert watch.window
    window = watch.window
    while watch.window is window:
        QApplication.processEvents()
        window.go_on_button.click()


def fail() -> None:
    name, phone = NAME, PHONE
    raise ValueError(f"{name} has {phone}")


def fail_elsewhere() -> None:
    raise KeyError(NAME)


def seen(watch: Watch, qtbot: QtBot) -> TroubleWindow:
    qtbot.waitUntil(lambda: watch.window is not None and watch.window.isVisible())
    assert watch.window
    return watch.window


class Painted(QWidget):
    """Cannot be painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        fail()


class Worker(QThread):
    """Fails on a thread of Qt's."""

    def run(self) -> None:
        fail()


def by_a_slot(parent: QWidget) -> None:
    button = QPushButton("x", parent)
    button.clicked.connect(fail)
    button.click()


def by_a_timer(parent: QWidget) -> None:
    QTimer.singleShot(0, parent, fail)


def by_a_thread(parent: QWidget) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def by_a_thread_of_qt(parent: QWidget) -> None:
    worker = Worker(parent)
    worker.start()
    worker.wait()


def by_a_paint(parent: QWidget) -> None:
    painted = Painted(parent)
    painted.resize(10, 10)
    painted.show()


@pytest.mark.parametrize("begin", [by_a_slot, by_a_timer, by_a_thread, by_a_thread_of_qt, by_a_paint])
def test_whatever_fails_is_told_calmly_and_without_what_it_held(
    watch: Watch, program: Program, qtbot: QtBot, log: Path, capsys: pytest.CaptureFixture[str], begin: Callable[[QWidget], None]
) -> None:
    assert program.window
    begin(program.window)

    window = seen(watch, qtbot)
    window.copy()
    report, said = QGuiApplication.clipboard().text(), capsys.readouterr()
    assert "exception ValueError at" in report
    assert "page clients" in report
    told = [report, log.read_text(), said.out, said.err, *(label.text() for label in window.saved), window.said.text()]
    assert [secret for secret in SECRETS for text in told if secret in text] == []


def test_a_fault_while_a_dialog_asks_is_told_over_it(watch: Watch, program: Program, qtbot: QtBot) -> None:
    dialog = QDialog(program.window)
    said: list[bool] = []

    def look() -> None:
        window = seen(watch, qtbot)
        said.append(QApplication.activeModalWidget() is window)
        close(watch)
        said.append(dialog.isVisible())
        dialog.accept()

    QTimer.singleShot(0, dialog, fail)
    QTimer.singleShot(1, dialog, look)
    dialog.exec()

    assert said == [True, True]


def test_going_on_shows_again_what_is_in_the_book(watch: Watch, bus: Bus, qtbot: QtBot) -> None:
    shown: list[str] = []
    bus.changed.connect(lambda changes: shown.append(changes.action))
    QTimer.singleShot(0, fail)

    assert "You can go on" in seen(watch, qtbot).said.text()
    close(watch)

    assert shown == ["shown_again"]
    assert watch.window is None


def test_the_same_fault_is_counted_and_not_told_again_within_a_minute(watch: Watch, clock: Clock, qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)
    window = seen(watch, qtbot)
    assert not window.times.isVisible()
    for _again in range(2):
        QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: window.times.text() == "It has happened 3 times.")
    close(watch)

    clock.now += QUIET_FOR - 1
    QTimer.singleShot(0, fail)
    QTimer.singleShot(0, fail)
    QTimer.singleShot(0, QApplication.processEvents)
    for _turn in range(5):
        QApplication.processEvents()
    assert watch.window is None

    clock.now += 1
    QTimer.singleShot(0, fail)
    assert seen(watch, qtbot).times.text() == "It has happened 3 times."


def test_another_fault_is_told_at_once(watch: Watch, qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)
    seen(watch, qtbot)
    close(watch)

    QTimer.singleShot(0, fail_elsewhere)
    window = seen(watch, qtbot)
    window.copy()
    assert "exception KeyError" in QGuiApplication.clipboard().text()


def test_it_says_up_to_when_the_book_is_saved_and_when_it_was_last_copied(watch: Watch, bus: Bus, add: Add, qtbot: QtBot) -> None:
    client_id = add()
    bus.do(lambda: bus.book.clients.delete([client_id]))
    assert bus.saved_at
    keep_up(bus.book.backups.shelf(), asked=True)
    QTimer.singleShot(0, fail)

    first, second = (label.text() for label in seen(watch, qtbot).saved)
    assert first.startswith("Everything up to ")
    assert second.startswith("The last good backup was made on ")


def test_a_book_whose_backups_cannot_be_read_keeps_nobody_from_hearing(
    watch: Watch, bus: Bus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(bus.book.backups), "list", lambda _self: fail())
    QTimer.singleShot(0, fail_elsewhere)
    assert [label.text() for label in seen(watch, qtbot).saved] == [
        "Everything that Relapp said was saved is saved. What you were doing just now may not be."
    ]


def test_a_fault_of_the_window_itself_is_written_and_nothing_more(
    watch: Watch, qtbot: QtBot, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_given: object, **_more: object) -> None:
        raise OSError(NAME)

    monkeypatch.setattr("relapp.ui.trouble.window.TroubleWindow.__init__", cannot)
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: "exception OSError" in log.read_text())
    assert watch.window is None
    assert NAME not in log.read_text()


def test_a_button_of_the_window_that_fails_opens_no_other(watch: Watch, qtbot: QtBot, log: Path) -> None:
    QTimer.singleShot(0, fail)
    window = seen(watch, qtbot)
    window._report = fail_elsewhere  # type: ignore[assignment]
    window.copy_button.click()
    qtbot.waitUntil(lambda: "exception KeyError" in log.read_text())
    assert watch.window is window
    assert not window.times.isVisible()


def test_a_mistake_of_the_users_that_nobody_caught_is_said_as_one(watch: Watch, bus: Bus, qtbot: QtBot) -> None:
    said: list[str] = []
    bus.failed.connect(said.append)

    def refuse() -> None:
        raise BookError("The disk is full. Make room.")

    QTimer.singleShot(0, refuse)
    qtbot.waitUntil(lambda: said == ["The disk is full. Make room."])
    assert watch.window is None


def test_what_qt_complains_of_is_written_without_its_words(watch: Watch, log: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for _again in range(10):
        qWarning(f"cannot open /home/{NAME}")
    written = log.read_text()
    assert written.count("qt_warning.default") == 5
    assert NAME not in written + capfd.readouterr().err


def test_restarting_gives_the_book_back_and_starts_the_program_on_it(
    watch: Watch, program: Program, bus: Bus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []

    class Process(QProcess):
        def startDetached(self) -> bool:  # type: ignore[override]
            done.append((program.closed, self.program(), *self.arguments()))
            return True

    monkeypatch.setattr("relapp.ui.trouble.restarting.QProcess", Process)
    monkeypatch.setattr(type(watch._app), "exit", lambda *_given: done.append("ended"))
    QTimer.singleShot(0, fail)
    seen(watch, qtbot).restart_button.click()

    assert done == [(1, sys.executable, "-m", "relapp", "--book", str(bus.book.path)), "ended"]


def test_the_help_opens_at_its_topic_over_the_window(watch: Watch, qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)
    window = seen(watch, qtbot)
    window.help_button.click()
    (manual,) = window.findChildren(HelpWindow)
    assert manual.topic == "trouble"
    manual.close()


def test_who_cannot_see_it_is_not_kept_waiting_at_the_start(qapp: QApplication, log: Path) -> None:
    with pytest.raises(ValueError, match="has"), Watch(qapp, Program()):
        fail()


def test_a_program_that_cannot_open_its_window_says_so_by_itself(
    qapp: QApplication, look: None, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(QApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr(TroubleWindow, "exec", lambda self: shown.append((self.said.text(), self.go_on_button.text())))
    with pytest.raises(ValueError, match="has"), Watch(qapp, Program()):
        fail()
    assert shown == [("Relapp made a mistake of its own and cannot open its window. You did nothing wrong.", "Quit")]


def test_after_the_block_nobody_listens(qapp: QApplication, log: Path, program: Program) -> None:
    with Watch(qapp, program) as watch:
        pass
    QTimer.singleShot(0, fail)
    QApplication.processEvents()
    assert watch.window is None
    assert "exception ValueError" in log.read_text()
