"""Whom another book had erased: their marks come along with it, so that they stay out of this one too."""

import re
from collections.abc import Iterator
from datetime import date

from relapp.book import client_rows
from relapp.book.database import Database
from relapp.book.erasing.marks import Marks, known_to
from relapp.book.erasing.sieve import NEARS, Kept, Sieve
from relapp.book.settings import SettingsPart
from relapp.domain.incoming import Problem
from relapp.domain.whole import ErasedNears, Erasure
from relapp.i18n import _

# Of one file: each salt is tried on each client that comes in later, and what is near some mark takes a moment more.
_MOST_SALTS, _MOST_NEARS, _MOST_MARKS = 16, 1 << 15, 500_000

_MARK = re.compile(r"[0-9a-f]{64}")
_UUID = re.compile(r"[0-9a-f]{32}")


def leaving(marks: Marks) -> Iterator[Erasure | ErasedNears]:
    """The marks of a book as they leave it, in an order that says nothing of when they came."""
    kept = marks.kept()
    for salt in kept.salts:
        yield ErasedNears(salt, tuple(near for of, near in kept.nears if of == salt))
    rows: dict[tuple[str, str], list[str]] = {}
    for mark, erasure, on in kept.rows:
        rows.setdefault((erasure, on), []).append(mark)
    for (erasure, on), found in rows.items():
        yield Erasure(erasure, date.fromisoformat(on), tuple(found))


class Arriving:
    """Gathers the marks of one file, and adds them to those of the book once its clients are in."""

    def __init__(self, db: Database, settings: SettingsPart) -> None:
        self._db = db
        self._settings = settings
        self._nears: dict[str, set[int]] = {}
        self._erasures: dict[tuple[str, date], set[str]] = {}
        self._count = 0
        self._is_damaged = False

    def take(self, piece: Erasure | ErasedNears) -> None:
        """Take the next piece, as far as it makes sense and a book can live with so many."""
        if isinstance(piece, ErasedNears):
            is_usable = self._may_take_nears(piece)
            if is_usable:
                self._nears.setdefault(piece.salt, set()).update(piece.nears)
        else:
            is_usable = self._may_take_erasure(piece)
            if is_usable:
                self._erasures.setdefault((piece.erasure, piece.erased_on), set()).update(piece.marks)
                self._count += len(piece.marks)
        self._is_damaged |= not is_usable

    def finish(self) -> tuple[list[str], list[Problem]]:
        """The erasures that the book did not know, and a word where some could not be taken.

        Of whoever lives in this book, the other one says nothing: they are here on purpose, and would go with the next restore.
        """
        marks = Marks(self._db, self._settings)
        had = {erasure for _mark, erasure, _on in marks.kept().rows}
        given = ((erasure, on.isoformat(), made) for (erasure, on), made in self._erasures.items() if erasure not in had)
        rows = [(mark, erasure, on) for erasure, on, made in given for mark in made]
        nears = tuple((salt, near) for salt, found in self._nears.items() for near in found)
        if rows:
            here = self._of_the_living(Kept(nears, tuple(rows)))
            rows = [row for row in rows if row[1] not in here]
            marks.take_over(Kept(nears, tuple(rows)))
        said = [Problem(0, _("Marks of people who were erased are damaged and were left out."))] if self._is_damaged else []
        return sorted({erasure for _mark, erasure, _on in rows}), said

    def _of_the_living(self, kept: Kept) -> set[str]:
        sieve = Sieve(self._settings.get().country)
        sieve.add(kept)
        living = known_to(self._db, sieve, client_rows.load)
        found = {mark for each, uids in living for mark in sieve.found(each, uids)}
        return {erasure for mark, erasure, _on in kept.rows if mark in found}

    def _may_take_nears(self, piece: ErasedNears) -> bool:
        known = self._nears.keys() | {piece.salt}
        count = sum(map(len, self._nears.values())) + len(piece.nears)
        are_nears = all(0 <= near < NEARS for near in piece.nears)
        return bool(_MARK.fullmatch(piece.salt)) and are_nears and len(known) <= _MOST_SALTS and count <= _MOST_NEARS

    def _may_take_erasure(self, piece: Erasure) -> bool:
        are_marks = all(map(_MARK.fullmatch, piece.marks))
        return bool(_UUID.fullmatch(piece.erasure)) and are_marks and self._count + len(piece.marks) <= _MOST_MARKS
