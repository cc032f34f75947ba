"""Gifts: ideas, what was bought for whom, what was given, and what a year's gifts may cost."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self


class GiftState(StrEnum):
    """How far a gift has come."""

    IDEA = "idea"
    BOUGHT = "bought"
    GIVEN = "given"


class IdeaSource(StrEnum):
    """Where the idea of a gift comes from."""

    HEARD = "heard"
    COMPANY = "company"
    BUSINESS = "business"
    LAST_PURCHASE = "last_purchase"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Gift:
    """One gift; the price is in hundredths of the currency (ISO 4217), None where nobody said it.

    `occasion` is the uuid of the occasion it is for and `year` which time; empty and None for a gift without one.
    `thanked_on` is when the client gave thanks.
    """

    what: str
    state: GiftState = GiftState.IDEA
    source: IdeaSource = IdeaSource.OWN
    note: str = ""
    occasion: str = ""
    year: int | None = None
    price: int | None = None
    currency: str = ""
    bought_on: date | None = None
    given_on: date | None = None
    thanked_on: date | None = None
    client_id: int = 0
    uuid: str = ""

    @property
    def counts_for(self) -> int | None:
        """The year whose budget pays it: that of its occasion, whenever it was bought, else when it was bought or given.

        None for an idea, which costs nothing yet.
        """
        if self.state is GiftState.IDEA:
            return None
        day = self.bought_on or self.given_on
        return self.year or (day.year if day else None)

    def stepped(self, on: date) -> Self | None:
        """The gift one step further on the day `on`: given once bought, thanked for once given; None where that is all."""
        if self.state is GiftState.BOUGHT:
            return replace(self, state=GiftState.GIVEN, given_on=on)
        if self.state is GiftState.GIVEN and self.thanked_on is None:
            return replace(self, thanked_on=on)
        return None


def gift_for(gifts: Iterable[Gift], occasion: str, year: int) -> Gift | None:
    """What was bought or given last for the time of an occasion (its uuid) in `year`."""
    found = [each for each in gifts if each.occasion == occasion and each.year == year and each.state is not GiftState.IDEA]
    return found[-1] if found else None


def spent(gifts: Iterable[Gift], year: int) -> dict[str, int]:
    """What the gifts that count for `year` cost, in hundredths, by currency."""
    totals: dict[str, int] = {}
    for gift in gifts:
        if gift.price is not None and gift.counts_for == year:
            totals[gift.currency] = totals.get(gift.currency, 0) + gift.price
    return totals
