"""Gifts: what was given in past years, what is bought for the days to come, and ideas for the next."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from relapp.domain.clients import Importance, Occasion, OccasionKind
from relapp.domain.gift_times import GiftTime, gift_time
from relapp.domain.gifts import Gift, GiftState, IdeaSource
from relapp.domain.journal import Purpose
from relapp.sample.care_words import Present
from relapp.sample.life import Life

# What a euro buys, in whole units.
UNITS: Mapping[str, int] = MappingProxyType({"BRL": 6, "RON": 5})

_CALL_FOR_A_GIFT = (OccasionKind.BIRTHDAY, OccasionKind.WEDDING, OccasionKind.PARTNERSHIP)

_YEAR_END = (12, 15)


def budgets(currency: str) -> Mapping[Importance, int]:
    """What a year's gifts for one client may cost, in hundredths of `currency`."""
    unit = UNITS.get(currency, 1) * 100
    return {Importance.VIP: 60 * unit, Importance.REGULAR: 25 * unit}


def give(life: Life) -> None:
    """The gifts of a client who gets some, none of them twice; a few others got one at the end of the year."""
    left = list(life.words["gifts"])
    if life.scene.rules.wants_gift(life.client):
        for time in _times(life):
            if left:
                _for_occasion(life, time, life.dice.draw(left))
    elif life.part.importance is Importance.REGULAR and life.dice.chance(0.15):
        _at_year_end(life, life.dice.draw(left))
    _add_ideas(life)


def _times(life: Life) -> list[GiftTime]:
    """The times of the client's occasions whose gift should be bought by now, the latest first."""
    found = [
        gift_time(occasion, year, life.scene.rules)
        for occasion in life.client.occasions
        if occasion.kind in _CALL_FOR_A_GIFT and not occasion.person
        for year in _years(life, occasion)
    ]
    due = [time for time in found if life.holds(time.buy_by) and time.buy_by < life.scene.on]
    return sorted(due, key=lambda time: time.day, reverse=True)


def _years(life: Life, occasion: Occasion) -> range:
    return range(max(life.since.year, occasion.date.year or 0), life.scene.on.year + 2)


def _for_occasion(life: Life, time: GiftTime, present: Present) -> None:
    on = life.scene.on
    is_recent = time.day > on - timedelta(days=60)
    if not is_recent and not life.dice.chance(0.8):
        return
    bought = max(life.worked(time.buy_by), life.since)
    if time.send_by >= on:
        _keep(life, present, time, bought)
        return
    given = min(life.worked(time.day if time.day < on else time.send_by), life.until)
    thanked = min(given + timedelta(days=life.dice.below(4)), life.until) if time.day < on else None
    _keep(life, present, time, bought, max(bought, given), thanked)


def _keep(
    life: Life, present: Present, time: GiftTime, bought: date, given: date | None = None, thanked: date | None = None
) -> None:
    state = GiftState.GIVEN if given else GiftState.BOUGHT
    source = life.dice.pick((IdeaSource.HEARD, IdeaSource.OWN, IdeaSource.OWN))
    price, currency = _price(life, present), life.scene.rules.gift_currency
    life.records.append(
        Gift(present["what"], state, source, "", *time.key, price, currency, bought, given, thanked, uuid=life.dice.uuid())
    )
    if given:
        life.touch(given, Purpose.GIFT, what=present["what"])


def _at_year_end(life: Life, present: Present) -> None:
    day = date(life.scene.on.year - 1, *_YEAR_END)
    if life.holds(day):
        given, currency = life.worked(day), life.scene.rules.gift_currency
        life.records.append(
            Gift(
                present["what"],
                GiftState.GIVEN,
                price=_price(life, present),
                currency=currency,
                bought_on=given,
                given_on=given,
                thanked_on=given,
                uuid=life.dice.uuid(),
            )
        )
        life.touch(given, Purpose.GIFT, what=present["what"])


def _price(life: Life, present: Present) -> int:
    unit = UNITS.get(life.scene.rules.gift_currency, 1)
    least, most = present["price"]
    return life.dice.between(least * unit, most * unit) * 100


def _add_ideas(life: Life) -> None:
    """One or two for those who get gifts, always with a role to play; one now and then for others."""
    wants = life.scene.rules.wants_gift(life.client)
    always = wants and life.part.role
    if not always and not life.dice.chance(0.7 if wants else 0.08):
        return
    is_company = bool(life.client.company)
    known = [
        idea for idea in life.words["ideas"] if is_company or idea["source"] not in (IdeaSource.COMPANY, IdeaSource.BUSINESS)
    ]
    for idea in life.dice.some(known, 1, 2 if wants else 1):
        life.records.append(Gift(idea["what"], source=IdeaSource(idea["source"]), note=idea["note"], uuid=life.dice.uuid()))
