from datetime import date
from pathlib import Path

import pytest

from relapp.domain.concerns import Concern, resolve
from relapp.domain.digest import DigestItem, DigestSection, ItemKind, Period
from relapp.paper.digest import DigestSheet, compose, html_of, text_of
from relapp.paper.documents import Entry
from relapp.paper.render import write_pdf
from tests.printed import needs_poppler, pages_of
from tests.printed import text_of as words_of

ON = date(2026, 11, 18)
WEEK = Period(date(2026, 11, 16), date(2026, 11, 22))
CONCERN = resolve(Concern("Late <delivery>", ON, "Carrier", "Sent again", "Call the day before"), ON)
LATE = DigestItem(ItemKind.CONCERN, 1, ON, CONCERN.what, concern=CONCERN)
SAID = DigestItem(ItemKind.ANSWER, 2, ON, "Fine.\nAlmost.", about="How is it?")


def sheet(*said: DigestItem, concerns: tuple[DigestItem, ...] = (LATE,)) -> DigestSheet:
    sections = {DigestSection.CONCERNS: concerns, DigestSection.PRAISE: (), DigestSection.SAID: said}
    return DigestSheet(WEEK, sections, {1: "Ana Prado", 2: "B. R."}, "shop.relapp", ON)


def test_each_item_stands_under_its_section_with_its_client() -> None:
    made = compose(sheet(SAID))
    assert [words_of(each.heading) for each in made.sections] == ["Concerns 1", "What clients said 1"]
    (entry,) = made.sections[0].blocks
    assert isinstance(entry, Entry)
    assert words_of(entry.text) == (
        "Ana Prado opened on Nov 18, 2026 · resolved on Nov 18, 2026 · not called back yet"
        " Late <delivery> Cause: Carrier Solved by: Sent again Prevented by: Call the day before"
    )
    assert "2 items" in words_of(made.opening)
    assert made.file_name == "Digest for colleagues 2026-11-16 2026-11-22"


def test_as_text_it_has_headings_bullets_and_what_goes_with_an_item_below() -> None:
    assert text_of(sheet(SAID)).splitlines() == [
        "Digest for colleagues",
        "Nov 16\u2009–\u200922, 2026 · 2 items",
        "",
        "CONCERNS",
        "• Late <delivery> (Ana Prado · opened on Nov 18, 2026 · resolved on Nov 18, 2026 · not called back yet)",
        "  Cause: Carrier",
        "  Solved by: Sent again",
        "  Prevented by: Call the day before",
        "",
        "WHAT CLIENTS SAID",
        "• Fine. Almost. (B. R. · Nov 18, 2026 · asked for their opinion)",
        "  Asked: How is it?",
    ]


def test_as_html_nothing_that_was_written_is_markup() -> None:
    told = html_of(sheet(SAID))
    assert "<h2>Concerns</h2><ul><li>Late &lt;delivery&gt; (Ana Prado" in told
    assert told.count("<li>") == 2


@needs_poppler
@pytest.mark.usefixtures("qapp")
def test_many_items_go_on_overleaf(tmp_path: Path) -> None:
    many = tuple(DigestItem(ItemKind.SAID, 2, ON, f"Number {number:03}") for number in range(200))
    assert write_pdf(compose(sheet(*many)), tmp_path / "digest.pdf") > 1
    found = " ".join(pages_of(tmp_path / "digest.pdf"))
    assert all(f"Number {number:03}" in found for number in range(200))
