"""Pages as they look, against pictures in tests/paper/pages.

After a change that is meant: `RELAPP_RENEW_PAGES=1 .venv/bin/python -m pytest tests/paper/test_pages_seen.py`, then look at the
pictures that are now others before they are kept.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QImage, QPainter

from relapp.domain.printed import Ink, PageSetup, RowLook, WeekChoices
from relapp.paper.documents import Document, Printable
from relapp.paper.render import laid_out, text
from tests.paper.listed import COLUMNS, envelope, labels, listed, painted
from tests.paper.seeing import DOTS_PER_INCH, alike, seen, stored
from tests.printed import needs_poppler

pytestmark = [pytest.mark.usefixtures("qapp"), needs_poppler]

A4, LETTER = PageSetup(), PageSetup("Letter")
PRINTED: dict[str, tuple[Callable[[], Printable], PageSetup]] = {
    "list": (lambda: listed((14, 12)), A4),
    "list-large-saving": (lambda: listed((14, 12)), PageSetup("A4", 150, Ink.SAVING)),
    "list-letter-small": (lambda: listed((14, 12)), PageSetup("Letter", 90, Ink.GREY)),
    "labels": (labels, A4),
    "envelope": (envelope, A4),
}


See = Callable[..., QImage]


@pytest.fixture
def see(tmp_path: Path) -> See:
    """A picture of the first page of something printed."""
    return lambda printable, setup=A4: seen(printable, tmp_path, setup)


@pytest.mark.parametrize("name", PRINTED)
def test_a_page_looks_as_it_did_and_the_preview_shows_the_same(name: str, see: See) -> None:
    make, setup = PRINTED[name]
    page = see(make(), setup)
    assert alike(page, stored(name, page))
    pages = laid_out(make(), setup)
    assert pages.count
    assert alike(page, painted(pages, dots_per_inch=DOTS_PER_INCH))


WEEKS = {
    "week-cards": (RowLook.CARD, A4),
    "week-lines": (RowLook.LINE, LETTER),
    "week-cards-large": (RowLook.CARD, PageSetup("A4", 150, Ink.SAVING)),
    "week-lines-large": (RowLook.LINE, PageSetup("A4", 150)),
}


@pytest.mark.parametrize("name", WEEKS)
def test_a_week_looks_as_it_did_and_the_preview_shows_the_same(name: str, week_of: Callable[..., Document], see: See) -> None:
    look, setup = WEEKS[name]
    document = week_of([4, 3], not_fitting=1, number=12, choices=WeekChoices(look=look))
    page = see(document, setup)
    assert alike(page, stored(name, page))
    pages = laid_out(document, setup)
    assert pages.count
    assert alike(page, painted(pages, dots_per_inch=DOTS_PER_INCH))


@pytest.mark.parametrize("name", PRINTED)
def test_three_millimetres_are_noticed(name: str) -> None:
    page = stored(name)
    assert alike(page, moved(page, 0, 0))
    assert not alike(page, moved(page, 0, 3))
    assert not alike(page, moved(page, 3, 0))


def moved(image: QImage, right: float, down: float) -> QImage:
    """The picture so many millimetres off."""
    whole = QImage(image.size(), image.format())
    whole.fill("white")
    painter = QPainter(whole)
    painter.drawImage(round(right / 25.4 * DOTS_PER_INCH), round(down / 25.4 * DOTS_PER_INCH), image)
    painter.end()
    return whole


DEFECTS: dict[str, tuple[str, Callable[[], Printable]]] = {
    "a row": ("list", lambda: listed((14, 12), without=(9,))),
    "the last row": ("list", lambda: listed((14, 12), without=(26,))),
    "a column": ("list", lambda: listed((14, 12), columns=COLUMNS[:-1])),
    "the words of a label": ("labels", lambda: labels(shown=20)),
    "the place of an address": ("envelope", lambda: envelope(113)),
}


@pytest.mark.parametrize("lost", DEFECTS)
def test_what_is_lost_is_noticed(lost: str, see: See) -> None:
    name, make = DEFECTS[lost]
    assert not alike(stored(name), see(make()))


def test_another_type_is_noticed(see: See, monkeypatch: pytest.MonkeyPatch) -> None:
    other = QFont(text.paper_font())
    other.setFamily("DejaVu Sans")
    monkeypatch.setattr(text, "paper_font", lambda: other)
    monkeypatch.setattr(text, "_setter", text._setter.__wrapped__)
    assert not alike(stored("list"), see(listed((14, 12))))


def test_another_paper_is_noticed(see: See) -> None:
    assert not alike(stored("list"), see(listed((14, 12)), LETTER))
