"""Text that others obey, in every field of a book: every page, dialog, tooltip, menu and bubble shows it as it is."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client
from relapp.domain.printed import PrintedList, PrintedRow
from relapp.exporting import Format, export
from relapp.i18n import set_language
from relapp.scheduling.announcements import digest, timed_reminder
from relapp.scheduling.notifier import TrayNotifier
from relapp.ui.bus import Bus
from relapp.ui.window import Window
from tests.hostile import TEXTS, write_hostile_book
from tests.ui.conftest import MONDAY, delete_what_was_left

PAGES = (
    "welcome", "today", "catching_up", "week", "clients", "duplicates", "sorting", "calendar", "share", "insights", "learned",
    "digest", "review", "settings", "results",
)  # fmt: skip
# What a tooltip may be: nothing that could be taken for markup, or our own with all the rest escaped.
PLAIN_TOOLTIP = re.compile(r"[^<&]*|<span>([^<&]|<br>|&(amp|lt|gt|quot|#x27);)*</span>")
# Within menus and on buttons a single & makes a shortcut of the letter after it.
SHORTCUT = re.compile(r"(?<!&)&(?:&&)*(?!&)(?=(?:amp|lt|#64|File|i&))")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    set_language("en")
    return write_hostile_book(tmp_path_factory.mktemp("hostile"), MONDAY)


@pytest.fixture
def book(look: None, made: Path, tmp_path: Path) -> Iterator[Book]:
    """A book full of it."""
    path = tmp_path / "<b>clients & Co.relapp"
    shutil.copyfile(made, path)
    stamps = Stamps(now=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), today=lambda: MONDAY)
    with Book(path, stamps) as opened:
        opened.turn_to(MONDAY)
        yield opened
        delete_what_was_left()
        assert opened.check() == []


@pytest.fixture
def window(bus: Bus, show: Callable[..., Window]) -> Window:
    return show(Window(bus), 1024, 700)


def settle() -> None:
    for _turn in range(3):
        QApplication.processEvents()


def assert_all_is_shown_as_it_is() -> None:
    """Whatever windows there are: no label, tooltip, menu or button takes a text for markup."""
    seen = 0
    for widget in [each for window in QApplication.topLevelWidgets() for each in (window, *window.findChildren(QWidget))]:
        seen += 1
        assert_is_plain(widget)
    assert seen


def assert_is_plain(widget: QWidget) -> None:
    name = f"{type(widget).__module__}.{type(widget).__name__}"
    assert PLAIN_TOOLTIP.fullmatch(widget.toolTip()), (name, widget.toolTip()[:200])
    if isinstance(widget, QLabel) and widget.text() and not is_of_the_plots(widget):
        assert widget.textFormat() is Qt.TextFormat.PlainText, (name, widget.text()[:200])
        assert not widget.openExternalLinks()
    if isinstance(widget, QTextEdit):
        assert not widget.acceptRichText(), name
    if isinstance(widget, QAbstractButton):
        assert not SHORTCUT.search(widget.text()), (name, widget.text()[:200])
    if isinstance(widget, QMenu):
        for action in widget.actions():
            assert not SHORTCUT.search(action.text()), (name, action.text()[:200])
    if isinstance(widget, QAbstractItemView) and widget.model():
        assert_tooltips_are_plain(widget.model(), QModelIndex(), name)


def is_of_the_plots(label: QLabel) -> bool:
    """Whether it is in a menu of pyqtgraph's, which has words of its own alone and names none of which are ours."""
    return label.objectName().startswith("label")


def assert_tooltips_are_plain(model: QAbstractItemModel, parent: QModelIndex, name: str) -> None:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(min(model.rowCount(parent), 60)):
        for column in range(columns):
            index = model.index(row, column, parent)
            tip = index.data(Qt.ItemDataRole.ToolTipRole) or ""
            assert PLAIN_TOOLTIP.fullmatch(tip), (name, tip[:200])


def views(window: QWidget) -> Iterator[str]:
    """A page, and each part of it that has a tab."""
    settle()
    yield ""
    for bar in [each for each in window.findChildren(QTabBar) if each.isVisibleTo(window)]:
        for index in range(1, bar.count()):
            bar.setCurrentIndex(index)
            settle()
            yield bar.tabText(index)


def open_menus(window: QWidget) -> None:
    """Have every menu in view say what it has."""
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_it_as_it_is(window: Window, bus: Bus, book: Book, qtbot: QtBot, page: str) -> None:
    if page == "results":
        planned = book.agenda.planned(MONDAY)
        rows = [
            PrintedRow(n, each.client_id, MONDAY, tuple(each.reasons)) for n, each in enumerate(planned.plan.days[0].touches, 1)
        ]
        book.printed.keep(PrintedList(0, MONDAY, MONDAY, MONDAY, tuple(rows)))
    window.go(page)
    if page == "insights":
        qtbot.waitUntil(lambda: not window.page("insights").reader.is_reading, timeout=20_000)
    if page == "duplicates":
        qtbot.waitUntil(lambda: not window.page("duplicates").is_searching)
    for _view in views(window):
        open_menus(window)
        assert_all_is_shown_as_it_is()
        window.grab()
    assert window.minimumSizeHint().width() <= 1024


def some_clients(book: Book) -> list[Client]:
    """Some that are nothing but such text, and some of the sample with people around them."""
    found = book.clients.load(book.list.ids(ClientFilter(), limit=None))
    by_notes = {each.notes: each for each in found.values()}
    return [by_notes[text] for text in TEXTS[:6:5]] + [by_notes[TEXTS[9]]] + [each for each in found.values() if each.people][:2]


