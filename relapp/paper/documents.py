"""What every printed document is made of: fragments of HTML in the language spoken now, and the words that name it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from relapp.i18n import _, format_day
from relapp.paper.fragments import html, passages

# Millimetres: a picture of this width is as wide as the page, whatever the paper.
FULL_WIDTH = 190.0

# What a cell holds that is to be ticked with a pen.
TICK = "□"

_LONGEST_FILE_NAME = 100
_NOT_IN_FILE_NAMES = re.compile(r'[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\\/:*?"<>|]+')


@dataclass(frozen=True, slots=True)
class Places:
    """What the touches of a list have room for beside the client; where there is none of something, the rest takes its room."""

    reasons: bool = True
    lines: bool = True
    code: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One touch: its plain number, HTML for the client, the reasons and what stands below both, and the text of its code.

    Without a code its room stays free. Where it `goes_on` the next row is of the same client.
    """

    number: str
    client: str
    reasons: str
    code: str = ""
    below: str = ""
    places: Places = Places()
    goes_on: bool = False


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
    """Plain text, with details that stand softly behind it, and what else must be said behind those."""

    text: str
    details: str = ""
    others: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """HTML of the cells of every row; the header (empty for none) stands again on each page that the table goes on to."""

    shares: tuple[float, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One touch in a line: its plain number, and a cell for each column; details are cut before they need a line of their own."""

    number: str
    cells: tuple[Cell, ...]
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Touches of a line or a few each, below the names of their columns on each page.

    The last column is to write on where `has_notes`, and has no cells; on narrow pages the one before it stands below the others
    where it `may_sink`.
    """

    columns: tuple[Column, ...]
    rows: tuple[Line, ...]
    has_notes: bool = True
    may_sink: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, drawn `width` by `height` millimetres or as wide as the page allows, with HTML of the words below (or none)."""

    png: bytes
    width: float
    height: float
    caption: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """Lines to write on: `most` of them, or as many as the page has room for, but `fewest` at the least."""

    fewest: int
    most: int


Block = Row | Lines | Note | Entry | Table | Picture | Ruled


@dataclass(frozen=True, slots=True)
class Section:
    """HTML of a heading, of the same where it is repeated on the next page, and what stands below it; both empty for none.

    One that `follows` stands on no page where it would be the first.
    """

    heading: str
    continued: str
    blocks: tuple[Block, ...]
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """Plain title, file name (no ending) and hint for every foot; HTML for the head of the first page and of the others.

    The file of a `private` one is the owner's alone.
    """

    title: str
    file_name: str
    opening: str
    running: str
    hint: str
    sections: tuple[Section, ...]
    private: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """HTML set into a field of a sheet, millimetres from its upper left corner.

    `middle` centres it from top to bottom; what is too high becomes smaller where it `shrinks`, and is left as large where not.
    """

    left: float
    top: float
    width: float
    height: float
    html: str
    middle: bool = False
    shrinks: bool = True


@dataclass(frozen=True, slots=True)
class Outline:
    """A thin rectangle, millimetres from the sheet's upper left corner, with corners rounded by `radius`."""

    left: float
    top: float
    width: float
    height: float
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A thin line from one point to another, millimetres from the sheet's upper left corner."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Sheets:
    """Sheets of `width` by `height` millimetres, used to the edge and never scaled; plain title and file name (no ending)."""

    title: str
    file_name: str
    width: float
    height: float
    pages: tuple[tuple[Piece | Outline | Stroke, ...], ...]


Printable = Document | Sheets


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
    mark: str = "",
) -> Document:
    """A document called `name`, `about` some days or somebody; `stamp` tells its file from others of that name.

    By the `mark` at the head of its pages, if it has one, it is asked for later.
    """
    title = joined((name, about))
    head = {
        "title": name,
        "summary": joined((about, *counts)),
        "running": title,
        "mark": mark,
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
    words = html("idle", name=name, remark=remark, counts=joined(counts))
    return replace(section("", (Note(words),)), follows=True)


def note(*lines: str) -> Note:
    """A remark; every line but the first is softer."""
    return Note(html("note", lines=lines))


def entry(title: str, details: Iterable[str] = (), text: str = "") -> Entry:
    """A strong title with soft details beside it, and a text below in the lines it was written in; each may be empty."""
    return Entry(html("entry", title=title, details=joined(details), lines=passages(text)))


def table(columns: Sequence[Column], rows: Iterable[Sequence[str | Cell]]) -> Table:
    """Rows with a cell for each of `columns`; where no column has a name there is no header."""
    named = any(column.name for column in columns)
    header = tuple(_cell("column", replace(column, strong=False), column.name) for column in columns) if named else ()
    cells = (tuple(_cell("cell", column, cell) for column, cell in zip(columns, row, strict=True)) for row in rows)
    return Table(tuple(column.share for column in columns), header, tuple(cells))


def picture(png: bytes, width: float, height: float, caption: str = "") -> Picture:
    """A PNG of `width` by `height` millimetres, FULL_WIDTH to fill the page, with a caption below."""
    return Picture(png, width, height, html("caption", caption=caption) if caption else "")


def foot(hint: str, page: int, pages: int = 0) -> str:
    """HTML for the foot of `page`, counted from 1; `pages` is 0 while nobody knows how many there are."""
    told = _("page {page} of {pages}") if pages else _("page {page}")
    return html("foot", hint=hint, page=told.format(page=page, pages=pages))


def joined(parts: Iterable[str]) -> str:
    """What is not empty, with dots between that never begin a line."""
    return "\u00a0· ".join(filter(None, parts))


def _cell(look: str, column: Column, cell: str | Cell) -> str:
    told = Cell(cell) if isinstance(cell, str) else cell
    if not told.text and not told.details:
        return ""
    return html("cell", look=look, right=column.right, strong=column.strong, text=told.text, details=told.details)


def _file_name(name: str, stamp: str) -> str:
    """A name that every system takes."""
    return _NOT_IN_FILE_NAMES.sub(" ", f"{name} {stamp}")[:_LONGEST_FILE_NAME].strip(" .")
