import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QGuiApplication, QPageLayout, QPageSize, QPalette
from PySide6.QtPrintSupport import QPrinter

from relapp import i18n
from relapp.domain.printed import TEXT_SIZES, Ink, PageSetup
from relapp.domain.week import DayPlan, PlannedTouch
from relapp.errors import UserError
from relapp.paper.documents import Document
from relapp.paper.render import print_to, write_pdf
from relapp.paper.week import WeekSheet, compose
from tests.paper.listed import listed, printer_to
from tests.paper.seeing import seen
from tests.printed import info_of, needs_poppler, pages_of, run

pytestmark = [pytest.mark.usefixtures("qapp"), needs_poppler]

Make = Callable[..., Document]
MakeSheet = Callable[..., WeekSheet]


SIDES = ("xMin", "yMin", "xMax", "yMax")


def edges_of(pdf: Path) -> dict[str, float]:
    """How far the words go to each side, in points."""
    boxes = run("pdftotext", "-bbox", pdf, "-")
    found = {side: [float(value) for value in re.findall(rf'{side}="([\d.]+)"', boxes)] for side in SIDES}
    return {side: (min if side.endswith("Min") else max)(values) for side, values in found.items()}


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "week.pdf"


def test_three_hundred_rows_are_there_once_in_order_and_whole(week_of: Make, pdf: Path) -> None:
    count = write_pdf(week_of([80, 70, 50, 50, 30, 10, 0], not_fitting=10), pdf)
    pages = pages_of(pdf)
    assert len(pages) == count
    for word in ("Client", "Task"):
        found = [re.findall(rf"{word} (\d{{4}})", page) for page in pages]
        assert [int(number) for page in found for number in page] == list(range(1, 301))
    for page in pages:
        assert re.findall(r"Client (\d{4})", page) == re.findall(r"Task (\d{4})", page), "a row is on one page"


def test_every_page_tells_its_number_and_whose_rows_it_goes_on_with(pdf: Path) -> None:
    count = write_pdf(listed((90, 2)), pdf)
    pages = pages_of(pdf)
    assert [re.findall(r"page (\d+) of (\d+)", page) for page in pages] == [[(str(n + 1), str(count))] for n in range(count)]
    assert ["List 1 (continued)" in page for page in pages] == [False] + [True] * (count - 1)


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_nothing_is_printed_in_the_margins_whatever_the_size(percent: int, pdf: Path) -> None:
    write_pdf(listed((60,)), pdf, PageSetup("A4", percent))
    edges = edges_of(pdf)
    margin = 13 / 25.4 * 72
    assert edges["xMin"] == pytest.approx(margin, abs=1)
    assert margin - 1 < edges["yMin"] < margin + 10
    assert edges["xMax"] == pytest.approx(595 - margin, abs=2)
    assert 842 - margin - 40 < edges["yMax"] < 842 - margin


def test_names_can_be_searched_for_and_fonts_travel_along(sheet_of: MakeSheet, pdf: Path, client: Callable) -> None:
    sheet = sheet_of([4])
    names = ("Ștefan Țepeș", "João Conceição", "Łukasz Ærø", "Offi fl 1:2")
    clients = {number: client(number, name, phone="+40 (721) 555-014") for number, name in enumerate(names, 1)}
    write_pdf(compose(replace(sheet, clients=clients)), pdf)
    (page,) = pages_of(pdf)
    assert [name for name in names if name in page] == list(names)
    assert page.count("+40 (721) 555-014") == 4
    fonts = run("pdffonts", pdf).splitlines()[2:]
    assert fonts
    assert all(re.search(r" yes (yes|no)  ?yes ", font) for font in fonts), "embedded, and mapped to characters"


@pytest.mark.parametrize(("paper", "size"), [("A4", "595 x 842 pts (A4)"), ("Letter", "612 x 792 pts (letter)")])
def test_the_paper_is_the_one_asked_for_and_the_file_says_what_it_is(pdf: Path, paper: str, size: str) -> None:
    write_pdf(listed((3,)), pdf, PageSetup(paper))
    info = info_of(pdf)
    assert (info["Page size"], info["Title"], info["Creator"]) == (size, "List\u00a0· everybody", "Relapp")


def test_a_file_of_many_pages_is_small(pdf: Path) -> None:
    assert write_pdf(listed((300,)), pdf) > 6
    assert pdf.stat().st_size < 150_000, "fonts hold only the signs that are used, and each once"


@pytest.mark.parametrize(("language", "day"), [("en", "Monday"), ("pt_BR", "Segunda-feira"), ("ro", "Miercuri, 25 noiembrie")])
def test_each_language_is_printed(week_of: Make, pdf: Path, language: str, day: str) -> None:
    i18n.set_language(language)
    assert write_pdf(week_of([1, 1, 1]), pdf) == 1
    assert day in pages_of(pdf)[0]


def test_an_empty_week_is_one_page(week_of: Make, pdf: Path) -> None:
    assert write_pdf(week_of([0, 0, 0, 0, 0]), pdf) == 1
    assert "There is nobody to contact on these days." in pages_of(pdf)[0]


