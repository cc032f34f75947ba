"""Where the parts are joined: the book, the window, and what goes on while it is open."""

import contextlib
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
from relapp.book.door import Door
from relapp.book.encryption import is_encrypted, tidy_up
from relapp.book.tries import unlocked
from relapp.errors import DamagedError, UserError
from relapp.i18n import _
from relapp.paths import default_book

# isort: split
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication

from relapp.ui import accessible
from relapp.ui.bus import Bus
from relapp.ui.help.opening import HelpKey
from relapp.ui.hidden import is_in_view, keep_away
from relapp.ui.instance import Instance
from relapp.ui.theme import current_theme
from relapp.ui.trouble.watch import Watch
from relapp.ui.window import Window

if TYPE_CHECKING:
    from relapp.background import Background
    from relapp.ui.locking.lobby import Lobby
    from relapp.ui.locking.rekeying import Rekeying

_USUAL_SIZE = (1280, 800)


def run(book: Path | None, language: str | None, passphrase: str = "", *, is_hidden: bool = False) -> int:
    """Open the window on `book`, or on the user's own; returns when the program ends. Raises UserError.

    It begins in the tray where `is_hidden`, or minimised where there is none.
    """
    if not _has_display():
        raise UserError(_("There is no display to open a window on. “relapp today” says whom to get in touch with today."))
    app = make_application()
    program = Program(app, language, is_hidden=is_hidden)
    # Windows and macOS ask before the session ends, and may end the program without coming back to it.
    app.commitDataRequest.connect(lambda _manager: program.save())
    app.aboutToQuit.connect(program.close)
    with Watch(app, program):
        if not program.open(book or default_book(), passphrase):
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
    accessible.install()
    accessible.be_still()
    return app


def _has_display() -> bool:
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _forget_sources() -> None:
    """Let go of what PySide read: it looks for its own name in each module's source, and Python keeps megabytes of lines."""
    linecache.clearcache()


