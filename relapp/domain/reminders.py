"""The open reminders of one client: a pure function of everything known about that client."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, date, time, timedelta

from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Occasion, OccasionKind
from relapp.domain.followups import steps_after
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Mark, MarkKind, Purchase, Purpose
from relapp.domain.rhythms import Rhythm

Datum = str | int | None

RHYTHM = "rhythm"

_CALLS_FOR_A_GIFT = frozenset({OccasionKind.BIRTHDAY, OccasionKind.WEDDING, OccasionKind.PARTNERSHIP})


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reason to get in touch.

    It may be acted on from `earliest`, is best on `ideal` and not later than `latest`; a hard one cannot move from its ideal day.
    `source` names what raised it and `occurrence` which time; `code` and `data` say why. It lapses after `expires`.
    """

    client_id: int
    source: str
    occurrence: str
    purpose: Purpose
    code: str
    earliest: date
    ideal: date
    latest: date
    hard: bool = False
    at: time | None = None
    expires: date | None = None
    tries: int = 0
    data: Mapping[str, Datum] = field(default_factory=dict)

    @property
    def deadline(self) -> date:
        """The last day on which it is not yet late."""
        return self.ideal if self.hard else self.latest

    def overdue_days(self, on: date) -> int:
        """Days past the deadline, 0 while there is time."""
        return max(0, (on - self.deadline).days)


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """Everything that raises reminders for one client. Marks are in the order in which they were made."""

    client: Client
    last_contact: date | None = None
    purchases: tuple[Purchase, ...] = ()
    free_reminders: tuple[FreeReminder, ...] = ()
    marks: tuple[Mark, ...] = ()


def open_reminders(facts: ClientFacts, rules: CareRules, today: date) -> tuple[Reminder, ...]:
    """The reminders open on `today`, at most one per source, ordered by source.

    They stay the same on every later day up to the first `expires` among them.
    """
    found = [
        *_from_rhythm(facts, rules),
        *_from_occasions(facts, rules, today),
        *_from_purchases(facts, rules, today),
        *_from_free_reminders(facts, rules),
    ]
    return tuple(sorted(found, key=lambda reminder: reminder.source))


class _Marks:
    """The marks of one client, by source and occurrence."""

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        self._by_key: dict[tuple[str, str], list[Mark]] = {}
        for mark in marks:
            self._by_key.setdefault((mark.source, mark.occurrence), []).append(mark)

    def last_kind(self, source: str, occurrence: str) -> MarkKind | None:
        marks = self._by_key.get((source, occurrence))
        return marks[-1].kind if marks else None

    def apply(self, reminder: Reminder) -> Reminder | None:
        """`reminder` as its marks leave it: moved by a snooze or a try, gone once done or skipped."""
        marks = self._by_key.get((reminder.source, reminder.occurrence))
        if not marks:
            return reminder
        last = marks[-1]
        if last.kind in (MarkKind.DONE, MarkKind.SKIPPED):
            return None
        until = last.until or last.on
        return replace(
            reminder,
            earliest=until,
            ideal=until,
            latest=max(reminder.latest, until),
            expires=reminder.expires and max(reminder.expires, until),
            tries=sum(mark.kind is MarkKind.TRIED for mark in marks),
            data={**reminder.data, "moved_from": reminder.ideal.isoformat()},
        )

    def settled(self, source: str) -> Iterator[Mark]:
        """The marks that closed an occurrence of `source`."""
        for (name, _), marks in self._by_key.items():
            if name == source and marks[-1].kind in (MarkKind.DONE, MarkKind.SKIPPED):
                yield marks[-1]


def _from_rhythm(facts: ClientFacts, rules: CareRules) -> Iterator[Reminder]:
    rhythm = rules.rhythm_of(facts.client)
    if not rhythm:
        return
    marks = _Marks(facts.marks)
    known = [mark.on for mark in marks.settled(RHYTHM)]
    if facts.last_contact:
        known.append(facts.last_contact)
    start = facts.client.rhythm_start
    if start and not any(day + timedelta(days=rhythm.latest_days) >= start for day in known):
        reminder = _first_contact(facts, rhythm, start)
    elif known:
        reminder = _next_contact(facts, rhythm, max(known))
    else:
        return
    moved = marks.apply(reminder)
    if moved:
        yield moved


def _first_contact(facts: ClientFacts, rhythm: Rhythm, start: date) -> Reminder:
    """Nobody was in touch since the rhythm began: the day depends on the client, so that a thousand do not fall on one."""
    offset = 1 + zlib.crc32(facts.client.uuid.encode()) % rhythm.latest_days
    ideal = start + timedelta(days=offset)
    last = facts.last_contact.isoformat() if facts.last_contact else None
    return Reminder(
        facts.client.id,
        RHYTHM,
        f"first {start.isoformat()}",
        Purpose.KEEP_IN_TOUCH,
        "rhythm_first",
        earliest=ideal,
        ideal=ideal,
        latest=start + timedelta(days=2 * rhythm.latest_days),
        data={"start": start.isoformat(), "last_contact": last, "ideal_days": rhythm.ideal_days},
    )


