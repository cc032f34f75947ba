"""The window: a place for each page, and what works on all of them."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from relapp.paths import OWN_BOOK
from relapp.ui.bus import Bus
from relapp.ui.commands.opening import add_keys, offer_commands
from relapp.ui.importing.files import FileDrops
from relapp.ui.pages import make_page
from relapp.ui.sidebar import Sidebar
from relapp.ui.theme import current_theme
from relapp.ui.today.page import TodayPage
from relapp.ui.undo_key import UndoKey
from relapp.ui.widgets.boxes import HBox, VBox

if TYPE_CHECKING:
    from relapp.ui.exporting.exporter import Exporter
    from relapp.ui.notice import Notice
    from relapp.ui.way_back import WayBack
    from relapp.ui.widgets.toast import Toast

# Pages that have no place of their own in the sidebar, and the one that leads to them.
_PLACE_OF = {
    "client": "clients",
    "sorting": "clients",
    "duplicates": "clients",
    "privacy": "clients",
    "import": "clients",
    "welcome": "today",
    "catching_up": "today",
    "learned": "insights",
    "results": "week",
    "digest": "insights",
    "review": "insights",
}


class Window(QWidget):
    """Makes each page when it is first wanted. `book_wanted` carries another book's file, `rekey_wanted` a Rekeying."""

    book_wanted = Signal(object)
    language_changed = Signal()
    restore_wanted = Signal(object)
    counted = Signal(int)
    first_painted = Signal()
    lock_wanted = Signal()
    rekey_wanted = Signal(object)
    closed = Signal()
    spoken_role = "Window"

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self.bus = bus
        self.may_hide: Callable[[], bool] = lambda: False
        self.setWindowTitle("Relapp" if bus.book.path.name == OWN_BOOK else f"{bus.book.path.stem} · Relapp")
        self.count = 0
        self._led_from = ""
        self._was_painted = False
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self.sidebar = Sidebar()
        self.sidebar.place_chosen.connect(self.go)
        row = HBox(self, spacing=0)
        row.addWidget(self.sidebar)
        self._column = VBox(spacing=0)
        self._column.addWidget(self._stack, 1)
        row.addLayout(self._column, 1)
        bus.said.connect(self._say)
        bus.failed.connect(self._say)
        current_theme().theme_changed.connect(self._fit)
        add_keys(self)
        self._undo_key = UndoKey(self)
        FileDrops(self).dropped.connect(self.import_file)
        self.go("welcome" if self._is_first_run() else "today")

    @cached_property
    def toast(self) -> "Toast":
        """Where the window says what was just done; made when there is something to say."""
        from relapp.ui.widgets.toast import Toast

        return Toast(self)

    @cached_property
    def notice(self) -> "Notice":
        """Where the window says what has to be dealt with; made when there is such a thing."""
        from relapp.ui.notice import Notice

        notice = Notice()
        self._column.insertWidget(0, notice)
        return notice

    @cached_property
    def _exporter(self) -> "Exporter":
        from relapp.ui.exporting.from_window import exporter_of

        return exporter_of(self)

    @cached_property
    def _way_back(self) -> "WayBack":
        from relapp.ui.way_back import WayBack

        return WayBack()

    @property
    def page_shown(self) -> QWidget | None:
        """What is in view now."""
        return self._stack.currentWidget()

    @property
    def place(self) -> str:
        """The page shown now."""
        return next((name for name, page in self._pages.items() if page is self.page_shown), "")

    @property
    def client_shown(self) -> int | None:
        """Whose record is in view, if it is one's."""
        if self.place != "client":
            return None
        from relapp.ui.client.page import ClientPage

        page = self.page_shown
        return page.client_id if isinstance(page, ClientPage) else None

    def page(self, name: str) -> QWidget:
        """The page called `name`, made now if it was not wanted before."""
        if name not in self._pages:
            self._pages[name] = self._make_today() if name == "today" else make_page(name, self)
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def go(self, name: str) -> None:
        """Show a page."""
        if name != self.place:
            self._note_way()
            self._led_from = self.place
        self._stack.setCurrentWidget(self.page(name))
        is_theirs = (name, self._led_from) == ("privacy", "settings")
        self.sidebar.show_place("settings" if is_theirs else _PLACE_OF.get(name, name))

    def back(self) -> None:
        """Show what was shown before, as far back as there is something."""
        for place, client_id in self._way_back.taken():
            if place == "client" and (client_id is None or not self.bus.book.clients.load([client_id])):
                continue
            if (place, client_id) == (self.place, self.client_shown):
                continue
            kept = list(self._way_back.steps)
            if client_id is None:
                self.go(place)
            else:
                self.open_client(client_id)
            self._way_back.steps = kept
            return

    def open_client(self, client_id: int, part: int | None = None) -> None:
        """Show one client's record, at one of its parts where that was asked for."""
        from relapp.ui.client.page import ClientPage
        from relapp.ui.client.parts import Part

        self._note_way()
        page = self.page("client")
        if isinstance(page, ClientPage):
            page.show_client(client_id)
        self.go("client")
        if part is not None and isinstance(page, ClientPage):
            page.begin(Part(part))

    def log_touch(self, client_id: int | None = None) -> None:
        """Log a touch of the client given, or of one asked for."""
        from relapp.ui.touching.log_dialog import LogDialog

        dialog = LogDialog(self.bus, self, client_id)
        dialog.exec()
        dialog.deleteLater()

    def add_client(self) -> None:
        """Ask for a new client's name and open the record."""
        from relapp.ui.clients.new_client import NewClientDialog

        dialog = NewClientDialog(self.bus, self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.client_id:
            self.open_client(dialog.client_id)

    def import_file(self, file: Path | None = None) -> None:
        """Show the import page, with a file where one was dropped."""
        from relapp.ui.importing.page import ImportPage

        page = self.page("import")
        if isinstance(page, ImportPage):
            page.begin(file)
        self.go("import")

    def export(self) -> None:
        """Ask which clients go into a file, those shown or selected on the clients' page where it is in view."""
        from relapp.ui.exporting.from_window import offer_of

        self._exporter.begin(offer_of(self))

    def search(self) -> None:
        """Lead to the search line, on this page or on the clients', which finds everybody."""
        from relapp.ui.search_key import search

        search(self)

    def come_forward(self) -> None:
        """Be seen, wherever the window was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def quit(self) -> None:
        """End the program, without hiding in the tray."""
        self.may_hide = lambda: False
        self.close()

    def event(self, event: QEvent) -> bool:
        """Tell when the user has seen something, so that the rest can begin."""
        if event.type() is QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page its room where the window is narrow for the size of the text."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide to the tray where the user chose that and there is one; else this is the end, once nothing typed would be lost."""
        if self.may_hide():
            event.ignore()
            self.hide()
            return
        from relapp.ui.results.leaving import may_leave

        if not may_leave(self.bus, self):
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()

    def _make_today(self) -> QWidget:
        page = TodayPage(self.bus, wait_for=None if self._was_painted else self.first_painted)
        offer_commands(page.search, self)
        page.client_opened.connect(self.open_client)
        page.part_opened.connect(self.open_client)
        page.log_wanted.connect(self.log_touch)
        page.client_wanted.connect(self.add_client)
        page.import_wanted.connect(self.import_file)
        page.sorting_wanted.connect(lambda: self.go("sorting"))
        page.catching_up_wanted.connect(lambda: self.go("catching_up"))
        page.privacy_wanted.connect(lambda: self.go("privacy"))
        page.counted.connect(self._show_count)
        self._show_count(page.count)
        return page

    def _note_way(self) -> None:
        """Remember what is shown, to come back to it."""
        if place := self.place:
            self._way_back.note((place, self.client_shown))

    def _is_first_run(self) -> bool:
        return not self.bus.book.settings.value("welcomed") and self.bus.book.list.is_empty()

    def _fit(self) -> None:
        self.sidebar.fit(self.width())

    def _say(self, text: str, can_be_undone: bool = False) -> None:
        self.toast.show_message(text, self.bus.undo if can_be_undone else None)

    def _show_count(self, count: int) -> None:
        self.count = count
        self.sidebar.show_count(count)
        self.counted.emit(count)
