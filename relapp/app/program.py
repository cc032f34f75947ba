"""The program while it runs: which book is open, and the window on it."""

import contextlib
import linecache
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from relapp import i18n
from relapp.book import Book
from relapp.book.door import Door
from relapp.book.encryption import is_encrypted, tidy_up
from relapp.book.opening import is_emptied, known_by
from relapp.errors import DamagedError, UserError
from relapp.i18n import _
from relapp.paths import real
from relapp.ui.bus import Bus
from relapp.ui.help.opening import HelpKey
from relapp.ui.hidden import is_in_view, keep_away
from relapp.ui.instance import Instance
from relapp.ui.theme import Mode, current_theme
from relapp.ui.window import Window

if TYPE_CHECKING:
    from relapp.background import Background
    from relapp.ui.locking.lobby import Lobby
    from relapp.ui.locking.rekeying import Rekeying

_USUAL_SIZE, _TITLE_BAR = QSize(1280, 800), QSize(0, 40)


class Program:
    """Holds the book that is open and its window, or the lobby of one that is locked; another book or language replaces them."""

    def __init__(self, app: QApplication, language: str | None = None, *, is_hidden: bool = False) -> None:
        _forget_sources()
        self.app = app
        self._language = language
        # Until there is a first window: nobody has asked to see it.
        self._is_hidden = is_hidden
        self.bus: Bus | None = None
        self.window: Window | None = None
        self.background: Background | None = None
        self.lobby: Lobby | None = None
        # Where the user was when the book was locked.
        self.left_at: tuple[str, int | None] = ("", None)
        self._instance: Instance | None = None
        self._help_key = HelpKey(app)
        # The first turn of the loop after the paint is for the page, which completes itself; what goes on behind comes next.
        self._late_timer = QTimer(singleShot=True, interval=0)
        self._late_timer.timeout.connect(self._begin_background)
        app.setQuitOnLastWindowClosed(False)

    def open(self, path: Path, passphrase: str = "") -> bool:
        """Open a book, or ask for its passphrase; False where another window has it, which comes forward. Raises UserError."""
        path = real(path)
        if self.bus and self.bus.book.path == path:
            return True
        instance = Instance(path)
        if not instance.is_first() and not self._may_open(instance, path):
            return False
        with contextlib.suppress(OSError):
            tidy_up(path)
        is_empty = is_emptied(path)
        is_locked = is_encrypted(known_by(path))
        if is_locked and not passphrase:
            from relapp.app.locking import show_lobby

            self.close()
            self._instance = instance
            self.left_at = ("", None)
            show_lobby(self, Door(path)).arrive(is_hidden=self._is_hidden)
            return True
        book = self._opened(Door(path, passphrase if is_locked else ""))
        try:
            self.begin(book)
        except BaseException:
            book.close()
            raise
        self.close()
        self._instance = instance
        self.show(book)
        if is_empty:
            self._tell_empty(path)
        return True

    def close(self) -> None:
        """Give the book back."""
        self.close_book()
        self.drop_lobby()
        if self._instance:
            self._instance.release()
            self._instance.deleteLater()
        self._instance = None

    def lock(self) -> None:
        """Close the book until its passphrase is given; one without a passphrase stays open, and that is said."""
        if self.bus and self.bus.book.door.passphrase:
            self._leave()
        elif self.bus:
            self.bus.said.emit(_("The book has no passphrase yet. Settings has a place to set one."), False)

    def quit(self) -> None:
        """End the program."""
        self.app.quit()

    def begin(self, book: Book) -> None:
        """Speak, look and count as the book wants it; a new one wants what the system does."""
        settings = book.settings.get()
        if not settings.language:
            language = self._language or i18n.guess_language()
            settings = replace(settings, language=language, country=i18n.guess_country(language=language))
            book.save_settings(settings)
        i18n.set_language(self._language or settings.language, settings.country)
        self.wear(settings.theme, settings.text_scale / 100)
        book.turn_to(date.today())

    def wear(self, theme: Mode = "system", text_scale: float = 1.0) -> None:
        """Look as the system does, or as a book wants it."""
        current_theme().apply(self.app, theme, text_scale)

    def show(self, book: Book, place: str = "") -> None:
        """Have a window on `book`, which has begun, at one of its pages."""
        self.bus = Bus(book)
        self._show_window(self.bus, place)

    def place(self, widget: QWidget) -> None:
        """Give a window its usual size, where the screen has room for it and its title bar."""
        widget.resize(_USUAL_SIZE.boundedTo(self.app.primaryScreen().availableSize() - _TITLE_BAR))

    def answer_next_start(self, widget: "Window | Lobby") -> None:
        """Have the next start of the program on this book bring `widget` forward."""
        if self._instance:
            self._instance.raised.connect(widget.come_forward)
            self._instance.listen()

    def close_book(self) -> None:
        """Put the window away and close the book, which stays this program's."""
        self._drop_window()
        if self.bus:
            self.bus.book.close()
            self.bus.deleteLater()
        self.bus = None

    def drop_lobby(self) -> None:
        """Put away where the passphrase was asked for."""
        if self.lobby:
            self.lobby.leave()
        self.lobby = None

    def _may_open(self, instance: Instance, path: Path) -> bool:
        from relapp.ui.second_start import may_open

        if not self.bus:
            self.wear()
        return may_open(instance, path, self.window, is_hidden=self._is_hidden)

    def _opened(self, door: Door) -> Book:
        """The book behind `door`; the user of a damaged one is asked first what becomes of it. Raises UserError."""
        try:
            if not door.passphrase:
                return door.open()
            from relapp.book.tries import unlocked

            return unlocked(door)
        except DamagedError:
            from relapp.app.mending import mended

            book = mended(self, door)
            if not book:
                raise
            return book

    def _show_window(self, bus: Bus, place: str = "") -> None:
        self.window = window = Window(bus)
        self.place(window)
        window.book_wanted.connect(self._open_other)
        window.language_changed.connect(self._speak_again)
        window.restore_wanted.connect(self._restore)
        window.closed.connect(self.quit)
        window.lock_wanted.connect(self.lock)
        window.rekey_wanted.connect(self._leave)
        if place:
            window.go(place)
        is_unseen = self._is_hidden and not (self.lobby and is_in_view(self.lobby))
        self._is_hidden = False
        if is_unseen:
            self._late_timer.start()
            return
        window.first_painted.connect(self._late_timer.start)
        window.show()

    def _begin_background(self) -> None:
        """What the first sight of the day does not need."""
        _forget_sources()
        from relapp.background import Background
        from relapp.ui import qt_words
        from relapp.ui.app_icon import app_icon
        from relapp.ui.rescue.late_check import LateCheck
        from relapp.ui.trouble.last_time import tell

        qt_words.install(self.app)
        if self.bus and self.window and self._instance:
            self.window.setWindowIcon(app_icon())
            self.background = Background(self.bus, self.window)
            self.background.lock_wanted.connect(self.lock)
            if not self.window.isVisible():
                keep_away(self.window, self.background.tray)
            self.answer_next_start(self.window)
            LateCheck(self.bus, self.background).found_damage.connect(self._tell_damage)
            tell(self.window, self._instance)
        _forget_sources()

    def _leave(self, wanted: "Rekeying | Path | None" = None) -> None:
        from relapp.app.locking import leave

        leave(self, wanted)

    def _tell_empty(self, path: Path) -> None:
        assert self.window
        said = _(
            "{file} was empty. If it had clients, a program that keeps folders in step may have emptied it: "
            "look for a copy first."
        )
        self.window.notice.tell(said.format(file=path.name), _("Open another book…"), self._ask_for_other)

    def _ask_for_other(self) -> None:
        from relapp.ui.settings.page import SettingsPage

        assert self.window
        self.window.notice.hide()
        self.window.go("settings")
        if isinstance(page := self.window.page_shown, SettingsPage):
            page.lead_later(page.book_file, page.book_file.open_other)

    def _tell_damage(self) -> None:
        """Say it in the window, which stays until its user is ready."""
        if self.window:
            said = _(
                "Part of the client book can no longer be read. Nothing was deleted; what you enter from now on may not "
                "be saved. See first what can be saved of it."
            )
            see = _("See what can be saved…")
            # Once the button has done with itself: it goes with the window.
            self.window.notice.tell(said, see, lambda: QTimer.singleShot(0, self._rescue), is_pressing=True)

    def _rescue(self) -> None:
        from relapp.app.mending import rescue

        rescue(self)

    def _restore(self, backup: Path) -> None:
        if self._may_leave():
            self._leave(backup)

    def _open_other(self, path: Path) -> None:
        is_in_view = self.bus is not None and self.bus.book.path == path
        try:
            if is_in_view or self._may_leave():
                self.open(path)
        except UserError as error:
            if self.bus:
                self.bus.failed.emit(str(error))

    def _may_leave(self) -> bool:
        """Whether the book may go from view; the user is asked where something typed would be lost."""
        from relapp.ui.results.leaving import may_leave

        return not (self.bus and self.window) or may_leave(self.bus, self.window)

    def _drop_window(self) -> None:
        self._late_timer.stop()
        if self.background:
            self.background.stop()
        if self.window:
            self.window.hide()
            self.window.deleteLater()
        self.background = self.window = None

    def _speak_again(self) -> None:
        """Make the window anew, in the language chosen and on the page it showed."""
        if not self.bus or not self.window:
            return
        place, geometry = self.window.place, self.window.saveGeometry()
        settings = self.bus.book.settings.get()
        self._language = None
        i18n.set_language(settings.language, settings.country)
        self._drop_window()
        self._show_window(self.bus, place)
        self.window.restoreGeometry(geometry)


def _forget_sources() -> None:
    """Let go of what PySide read: it looks for its own name in each module's source, and Python keeps megabytes of lines."""
    linecache.clearcache()
