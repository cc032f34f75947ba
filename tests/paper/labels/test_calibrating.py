from datetime import date

import pytest

from relapp.domain.labels import OTHER, OTHER_SHEET, PAPERS, LabelChoices, LabelSheet
from relapp.paper.documents import Outline, Piece, Stroke
from relapp.paper.labels.calibrating import calibration_page
from relapp.paper.labels.sheets import SHEETS
from tests.printed import text_of

ON = date(2026, 11, 23)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.code)
def test_every_label_is_outlined_where_it_is_and_nothing_lies_beside_the_paper(sheet: LabelSheet) -> None:
    printable = calibration_page(LabelChoices(sheet=sheet.code), ON)
    (page,) = printable.pages
    outlines = [(mark.left, mark.top) for mark in page if isinstance(mark, Outline)]
    assert outlines == [sheet.corner(index) for index in range(sheet.count)]
    width, height = PAPERS[sheet.paper]
    assert (printable.width, printable.height) == (width, height)
    for mark in page:
        if isinstance(mark, Stroke):
            assert 0 <= min(mark.x1, mark.x2) <= max(mark.x1, mark.x2) <= width
            assert 0 <= min(mark.y1, mark.y2) <= max(mark.y1, mark.y2) <= height


def test_strokes_are_a_millimetre_apart_on_both_sides_of_an_edge() -> None:
    sheet = SHEETS[0]
    (page,) = calibration_page(LabelChoices(sheet=sheet.code), ON).pages
    y = sheet.top + sheet.height / 2
    across = sorted(mark.x1 for mark in page if isinstance(mark, Stroke) and mark.x1 == mark.x2 and mark.y1 + mark.y2 == 2 * y)
    assert [x - sheet.left for x in across] == pytest.approx(list(range(-5, 6)))


def test_a_line_is_a_hundred_millimetres_long() -> None:
    (page,) = calibration_page(LabelChoices(sheet="5160"), ON).pages
    assert any(mark.x2 - mark.x1 == pytest.approx(100) for mark in page if isinstance(mark, Stroke))
    assert any("From end to end: 100 mm" in text_of(mark.html) for mark in page if isinstance(mark, Piece))


def test_it_moves_with_what_was_typed_and_says_so() -> None:
    (page,) = calibration_page(LabelChoices(sheet="L7160", right=1.5, down=-2.0), ON).pages
    first = next(mark for mark in page if isinstance(mark, Outline))
    assert (first.left, first.top) == (pytest.approx(8.7), pytest.approx(13.15))
    said = " ".join(text_of(mark.html) for mark in page if isinstance(mark, Piece))
    assert "1.5 mm to the right and -2 mm down" in said


def test_where_there_are_few_labels_one_says_everything() -> None:
    other = LabelSheet(OTHER_SHEET.names, "A4", 1, 2, 190.0, 120.0, 10.0, 10.0, 190.0, 130.0)
    (page,) = calibration_page(LabelChoices(sheet=OTHER, other=other), ON).pages
    pieces = [text_of(mark.html) for mark in page if isinstance(mark, Piece)]
    assert len(pieces) == 2
    assert "at its own size" in pieces[0]
    assert "Now moved" in pieces[0]
