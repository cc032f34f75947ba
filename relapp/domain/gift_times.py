"""Which time of which occasion a gift is for, and by when it is bought and on its way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Occasion
from relapp.domain.gifts import Gift, gift_for
from relapp.domain.reminders import Reminder
from relapp.domain.sources.occasions import GIFT_PARTS, window


@dataclass(frozen=True, slots=True)
class GiftTime:
    """One time of an occasion: buying begins on `earliest`, ends with `buy_by`, and the gift is on its way by `send_by`."""

    occasion: Occasion
    year: int
    day: date
    earliest: date
    buy_by: date
    send_by: date

    @property
    def key(self) -> tuple[str, int]:
        """How a gift names it: the uuid of the occasion and the year."""
        return self.occasion.uuid, self.year


@dataclass(frozen=True, slots=True)
class DueGift:
    """A gift to think of now: what was bought for it, if anything was, and the parts that are still open, by their codes."""

    time: GiftTime
    gift: Gift | None
    open: dict[str, Reminder]


def gift_time(occasion: Occasion, year: int, rules: CareRules) -> GiftTime:
    """The days of a gift for `occasion` in `year`."""
    day = occasion.date.in_year(year, rules.leap_day)
    earliest, buy_by, _latest, _expires = window("gift_buy", day, rules)
    return GiftTime(occasion, year, day, earliest, buy_by, window("gift_send", day, rules)[1])


def times_around(client: Client, rules: CareRules, on: date) -> list[GiftTime]:
    """The next time of each occasion of `client` from `on`, the nearest first, then the last time of each, the latest first."""
    coming, past = [], []
    for occasion in client.occasions:
        years = (year for year in range(on.year - 1, on.year + 2) if year >= (occasion.date.year or 0))
        times = [gift_time(occasion, year, rules) for year in years]
        coming += [time for time in times if time.day >= on][:1]
        past += [time for time in times if time.day < on][-1:]
    return sorted(coming, key=lambda time: time.day) + sorted(past, key=lambda time: time.day, reverse=True)


def due_gifts(client: Client, reminders: Iterable[Reminder], gifts: Sequence[Gift], rules: CareRules, on: date) -> list[DueGift]:
    """The gifts whose time to be bought has begun and that are not over, the nearest first."""
    parts: dict[tuple[str, int], dict[str, Reminder]] = {}
    for reminder in reminders:
        if reminder.code in GIFT_PARTS:
            parts.setdefault(_key(reminder), {})[reminder.code] = reminder
    occasions = {each.uuid: each for each in client.occasions}
    found = [
        DueGift(gift_time(occasions[uuid], year, rules), gift_for(gifts, uuid, year), still_open)
        for (uuid, year), still_open in parts.items()
        if uuid in occasions
    ]
    return sorted((each for each in found if each.time.earliest <= on), key=lambda each: each.time.day)


def next_time(client: Client, reminders: Iterable[Reminder], rules: CareRules) -> GiftTime | None:
    """The nearest time for which a gift is yet to be bought."""
    occasions = {each.uuid: each for each in client.occasions}
    keys = [_key(each) for each in reminders if each.code == "gift_buy"]
    times = [gift_time(occasions[uuid], year, rules) for uuid, year in keys if uuid in occasions]
    return min(times, key=lambda time: time.day, default=None)


def _key(reminder: Reminder) -> tuple[str, int]:
    return reminder.source.split("/")[1], int(reminder.occurrence)
