"""Yearly dates: the greeting on the day, the card before it, the gift bought, on its way and handed over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import MAXYEAR, date, timedelta

from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Occasion, OccasionKind
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.gifts import GiftState, gift_for, spent
from relapp.domain.journal import MarkKind, Purpose
from relapp.domain.reminders import Datum, Reminder

GIFT_PARTS = ("gift_buy", "gift_send", "gift_day")

_CALLS_FOR_A_GIFT = frozenset({OccasionKind.BIRTHDAY, OccasionKind.WEDDING, OccasionKind.PARTNERSHIP})


def raise_reminders(facts: ClientFacts, rules: CareRules, marks: Marks, today: date) -> Iterator[Reminder]:
    """The next time of each part of each occasion: the greeting, and the card and the gift where they are due."""
    client = facts.client
    if not client.occasions:
        return
    card, gift = rules.wants_card(client), rules.wants_gift(client)
    for occasion in client.occasions:
        parts = ["greet"]
        if not occasion.person and occasion.kind in _CALLS_FOR_A_GIFT:
            parts += ["card"] * card + list(GIFT_PARTS) * gift
        for part in parts:
            reminder = _next_occurrence(facts, occasion, part, rules, marks, today)
            if reminder:
                yield reminder


def _next_occurrence(
    facts: ClientFacts, occasion: Occasion, part: str, rules: CareRules, marks: Marks, today: date
) -> Reminder | None:
    """The first year whose `part` is neither settled nor past; the year before counts too, for days around New Year."""
    first = max(today.year - 1, occasion.date.year or 0)
    for year in range(first, MAXYEAR):
        if part in GIFT_PARTS and _is_settled(facts, occasion, part, marks, year):
            continue
        day = occasion.date.in_year(year, rules.leap_day)
        days = window(part, day, rules)
        if not facts.marks and days[3] < today:
            continue
        reminder = _occasion_part(facts.client, occasion, part, day, days)
        moved = marks.apply(reminder)
        if moved and moved.expires and moved.expires >= today:
            about = _about_gift(facts, occasion, rules, marks, year) if part in GIFT_PARTS else {}
            return replace(reminder, data={**reminder.data, **about}) if about else reminder
    return None


def _is_settled(facts: ClientFacts, occasion: Occasion, part: str, marks: Marks, year: int) -> bool:
    """Whether there is no gift to buy, send or hand over in `year`: it was left out before, or is that far already."""
    gift = gift_for(facts.gifts, occasion.uuid, year)
    earlier = GIFT_PARTS[: GIFT_PARTS.index(part)]
    left_out = {each for each in earlier if _last_mark(marks, occasion, each, year) is MarkKind.SKIPPED}
    if gift is None:
        return bool(left_out)
    ended = {"gift_buy": True, "gift_send": gift.state is GiftState.GIVEN, "gift_day": gift.thanked_on is not None}
    return ended[part] or "gift_send" in left_out


def _about_gift(facts: ClientFacts, occasion: Occasion, rules: CareRules, marks: Marks, year: int) -> dict[str, Datum]:
    about: dict[str, Datum] = {}
    gift = gift_for(facts.gifts, occasion.uuid, year)
    if gift:
        about["gift"] = gift.what
    if _last_mark(marks, occasion, "gift_send", year) is MarkKind.DONE or (gift and gift.state is GiftState.GIVEN):
        about["sent"] = 1
    budget = rules.gift_budget_of(facts.client)
    if budget is not None:
        left = budget - spent(facts.gifts, year).get(rules.gift_currency, 0)
        about |= {"budget_left": left, "currency": rules.gift_currency}
    return about


def _last_mark(marks: Marks, occasion: Occasion, part: str, year: int) -> MarkKind | None:
    return marks.last_kind(f"occasion/{occasion.uuid}/{part}", str(year))


def _occasion_part(client: Client, occasion: Occasion, part: str, day: date, days: tuple[date, date, date, date]) -> Reminder:
    """The reminder of a part of an occasion on `day`, whose `days` are those of its window."""
    earliest, ideal, latest, expires = days
    data: dict[str, Datum] = {"date": day.isoformat(), "occasion": occasion.kind.value, "years": occasion.date.years_by(day.year)}
    data |= {name: value for name in ("label", "person", "relation") if (value := getattr(occasion, name))}
    return Reminder(
        client.id,
        f"occasion/{occasion.uuid}/{part}",
        str(day.year),
        Purpose.GIFT if part.startswith("gift") else Purpose.GREETING,
        part,
        earliest=earliest,
        ideal=ideal,
        latest=latest,
        hard=part in ("greet", "gift_day"),
        expires=expires,
        data=data,
    )


def window(part: str, day: date, rules: CareRules) -> tuple[date, date, date, date]:
    """Earliest, ideal and latest day of a part of an occasion on `day`, and the day after which it makes no sense any more."""
    if part in ("greet", "gift_day"):
        last = day + timedelta(days=rules.belated_days)
        return day, day, last, last
    if part == "card":
        ideal = rules.calendar.add_working_days(day, -rules.card_working_days)
        return rules.calendar.add_working_days(ideal, -3), ideal, ideal, max(ideal, day - timedelta(days=1))
    send = day - timedelta(days=rules.gift_send_days)
    if part == "gift_send":
        return send - timedelta(days=3), send, send, max(send, day - timedelta(days=1))
    ideal = day - timedelta(days=rules.gift_buy_days)
    return ideal - timedelta(days=7), ideal, max(ideal, send - timedelta(days=1)), day
