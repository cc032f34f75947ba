"""Where the parts are joined: the book, the window, and what goes on while it is open."""

import os
import sys
from pathlib import Path

# PySide6 reads the source of each module that is imported after it: those that do without it come first.
from relapp import i18n, wording  # noqa: F401
from relapp.book import encryption  # noqa: F401
from relapp.errors import DamagedError, UserError
from relapp.i18n import _
from relapp.paths import default_book

# isort: split
from PySide6.QtWidgets import QApplication

from relapp.app.program import Program
from relapp.ui import accessible
from relapp.ui.trouble.watch import Watch

__all__ = ["Program", "make_application", "run"]


def run(book: Path | None, language: str | None, passphrase: str = "", *, is_hidden: bool = False) -> int:
    """Open the window on `book`, on the user's own, or on one chosen instead; returns when the program ends. Raises UserError.

    It begins in the tray where `is_hidden`, or minimised where there is none.
    """
    if not _has_display():
        raise UserError(_("There is no display to open a window on. “relapp today” says whom to get in touch with today."))
    app = make_application()
    program = Program(app, language, is_hidden=is_hidden)
    # Windows and macOS ask before the session ends, and may end the program without coming back to it.
    app.commitDataRequest.connect(lambda _manager: _save(program))
    app.aboutToQuit.connect(program.close)
    with Watch(app, program):
        if not _opened(program, book or default_book(), passphrase):
            return 0
        status = app.exec()
        program.close()
    return status


def _save(program: Program) -> None:
    from relapp.app.ending import save

    save(program)


def _opened(program: Program, wanted: Path, passphrase: str) -> bool:
    """Open a book; who is at the screen is told there why it cannot be, and may choose another one. Raises UserError."""
    while True:
        try:
            return program.open(wanted, passphrase)
        except DamagedError:
            # Its user was asked already, and thought better of it.
            raise
        except UserError as error:
            from relapp.app.refusing import chosen_instead

            program.wear()
            instead = chosen_instead(str(error), wanted)
            if instead is None:
                raise
            wanted, passphrase = instead, ""


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
