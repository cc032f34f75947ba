from dataclasses import replace
from datetime import date

import pytest

from relapp import wording
from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Importance, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.domain.facts import ClientFacts
from relapp.domain.gift_times import gift_time
from relapp.domain.gifts import Gift, GiftState, IdeaSource
from relapp.domain.sources import open_reminders
from relapp.wording import gifts

MONDAY = date(2026, 11, 16)
BIRTHDAY = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 24, 1986), uuid="b")
DAUGHTERS = replace(BIRTHDAY, person="Bia", uuid="d")
PEN = Gift("Fountain pen", GiftState.BOUGHT, occasion="b", year=2026, price=8500, currency="BRL", bought_on=date(2026, 11, 12))
GIVEN = replace(PEN, state=GiftState.GIVEN, given_on=date(2026, 11, 20), thanked_on=date(2026, 11, 24))


def test_each_source_of_ideas_has_a_name_of_its_own() -> None:
    assert len({gifts.idea_source(each) for each in IdeaSource}) == len(IdeaSource)


def test_an_idea_says_where_it_comes_from() -> None:
    assert gifts.idea_details(Gift("Beans", source=IdeaSource.LAST_PURCHASE, note="Grinder")) == "Their last purchase · Grinder"
    assert gifts.idea_details(Gift("Beans", source=IdeaSource.HEARD)) == "Heard from them"


def test_a_gift_says_what_for_how_much_and_how_far_it_came() -> None:
    assert gifts.gift_details(PEN, [BIRTHDAY]) == "Birthday 2026 · R$85.00 · bought on Nov 12, 2026"
    assert gifts.gift_details(GIVEN, [BIRTHDAY]).endswith(" · given on Nov 20, 2026 · thanks on Nov 24, 2026")
    assert gifts.gift_details(Gift("Pen", GiftState.GIVEN), []) == ""
    assert gifts.gift_details(replace(PEN, bought_on=None, price=None), []) == "2026"


def test_whose_occasion_it_is_is_said_where_it_is_not_the_clients() -> None:
    assert gifts.gift_occasion("d", 2026, [BIRTHDAY, DAUGHTERS]) == "Birthday (Bia) 2026"
    assert gifts.gift_time(gift_time(DAUGHTERS, 2026, CareRules())) == "Birthday (Bia), Nov 24, 2026"


def test_a_repeat_says_when_it_was_given_or_bought() -> None:
    assert gifts.already_had(GIVEN) == "Already given on Nov 20, 2026: Fountain pen"
    assert gifts.already_had(PEN) == "Already bought on Nov 12, 2026: Fountain pen"
    assert gifts.already_had(replace(PEN, bought_on=None)) == "Already bought: Fountain pen"
    assert gifts.already_had(Gift("Pen", GiftState.GIVEN)) == "Already given: Pen"


def test_the_next_step_is_named_as_long_as_there_is_one() -> None:
    steps = [gifts.next_step(each) for each in (Gift("Pen"), PEN, replace(GIVEN, thanked_on=None), GIVEN)]
    assert steps == ["", "Given", "Thanks received", ""]


def why(code: str, *had: Gift, budget: int | None = None) -> str:
    client = Client("x", importance=Importance.VIP, occasions=(BIRTHDAY,), gift_budget=budget, uuid="u")
    rules = CareRules(gift_currency="BRL")
    found = open_reminders(ClientFacts(client, gifts=had), rules, MONDAY)
    return wording.why(next(each for each in found if each.code == code), MONDAY)


@pytest.mark.parametrize(
    ("code", "had", "budget", "said"),
    [
        ("gift_buy", (), None, "birthday · turns 40 · in 8 days"),
        ("gift_buy", (), 12000, "birthday · turns 40 · in 8 days · up to R$120.00"),
        (
            "gift_buy",
            (replace(PEN, occasion="", year=None),),
            8500,
            "birthday · turns 40 · in 8 days · the year's budget is spent",
        ),
        (
            "gift_buy",
            (replace(PEN, occasion="", year=None),),
            5000,
            "birthday · turns 40 · in 8 days · the year's budget is spent",
        ),
        ("gift_send", (PEN,), 12000, "birthday · turns 40 · in 8 days · Fountain pen"),
        ("gift_day", (PEN,), None, "birthday · turns 40 · in 8 days · Fountain pen"),
        (
            "gift_day",
            (replace(GIVEN, thanked_on=None),),
            None,
            "birthday · turns 40 · in 8 days · Fountain pen · did it reach them?",
        ),
    ],
)
def test_the_reason_tells_the_gift_and_what_it_may_cost(code: str, had: tuple[Gift, ...], budget: int | None, said: str) -> None:
    assert why(code, *had, budget=budget) == said
