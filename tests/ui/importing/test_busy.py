import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.importing.busy import BusyDialog, BusyView, Remaining, time_left


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_time_left_is_said_once_it_can_be_known() -> None:
    clock = Clock()
    remaining = Remaining(clock)
    assert remaining.seconds(500, 10_000) is None

    clock.now += 2
    assert remaining.seconds(0, 10_000) is None
    assert remaining.seconds(500, 10_000) == 38
    assert remaining.seconds(10_000, 10_000) == 0


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "about 5 seconds left"),
        (11, "about 15 seconds left"),
        (90, "about 90 seconds left"),
        (100, "about 2 minutes left"),
        (600, "about 10 minutes left"),
    ],
)
def test_the_time_left_in_words(seconds: float, said: str) -> None:
    assert time_left(seconds) == said


def test_the_bar_comes_with_the_amount(qtbot: QtBot) -> None:
    view = BusyView("Importing cards.vcf")
    qtbot.addWidget(view)
    view.show()

    view.show_progress(0, 0)
    assert not view.bar.isVisible()

    view.show_progress(2500, 10_000)
    assert view.bar.isVisible()
    assert view.bar.fraction == 0.25
    assert view.detail.text() == "2,500 of 10,000"


def test_it_is_cancelled_once_and_then_says_so(qtbot: QtBot) -> None:
    view = BusyView("Importing cards.vcf")
    qtbot.addWidget(view)
    told: list[int] = []
    view.cancelled.connect(lambda: told.append(1))

    view.cancel_button.click()
    view.cancel_button.click()
    view.show_progress(1, 2)

    assert (told, view.detail.text()) == ([1], "Stopping…")


def test_escape_cancels_and_the_end_of_the_work_closes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = BusyDialog("Importing cards.vcf", window)
    dialog.open()

    with qtbot.waitSignal(dialog.cancelled):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.close()

    dialog.finish()
    assert not dialog.isVisible()


def test_work_that_ends_at_once_shows_no_dialog(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = BusyDialog("Importing cards.vcf", window)

    dialog.open_soon()
    dialog.finish()

    assert not dialog.findChild(BusyView).isVisible()
    assert not dialog._timer.isActive()


def test_bytes_are_said_as_a_percentage(qtbot: QtBot) -> None:
    view = BusyView("Reading cards.vcf", in_bytes=True)
    qtbot.addWidget(view)

    view.show_progress(2_500_000, 10_000_000)

    assert view.detail.text() == "25%"


def test_what_was_read_to_the_end_is_compared(qtbot: QtBot) -> None:
    view = BusyView("Reading cards.vcf", in_bytes=True)
    qtbot.addWidget(view)

    view.show_progress(50, 100)
    assert "50%" in view.detail.text()
    view.show_progress(100, 100)
    assert view.detail.text() == "Comparing…"