def test_every_record_shows_it_as_it_is(window: Window, book: Book) -> None:
    for client in some_clients(book):
        window.open_client(client.id)
        for _view in views(window):
            open_menus(window)
            window.grab()
        assert_all_is_shown_as_it_is()
        assert window.minimumSizeHint().width() <= 1024


def dialogs(window: Window, book: Book) -> Iterator[QWidget]:
    """What opens over the pages."""
    from relapp.printing.client import client_brief, client_sheet
    from relapp.printing.week import compose, gather, week_choices
    from relapp.ui.client.history.dialog import HistoryDialog
    from relapp.ui.colleagues.brief_dialog import BriefDialog
    from relapp.ui.importing.confirming import TakeBackDialog
    from relapp.ui.printing import PreviewDialog
    from relapp.ui.settings.plan_editor import PlanEditor
    from relapp.ui.settings.text_editor import TextEditor
    from relapp.ui.touching.done_popup import DonePopup
    from relapp.ui.touching.log_dialog import LogDialog
    from relapp.ui.touching.say_dialog import SayDialog

    bus = window.bus
    for client in some_clients(book)[::2]:
        reasons = book.agenda.of_client(client.id)
        yield LogDialog(bus, window, client.id)
        yield SayDialog(bus, client.id, reasons, window)
        yield DonePopup(bus, client.id, reasons, None, window)
        yield HistoryDialog(book, client.id, window)
        yield BriefDialog(bus, client.id, window)
    yield PreviewDialog(window, book, client_sheet(book, client.id, MONDAY))
    yield PreviewDialog(window, book, next(client_brief(book, client.id, MONDAY)))
    yield PreviewDialog(window, book, compose(gather(book, MONDAY, MONDAY, week_choices(book))))
    yield TakeBackDialog(3, TEXTS[0], window)
    for plan in book.settings.get().plans[-4:]:
        yield PlanEditor(plan, window)
    for template in book.texts.every(*_situation()):
        yield TextEditor(bus, template, window)


def _situation() -> tuple[object, str]:
    from relapp.domain.texts import Situation

    return Situation.BIRTHDAY, "en"


def test_every_dialog_shows_it_as_it_is(window: Window, book: Book) -> None:
    count = 0
    for dialog in dialogs(window, book):
        dialog.show()
        for _view in views(dialog):
            open_menus(dialog)
            assert_all_is_shown_as_it_is()
        dialog.grab()
        dialog.hide()
        dialog.deleteLater()
        delete_what_was_left()
        count += 1
    assert count > 15


def test_a_code_is_shown_with_its_text_as_it_is(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    from relapp.ui import contacting

    shown: list[int] = []

    def look_at(dialog: QDialog) -> None:
        dialog.show()
        settle()
        assert_all_is_shown_as_it_is()
        shown.append(1)

    monkeypatch.setattr(QDialog, "exec", look_at)
    for text in TEXTS[::4]:
        contacting.show_qr(text, window)
    assert len(shown) == len(TEXTS[::4])


def test_what_is_said_at_the_foot_is_said_as_it_is(window: Window, bus: Bus) -> None:
    for text in TEXTS[::3]:
        bus.said.emit(text, True)
        settle()
        assert window.toast.message.text() == text
        assert_all_is_shown_as_it_is()
        bus.failed.emit(text)
        settle()
        assert_all_is_shown_as_it_is()


@pytest.mark.parametrize("form", [Format.VCARD_4, Format.CSV, Format.JSON, Format.XLSX, Format.ICALENDAR])
def test_a_file_that_is_brought_in_shows_it_as_it_is(
    window: Window, book: Book, qtbot: QtBot, tmp_path: Path, form: Format
) -> None:
    file = tmp_path / f"<b>x & Co.{form.ending.lstrip('.')}"
    export(book, form, file, None)

    window.import_file(file)
    settle()
    qtbot.waitUntil(lambda: not importing_busy(window), timeout=20_000)

    open_menus(window)
    assert_all_is_shown_as_it_is()
    window.grab()


def importing_busy(window: Window) -> bool:
    from relapp.ui.importing.busy import BusyDialog

    return any(isinstance(each, BusyDialog) and each.isVisible() for each in QApplication.topLevelWidgets())


def test_search_shows_it_as_it_is(window: Window, book: Book) -> None:
    from relapp.ui.search_box import SearchBox

    box = window.findChildren(SearchBox)[0]
    for text in ("b", "amp", "7*7", "gpj", TEXTS[5]):
        box.field.setText(text)
        box.field.textEdited.emit(text)
        settle()
        assert_all_is_shown_as_it_is()
        window.grab()


class Tray(QObject):
    """Stands in for the icon."""

    messageClicked = Signal()  # noqa: N815 - as Qt calls it

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []

    def isVisible(self) -> bool:
        return True

    def supportsMessages(self) -> bool:
        return True

    def geometry(self) -> QRect:
        return QRect(0, 0, 22, 22)

    def showMessage(self, title: str, body: str) -> None:
        self.shown.append((title, body))


def test_a_bubble_of_the_tray_has_nothing_that_is_obeyed(qapp: QApplication, book: Book) -> None:
    tray = Tray()
    notifier = TrayNotifier(tray)  # type: ignore[arg-type]
    names = [client.name for client in some_clients(book)]
    for at in range(0, len(names), 5):
        said = digest(names[at : at + 5], 2)
        assert notifier.notify("digest", said.title, said.body)
    for client in some_clients(book):
        for reminder in book.agenda.of_client(client.id):
            said = timed_reminder(client.name, reminder)
            assert notifier.notify("reminder", said.title, said.body)
    assert len(tray.shown) >= 6
    for title, body in tray.shown:
        assert re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", title + body) is None
        assert "\n" not in title
        assert len(title) <= 200
        assert len(body) <= 1000
