"""Documents and sheets to print that are always the same."""

import math
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from relapp.domain.printed import PageSetup
from relapp.paper.documents import (
    Block,
    Cell,
    Column,
    Document,
    Outline,
    Piece,
    Printable,
    Sheets,
    Stroke,
    document,
    section,
    table,
)
from relapp.paper.fragments import html
from relapp.paper.render import Pages, set_up
from relapp.paper.render.pages import USUAL

COLUMNS = (Column(4, "Name", strong=True), Column(3, "Phone"), Column(4, "Company"), Column(2, "Last touch", right=True))
NAMES = ("Ștefan Țepeș", "João Conceição", "Ana Prado", "Łukasz Ærø", "Maria da Graça Mendonça", "Ion Bălănescu")


def listed(counts: Sequence[int] = (30,), *, without: Sequence[int] = (), columns: Sequence[Column] = COLUMNS) -> Document:
    """Lists of so many clients, one below the other; the third row tells of "Client 0003", and is left out if it is `without`."""
    sections = []
    number = 0
    for index, count in enumerate(counts):
        rows = [_row(each) for each in range(number + 1, number + count + 1) if each not in without]
        sections.append(
            section(f"List {index + 1}", [table(columns, [row[: len(columns)] for row in rows])], counts=[f"{count}"])
        )
        number += count
    about, on = "everybody", date(2026, 11, 21)
    hint = "Made for looking at."
    return document("List", about, [f"{number} clients"], sections, book_name="shop", printed_on=on, stamp="2026", hint=hint)


def document_of(*blocks: Block) -> Document:
    """Those below a heading."""
    on = date(2026, 11, 21)
    return document("Insights", "2026", (), [section("Figures", blocks)], book_name="shop", printed_on=on, stamp="2026")


def labels(count: int = 21, shown: int | None = None) -> Sheets:
    """A sheet of three by seven labels that touch from top to bottom."""
    fields = [(7.2 + column * 66.0, 15.1 + row * 38.1) for row in range(7) for column in range(3)][:count]
    marks: list[Piece | Outline | Stroke] = [Outline(left, top, 63.5, 38.1, 2.0) for left, top in fields]
    marks += [
        Piece(left + 4, top + 3, 55.5, 32.1, address(NAMES[index % len(NAMES)], 1 + index % 7), middle=True)
        for index, (left, top) in enumerate(fields)
    ][:shown]
    return Sheets("Labels", "labels", 210, 297, (tuple(marks),))


def envelope(left: float = 110.0) -> Sheets:
    """An envelope DL with a line above its address."""
    address_field = Piece(left, 55, 90, 40, address("Ștefan Țepeș", 3))
    return Sheets("Envelopes", "envelopes", 220, 110, ((address_field, Stroke(left, 53, left + 90, 53)),))


def address(name: str, lines: int) -> str:
    """A name over so many lines."""
    return html("entry", title=name, details="", lines=[f"Rua das Flores, {100 + line} — São João" for line in range(lines)])


def printer_to(file: Path, printable: Printable, setup: PageSetup = USUAL) -> QPrinter:
    """A printer, set up, whose paper lands in `file`."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_up(printer, printable, setup)
    printer.setOutputFileName(str(file))
    return printer


def painted(pages: Pages, page: int = 1, dots_per_inch: float = 50) -> QImage:
    """A page as the preview paints it."""
    scale = dots_per_inch / 25.4
    image = QImage(math.ceil(pages.sheet.width() * scale), math.ceil(pages.sheet.height() * scale), QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    painter.scale(dots_per_inch / 1200, dots_per_inch / 1200)
    pages.draw(painter, page)
    painter.end()
    return image


def _row(number: int) -> tuple[str | Cell, ...]:
    company = Cell("Flores & Filhos" if number % 3 else "Very long words of a company that go on overleaf", "since 2019")
    return f"Client {number:04} {NAMES[number % len(NAMES)]}", f"+40 721 555 {number:03}", company, f"{number % 28 + 1}.11.2026"
