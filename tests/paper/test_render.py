import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QPageSize, QPalette
from PySide6.QtPrintSupport import QPrinter

from relapp import i18n
from relapp.domain.week import DayPlan, PlannedTouch
from relapp.errors import UserError
from relapp.paper.documents import Document
from relapp.paper.render import print_to, write_pdf
from relapp.paper.render.pages import prepare
from relapp.paper.week import WeekSheet, compose
from tests.printed import info_of, needs_poppler, pages_of, run

pytestmark = [pytest.mark.usefixtures("qapp"), needs_poppler]

Make = Callable[..., Document]
MakeSheet = Callable[..., WeekSheet]


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


def test_every_page_tells_its_number_and_whose_rows_it_goes_on_with(week_of: Make, pdf: Path) -> None:
    count = write_pdf(week_of([40, 2]), pdf)
    pages = pages_of(pdf)
    assert [re.findall(r"page (\d+) of (\d+)", page) for page in pages] == [[(str(n + 1), str(count))] for n in range(count)]
    assert ["Monday, November 23 (continued)" in page for page in pages] == [False] + [True] * (count - 1)


def test_nothing_is_printed_in_the_margins(week_of: Make, pdf: Path) -> None:
    write_pdf(week_of([30]), pdf)
    boxes = run("pdftotext", "-bbox", pdf, "-")
    sides = {
        side: [float(value) for value in re.findall(rf'{side}="([\d.]+)"', boxes)] for side in ("xMin", "yMin", "xMax", "yMax")
    }
    margin = 12 / 25.4 * 72
    assert min(sides["xMin"] + sides["yMin"]) > margin
    assert max(sides["xMax"]) < 595 - margin
    assert max(sides["yMax"]) < 842 - margin


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
def test_the_paper_is_the_one_asked_for(week_of: Make, pdf: Path, paper: str, size: str) -> None:
    write_pdf(week_of([3]), pdf, paper)
    assert info_of(pdf)["Page size"] == size
    assert info_of(pdf)["Title"].startswith("Weekly contact list")


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
    assert count == len(pages) == 3
    assert Counter(re.findall(r"Cause \d{3}", pages[1])) == Counter(f"Cause {number:03}" for number in range(120))
    assert "".join(pages).count("W") >= 300
    assert "Last one" in pages[2]


def test_a_printer_gets_the_pages_of_the_pdf(week_of: Make, pdf: Path, tmp_path: Path) -> None:
    week = week_of([30, 5], not_fitting=2)
    write_pdf(week, pdf)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, "A4")
    printer.setResolution(600)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_to(printer, week)
    assert pages_of(tmp_path / "printed.pdf") == pages_of(pdf)
    assert info_of(tmp_path / "printed.pdf")["Title"] == info_of(pdf)["Title"]


def test_a_printer_gets_only_the_pages_chosen(week_of: Make, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, "A4")
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 2)
    print_to(printer, week_of([40]))
    (page,) = pages_of(tmp_path / "printed.pdf")
    assert re.search(r"page 2 of \d", page)


def test_small_paper_holds_everything_only_smaller(week_of: Make, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, "A4")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printer.setOutputFileName(str(tmp_path / "small.pdf"))
    print_to(printer, week_of([20]))
    pages = pages_of(tmp_path / "small.pdf")
    assert sum(page.count("Client 0") for page in pages) == 20
    right = [float(value) for value in re.findall(r'xMax="([\d.]+)"', run("pdftotext", "-bbox", tmp_path / "small.pdf", "-"))]
    assert max(right) < 420


def test_a_dark_window_prints_dark_on_white(week_of: Make, pdf: Path, tmp_path: Path) -> None:
    write_pdf(week_of([2]), pdf)
    run("pdftoppm", "-gray", "-r", "40", pdf, tmp_path / "light")
    before = QGuiApplication.palette()
    QGuiApplication.setPalette(QPalette(QColor("#1b1d20")))
    try:
        write_pdf(week_of([2]), pdf)
    finally:
        QGuiApplication.setPalette(before)
    run("pdftoppm", "-gray", "-r", "40", pdf, tmp_path / "dark")
    assert (tmp_path / "light-1.pgm").read_bytes() == (tmp_path / "dark-1.pgm").read_bytes()


def test_where_it_cannot_be_written_the_reader_is_told_and_nothing_is_left(week_of: Make, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"nowhere"):
        write_pdf(week_of([1]), tmp_path / "nowhere" / "week.pdf")
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(UserError, match=r"folder\.pdf"):
        write_pdf(week_of([1]), tmp_path / "folder.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.pdf"]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_is_not_there_is_told_of(week_of: Make, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, "A4")
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    with pytest.raises(UserError, match="could not be printed"):
        print_to(printer, week_of([1]))


HEADLESS = """
import sys
from datetime import date
from pathlib import Path
from relapp.paper.render import write_pdf
from relapp.paper.week import WeekSheet, compose
for name in ("one", "two"):
    assert write_pdf(compose(WeekSheet((), (), {}, "shop", date(2026, 11, 23))), Path(sys.argv[1]) / f"{name}.pdf") == 1
assert "PySide6.QtWidgets" not in sys.modules
"""


def test_a_pdf_needs_no_display_and_no_running_program(tmp_path: Path) -> None:
    gone = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-c", HEADLESS, str(tmp_path)]
    subprocess.run(command, check=True, env=gone | {"DISPLAY": ":4094"}, timeout=60)
    assert "nobody to contact" in pages_of(tmp_path / "two.pdf")[0]
