"""Where the parts are joined: the book, the window, and what goes on while it is open."""

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from relapp import i18n
from relapp.book import Book
from relapp.paths import default_book
from relapp.ui.bus import Bus
from relapp.ui.instance import Instance
from relapp.ui.theme import current_theme
from relapp.ui.window import Window


def run(book: Path | None, language: str | None) -> int:
    """Open the window on `book`, or on the user's own; returns when the program ends."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Relapp")
    app.setDesktopFileName("relapp")
    program = Program(app, language)
    if not program.open(book or default_book()):
        return 0
    return app.exec()


class Program:
    """Holds the book that is open and its window; opening another book replaces both."""

    def __init__(self, app: QApplication, language: str | None = None) -> None:
        self._app = app
        self._language = language
        self.bus: Bus | None = None
        self.window: Window | None = None
        self._instance: Instance | None = None

    def open(self, path: Path) -> bool:
        """Open a book; False where another window already has it, which then comes to the front. Raises BookError."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        instance = Instance(path)
        if not instance.is_first():
            instance.raise_first()
            return False
        book = Book(path)
        self._begin(book)
        self.close()
        self._instance = instance
        self.bus = Bus(book)
        self._show_window()
        QTimer.singleShot(0, self._app, self._after_first_paint)
        return True

    def close(self) -> None:
        """Give the book back."""
        if self.window:
            self.window.deleteLater()
        if self.bus:
            self.bus.book.close()
        if self._instance:
            self._instance.release()
        self.bus = self.window = self._instance = None

    def _begin(self, book: Book) -> None:
        settings = book.settings.get()
        if not settings.language:
            guessed = replace(settings, language=self._language or i18n.guess_language(), country=i18n.guess_country())
            book.save_settings(guessed)
            settings = guessed
        i18n.set_language(self._language or settings.language, settings.country)
        current_theme().apply(self._app, settings.theme, settings.text_scale / 100)

    def _show_window(self) -> None:
        assert self.bus
        self.bus.book.turn_to(self.bus.today())
        self.window = Window(self.bus)
        self.window.resize(1280, 800)
        self.window.book_wanted.connect(self.open)
        self.window.closed.connect(self._app.quit)
        self.window.show()

    def _after_first_paint(self) -> None:
        if self._instance and self.window:
            self._instance.raised.connect(self.window.raise_)
            self._instance.listen()