class Program:
    """Holds the book that is open and its window, or the lobby of one that is locked; another book or language replaces them."""

    def __init__(self, app: QApplication, language: str | None = None, *, is_hidden: bool = False) -> None:
        _forget_sources()
        self._app = app
        self._language = language
        # Until there is a first window: nobody has asked to see it.
        self._is_hidden = is_hidden
        self.bus: Bus | None = None
        self.window: Window | None = None
        self.background: Background | None = None
        self.lobby: Lobby | None = None
        self._way: tuple[str, int | None] = ("", None)
        self._instance: Instance | None = None
        self._help_key = HelpKey(app)
        # The first turn of the loop after the paint is for the page, which completes itself; what goes on behind comes next.
        self._late_timer = QTimer(singleShot=True, interval=0)
        self._late_timer.timeout.connect(self._begin_background)
        app.setQuitOnLastWindowClosed(False)

    def open(self, path: Path, passphrase: str = "") -> bool:
        """Open a book, or ask for its passphrase; False where another window has it, which comes forward. Raises UserError."""
        if self.bus and self.bus.book.path == path:
            return True
        instance = Instance(path)
        if not instance.is_first():
            if not self._is_hidden:
                instance.raise_first()
            return False
        with contextlib.suppress(OSError):
            tidy_up(path)
        is_locked = is_encrypted(path)
        if is_locked and not passphrase:
            self.close()
            self._instance = instance
            self._way = ("", None)
            lobby = self._show_lobby(Door(path))
            if self._is_hidden:
                keep_away(lobby, lobby.tray)
            else:
                lobby.come_forward()
            return True
        book = self._opened(Door(path, passphrase if is_locked else ""))
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

    def _opened(self, door: Door) -> Book:
        """The book behind `door`; the user of a damaged one is asked first what becomes of it. Raises UserError."""
        try:
            return unlocked(door) if door.passphrase else door.open()
        except DamagedError:
            from relapp.ui.rescue.dialog import rescued

            if not self.bus:
                current_theme().apply(self._app)
            if not rescued(door, self.window):
                raise
            return door.open()

    def _rescue(self) -> None:
        """Put the window away from a book that was found damaged behind it, and open what the user makes of it."""
        from relapp.ui.rescue.dialog import rescued

        if not self.bus:
            return
        door = self.bus.book.door
        self._close_book()
        is_rescued = rescued(door)
        self.close()
        is_open = False
        with contextlib.suppress(UserError):
            is_open = is_rescued and self.open(door.path, door.passphrase)
        if not is_open:
            self._app.quit()

    def close(self) -> None:
        """Give the book back."""
        self._close_book()
        self._drop_lobby()
        if self._instance:
            self._instance.release()
            self._instance.deleteLater()
        self._instance = None

    def save(self) -> None:
        """Have everything in the book that was typed, and let no window hide from the end that may come."""
        from relapp.ui.results.saving import save_all

        # A field saves itself when it is left.
        if focus := self._app.focusWidget():
            focus.clearFocus()
        if self.window:
            self.window.may_hide = lambda: False
        if self.lobby:
            self.lobby.may_hide = lambda: False
        if self.bus:
            save_all(self.bus)

    def lock(self) -> None:
        """Close the book until its passphrase is given; one without a passphrase stays open, and that is said."""
        if self.bus and self.bus.book.door.passphrase:
            self._leave()
        elif self.bus:
            self.bus.said.emit(_("The book has no passphrase yet. Settings has a place to set one."), False)

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
        self.window.restore_wanted.connect(self._restore)
        self.window.closed.connect(self._app.quit)
        self.window.lock_wanted.connect(self.lock)
        self.window.rekey_wanted.connect(self._leave)
        if place:
            self.window.go(place)
        is_unseen = self._is_hidden and not (self.lobby and is_in_view(self.lobby))
        self._is_hidden = False
        if is_unseen:
            self._late_timer.start()
            return
        self.window.first_painted.connect(self._late_timer.start)
        self.window.show()

    def _begin_background(self) -> None:
        """What the first sight of the day does not need."""
        _forget_sources()
        from relapp.background import Background
        from relapp.ui import qt_words
        from relapp.ui.app_icon import app_icon
        from relapp.ui.rescue.late_check import LateCheck
        from relapp.ui.trouble.last_time import tell

        qt_words.install(self._app)
        if self.bus and self.window and self._instance:
            self.window.setWindowIcon(app_icon())
            self.background = Background(self.bus, self.window)
            self.background.lock_wanted.connect(self.lock)
            if not self.window.isVisible():
                keep_away(self.window, self.background.tray)
            self._instance.raised.connect(self.window.come_forward)
            self._instance.listen()
            LateCheck(self.bus, self.background).found_damage.connect(self._rescue)
            tell(self.window, self._instance)
        _forget_sources()

    def _show_lobby(self, door: Door) -> "Lobby":
        """The place to wait in while the book is closed; it is not to be seen yet."""
        from relapp.ui.locking.lobby import Lobby

        if not self.bus:
            current_theme().apply(self._app)
        self.lobby = lobby = Lobby(door)
        lobby.resize(QSize(*_USUAL_SIZE).boundedTo(self._app.primaryScreen().availableSize()))
        lobby.opened.connect(self._enter)
        lobby.closed.connect(self._app.quit)
        if self._instance:
            self._instance.raised.connect(lobby.come_forward)
            self._instance.listen()
        return lobby

    def _leave(self, wanted: "Rekeying | None" = None) -> None:
        """Put the lobby in the window's place and close the book; it gets another passphrase there where that is `wanted`."""
        if not self.bus or not self.window or self.lobby:
            return
        self._way = self.window.place, self.window.client_shown
        lobby = self._show_lobby(self.bus.book.door)
        if self.background:
            self.background.leave_to(lobby)
        lobby.take_place_of(self.window, lambda: self._have_left(lobby, wanted))

    def _have_left(self, lobby: "Lobby", wanted: "Rekeying | None") -> None:
        from relapp.ui.results.saving import save_all

        if self.bus:
            save_all(self.bus)
        self._close_book()
        lobby.begin(wanted)

    def _enter(self, book: Book, said: str) -> None:
        """Show the book that the lobby has opened, on the page that was left."""
        lobby = self.lobby
        assert lobby
        try:
            self._begin(book)
        except UserError as error:
            book.close()
            lobby.ask_anew(str(error))
            return
        self.bus = Bus(book)
        place, client_id = self._way
        self._show_window(place)
        assert self.window
        self.window.restoreGeometry(lobby.saveGeometry())
        if client_id is not None and book.clients.load([client_id]):
            self.window.open_client(client_id)
        self._drop_lobby()
        if said:
            self.bus.said.emit(said, False)

    def _restore(self, backup: Path) -> None:
        """Make the book what it was when `backup` was made, and show it; the one that there was is kept beside it."""
        from relapp.ui.settings.restoring import restored

        assert self.bus
        door = self.bus.book.door
        self._close_book()
        said = restored(door, backup)
        book = door.open()
        self._begin(book)
        self.bus = Bus(book)
        self._show_window("settings")
        self.bus.said.emit(said, False)

    def _close_book(self) -> None:
        self._drop_window()
        if self.bus:
            self.bus.book.close()
            self.bus.deleteLater()
        self.bus = None

    def _drop_lobby(self) -> None:
        if self.lobby:
            self.lobby.leave()
        self.lobby = None

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
