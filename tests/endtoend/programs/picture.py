"""Draws the window on a book in Portuguese as a picture: ``picture.py BOOK FILE``."""

import sys
from pathlib import Path

from relapp.app import Program, make_application

TURNS = 100

book, file = map(Path, sys.argv[1:])
app = make_application()
program = Program(app, "pt_BR")
if not program.open(book) or program.window is None:
    sys.exit("another window has the book")
for _turn in range(TURNS):
    app.processEvents()
program.window.grab().save(str(file))
print(sys.modules["relapp"].__file__)
program.close()
