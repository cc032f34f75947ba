"""One event as the iCalendar library reads it, bounded before and checked after; no recurrence is ever expanded."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from relapp.domain.incoming import Problem
from relapp.exchange.calendars.blocks import Block
from relapp.exchange.calendars.names import may_name_birthday
from relapp.exchange.cards.content_lines import split_line, unescape
from relapp.i18n import _

# What the library raises for what is no event; anything else is a defect.
_REFUSED = (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError)

# Days are taken as they are written: no event of a day moves to another with a time zone, and no zone is ever looked up.
_ZONE = re.compile(r';TZID=(?:"[^"]*"|[^;:"]*)', re.IGNORECASE)

# With any of these, a rule is not one day a year.
_MORE_THAN_A_DAY = ("BYDAY", "BYWEEKNO", "BYSETPOS", "BYEASTER")
_LISTS = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY")


@dataclass(frozen=True, slots=True)
class Event:
    """What an event says of a yearly date; `marks` are its properties that begin with X-, by name in capitals.

    `all_day` is true of what begins at midnight where it was written, too: so Outlook writes whole days.
    """

    position: int
    whole: bool
    summary: str
    day: date
    all_day: bool
    repeats: bool
    is_yearly: bool
    uid: str
    categories: tuple[str, ...]
    created: date | None
    marks: Mapping[str, str]


def read_event(block: Block) -> Event | Problem | None:
    """What the event in `block` says; None where it can be neither yearly nor a birthday, or was cancelled."""
    marks = _marks(block)
    if not _may_matter(block, marks):
        return None
    if not block.is_sound:
        return Problem(block.position, _("This event is too large or too deep to be a yearly date."))
    from icalendar import Event as ParsedEvent

    lines = [line for name, line in block.lines.items() if not name.startswith(("X-", "DTSTART"))]
    lines.append(_ZONE.sub("", block.lines.get("DTSTART", ""), count=1))
    try:
        parsed: Any = ParsedEvent.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]))
        return _checked(block, parsed, marks)
    except _REFUSED:
        return Problem(block.position, _("This event has a day or a rule that cannot be read."))


def _may_matter(block: Block, marks: Mapping[str, str]) -> bool:
    """Whether an event is worth reading: most of a calendar is not."""
    if marks or not block.is_sound:
        return True
    if "YEARLY" in block.lines.get("RRULE", "").upper():
        return True
    return any(may_name_birthday(block.lines.get(name, "")) for name in ("SUMMARY", "CATEGORIES"))


def _marks(block: Block) -> Mapping[str, str]:
    splits = ((name, split_line(line)) for name, line in block.lines.items() if name.startswith("X-"))
    return {name: unescape(split[1]) for name, split in splits if split}


def _checked(block: Block, parsed: Any, marks: Mapping[str, str]) -> Event | None:
    """What was parsed, in our own words; raises one of _REFUSED where that cannot be said."""
    if str(parsed.get("STATUS", "")).strip().upper() == "CANCELLED" or "RECURRENCE-ID" in parsed:
        return None
    start = parsed["DTSTART"].dt
    created = getattr(parsed.get("CREATED"), "dt", None)
    rule = parsed.get("RRULE")
    return Event(
        position=block.position,
        whole=block.whole,
        summary=str(parsed.get("SUMMARY", "")),
        day=date(start.year, start.month, start.day),
        all_day=not isinstance(start, datetime) or (start.tzinfo is None and start.time() == time()),
        repeats=rule is not None,
        is_yearly=rule is not None and _is_one_day_a_year(rule),
        uid=str(parsed.get("UID", "")).strip(),
        categories=tuple(map(str, getattr(parsed.get("CATEGORIES"), "cats", ()))),
        created=date(created.year, created.month, created.day) if created else None,
        marks=marks,
    )


def _is_one_day_a_year(rule: Any) -> bool:
    """Whether a rule (RFC 5545 3.3.10) names the same day of each year; raises AttributeError where it could not be read."""
    if rule.get("FREQ") != ["YEARLY"] or any(part in rule for part in _MORE_THAN_A_DAY):
        return False
    return (
        rule.get("INTERVAL", [1]) == [1]
        and rule.get("COUNT", [2]) != [1]
        and all(len(rule.get(part, [0])) == 1 for part in _LISTS)
    )
