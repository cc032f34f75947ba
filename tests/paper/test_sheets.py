import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPageSize, QPainter

from relapp.domain.printed import PageSetup
from relapp.paper.documents import Outline, Piece, Sheets, Stroke
from relapp.paper.render import filling, laid_out, laid_out_for, print_to, write_pdf
from tests.paper.listed import address, envelope, labels, painted, printer_to
from tests.printed import info_of, needs_poppler, pages_of, run

pytestmark = [pytest.mark.usefixtures("qapp"), needs_poppler]

POINTS_PER_MM = 72 / 25.4
DOTS_PER_MM = 4


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "sheets.pdf"


def words_of(pdf: Path) -> dict[str, tuple[float, float, float, float]]:
    """Left, top, right and bottom of each word, in millimetres."""
    found = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<', run("pdftotext", "-bbox", pdf, "-"))
    return {word: tuple(float(each) / POINTS_PER_MM for each in sides) for *sides, word in found}


def sheet_of(*marks: Piece | Outline | Stroke, width: float = 100, height: float = 80) -> Sheets:
    return Sheets("Sheet", "sheet", width, height, (marks,))


def dark_at(sheets: Sheets, left: float, top: float) -> bool:
    """Whether something is painted within half a millimetre of there."""
    image = painted(laid_out(sheets), dots_per_inch=25.4 * DOTS_PER_MM)
    around = range(-DOTS_PER_MM // 2, DOTS_PER_MM // 2 + 1)
    spots = [(round(left * DOTS_PER_MM) + x, round(top * DOTS_PER_MM) + y) for x in around for y in around]
    return any(image.valid(x, y) and image.pixelColor(x, y).lightness() < 240 for x, y in spots)


@pytest.mark.parametrize(
    ("width", "height"), [(210, 297), (215.9, 279.4), (220, 110), (162, 114), (241.3, 104.8), (88.9, 50.8)], ids=str
)
def test_the_page_has_the_size_of_the_sheet(width: float, height: float, pdf: Path) -> None:
    assert write_pdf(sheet_of(Stroke(0, 0, width, height), width=width, height=height), pdf) == 1
    points = [float(each) for each in re.findall(r"[\d.]+", info_of(pdf)["Page size"])[:2]]
    assert points == pytest.approx([width * POINTS_PER_MM, height * POINTS_PER_MM], abs=0.5)


def test_things_stand_where_they_should_up_to_the_edge(pdf: Path) -> None:
    corner, middle = Piece(0, 0, 40, 10, "<p>Corner</p>"), Piece(50, 40, 40, 20, "<p>Middle</p>", middle=True)
    write_pdf(sheet_of(corner, middle), pdf)
    words = words_of(pdf)
    assert words["Corner"][:2] == pytest.approx((0, 0), abs=0.7)
    left, top, _right, bottom = words["Middle"]
    assert (left, (top + bottom) / 2) == pytest.approx((50, 50), abs=0.7)


def test_outlines_and_strokes_are_drawn_where_they_should(pdf: Path) -> None:
    sheet = sheet_of(Outline(10, 20, 60, 30), Stroke(90, 5, 90, 75))
    assert all(dark_at(sheet, left, top) for left, top in ((10, 35), (70, 35), (40, 20), (40, 50), (90, 40)))
    assert not any(dark_at(sheet, left, top) for left, top in ((40, 35), (10, 60), (80, 40), (90, 78)))
    assert dark_at(sheet, 10, 20)
    assert not dark_at(sheet_of(Outline(10, 20, 60, 30, 5)), 10, 20), "a round corner"


@pytest.mark.parametrize("lines", [1, 4, 7, 12, 40])
@pytest.mark.parametrize("middle", [False, True])
def test_what_is_too_high_becomes_smaller_and_none_of_it_is_lost(lines: int, middle: bool, pdf: Path) -> None:
    field = Piece(20, 30, 50, 25, address("Ștefan", lines), middle)
    write_pdf(sheet_of(field), pdf)
    (page,) = pages_of(pdf)
    assert page.count("Rua das Flores") == lines
    sides = list(words_of(pdf).values())
    assert min(left for left, _, _, _ in sides) >= 20 - 0.5
    assert min(top for _, top, _, _ in sides) >= 30 - 0.5
    assert max(right for _, _, right, _ in sides) <= 70 + 0.5
    assert max(bottom for _, _, _, bottom in sides) <= 55 + 0.5


def test_what_need_not_shrink_keeps_its_size(pdf: Path) -> None:
    heights = []
    for shrinks in (True, False):
        write_pdf(sheet_of(Piece(20, 10, 50, 15, address("Ștefan", 8), shrinks=shrinks)), pdf)
        _left, top, _right, bottom = words_of(pdf)["Ștefan"]
        heights.append(bottom - top)
    assert heights[1] > 1.3 * heights[0]


def test_sheets_are_as_they_are_whatever_pages_are_set_up_for(pdf: Path) -> None:
    write_pdf(labels(), pdf)
    usual, size = words_of(pdf), info_of(pdf)["Page size"]
    assert write_pdf(labels(), pdf, PageSetup("Letter", 150)) == 1
    assert (words_of(pdf), info_of(pdf)["Page size"]) == (usual, size)


def test_every_sheet_is_a_page_that_is_known_at_once(pdf: Path) -> None:
    sheets = replace(labels(), pages=labels().pages * 3)
    pages = laid_out(sheets)
    assert (pages.known, pages.is_complete, pages.count) == (3, True, 3)
    assert write_pdf(sheets, pdf) == len(pages_of(pdf)) == 3


def test_a_printer_gets_the_sheets_at_their_size_and_nothing_is_moved_by_its_margins(pdf: Path, tmp_path: Path) -> None:
    write_pdf(envelope(), pdf)
    printed = tmp_path / "printed.pdf"
    printer = printer_to(printed, envelope())
    print_to(printer, envelope())
    assert info_of(printed)["Page size"] == info_of(pdf)["Page size"]
    for word, sides in words_of(pdf).items():
        assert words_of(printed)[word] == pytest.approx(sides, abs=0.3), word


def test_a_printer_with_other_paper_prints_them_at_their_size_from_the_corner(pdf: Path, tmp_path: Path) -> None:
    write_pdf(envelope(), pdf)
    printed = tmp_path / "printed.pdf"
    printer = printer_to(printed, envelope())
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    assert laid_out_for(printer, envelope()).sheet.width() == 220
    print_to(printer, envelope())
    left, top, _right, _bottom = words_of(printed)["Ștefan"]
    assert (left, top) == pytest.approx(words_of(pdf)["Ștefan"][:2], abs=0.3)


def test_copies_of_an_address_are_set_once(monkeypatch):
    made = []
    usual = filling.Text
    monkeypatch.setattr(filling, "Text", lambda html, width: made.append(html) or usual(html, width))
    pages = tuple((Piece(10.0, 10.0 * place, 50.0, 8.0, "<p>Ana</p>"),) for place in range(5))
    sheets = Sheets("Labels", "labels", 210.0, 297.0, (tuple(piece for page in pages for piece in page),) * 3)
    laid = laid_out(sheets, PageSetup())
    image = QImage(200, 280, QImage.Format.Format_Grayscale8)
    painter = QPainter(image)
    for page in (1, 2, 3):
        laid.draw(painter, page)
    painter.end()
    assert made == ["<p>Ana</p>"]
