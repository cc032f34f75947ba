import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain import postal
from relapp.domain.labels import Carrier, Envelope, LabelChoices, LabelSheet
from relapp.paper.documents import Piece, Sheets
from relapp.paper.labels.composing import ENVELOPES, compose
from relapp.paper.labels.sheets import SHEETS, find
from relapp.paper.render import write_pdf
from tests.printed import info_of, needs_poppler, run, text_of

pytestmark = [pytest.mark.usefixtures("qapp"), needs_poppler]

ON = date(2026, 11, 23)
LONG = postal.lines(
    "Avenida Brigadeiro Faria Lima, 1578, apto 1203, Bloco B, Jardim das Palmeiras, São José do Rio Preto, SP, 15000-123",
    name="Maria Aparecida Gonçalves",
    country="BR",
)
MM = 25.4 / 72

Box = tuple[str, float, float, float, float]


def addresses(count: int) -> list[tuple[str, ...]]:
    return [(f"Client{number}", "Rua X, 12", "01000-000") for number in range(1, count + 1)]


def texts(sheets: Sheets) -> list[list[str]]:
    return [[text_of(piece.html) for piece in page if isinstance(piece, Piece)] for page in sheets.pages]


def words(pdf: Path) -> Iterator[list[Box]]:
    """For each page its words, each with left, top, right and bottom in millimetres."""
    for page in run("pdftotext", "-bbox", pdf, "-").split("</page>")[:-1]:
        found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', page)
        yield [(word, *(float(side) * MM for side in sides)) for *sides, word in found]


def label_of(sheet: LabelSheet, word: Box) -> int | None:
    """The label that a word lies in whole, counted from 0."""
    for index in range(sheet.count):
        left, top = sheet.corner(index)
        if left <= word[1] and top <= word[2] and word[3] <= left + sheet.width and word[4] <= top + sheet.height:
            return index
    return None


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.code)
def test_the_longest_address_lies_in_its_label_whole(sheet: LabelSheet, tmp_path: Path) -> None:
    pdf = tmp_path / "labels.pdf"
    assert len(LONG) == 5
    write_pdf(compose([LONG] * 4, LabelChoices(sheet=sheet.code, start_at=sheet.count - 1), ON), pdf)
    last, first = words(pdf)
    assert {label_of(sheet, word) for word in last} == {sheet.count - 2, sheet.count - 1}
    assert {label_of(sheet, word) for word in first} == {0, 1}
    assert len(first) == len(last) == 2 * len(" ".join(LONG).split())


def test_five_lines_are_legible_on_the_smallest_of_sixty_five(tmp_path: Path) -> None:
    pdf = tmp_path / "labels.pdf"
    write_pdf(compose([LONG], LabelChoices(sheet="L7651"), ON), pdf)
    (page,) = words(pdf)
    heights = [bottom - top for _word, _left, top, _right, bottom in page]
    assert min(heights) / MM > 5.5, "points"


def test_printing_begins_at_the_label_chosen_and_goes_on_overleaf(tmp_path: Path) -> None:
    sheet, pdf = find("L7160"), tmp_path / "labels.pdf"
    assert sheet
    write_pdf(compose(addresses(20), LabelChoices(sheet="L7160", start_at=5), ON), pdf)
    first, second = ([label_of(sheet, word) for word in page if word[0].startswith("Client")] for page in words(pdf))
    assert sorted(filter(None, first)) == list(range(4, 21))
    assert sorted(index for index in second if index is not None) == [0, 1, 2]
    assert len(first) + len(second) == 20


def test_copies_stand_beside_each_other() -> None:
    (page,) = texts(compose(addresses(2), LabelChoices(sheet="L7160", copies=2), ON))
    assert [text.split()[0] for text in page] == ["Client1", "Client1", "Client2", "Client2"]


def test_what_the_printer_is_off_moves_every_label_and_nothing_else() -> None:
    (usual,) = compose(addresses(3), LabelChoices(sheet="6180"), ON).pages
    (moved,) = compose(addresses(3), LabelChoices(sheet="6180", right=1.5, down=-0.5), ON).pages
    for one, other in zip(usual, moved, strict=True):
        assert isinstance(one, Piece)
        assert isinstance(other, Piece)
        assert (other.left - one.left, other.top - one.top) == (pytest.approx(1.5), pytest.approx(-0.5))
        assert (other.width, other.height, other.html) == (one.width, one.height, one.html)


def test_nobody_has_no_pages() -> None:
    assert compose([], LabelChoices(sheet="L7160", start_at=5), ON).pages == ()
    assert compose([], LabelChoices(carrier=Carrier.ENVELOPES, sender="Me"), ON).pages == ()


@pytest.mark.parametrize("envelope", list(Envelope))
def test_an_envelope_is_a_page_of_its_size_with_the_sender_above_and_to_the_left(envelope: Envelope, tmp_path: Path) -> None:
    pdf = tmp_path / "envelopes.pdf"
    sender = "Shop of Ana\n\n Market street 5 "
    write_pdf(compose([LONG, *addresses(1)], LabelChoices(Carrier.ENVELOPES, envelope=envelope, sender=sender), ON), pdf)
    width, height = ENVELOPES[envelope]
    shown = [float(side) * MM for side in re.findall(r"[\d.]+", info_of(pdf)["Page size"])[:2]]
    assert shown == [pytest.approx(width, abs=0.3), pytest.approx(height, abs=0.3)]
    pages = list(words(pdf))
    assert [page[0][0] for page in pages] == ["Shop", "Shop"]
    for page in pages:
        sent, to = page[:6], page[6:]
        assert all(right < width * 0.5 and bottom < height * 0.4 for _word, _left, _top, right, bottom in sent)
        assert all(left > width * 0.4 and top > height * 0.4 and bottom < height - 15 for _word, left, top, _right, bottom in to)


def test_without_a_sender_there_is_only_whom_it_is_for() -> None:
    assert texts(compose(addresses(1), LabelChoices(Carrier.ENVELOPES, sender=" \n "), ON)) == [["Client1 Rua X, 12 01000-000"]]


@given(st.text(min_size=1, max_size=80))
def test_what_was_typed_is_never_markup(typed: str) -> None:
    lines = postal.lines(f"<b>{typed}</b> & <img src=x>", name=typed, country="BR")
    (page,) = compose([lines], LabelChoices(sheet="L7160"), ON).pages
    (piece,) = page
    assert isinstance(piece, Piece)
    assert set(re.findall(r"</?(\w+)", piece.html)) == {"p"}
