"""Runs the program with a defect in it: `with_a_fault.py WHERE ARGUMENT…`.

WHERE is `week`, a page that cannot be made, `start`, a book that cannot be turned to its day, or `crash`, native code that breaks
down on that page.
"""

import faulthandler
import sys
from typing import Any

from relapp.__main__ import main
from relapp.book import Book
from relapp.ui.week.page import WeekPage

NAME = "Marisol Quintanilha"


def fail(*_given: Any) -> None:
    name = NAME
    raise ValueError(f"{name} 5511955550127")


def break_down(*_given: Any) -> None:
    faulthandler._sigsegv()


if __name__ == "__main__":
    where = sys.argv.pop(1)
    if where == "start":
        Book.turn_to = fail  # type: ignore[assignment,method-assign]
    else:
        WeekPage.__init__ = fail if where == "week" else break_down  # type: ignore[method-assign,assignment]
    sys.exit(main())
