"""iCalendar (RFC 5545) out: one event of a whole day, every year, for each yearly date of a client or of somebody close."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import BinaryIO

from relapp.domain.clients import Client, Occasion, OccasionKind
from relapp.domain.dates import LeapDay, YearlyDate
from relapp.domain.incoming import Outgoing
from relapp.domain.pauses import LEFT_FOR_GOOD
from relapp.exchange.calendars.own_properties import own_properties
from relapp.exchange.cards.content_lines import escape
from relapp.exchange.cards.writer import fold
from relapp.exchange.text import one_line
from relapp.i18n import _
from relapp.wording.terms import occasion as occasion_name

# A leap year in which events begin whose first year nobody knows; programs that show early years badly show this one well.
_UNKNOWN_YEAR = 2000

_CONTROLS = re.compile("[\x00-\x08\x0a-\x1f\x7f]")  # RFC 5545 3.1 has no place for them

# A calendar does not forget: nothing rings for those who are to be left in peace for good.

_OCCASIONS_OF_YEARS = {OccasionKind.BIRTHDAY, OccasionKind.WEDDING, OccasionKind.PARTNERSHIP}


@dataclass(frozen=True, slots=True)
class Alarms:
    """When a calendar reminds of a date: `days_before` each, 0 for the day itself, at `hour`."""

    days_before: Sequence[int] = (0, 3)
    hour: time = time(9)


_ALARMS = Alarms()


def write_calendar(
    outgoing: Callable[[], Iterable[Outgoing]], stream: BinaryIO, *, leap_day: LeapDay, today: date, alarms: Alarms = _ALARMS
) -> None:
    """The occasions of all clients as UTF-8 with folded lines; titles are in the language spoken now.

    `leap_day` is when 29 February is kept in a common year; `today` is when the events were made, as far as a calendar can tell.
    """
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Relapp//Relapp//EN", "CALSCALE:GREGORIAN"]
    name = escape(_("Birthdays and other occasions"))
    _write(stream, [*head, f"X-WR-CALNAME:{name}"])
    for each in outgoing():
        for number, occasion in enumerate(each.client.occasions):
            _write(stream, _event(each.client, occasion, number, leap_day, alarms, today))
    _write(stream, ["END:VCALENDAR"])


def _write(stream: BinaryIO, lines: Iterable[str]) -> None:
    text = "".join(f"{fold(_CONTROLS.sub('', line))}\r\n" for line in lines)
    stream.write(text.encode("utf-8", "replace"))


def _event(client: Client, occasion: Occasion, number: int, leap_day: LeapDay, alarms: Alarms, today: date) -> Iterator[str]:
    start = _start(occasion.date, leap_day)
    title = _title(client, occasion)
    yield "BEGIN:VEVENT"
    yield f"UID:{occasion.uuid or f'{client.uuid}-{number}'}@relapp"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(start)}"
    yield f"RRULE:{_rule(occasion.date, leap_day)}"
    yield f"SUMMARY:{escape(title)}"
    yield f"CATEGORIES:{escape(occasion_name(occasion.kind))}"
    yield "TRANSP:TRANSPARENT"
    for name, value in own_properties(client, occasion).items():
        yield f"{name}:{escape(value)}"
    for days in () if client.pause in LEFT_FOR_GOOD else alarms.days_before:
        yield from _alarm(title, days, alarms.hour)
    yield "END:VEVENT"


def _alarm(title: str, days_before: int, hour: time) -> Iterator[str]:
    """A display that is due at `hour`, counted from the midnight that begins the day."""
    minutes = hour.hour * 60 + hour.minute - days_before * 24 * 60
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{escape(title)}"
    yield f"TRIGGER:{'-' if minutes < 0 else ''}PT{abs(minutes)}M"
    yield "END:VALARM"


def _title(client: Client, occasion: Occasion) -> str:
    """``Ana Prado: Birthday (1980)``, ``Maria (Ana Prado): Birthday``: the form whose names need no grammar."""
    who = f"{occasion.person} ({client.name})" if occasion.person else client.name
    title = _("{name}: {occasion}").format(name=who, occasion=occasion_name(occasion.kind, occasion.label))
    year = occasion.date.year if occasion.kind in _OCCASIONS_OF_YEARS else None
    return one_line(f"{title} ({year})" if year else title)


def _start(date_: YearlyDate, leap_day: LeapDay) -> date:
    return date_.in_year(date_.year or _UNKNOWN_YEAR, leap_day)


def _basic(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _rule(date_: YearlyDate, leap_day: LeapDay) -> str:
    """29 February is the last day of its month, or the 60th of the year, which a common one has on 1 March."""
    if (date_.month, date_.day) != (2, 29):
        return "FREQ=YEARLY"
    return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if leap_day is LeapDay.FEBRUARY_28 else "FREQ=YEARLY;BYYEARDAY=60"
