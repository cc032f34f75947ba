from datetime import date

import pytest

from relapp import i18n
from relapp.domain.clients import DetailKind, Observed
from relapp.domain.concerns import Concern
from relapp.domain.digest import DigestItem, DigestSection, ItemKind, Span
from relapp.wording import digest as words

ON = date(2026, 11, 18)


def item(kind: ItemKind, text: str = "", **other: object) -> DigestItem:
    return DigestItem(kind, 1, ON, text, **other)


@pytest.mark.parametrize("kind", ItemKind)
def test_each_item_says_something_even_where_nobody_wrote_anything(kind: ItemKind) -> None:
    assert words.text(item(kind))
    assert words.details(item(kind))
    assert words.below(item(kind)) == []


@pytest.mark.parametrize(
    ("told", "text", "details", "below"),
    [
        (item(ItemKind.OPPORTUNITY, "shop", detail=DetailKind.OPPORTUNITY, observed=Observed.THOUGHT), "shop", ["I think"], []),
        (item(ItemKind.SAID, "oven", detail=DetailKind.NEED, observed=Observed.SAID), "oven", ["need", "client said"], []),
        (item(ItemKind.REFERRAL, "sister", about="Bia"), "Referred Bia to us: sister", [], []),
        (item(ItemKind.REFERRAL, about="B. R."), "Referred B. R. to us", [], []),
        (item(ItemKind.REFERRAL, "Caio"), "Caio", ["referral"], []),
        (item(ItemKind.GOOD_NEWS, "a son"), "a son", ["good news"], []),
        (
            item(ItemKind.DIRECTION, "yes", about="So?", reply="fine"),
            "yes",
            ["the direction is right"],
            ["Asked: So?", "We replied: fine"],
        ),
        (item(ItemKind.ANSWER, "no"), "no", ["told us their opinion"], []),
        (item(ItemKind.SHARED, "liked it", about="Ovens"), "liked it", ["on what we shared"], ["Shared: Ovens"]),
        (item(ItemKind.PREVENTION, "call", about="Carrier"), "call", ["prevention"], ["For: Carrier"]),
    ],
)
def test_an_item_says_what_it_is(told: DigestItem, text: str, details: list[str], below: list[str]) -> None:
    assert words.text(told) == text
    assert words.details(told) == ["Nov 18, 2026", *details]
    assert words.below(told) == below


def test_a_concern_tells_how_far_it_came() -> None:
    told = item(ItemKind.CONCERN, "late", concern=Concern("late", ON, cause="carrier"))
    assert words.details(told) == ["opened on Nov 18, 2026", "still open"]
    assert words.below(told) == ["Cause: carrier"]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_everything_has_a_name(language: str) -> None:
    i18n.set_language(language)
    try:
        assert all(words.section(each) and words.where_from(each) for each in DigestSection)
        assert all(words.span(each) for each in Span)
    finally:
        i18n.set_language("en")
