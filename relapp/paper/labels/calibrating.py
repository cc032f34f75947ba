"""A page that shows where a printer puts labels: their outlines, strokes a millimetre apart to read off how far they are off."""

from collections.abc import Iterator
from datetime import date

from relapp.domain.labels import PAPERS, LabelChoices, LabelSheet
from relapp.i18n import _, format_number
from relapp.paper.documents import Outline, Piece, Sheets, Stroke
from relapp.paper.fragments import html
from relapp.paper.labels.composing import label_box
from relapp.paper.labels.sheets import chosen

_REACH = 5  # millimetres to either side of an edge
_LONG, _SHORT = 2.5, 1.2
_RULER = 100
_TEXT, _SMALL_TEXT = 8.5, 7.0  # points


def calibration_page(choices: LabelChoices, on: date) -> Sheets:
    """Outlines of all labels of the sheet chosen, moved as the labels would be."""
    sheet = chosen(choices)
    width, height = PAPERS[sheet.paper]
    marks: tuple[Piece | Outline | Stroke, ...] = (
        *_outlines(sheet, choices),
        *(stroke for stroke in _edges(sheet, choices) if 0 < stroke.x1 < width and 0 < stroke.y1 < height),
        *_ruler(sheet, choices),
        *_words(sheet, choices),
    )
    title = _("Calibration page")
    return Sheets(title, f"{title} {on.isoformat()}", width, height, (marks,))


def _outlines(sheet: LabelSheet, choices: LabelChoices) -> Iterator[Outline]:
    for index in range(sheet.count):
        left, top = sheet.corner(index)
        yield Outline(left + choices.right, top + choices.down, sheet.width, sheet.height, sheet.radius)


def _edges(sheet: LabelSheet, choices: LabelChoices) -> Iterator[Stroke]:
    """Scales across the left and upper edge of the first label, and across the right and lower edge of the last."""
    left, top = sheet.corner(0)
    yield from _scale_across(left + choices.right, top + choices.down + sheet.height / 2)
    yield from _scale_down(left + choices.right + sheet.width / 2, top + choices.down)
    left, top = sheet.corner(sheet.count - 1)
    yield from _scale_across(left + choices.right + sheet.width, top + choices.down + sheet.height / 2)
    yield from _scale_down(left + choices.right + sheet.width / 2, top + choices.down + sheet.height)


def _scale_across(middle: float, y: float) -> Iterator[Stroke]:
    for step in range(-_REACH, _REACH + 1):
        half = _half(step)
        yield Stroke(middle + step, y - half, middle + step, y + half)


def _scale_down(x: float, middle: float) -> Iterator[Stroke]:
    for step in range(-_REACH, _REACH + 1):
        half = _half(step)
        yield Stroke(x - half, middle + step, x + half, middle + step)


def _half(step: int) -> float:
    return _LONG if step % _REACH == 0 else _SHORT


def _ruler(sheet: LabelSheet, choices: LabelChoices) -> Iterator[Stroke]:
    """A hundred millimetres across the middle row, to see whether the printer made the page larger or smaller."""
    x, y = _ruler_place(sheet, choices)
    yield Stroke(x, y, x + _RULER, y)
    for step in range(0, _RULER + 1, 10):
        yield Stroke(x + step, y - _half(step // 10), x + step, y)


def _ruler_place(sheet: LabelSheet, choices: LabelChoices) -> tuple[float, float]:
    _left, top = sheet.corner(sheet.rows // 2 * sheet.columns)
    width, _height = PAPERS[sheet.paper]
    return (width - _RULER) / 2 + choices.right, top + sheet.height * 0.75 + choices.down


def _words(sheet: LabelSheet, choices: LabelChoices) -> Iterator[Piece]:
    """What to do, a sentence a label where there are enough of them."""
    says = (
        _("Print this page on plain paper at its own size, 100 %."),
        _("Lay it over a sheet of labels and hold both to the light."),
        _("The short strokes are one millimetre apart, the long ones five."),
        _("Where the outlines are off, type by how much to move them."),
    )
    moved = _("Now moved {right} mm to the right and {down} mm down.")
    sentences = (*says, moved.format(right=format_number(choices.right), down=format_number(choices.down)))
    free = [index for index in range(1, sheet.count - 1) if index // sheet.columns != sheet.rows // 2]
    spoken = [(each,) for each in sentences] if len(free) >= len(sentences) else [sentences]
    for index, lines in zip(free or [0], spoken, strict=False):
        left, top, width, height = label_box(sheet, index, choices)
        yield Piece(left, top, width, height, html("address", lines=lines, points=_TEXT, strong=False), middle=True)
    x, y = _ruler_place(sheet, choices)
    words = html("address", lines=(_("From end to end: {count} mm").format(count=_RULER),), points=_SMALL_TEXT, strong=False)
    yield Piece(x + 2, y - 6, _RULER - 4, 3.2, words)
