"""Where the parts are joined: the book, the window, and what goes on while it is open."""

import linecache
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

# PySide6 reads the source of each module that is imported after it: those that do without it come first.
from relapp import i18n, wording  # noqa: F401
from relapp.book import Book
from relapp.errors import UserError
from relapp.i18n import _
from relapp.paths import default_book

# isort: split
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication

from relapp.ui.bus import Bus
from relapp.ui.instance import Instance
from relapp.ui.theme import current_theme
from relapp.ui.window import Window

if TYPE_CHECKING:
    from relapp.background import Background

_USUAL_SIZE = (1280, 800)


def run(book: Path | None, language: str | None) -> int:
    """Open the window on `book`, or on the user's own; returns when the program ends. Raises UserError."""
    if not _has_display():
        raise UserError(_("There is no display to open a window on. “relapp today” says whom to get in touch with today."))
    app = make_application()
    program = Program(app, language)
    if not program.open(book or default_book()):
        return 0
    status = app.exec()
    program.close()
    return status


def make_application() -> QApplication:
    """Qt's own object, drawing alike on every system."""
    # Its arguments and not `setStyle`: what that returns makes Python know all that a style can draw, before the first paint.
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("Relapp")
    app.setDesktopFileName("relapp")
    return app


def _has_display() -> bool:
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _forget_sources() -> None:
    """Let go of what PySide read: it looks for its own name in each module's source, and Python keeps megabytes of lines."""
    linecache.clearcache()


class Program:
    """Holds the book that is open and its window; another book or another language replaces them."""

    def __init__(self, app: QApplication, language: str | None = None) -> None:
        _forget_sources()
        self._app = app
        self._language = language
        self.bus: Bus | None = None
        self.window: Window | None = None
        self.background: Background | None = None
        self._instance: Instance | None = None
        # The first turn of the loop after the paint is for the page, which completes itself; what goes on behind comes next.
        self._late_timer = QTimer(singleShot=True, interval=0)
        self._late_timer.timeout.connect(self._begin_background)
        app.setQuitOnLastWindowClosed(False)

    def open(self, path: Path) -> bool:
        """Open a book; False where another window already has it, which then comes to the front. Raises UserError."""
        if self.bus and self.bus.book.path == path:
            return True
        instance = Instance(path)
        if not instance.is_first():
            instance.raise_first()
            return False
        book = Book(path)
        try:
            self._begin(book)
        except BaseException:
            book.close()
            raise
        self.close()
        self._instance = instance
        self.bus = Bus(book)
        self._show_window()
        return True

    def close(self) -> None:
        """Give the book back."""
        self._drop_window()
        if self.bus:
            self.bus.book.close()
            self.bus.deleteLater()
        if self._instance:
            self._instance.release()
            self._instance.deleteLater()
        self.bus = self._instance = None

    def _begin(self, book: Book) -> None:
        """Speak, look and count as the book wants it; a new one wants what the system does."""
        settings = book.settings.get()
        if not settings.language:
            language = self._language or i18n.guess_language()
            settings = replace(settings, language=language, country=i18n.guess_country(language=language))
            book.save_settings(settings)
        i18n.set_language(self._language or settings.language, settings.country)
        current_theme().apply(self._app, settings.theme, settings.text_scale / 100)
        book.turn_to(date.today())

    def _show_window(self, place: str = "") -> None:
        assert self.bus
        self.window = Window(self.bus)
        self.window.resize(QSize(*_USUAL_SIZE).boundedTo(self._app.primaryScreen().availableSize()))
        self.window.book_wanted.connect(self._open_other)
        self.window.language_changed.connect(self._speak_again)
        self.window.closed.connect(self._app.quit)
        self.window.first_painted.connect(self._late_timer.start)
        if place:
            self.window.go(place)
        self.window.show()

    def _begin_background(self) -> None:
        """What the first sight of the day does not need."""
        _forget_sources()
        from relapp.background import Background
        from relapp.ui import qt_words
        from relapp.ui.app_icon import app_icon

        qt_words.install(self._app)
        if self.bus and self.window and self._instance:
            self.window.setWindowIcon(app_icon())
            self.background = Background(self.bus, self.window)
            self._instance.raised.connect(self.window.come_forward)
            self._instance.listen()
        _forget_sources()

    def _drop_window(self) -> None:
        self._late_timer.stop()
        if self.background:
            self.background.stop()
        if self.window:
            self.window.hide()
            self.window.deleteLater()
        self.background = self.window = None

    def _open_other(self, path: Path) -> None:
        try:
            self.open(path)
        except UserError as error:
            if self.bus:
                self.bus.failed.emit(str(error))

    def _speak_again(self) -> None:
        """Make the window anew, in the language chosen and on the page it showed."""
        if not self.bus or not self.window:
            return
        place, geometry = self.window.place, self.window.saveGeometry()
        settings = self.bus.book.settings.get()
        self._language = None
        i18n.set_language(settings.language, settings.country)
        self._drop_window()
        self._show_window(place)
        self.window.restoreGeometry(geometry)