def test_the_longest_names_and_the_most_reasons_stay_whole_in_their_columns(
    sheet_of: MakeSheet, pdf: Path, client: Callable, reason: Callable
) -> None:
    sheet = sheet_of([3])
    days = sheet.days
    many = PlannedTouch(2, days[0].day, tuple(reason(2, f"Cause {number:03}") for number in range(120)))
    touches = (days[0].touches[0], many, days[0].touches[2])
    clients = {1: client(1, "W" * 300, company="Very long words " * 20), 2: client(2), 3: client(3, "Last one")}
    count = write_pdf(compose(replace(sheet, days=(DayPlan(days[0].day, True, 8, touches),), clients=clients)), pdf)
    pages = pages_of(pdf)
    assert count == len(pages) <= 2
    words = "".join(pages)
    assert Counter(re.findall(r"Cause \d{3}", words)) == Counter(f"Cause {number:03}" for number in range(6))
    assert "and 114 more" in words
    assert words.count("W") >= 300
    assert "Last one" in pages[-1]


def test_a_printer_gets_the_pages_of_the_pdf(pdf: Path, tmp_path: Path) -> None:
    document = listed((60, 5))
    write_pdf(document, pdf)
    printer = printer_to(tmp_path / "printed.pdf", document)
    printer.setResolution(600)
    print_to(printer, document)
    assert pages_of(tmp_path / "printed.pdf") == pages_of(pdf)
    assert info_of(tmp_path / "printed.pdf")["Title"] == info_of(pdf)["Title"]
    for side, value in edges_of(pdf).items():
        assert edges_of(tmp_path / "printed.pdf")[side] == pytest.approx(value, abs=0.5), side


def test_a_printer_gets_only_the_pages_chosen(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "printed.pdf", listed())
    printer.setFromTo(2, 2)
    print_to(printer, listed((200,)))
    (page,) = pages_of(tmp_path / "printed.pdf")
    assert re.search(r"page 2 of \d", page)


def test_small_paper_holds_everything_with_margins_of_its_own(tmp_path: Path) -> None:
    small = tmp_path / "small.pdf"
    printer = printer_to(small, listed())
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    print_to(printer, listed((50,)))
    assert re.findall(r"Client (\d{4})", "".join(pages_of(small))) == [f"{number:04}" for number in range(1, 51)]
    assert edges_of(small)["xMin"] == pytest.approx(13 / 25.4 * 72, abs=1)
    assert edges_of(small)["xMax"] == pytest.approx(420 - 13 / 25.4 * 72, abs=2)


@pytest.mark.parametrize("size", [(62, 100), (100, 60), (29, 90)], ids=str)
def test_paper_for_something_else_still_holds_every_row(size: tuple[int, int], tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "tiny.pdf", listed())
    printer.setPageSize(QPageSize(QSizeF(*size), QPageSize.Unit.Millimeter))
    print_to(printer, listed((50,)), PageSetup(text_percent=150))
    words = "".join(pages_of(tmp_path / "tiny.pdf"))
    assert all(f"Client {number:04}" in words for number in range(1, 51))


def test_paper_that_was_turned_is_used_as_it_lies(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "turned.pdf", listed())
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    print_to(printer, listed((50,)))
    assert edges_of(tmp_path / "turned.pdf")["xMax"] == pytest.approx(842 - 13 / 25.4 * 72, abs=2)


def test_a_printer_is_asked_for_paper_and_colours_that_are_meant(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "printed.pdf", listed(), PageSetup("Letter", ink=Ink.SAVING))
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter
    assert printer.colorMode() is QPrinter.ColorMode.GrayScale
    assert printer_to(tmp_path / "printed.pdf", listed()).colorMode() is QPrinter.ColorMode.Color


def test_a_dark_window_prints_dark_on_white(pdf: Path, tmp_path: Path) -> None:
    light = seen(listed((2,)), tmp_path, PageSetup())
    before = QGuiApplication.palette()
    QGuiApplication.setPalette(QPalette(QColor("#1b1d20")))
    try:
        dark = seen(listed((2,)), tmp_path, PageSetup())
    finally:
        QGuiApplication.setPalette(before)
    assert light == dark


def test_where_it_cannot_be_written_the_reader_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"nowhere"):
        write_pdf(listed((1,)), tmp_path / "nowhere" / "week.pdf")
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(UserError, match=r"folder\.pdf"):
        write_pdf(listed((1,)), tmp_path / "folder.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.pdf"]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "nowhere" / "printed.pdf", listed())
    with pytest.raises(UserError, match="could not be printed"):
        print_to(printer, listed((1,)))


HEADLESS = """
import sys
from datetime import date
from pathlib import Path
from relapp.paper.render import write_pdf
from relapp.paper.render.fitting import fitting
from relapp.paper.documents import document, note, section
words = {"book_name": "shop", "printed_on": date(2026, 11, 23), "stamp": ""}
for name in ("one", "two"):
    said = document("List", "", (), [section("", [note("Nobody to contact.")])], **words)
    assert write_pdf(fitting([said]), Path(sys.argv[1]) / f"{name}.pdf") == 1
assert "PySide6.QtWidgets" not in sys.modules
"""


def test_a_pdf_needs_no_display_and_no_running_program(tmp_path: Path) -> None:
    gone = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-c", HEADLESS, str(tmp_path)]
    subprocess.run(command, check=True, env=gone | {"DISPLAY": ":4094"}, timeout=60)
    assert "Nobody to contact." in pages_of(tmp_path / "two.pdf")[0]
