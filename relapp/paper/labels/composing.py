"""Addresses on sheets of labels and on envelopes, filled to the edge; all lengths are millimetres."""

from collections.abc import Iterator, Sequence
from datetime import date

from relapp.domain.labels import PAPERS, Carrier, Envelope, LabelChoices, LabelSheet
from relapp.i18n import _
from relapp.paper.documents import Piece, Sheets
from relapp.paper.fragments import html
from relapp.paper.labels.sheets import chosen

Address = tuple[str, ...]

# ISO 269 for DL and C6; number 10 is 4 1/8 by 9 1/2 inches.
ENVELOPES = {Envelope.DL: (220.0, 110.0), Envelope.C6: (162.0, 114.0), Envelope.NUMBER_10: (241.3, 104.8)}

# What printers leave white at the edges of a sheet.
_UNPRINTABLE = 5.0
_NARROW = 50.0
_LINES = 5
_LARGEST_TEXT = 12.0  # points
_SMALLEST_TEXT = 7.0
_LINE_HEIGHT = 1.3 * 25.4 / 72  # of a point of text
_LINE_WIDTH = 6.0  # of a point of text, for as many letters as most lines have

# Where an address stands on an envelope: free of the stamp above it and of the band below that machines print and read.
_ADDRESS_LEFT, _ADDRESS_TOP, _BAND, _BESIDE = 0.43, 0.45, 18.0, 12.7
_SENDER = (10.0, 8.0, 70.0, 26.0)
_SENDER_TEXT = 8.5


def compose(addresses: Sequence[Address], choices: LabelChoices, on: date) -> Sheets:
    """The addresses on what was chosen; no pages where there are none."""
    if choices.carrier is Carrier.ENVELOPES:
        return _envelopes(addresses, choices, on)
    sheet = chosen(choices)
    width, height = PAPERS[sheet.paper]
    pages = tuple(tuple(page) for page in _pages(addresses, choices, sheet))
    name = _("Labels")
    return Sheets(name, f"{name} {on.isoformat()}", width, height, pages)


def label_box(sheet: LabelSheet, index: int, choices: LabelChoices) -> tuple[float, float, float, float]:
    """Left, top, width and height of the text of a label, counted from 0, within what of the sheet can be printed."""
    width, height = PAPERS[sheet.paper]
    left, top = sheet.corner(index)
    beside, above = 1.5 if sheet.width < _NARROW else 3.0, min(2.5, sheet.height * 0.06)
    right, bottom = min(left + sheet.width - beside, width - _UNPRINTABLE), min(top + sheet.height - above, height - _UNPRINTABLE)
    left, top = max(left + beside, _UNPRINTABLE), max(top + above, _UNPRINTABLE)
    return left + choices.right, top + choices.down, right - left, bottom - top


def text_size(width: float, height: float) -> float:
    """Points at which most addresses fill a label: as many lines as they have, and none of them broken."""
    filling = min(height / (_LINES * _LINE_HEIGHT), width / _LINE_WIDTH)
    return round(min(_LARGEST_TEXT, max(_SMALLEST_TEXT, filling)), 1)


def _pages(addresses: Sequence[Address], choices: LabelChoices, sheet: LabelSheet) -> Iterator[Iterator[Piece]]:
    wanted = [address for address in addresses for _copy in range(choices.copies)]
    skipped = min(max(choices.start_at, 1), sheet.count) - 1
    spaces: list[Address] = [()] * skipped + wanted if wanted else []
    for first in range(0, len(spaces), sheet.count):
        yield _labels(spaces[first : first + sheet.count], choices, sheet)


def _labels(spaces: Sequence[Address], choices: LabelChoices, sheet: LabelSheet) -> Iterator[Piece]:
    for index, address in enumerate(spaces):
        if address:
            left, top, width, height = label_box(sheet, index, choices)
            yield Piece(left, top, width, height, _html(address, text_size(width, height), strong=True), middle=True)


def _envelopes(addresses: Sequence[Address], choices: LabelChoices, on: date) -> Sheets:
    width, height = ENVELOPES[choices.envelope]
    left, top = width * _ADDRESS_LEFT, height * _ADDRESS_TOP
    room = (left + choices.right, top + choices.down, width - left - _BESIDE, height - top - _BAND)
    sender = tuple(line for each in choices.sender.splitlines() if (line := each.strip()))
    from_whom = (_piece(_SENDER, sender, choices),) if sender else ()
    pages = tuple(
        (*from_whom, Piece(*room, _html(address, _LARGEST_TEXT, strong=True)))
        for address in addresses
        for _copy in range(choices.copies)
    )
    name = _("Envelopes")
    return Sheets(name, f"{name} {on.isoformat()}", width, height, pages)


def _piece(room: tuple[float, float, float, float], lines: Address, choices: LabelChoices) -> Piece:
    left, top, width, height = room
    return Piece(left + choices.right, top + choices.down, width, height, _html(lines, _SENDER_TEXT, strong=False))


def _html(lines: Address, points: float, *, strong: bool) -> str:
    return html("address", lines=lines, points=points, strong=strong)