def _next_contact(facts: ClientFacts, rhythm: Rhythm, base: date) -> Reminder:
    ideal = base + timedelta(days=rhythm.ideal_days)
    last = facts.last_contact.isoformat() if facts.last_contact else None
    return Reminder(
        facts.client.id,
        RHYTHM,
        base.isoformat(),
        Purpose.KEEP_IN_TOUCH,
        "rhythm",
        earliest=ideal,
        ideal=ideal,
        latest=base + timedelta(days=rhythm.latest_days),
        data={"last_contact": last, "ideal_days": rhythm.ideal_days, "latest_days": rhythm.latest_days},
    )


def _from_occasions(facts: ClientFacts, rules: CareRules, today: date) -> Iterator[Reminder]:
    client = facts.client
    if not client.occasions:
        return
    marks = _Marks(facts.marks)
    card, gift = rules.wants_card(client), rules.wants_gift(client)
    for occasion in client.occasions:
        parts = ["greet"]
        if not occasion.person and occasion.kind in _CALLS_FOR_A_GIFT:
            parts += ["card"] * card + ["gift_buy", "gift_send"] * gift
        for part in parts:
            reminder = _next_occurrence(client, occasion, part, rules, marks, today)
            if reminder:
                yield reminder


def _next_occurrence(
    client: Client, occasion: Occasion, part: str, rules: CareRules, marks: _Marks, today: date
) -> Reminder | None:
    """The first year whose `part` is neither settled nor past; the year before counts too, for days around New Year."""
    first = max(today.year - 1, occasion.date.year or 0)
    for year in range(first, MAXYEAR):
        reminder = _occasion_part(client, occasion, part, rules, year)
        if part == "gift_send" and marks.last_kind(f"occasion/{occasion.uuid}/gift_buy", str(year)) is MarkKind.SKIPPED:
            continue
        moved = marks.apply(reminder)
        if moved and moved.expires and moved.expires >= today:
            return moved
    return None


def _occasion_part(client: Client, occasion: Occasion, part: str, rules: CareRules, year: int) -> Reminder:
    day = occasion.date.in_year(year, rules.leap_day)
    earliest, ideal, latest, expires = _window(part, day, rules)
    data: dict[str, Datum] = {"date": day.isoformat(), "occasion": occasion.kind.value}
    data["years"] = occasion.date.years_by(year)
    data |= {name: value for name in ("label", "person", "relation") if (value := getattr(occasion, name))}
    return Reminder(
        client.id,
        f"occasion/{occasion.uuid}/{part}",
        str(year),
        Purpose.GIFT if part.startswith("gift") else Purpose.GREETING,
        part,
        earliest=earliest,
        ideal=ideal,
        latest=latest,
        hard=part == "greet",
        expires=expires,
        data=data,
    )


def _window(part: str, day: date, rules: CareRules) -> tuple[date, date, date, date]:
    """Earliest, ideal and latest day of a part of an occasion on `day`, and the day after which it makes no sense any more."""
    if part == "greet":
        last = day + timedelta(days=rules.belated_days)
        return day, day, last, last
    if part == "card":
        ideal = rules.calendar.add_working_days(day, -rules.card_working_days)
        return rules.calendar.add_working_days(ideal, -3), ideal, ideal, max(ideal, day - timedelta(days=1))
    send = day - timedelta(days=rules.gift_send_days)
    if part == "gift_send":
        return send - timedelta(days=3), send, send, day
    ideal = day - timedelta(days=rules.gift_buy_days)
    return ideal - timedelta(days=7), ideal, max(ideal, send - timedelta(days=1)), day


def _from_purchases(facts: ClientFacts, rules: CareRules, today: date) -> Iterator[Reminder]:
    marks = _Marks(facts.marks)
    for purchase in facts.purchases:
        for due in steps_after(purchase.on, rules.after_purchase, rules.calendar):
            reminder = Reminder(
                facts.client.id,
                f"purchase/{purchase.uuid}/{due.step.code}",
                purchase.on.isoformat(),
                due.step.purpose,
                due.step.code,
                earliest=due.ideal,
                ideal=due.ideal,
                latest=due.latest,
                expires=due.expires,
                data={"purchased_on": purchase.on.isoformat(), "what": purchase.what},
            )
            moved = marks.apply(reminder)
            if moved and moved.expires and moved.expires >= today:
                yield moved


def _from_free_reminders(facts: ClientFacts, rules: CareRules) -> Iterator[Reminder]:
    marks = _Marks(facts.marks)
    for free in facts.free_reminders:
        source = f"reminder/{free.uuid}"
        day = _free_day(free, [max(mark.on, date.fromisoformat(mark.occurrence)) for mark in marks.settled(source)], rules)
        if not day:
            continue
        reminder = Reminder(
            facts.client.id,
            source,
            day.isoformat(),
            Purpose.FREE_REMINDER,
            "free_reminder",
            earliest=day,
            ideal=day,
            latest=day,
            hard=True,
            at=free.at,
            data={"text": free.text},
        )
        moved = marks.apply(reminder)
        if moved:
            yield moved


def _free_day(free: FreeReminder, settled: list[date], rules: CareRules) -> date | None:
    """The occurrence that is open: the first one, or the first after the last one settled; None when there are no more."""
    if not settled:
        return free.on
    if not free.repeat:
        return None
    try:
        return free.repeat.first_after(free.on, max(settled), rules.leap_day)
    except (ValueError, OverflowError):
        return None
