"""F1, wherever one is."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget

from relapp.ui.bus import Bus
from relapp.ui.clients.new_client import NewClientDialog
from relapp.ui.help.opening import HelpKey, open_help
from relapp.ui.help.topics import OF_PAGE
from relapp.ui.help.window import HelpWindow
from relapp.ui.widgets.boxes import VBox
from relapp.ui.window import Window
from tests.ui.conftest import Add, click, delete_what_was_left


@pytest.fixture(autouse=True)
def help_key(qapp: QApplication) -> HelpKey:
    return HelpKey(qapp)


@pytest.fixture
def window(bus: Bus, add: Add, show: Callable[..., Window]) -> Window:
    add()
    return show(Window(bus))


def help_of(host: QWidget) -> list[HelpWindow]:
    return host.findChildren(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)


def press_f1(window: QWidget) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)


@pytest.mark.parametrize("page", ["today", "week", "clients", "calendar", "share", "settings", "sorting", "import"])
def test_f1_opens_the_topic_of_the_page_in_view(window: Window, page: str) -> None:
    window.go(page)
    window.sidebar.help.setFocus()
    press_f1(window)

    (shown,) = help_of(window)
    assert shown.topic == OF_PAGE[page]


def test_the_sidebar_leads_to_it_too(window: Window) -> None:
    window.go("week")
    click(window.sidebar, "Help")

    (shown,) = help_of(window)
    assert shown.topic == "week"
    assert shown.isVisible()


def test_it_is_one_window_that_shows_what_is_in_view_now(window: Window) -> None:
    open_help(window)
    window.go("calendar")
    open_help(window)

    (shown,) = help_of(window)
    assert shown.topic == "calendar"


def test_a_dialog_has_the_topic_of_the_page_below_it_and_help_that_can_be_used(
    window: Window, bus: Bus, show: Callable[..., QWidget]
) -> None:
    window.go("clients")
    dialog = NewClientDialog(bus, window)
    dialog.setModal(True)
    show(dialog, 500, 400)
    QApplication.processEvents()
    press_f1(dialog)

    (shown,) = help_of(dialog)
    assert shown.topic == "clients"
    assert not help_of(window)


class LockPage(QWidget):
    """Called as a part that has a topic of its own."""


def test_the_innermost_part_that_has_a_topic_decides(show: Callable[..., QWidget]) -> None:
    host, part, field = QDialog(), LockPage(), QLineEdit()
    VBox(host).addWidget(part)
    VBox(part).addWidget(field)
    show(host, 300, 200)
    field.setFocus()
    press_f1(host)

    (shown,) = help_of(host)
    assert shown.topic == "passphrase"


def test_what_pops_up_is_not_what_help_belongs_to(window: Window) -> None:
    menu = QMenu(window)

    assert open_help(menu).parent() is window


def test_f1_in_the_manual_opens_no_other(window: Window) -> None:
    shown = open_help(window)
    QTest.qWaitForWindowActive(shown)
    press_f1(shown)

    assert not help_of(shown)


def test_a_window_closed_is_gone(window: Window) -> None:
    open_help(window).close()
    delete_what_was_left()

    assert not help_of(window)


def test_nothing_of_it_is_imported_before_it_is_wanted() -> None:
    code = "import sys, relapp.app; sys.exit(bool({'relapp.ui.help.window', 'relapp.ui.help.manual'} & {*sys.modules}))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
