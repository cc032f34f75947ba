"""A damaged book made a sound one again: with the user, and with no window on it meanwhile."""

import contextlib
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
