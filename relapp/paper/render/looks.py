"""How a page looks in the ink it may take: its style sheet, and what is drawn around the words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor

from relapp.domain.printed import Ink
from relapp.paper.fragments import style

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")
_SAVING_LINES = 0.5


@dataclass(frozen=True, slots=True)
class Look:
    """A style sheet, the share of their width that lines keep, and whether pictures lose their colours."""

    style: str
    lines: float = 1.0
    grey: bool = True


def look() -> Look:
    """That of the page which is being laid out or painted."""
    return _look(_ink.get())


@contextmanager
def inked(ink: Ink) -> Iterator[None]:
    """Inside, `look` is the one for `ink`."""
    token = _ink.set(ink)
    try:
        yield
    finally:
        _ink.reset(token)


_ink: ContextVar[Ink] = ContextVar("ink", default=Ink.COLOUR)


@lru_cache
def _look(ink: Ink) -> Look:
    if ink is Ink.COLOUR:
        return Look(style(), grey=False)
    if ink is Ink.GREY:
        return Look(_without_colours(style()))
    return Look(_without_colours(style() + style("saving")), _SAVING_LINES)


def _without_colours(sheet: str) -> str:
    """Every colour as the grey that is as light."""
    return _COLOUR.sub(lambda found: "#{0:02x}{0:02x}{0:02x}".format(_lightness(QColor(found[0]))), sheet)


def _lightness(colour: QColor) -> int:
    return round(0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue())
