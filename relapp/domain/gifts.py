"""Gifts: ideas, what was bought for whom, what was given, and what a year's gifts may cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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


def spent(gifts: Iterable[Gift], year: int, currency: str) -> int:
    """What the gifts bought or, where nobody said when, given in `year` cost, in hundredths of `currency`; ideas cost nothing."""
    total = 0
    for gift in gifts:
        day = gift.bought_on or gift.given_on
        if gift.state is not GiftState.IDEA and day and day.year == year and gift.currency == currency:
            total += gift.price or 0
    return total
