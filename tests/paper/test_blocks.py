import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage

from relapp.domain.printed import PageSetup
from relapp.paper.documents import FULL_WIDTH, Block, Column, Document, document, entry, note, picture, section, table
from relapp.paper.render import write_pdf
from tests.printed import info_of, needs_poppler, pages_of, run

pytestmark = [pytest.mark.usefixtures("qapp"), needs_poppler]

POINTS_PER_MM = 72 / 25.4
MARGIN = 13 * POINTS_PER_MM
COLUMNS = (Column(3, "Channel", strong=True), Column(1, "Touches", right=True))


def document_of(*blocks: Block, name: str = "Figures", hint: str = "") -> Document:
    sections = (section(name, blocks),)
    return document("Insights", "2026", (), sections, book_name="shop", printed_on=date(2026, 11, 21), stamp="2026", hint=hint)


def png_of(color: str, width: int = 400, height: int = 200) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def red_box(pdf: Path, folder: Path) -> tuple[int, int]:
    """Width and height, in millimetres, of what is red."""
    run("pdftoppm", "-r", "25.4", "-singlefile", pdf, folder / "page")
    page = QImage(str(folder / "page.ppm"))
    found = [(x, y) for x in range(page.width()) for y in range(page.height()) if page.pixelColor(x, y).hsvSaturation() > 128]
    return len({x for x, _ in found}), len({y for _, y in found})


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "blocks.pdf"


def words_at(pdf: Path, words: Iterable[str], side: str) -> list[float]:
    """Where the first of each of `words` stands, in points."""
    boxes = run("pdftotext", "-bbox", pdf, "-")
    return [float(re.search(rf'{side}="([\d.]+)"[^>]*>{word}<', boxes)[1]) for word in words]


def test_a_table_has_its_header_on_every_page_and_every_row_once(pdf: Path) -> None:
    made = table(COLUMNS, [(f"Way {number:03}", str(number)) for number in range(150)])
    count = write_pdf(document_of(made), pdf)
    pages = pages_of(pdf)
    assert count == len(pages) > 2
    assert all("Channel Touches Way" in page for page in pages)
    assert ["Figures (continued)" in page for page in pages] == [False] + [True] * (count - 1)
    assert [int(number) for page in pages for number in re.findall(r"Way (\d{3})", page)] == list(range(150))


def test_columns_have_their_shares_and_numbers_end_at_the_right(pdf: Path) -> None:
    columns = (Column(1), Column(2), Column(1, right=True))
    write_pdf(document_of(table(columns, [("one", "two", "7"), ("uno", "due", "1234")])), pdf)
    starts = words_at(pdf, ("one", "two"), "xMin")
    assert starts[0] == pytest.approx(MARGIN, abs=1)
    assert starts[1] == pytest.approx(MARGIN + ((184 - 6) / 4 + 3) * POINTS_PER_MM, abs=1)
    ends = words_at(pdf, ("7", "1234"), "xMax")
    assert ends == pytest.approx([595.3 - MARGIN] * 2, abs=1)


def test_long_cells_make_their_row_higher_and_stay_in_their_column(pdf: Path) -> None:
    write_pdf(document_of(table((Column(1), Column(1)), [("word " * 60, "beside"), ("below", "")])), pdf)
    assert max(float(x) for x in re.findall(r'xMax="([\d.]+)"[^>]*>word<', run("pdftotext", "-bbox", pdf, "-"))) < 297
    beside, below = words_at(pdf, ("beside", "below"), "yMin")
    assert below > beside + 40


def test_an_empty_table_leaves_nothing_behind(pdf: Path) -> None:
    assert write_pdf(document_of(table(COLUMNS, []), entry("Only this")), pdf) == 1
    (page,) = pages_of(pdf)
    assert "Channel" not in page
    assert "Only this" in page


def test_entries_notes_and_a_hint_are_all_there(pdf: Path) -> None:
    blocks = (note("Nothing known.", "Ask her."), entry("Late delivery", ("open",), "Wet boards.\nȘtefan’s ã ç ț"))
    write_pdf(document_of(*blocks, hint="Kept inside the house."), pdf)
    (page,) = pages_of(pdf)
    assert "Figures Nothing known. Ask her. Late delivery open Wet boards. Ștefan’s ã ç ț" in page
    assert page.endswith("Kept inside the house. page 1 of 1")
    assert info_of(pdf)["Title"] == "Insights\u00a0· 2026"


@pytest.mark.parametrize(("paper", "width"), [("A4", 184), ("Letter", 190)])
def test_a_full_picture_is_as_wide_as_the_page(pdf: Path, tmp_path: Path, paper: str, width: int) -> None:
    write_pdf(document_of(picture(png_of("red"), FULL_WIDTH, 95, "By channel")), pdf, PageSetup(paper))
    assert red_box(pdf, tmp_path) == pytest.approx((width, width / 2), abs=2)
    assert "By channel" in pages_of(pdf)[0]


def test_a_small_picture_is_as_large_as_it_says(pdf: Path, tmp_path: Path) -> None:
    write_pdf(document_of(picture(png_of("red"), 60, 30)), pdf)
    assert red_box(pdf, tmp_path) == pytest.approx((60, 30), abs=2)


def test_a_picture_stands_whole_on_the_next_page_and_one_too_high_becomes_smaller(pdf: Path) -> None:
    high = picture(png_of("red", 200, 300), 184, 270, "Tall")
    assert write_pdf(document_of(entry("Before"), picture(png_of("red"), 184, 245, "Second"), high), pdf) == 3
    assert [("Second" in page, "Tall" in page) for page in pages_of(pdf)] == [(False, False), (True, False), (False, True)]
