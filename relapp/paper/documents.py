"""What every printed document is made of: fragments of HTML in the language spoken now, and the words that name it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from relapp.i18n import _, format_day
from relapp.paths import RESOURCES

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = RESOURCES / "print"

# Millimetres: a picture of this width is as wide as the page, whatever the paper.
FULL_WIDTH = 190.0

_LONGEST_TEXT = 400
_LONGEST_PASSAGE = 3000
_LONGEST_FILE_NAME = 100
# Controls, overrides of the writing direction, and codes that Qt's rich text keeps for itself.
_NOT_FOR_PAPER = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffc\ufffe\uffff]+")
_NOT_IN_FILE_NAMES = re.compile(r'[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\\/:*?"<>|]+')


@dataclass(frozen=True, slots=True)
class Row:
    """One touch: its plain number, HTML for the client and the reasons, and what its code dials (empty for no code)."""

    number: str
    client: str
    reasons: str
    dial: str


@dataclass(frozen=True, slots=True)
class Note:
    """HTML of a remark as wide as the page."""

    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """HTML of one thing in a list of things to read; it stays whole."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the width in proportion to the others', its name if it has one, and how its cells look."""

    share: float
    name: str = ""
    right: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Plain text, with details that stand softly behind it."""

    text: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """HTML of the cells of every row; the header (empty for none) stands again on each page that the table goes on to."""

    shares: tuple[float, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, drawn `width` by `height` millimetres or as wide as the page allows, with HTML of the words below (or none)."""

    png: bytes
    width: float
    height: float
    caption: str


Block = Row | Note | Entry | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """HTML of a heading, of the same where it is repeated on the next page, and what stands below it; both empty for none."""

    heading: str
    continued: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Plain title, file name (no ending) and hint for every foot; HTML for the head of the first page and of the others."""

    title: str
    file_name: str
    opening: str
    running: str
    hint: str
    sections: tuple[Section, ...]


def document(
    name: str,
    about: str,
    counts: Iterable[str],
    sections: Iterable[Section],
    *,
    book_name: str,
    printed_on: date,
    stamp: str,
    hint: str = "",
) -> Document:
    """A document called `name`, `about` some days or somebody; `stamp` tells its file from others of that name."""
    title = joined((name, about))
    head = {
        "title": name,
        "summary": joined((about, *counts)),
        "running": title,
        "book": _("Client book: {name}").format(name=book_name),
        "printed": _("Printed on {day}").format(day=format_day(printed_on, "short")),
    }
    return Document(title, _file_name(name, stamp), html("opening", **head), html("running", **head), hint, tuple(sections))


def section(name: str, blocks: Iterable[Block], *, counts: Iterable[str] = (), remark: str = "") -> Section:
    """Blocks under `name`, which stands again where they go on overleaf; without a name there is no heading."""
    if not name:
        return Section("", "", tuple(blocks))
    words = {"name": name, "remark": remark, "counts": joined(counts)}
    return Section(html("heading", **words, continued=""), html("heading", **words, continued=_("(continued)")), tuple(blocks))


def idle(name: str, counts: Iterable[str], remark: str = "") -> Section:
    """A name with nothing below it, in one short line."""
    return section("", (Note(html("idle", name=name, remark=remark, counts=joined(counts))),))


def note(*lines: str) -> Note:
    """A remark; every line but the first is softer."""
    return Note(html("note", lines=lines))


def entry(title: str, details: Iterable[str] = (), text: str = "") -> Entry:
    """A strong title with soft details beside it, and a text below in the lines it was written in; each may be empty."""
    lines = [_Passage(line) for line in _shortened(text, _LONGEST_PASSAGE).splitlines() if line.strip()]
    return Entry(html("entry", title=title, details=joined(details), lines=lines))


def table(columns: Sequence[Column], rows: Iterable[Sequence[str | Cell]]) -> Table:
    """Rows with a cell for each of `columns`; where no column has a name there is no header."""
    named = any(column.name for column in columns)
    header = tuple(_cell("column", replace(column, strong=False), column.name) for column in columns) if named else ()
    cells = (tuple(_cell("cell", column, cell) for column, cell in zip(columns, row, strict=True)) for row in rows)
    return Table(tuple(column.share for column in columns), header, tuple(cells))


def picture(png: bytes, width: float, height: float, caption: str = "") -> Picture:
    """A PNG of `width` by `height` millimetres, FULL_WIDTH to fill the page, with a caption below."""
    return Picture(png, width, height, html("caption", caption=caption) if caption else "")


def foot(hint: str, page: int, pages: int) -> str:
    """HTML for the foot of `page`, counted from 1."""
    return html("foot", hint=hint, page=_("page {page} of {pages}").format(page=page, pages=pages))


def style() -> str:
    """The style sheet of all fragments; sizes in points."""
    return (TEMPLATES / "print.css").read_text(encoding="utf-8")


def joined(parts: Iterable[str]) -> str:
    """What is not empty, with dots between that never begin a line."""
    return "\u00a0· ".join(filter(None, parts))


def html(template: str, **words: object) -> str:
    """The fragment of that name with `words` in it, which are never markup."""
    return _environment().get_template(f"{template}.html").render(words)


class _Passage(str):
    """Something written in full, whose length was seen to."""

    __slots__ = ()


def _cell(look: str, column: Column, cell: str | Cell) -> str:
    told = Cell(cell) if isinstance(cell, str) else cell
    if not told.text and not told.details:
        return ""
    return html("cell", look=look, right=column.right, strong=column.strong, text=told.text, details=told.details)


def _file_name(name: str, stamp: str) -> str:
    """A name that every system takes."""
    return _NOT_IN_FILE_NAMES.sub(" ", f"{name} {stamp}")[:_LONGEST_FILE_NAME].strip(" .")


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_for_paper,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _for_paper(value: object) -> object:
    """Text that can be set, and not so long that one row fills a page."""
    if not isinstance(value, str):
        return value
    text = _NOT_FOR_PAPER.sub(" ", value)
    return text if isinstance(value, _Passage) else _shortened(text, _LONGEST_TEXT)


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
