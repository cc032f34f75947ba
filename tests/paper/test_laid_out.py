import re
import weakref
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from relapp.domain.printed import TEXT_SIZES, Ink, PageSetup
from relapp.paper.documents import FULL_WIDTH, Document, picture
from relapp.paper.render import laid_out, laid_out_for, text, write_pdf
from relapp.paper.render.fitting import fitting
from tests.paper.listed import document_of, listed, painted
from tests.printed import needs_poppler, pages_of, run

pytestmark = [pytest.mark.usefixtures("qapp")]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The HTML of every text that was laid out."""
    fragments: list[str] = []
    laid = text.Text.__init__

    def lay(self: text.Text, html: str, width: float) -> None:
        fragments.append(html)
        laid(self, html, width)

    monkeypatch.setattr(text.Text, "__init__", lay)
    return fragments


def test_the_first_page_of_a_long_list_needs_no_other(made: list[str]) -> None:
    pages = laid_out(listed((500, 500)))
    pages.lay_out_more()
    shown = painted(pages)
    assert (pages.known, pages.is_complete) == (1, False)
    assert len(made) < 300
    assert any("Client 0001" in html for html in made)
    assert not any("Client 0100" in html for html in made)
    made.clear()
    assert painted(pages) == shown
    assert len(made) == 1, "the foot alone, which changes"


def test_pages_come_one_by_one_until_all_are_known(made: list[str]) -> None:
    pages = laid_out(listed((100, 60)))
    known = []
    while not pages.is_complete:
        pages.lay_out_more()
        known.append(pages.known)
    assert known == list(range(1, len(known) + 1))
    assert pages.count == pages.known == len(known) > 2
    made.clear()
    pages.lay_out_more()
    assert pages.count == len(known)
    assert not made


def test_a_page_that_is_asked_for_is_laid_out_with_those_before_it() -> None:
    pages = laid_out(listed((160,)))
    painted(pages, 2)
    assert (pages.known, pages.is_complete) == (2, False)


def test_the_foot_says_how_many_pages_there_are_once_that_is_known(made: list[str]) -> None:
    pages = laid_out(listed((100,)))
    painted(pages)
    assert "page 1<" in made[-1]
    count = pages.count
    painted(pages)
    assert f"page 1 of {count}<" in made[-1]


def test_a_document_of_one_page_is_known_to_be_one() -> None:
    pages = laid_out(listed((3,)))
    pages.lay_out_more()
    assert (pages.known, pages.is_complete) == (1, True)


def test_nothing_is_laid_out_where_a_printer_cannot_reach() -> None:
    size, unreachable = QPageSize(QPageSize.PageSizeId.A4), QMarginsF(5, 5, 5, 40)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter, unreachable)
    printer = SimpleNamespace(pageLayout=lambda: layout)
    page = painted(laid_out_for(printer, listed((100,))))
    usual = painted(laid_out(listed((100,))))
    below = round((297 - 40) / 25.4 * 50)
    assert darkness(page) > 0
    assert darkness(page.copy(0, below, page.width(), page.height() - below)) == 0
    assert darkness(usual.copy(0, below, page.width(), page.height() - below)) > 0


def test_what_is_no_longer_shown_is_let_go() -> None:
    held = text.Text("<p>Nobody</p>", 1000)
    document = weakref.ref(held._document)
    del held
    assert document() is None


@needs_poppler
def test_larger_text_takes_more_pages_and_loses_no_row(tmp_path: Path) -> None:
    document = listed((60,))
    counts = [write_pdf(document, tmp_path / f"{percent}.pdf", PageSetup("A4", percent)) for percent in TEXT_SIZES]
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]
    for percent in TEXT_SIZES:
        words = " ".join(pages_of(tmp_path / f"{percent}.pdf"))
        assert all(f"Client {number:04}" in words for number in range(1, 61))


def levels(image: QImage) -> NDArray[np.int16]:
    """Red, green and blue of every pixel."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(plain.constBits(), np.uint8).reshape(-1, 4)[:, :3].astype(np.int16)


def saturated(image: QImage) -> int:
    """How many pixels have a hue that can be seen."""
    return int(np.count_nonzero(np.ptp(levels(image), axis=1) > 3))


def darkness(image: QImage) -> float:
    """How much ink a page takes, in pixels of black."""
    return float((255 - levels(image).mean(axis=1)).sum() / 255)


def with_picture() -> Document:
    chart = QImage(400, 200, QImage.Format.Format_ARGB32)
    chart.fill("transparent")
    painter = QPainter(chart)
    painter.fillRect(0, 0, 100, 100, "red")
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    chart.save(buffer, "PNG")
    return document_of(picture(bytes(buffer.data().data()), FULL_WIDTH, 95, "By channel"))


def test_only_a_coloured_page_has_colours() -> None:
    pages = {ink: painted(laid_out(with_picture(), PageSetup(ink=ink)), dots_per_inch=25) for ink in Ink}
    assert saturated(pages[Ink.COLOUR]) > 500
    assert saturated(pages[Ink.GREY]) == saturated(pages[Ink.SAVING]) == 0
    assert darkness(pages[Ink.GREY]) < 2 * darkness(pages[Ink.COLOUR]), "what is clear stays white"


@needs_poppler
@pytest.mark.parametrize("ink", Ink)
def test_a_file_without_colours_is_one_for_a_black_cartridge(ink: Ink, tmp_path: Path) -> None:
    write_pdf(with_picture(), tmp_path / "page.pdf", PageSetup(ink=ink))
    compressed = re.findall(rb"stream\r?\n(.*?)endstream", (tmp_path / "page.pdf").read_bytes(), re.DOTALL)
    streams = b"".join(zlib.decompress(each) for each in compressed if each.startswith(b"x"))
    coloured = re.findall(rb"[\d.]+ [\d.]+ [\d.]+ scn", streams)
    assert bool(coloured) is (ink is Ink.COLOUR)
    assert ("rgb" in run("pdfimages", "-list", tmp_path / "page.pdf")) is (ink is Ink.COLOUR)


def test_saving_takes_less_ink_for_the_same_words() -> None:
    grey, saving = (painted(laid_out(listed((30,)), PageSetup(ink=ink))) for ink in (Ink.GREY, Ink.SAVING))
    assert darkness(saving) < 0.9 * darkness(grey)


def test_the_fullest_version_that_fits_depends_on_the_size_of_the_text(made: list[str]) -> None:
    def versions() -> Iterator[Document]:
        yield from (listed((count,)) for count in (400, 60, 30, 10))

    fitted = {percent: fitting(versions(), PageSetup("A4", percent)) for percent in (100, 150)}
    assert fitted == {100: listed((30,)), 150: listed((10,))}
    assert not any("Client 0200" in html for html in made), "one that does not fit is not laid out to its end"
