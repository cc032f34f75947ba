"""The program's window on a book: ``book_window.py BOOK today|clients end|stay|compare``."""

import sys
from pathlib import Path

from relapp.app import Program, make_application
from tests.benchmarks.programs import painting

book, place, way = sys.argv[1:]
program = Program(make_application())
if not program.open(Path(book)) or program.window is None:
    sys.exit("another window has the book")
painting.wait_until_painted(program.window)
today = program.window.page("today")


def in_view() -> list[int]:
    return [card.client.id for card in today.cards if not card.visibleRegion().isEmpty()]


if place == "clients":
    program.window.go("clients")
    painting.wait_until_painted(program.window.page("clients").table.viewport())
if way == "compare":
    first = in_view()
    painting.settle()
    print(first, in_view())
    sys.exit(not first or first != in_view())
if way == "end" and program.bus:
    # A book that nobody closed is read whole at the next start.
    program.bus.book.close()
getattr(painting, way)()
