"""A damaged book made a sound one again, and a backup made the book: with the user, and with no window on it meanwhile."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from relapp.book import Book
from relapp.book.door import Door
from relapp.errors import UserError

if TYPE_CHECKING:
    from relapp.app.program import Program


def mended(program: "Program", door: Door) -> Book | None:
    """The damaged book behind `door`, once the user has chosen what becomes of it; None where that is nothing yet."""
    from relapp.ui.rescue.dialog import rescued

    if not program.bus:
        program.wear()
    return door.open() if rescued(door, program.window) else None


def rescue(program: "Program") -> None:
    """Put the window away from a book that was found damaged behind it, and open what the user makes of it."""
    from relapp.ui.rescue.dialog import rescued

    if not program.bus:
        return
    door = program.bus.book.door
    program.close_book()
    is_rescued = rescued(door)
    program.close()
    is_open = False
    with contextlib.suppress(UserError):
        is_open = is_rescued and program.open(door.path, door.passphrase)
    if not is_open:
        program.quit()


def restore(program: "Program", backup: Path) -> None:
    """Make the book what it was when `backup` was made, and show it; the one that there was is kept beside it."""
    from relapp.ui.settings.restoring import restored

    assert program.bus
    door = program.bus.book.door
    program.close_book()
    said = restored(door, backup)
    book = door.open()
    program.begin(book)
    program.show(book, "settings")
    program.bus.said.emit(said, False)
