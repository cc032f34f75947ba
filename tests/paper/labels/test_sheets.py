from collections import Counter
from dataclasses import replace

import pytest

from relapp.domain.labels import OTHER, OTHER_SHEET, PAPERS, LabelChoices, LabelSheet
from relapp.paper.labels import sheets
from relapp.paper.labels.sheets import SHEETS, chosen, find, fits, sold_as, usual


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.code)
def test_labels_lie_on_the_paper_side_by_side_with_the_same_margin_on_both_sides(sheet: LabelSheet) -> None:
    width, height = PAPERS[sheet.paper]
    left, top = sheet.corner(sheet.count - 1)
    assert fits(sheet)
    assert width - left - sheet.width == pytest.approx(sheet.left, abs=1)
    assert height - top - sheet.height == pytest.approx(sheet.top, abs=1)


def test_the_counts_are_those_on_the_boxes() -> None:
    counts = {"L7160": 21, "A4360": 21, "L7159": 24, "L7161": 18, "L7162": 16, "L7163": 14, "L7164": 12, "L7165": 8, "L7651": 65}
    counts |= {"A4351": 65, "A4354": 22, "A4254": 22, "A4355": 27, "A4356": 33, "A4350": 10, "3474": 24}
    counts |= {"5160": 30, "6080": 30, "6180": 30, "6181": 20, "6082": 14, "6183": 10, "6184": 6, "5167": 80, "6187": 80}
    assert {name: sheet.count for name in counts if (sheet := find(name))} == counts


def test_a_number_belongs_to_one_sheet_and_is_found_with_its_maker_or_without() -> None:
    numbers = Counter(name.split()[-1].casefold() for sheet in SHEETS for name in sheet.names)
    assert set(numbers.values()) == {1}
    assert find("l7160") is find(" Pimaco A4360 ") is usual("A4")
    assert find("L9999") is None
    assert find("") is None


def test_a_sheet_is_told_by_one_number_of_each_maker() -> None:
    assert sold_as(usual("A4")) == "Avery L7160, Pimaco A4360"
    assert sold_as(usual("Letter")) == "Avery 5160, Pimaco 6180"


def test_what_is_not_known_is_the_usual_sheet() -> None:
    assert chosen(LabelChoices(sheet="5163")).code == "5163"
    assert chosen(LabelChoices(sheet="L9999")) == usual("A4")
    assert chosen(LabelChoices(sheet=OTHER)) == OTHER_SHEET


@pytest.mark.parametrize(
    "wrong", [{"left": 20.0}, {"rows": 9}, {"across": 90.0}, {"down": 20.0}, {"height": 5.0, "down": 5.0}, {"columns": 0}]
)
def test_measures_that_cannot_be(wrong: dict[str, float]) -> None:
    assert fits(OTHER_SHEET)
    assert not fits(replace(OTHER_SHEET, **wrong))  # type: ignore[arg-type]
    assert sheets.fits(replace(OTHER_SHEET, rows=1, columns=1, across=0.0, down=0.0)), "one label has no next one"
