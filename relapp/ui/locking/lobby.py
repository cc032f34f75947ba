"""The window that stands where the book's own was, as long as the book is closed."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from relapp.book.door import Door
from relapp.book.tries import WrongPassphraseError, tries_of, unlocked
from relapp.errors import DamagedError, FormerPassphraseError, PassphraseError, UserError
from relapp.i18n import _
from relapp.keyrings import PATIENCE, look
from relapp.paths import OWN_BOOK
from relapp.ui.app_icon import app_icon
from relapp.ui.hidden import keep_away
from relapp.ui.locking.awaiting import once_answered
from relapp.ui.locking.memory import Memory, book_behind, no_keyring
from relapp.ui.locking.page import LockPage
from relapp.ui.locking.putting_away import once_ended, put_away
from relapp.ui.locking.rekeying import Rekeyed, Rekeying, done_said, rekeying
from relapp.ui.settings.waiting import waiting
from relapp.ui.tray import Tray
from relapp.ui.widgets.boxes import VBox
from relapp.ui.window import Window

# Milliseconds in which a keyring that is open answers: until then nothing is shown that would only flash up.
_UNSEEN_MS = 1000

# Milliseconds until a window that was just shown is painted.
_PAINTED_MS = 150


class Lobby(QWidget):
    """`opened` carries the book and what is to be said of it, `closed` says that the user has done with the program."""

    opened = Signal(object, str)
    closed = Signal()

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._memory = Memory(door.path)
        self.may_hide: Callable[[], bool] = lambda: False
        self.is_restoring = False
        self._is_unasked = self._had_former = False
        # As the window of the book: nobody learns more from it than from the file's name.
        self.setWindowTitle("Relapp" if door.path.name == OWN_BOOK else f"{door.path.stem} · Relapp")
        self.setWindowIcon(app_icon())
        self._column = VBox(self, spacing=0)
        self.page = LockPage(door.path.stem if door.path.name != OWN_BOOK else _("Your client book"))
        self._connect()
        self._column.addWidget(self.page)
        self.tray = Tray(self)
        self.tray.show_locked()
        self.tray.opened.connect(self.come_forward)
        self.tray.quit_wanted.connect(self.quit)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.quit)
        if wait := tries_of(door.path).wait(time.time()):
            self.page.show_problem(_("The last passphrase was wrong."), wait)

    @property
    def door(self) -> Door:
        """What opened the book before it was left; without a passphrase where it was never open."""
        return self._door

    def arrive(self, *, is_hidden: bool = False) -> None:
        """Open the book by what the keyring remembers, if it may; ask where it does not, or takes its time.

        Where the start `is_hidden` it asks once its user comes.
        """
        self._is_unasked = is_hidden
        if is_hidden:
            keep_away(self, self.tray)
        if not self._memory.may_open:
            self._ask()
            return
        once_answered(self, self._memory.recall(), self._on_recalled)
        QTimer.singleShot(_UNSEEN_MS, self, self._ask_if_unseen)

    def take_place_of(self, window: Window, then: Callable[[], None]) -> None:
        """Stand where the window of the book is, or stay in the tray as it did; `then` comes once nothing uses the book."""
        self._memory.hold()
        hides, was_seen = window.may_hide(), window.isVisible()
        is_minimized, is_at_hand = window.isMinimized(), QApplication.activeWindow() is not None
        self.may_hide = lambda: hides and self.tray.appear()
        self.restoreGeometry(window.saveGeometry())
        put_away()
        if not was_seen:
            keep_away(self, self.tray)
        elif is_minimized or not is_at_hand:
            self._stay_behind(is_minimized=is_minimized)
        else:
            self.come_forward()
        once_ended(self, then)

    def begin(self, wanted: Rekeying | Path | None) -> None:
        """The book is closed now: wait for its passphrase, or give it another one, or a backup's place, and open it again."""
        if isinstance(wanted, Rekeying):
            self._rekey(wanted)
        elif wanted:
            self._restore(wanted)
        else:
            self.page.field.setFocus()

    def ask_anew(self, sentence: str) -> None:
        """Ask for the passphrase, whatever was in view."""
        before, self.page = self.page, LockPage(self._door.path.stem)
        self._connect()
        self._column.replaceWidget(before, self.page)
        before.deleteLater()
        self.page.show_problem(sentence)
        self.page.field.setFocus()

    def leave(self) -> None:
        """Go, as the window of the book is there."""
        self.page.forget()
        self.tray.leave()
        self.hide()
        self.deleteLater()

    def _connect(self) -> None:
        self.page.unlock_wanted.connect(self._unlock)
        self.page.remember.setChecked(self._memory.is_on)
        self.page.remember.clicked.connect(self._on_remember_clicked)

    def _rekey(self, wanted: Rekeying) -> None:
        title = _("Setting the passphrase…") if wanted.passphrase else _("Removing the passphrase…")
        self.page.show_busy(title, _("A copy is made and read again before it takes the book's place. Leave the computer on."))
        job = rekeying(self._door, wanted)
        job.succeeded.connect(self._on_rekeyed)
        job.refused.connect(self._on_refused)
        job.crashed.connect(self._on_crashed)
        job.stopped.connect(self._on_crashed)
        # Once it is seen what is going on.
        QTimer.singleShot(0, self, job.start)

    def _stay_behind(self, *, is_minimized: bool) -> None:
        """Be where the window was, and take neither the keyboard nor the sight of another program."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        if is_minimized:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMinimized)
        self.show()
        if not is_minimized:
            self.lower()

    def _restore(self, backup: Path) -> None:
        self.is_restoring = True
        said = _(
            "The backup is read again before it takes the book's place; the book as it is now is kept. Leave the computer on."
        )
        self.page.show_busy(_("Restoring the backup…"), said)
        # Once it is seen what is going on.
        QTimer.singleShot(_PAINTED_MS, self, lambda: self._open_restored(backup))

    def _open_restored(self, backup: Path) -> None:
        from relapp.ui.settings.restoring import restored

        said = _("A fault in Relapp stopped this. Look at the book: if it was replaced, the one before is kept beside it.")
        try:
            said = restored(self._door, backup)
        finally:
            self._open(self._door, said)

    def come_forward(self) -> None:
        """Be seen, wherever it was."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def quit(self) -> None:
        """End the program, without hiding in the tray."""
        self.may_hide = lambda: False
        self.close()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is where the passphrase goes."""
        super().showEvent(event)
        self.page.field.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide to the tray where the window of the book would; else this is the end."""
        if self.may_hide():
            event.ignore()
            self.hide()
            return
        super().closeEvent(event)
        self.closed.emit()

    @Slot(str)
    def _unlock(self, passphrase: str) -> None:
        try:
            with waiting():
                book = unlocked(Door(self._door.path, passphrase))
        except WrongPassphraseError as error:
            self.page.show_problem(_("The last passphrase was wrong.") if error.is_too_soon else str(error), error.seconds)
            if isinstance(error.__cause__, FormerPassphraseError):
                self._on_former(Door(self._door.path, passphrase))
            return
        except DamagedError as error:
            self._rescue(Door(self._door.path, passphrase), error)
            return
        except UserError as error:
            self.page.show_problem(str(error))
            return
        self._memory.release()
        if self.page.remember.isChecked() and not self._memory.is_on:
            self._memory.keep(passphrase)
        elif self._memory.is_on and not self.page.remember.isChecked():
            self._memory.drop()
        self.page.forget()
        self.opened.emit(book, "")

    def _ask(self) -> None:
        """Ask for the passphrase, unless nobody has asked to see anything yet."""
        if not self._is_unasked:
            self.come_forward()

    def _ask_if_unseen(self) -> None:
        if not self.isVisible():
            self._ask()

    def _on_recalled(self, answer: "Future[str] | None") -> None:
        """Open the book, unless its user has begun to type; a keyring that fails is asked again at the next start."""
        if not answer or answer.exception() or self.page.field.text():
            self._ask()
            return
        try:
            book = book_behind(self._door.path, answer.result())
        except PassphraseError:
            self._memory.drop()
            self.page.remember.setChecked(False)
            self._ask()
        except DamagedError as error:
            self.come_forward()
            self._rescue(Door(self._door.path, answer.result()), error)
        except UserError as error:
            self.come_forward()
            self.page.show_problem(str(error))
        else:
            self.opened.emit(book, "")

    def _on_remember_clicked(self, is_wanted: bool) -> None:
        if is_wanted:
            page = self.page
            once_answered(page, look(), lambda answer: _tell_if_none(page, answer), PATIENCE)

    def _on_former(self, door: Door) -> None:
        """Whoever gives it twice knows no newer one, and sees what there is besides the book."""
        from relapp.ui.rescue.dialog import rescued

        if self._had_former and rescued(door, self, may_be_former=True):
            self._open(door, "")
        self._had_former = True

    def _rescue(self, door: Door, error: DamagedError) -> None:
        """The passphrase is right and the book is damaged, or missing: ask what becomes of it."""
        from relapp.ui.rescue.dialog import rescued

        if rescued(door, self):
            self._open(door, "")
        else:
            self.page.show_problem(str(error))

    @Slot(object)
    def _on_rekeyed(self, done: Rekeyed) -> None:
        self._open(done.door, done_said(done))

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._open(self._door, sentence)

    @Slot()
    def _on_crashed(self) -> None:
        self._open(self._door, _("A fault in Relapp stopped this. The book is as it was."))

    def _open(self, door: Door, said: str) -> None:
        """Open the book by what it has now; where that fails, the passphrase is asked for."""
        try:
            book = door.open()
        except UserError as error:
            self.ask_anew(str(error))
            return
        self._memory.release()
        self.opened.emit(book, said)


def _tell_if_none(page: LockPage, answer: "Future[bool] | None") -> None:
    """Take the choice back where no keyring is there to keep it."""
    if not answer or answer.exception():
        page.refuse_to_remember(no_keyring())
