"""What stands on the weekly contact list, as fragments of HTML in the language spoken now."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from relapp import wording
from relapp.domain.clients import Channel, Client, Importance
from relapp.domain.reminders import Reminder
from relapp.domain.week import DayPlan, PlannedTouch
from relapp.i18n import _, first_letter_upper, format_day, format_days, format_hour, ngettext
from relapp.paper.dialling import dialled
from relapp.paths import RESOURCES

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = RESOURCES / "print"

_LONGEST_TEXT = 400
# Controls, overrides of the writing direction, and codes that Qt's rich text keeps for itself.
_NOT_FOR_PAPER = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffc\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """The days to print with the clients in them, what did not fit, and how many more reminders wait beyond the plan.

    `gestures` are to choose from, and count as no touch.
    """

    days: tuple[DayPlan, ...]
    not_fitting: tuple[PlannedTouch, ...]
    clients: Mapping[int, Client]
    book_name: str
    printed_on: date
    waiting: int = 0
    gestures: tuple[Reminder, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One touch: its plain number, HTML for the client and the reasons, and what its code dials (empty for no code)."""

    number: str
    client: str
    reasons: str
    dial: str


@dataclass(frozen=True, slots=True)
class Note:
    """HTML of a remark as wide as the page."""

    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """HTML of a heading, of the same where it is repeated on the next page, and what stands below it; both empty for none."""

    heading: str
    continued: str
    blocks: tuple[Row | Note, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """HTML for the head of the first page and of the others, and the sections in order."""

    opening: str
    running: str
    sections: tuple[Section, ...]


def compose(sheet: WeekSheet) -> Document:
    """Everything of `sheet` that is printed, every touch once, numbered through from 01."""
    days = _days_shown(sheet)
    touches = [touch for day in days for touch in day.touches]
    head = {
        "title": _("Weekly contact list"),
        "summary": _joined((_range(sheet), _touches(len(touches)), _time(touches))),
        "running": title(sheet),
        "book": _("Client book: {name}").format(name=sheet.book_name),
        "printed": _("Printed on {day}").format(day=format_day(sheet.printed_on, "short")),
    }
    return Document(_html("opening", **head), _html("running", **head), tuple(_sections(sheet, days)))


def title(sheet: WeekSheet) -> str:
    """What the list is called, with its days, as plain text."""
    return _joined((_("Weekly contact list"), _range(sheet)))


def foot(page: int, pages: int) -> str:
    """HTML for the foot of `page`, counted from 1."""
    return _html(
        "foot",
        hint=_("Tick the box and write what came of it, then mark it done in Relapp."),
        page=_("page {page} of {pages}").format(page=page, pages=pages),
    )


def style() -> str:
    """The style sheet of all fragments; sizes in points."""
    return (TEMPLATES / "print.css").read_text(encoding="utf-8")


def _sections(sheet: WeekSheet, days: Iterable[DayPlan]) -> Iterator[Section]:
    numbers = count(1)
    if not sheet.not_fitting and not any(day.touches for day in sheet.days):
        advice = _("Sort your clients by importance or add their birthdays and purchases, then print again.")
        yield Section("", "", (_note(_("There is nobody to contact on these days."), advice),))
    else:
        for day in days:
            rows = tuple(_row(touch.client_id, touch.reasons, touch.day, sheet, next(numbers)) for touch in day.touches)
            name = first_letter_upper(format_day(day.day, "weekday_day_month"))
            done = ngettext("{count} done", "{count} done", day.done).format(count=day.done) if day.done else ""
            counts = (_touches(len(rows)) or _("Nothing planned"), done)
            yield _section(name, day.holiday, counts, rows) if rows else _idle_day(name, day.holiday, counts)
    if sheet.not_fitting:
        left = sheet.not_fitting
        rows = tuple(_row(touch.client_id, touch.reasons, sheet.printed_on, sheet, next(numbers)) for touch in left)
        yield _section(_("Did not fit this week"), "", (_touches(len(rows)),), rows)
    if sheet.waiting:
        more = ngettext("{count} more is waiting.", "{count} more are waiting.", sheet.waiting).format(count=sheet.waiting)
        yield Section("", "", (_note(more),))
    if sheet.gestures:
        rows = tuple(_row(each.client_id, (each,), sheet.printed_on, sheet, next(numbers)) for each in sheet.gestures)
        yield _section(_("A spontaneous gesture: one of these"), "", (), rows)


def _section(name: str, remark: str, counts: Iterable[str], rows: tuple[Row, ...]) -> Section:
    words = {"name": name, "remark": remark, "counts": _joined(counts)}
    return Section(_html("heading", **words, continued=""), _html("heading", **words, continued=_("(continued)")), rows)


def _idle_day(name: str, remark: str, counts: Iterable[str]) -> Section:
    return Section("", "", (Note(_html("idle", name=name, remark=remark, counts=_joined(counts))),))


def _row(client_id: int, reasons: Iterable[Reminder], on: date, sheet: WeekSheet, number: int) -> Row:
    client = sheet.clients[client_id]
    phone = next(iter(client.phones), "")
    told = [{"title": wording.reason_title(each), "details": _joined(_details(each, on))} for each in reasons]
    return Row(
        number=f"{number:02}",
        client=_html(
            "client",
            name=client.name,
            vip=client.importance is Importance.VIP,
            company=client.company if client.company != client.name else "",
            reach=_joined(_reach(client, phone)),
        ),
        reasons=_html("reasons", reasons=told),
        dial=dialled(phone),
    )


def _reach(client: Client, phone: str) -> Iterator[str]:
    """How and when the client likes to be reached; that a phone is for calls goes without saying."""
    yield from [phone] if phone else client.emails[:1]
    if client.preferred_channel and not (phone and client.preferred_channel is Channel.PHONE):
        yield wording.channel(client.preferred_channel)
    if client.preferred_hours:
        yield client.preferred_hours


def _details(reason: Reminder, on: date) -> Iterator[str]:
    if reason.at:
        yield _("at {hour}").format(hour=format_hour(reason.at))
    if why := wording.why(reason, on):
        yield why
    yield from wording.remarks(reason, on)


def _note(*lines: str) -> Note:
    return Note(_html("note", lines=lines))


def _days_shown(sheet: WeekSheet) -> list[DayPlan]:
    """A day without touches is worth a line only where one could be made, or where a holiday says why not."""
    return [day for day in sheet.days if day.touches or (day.day >= sheet.printed_on and (day.working or day.holiday))]


def _range(sheet: WeekSheet) -> str:
    days = _days_shown(sheet) or sheet.days
    if not days:
        return ""
    return format_days(days[0].day, days[-1].day, with_year=True)


def _touches(number: int) -> str:
    return ngettext("{count} touch", "{count} touches", number).format(count=number) if number else ""


def _joined(parts: Iterable[str]) -> str:
    """What is not empty, with dots between that never begin a line."""
    return "\u00a0· ".join(filter(None, parts))


def _time(touches: list[PlannedTouch]) -> str:
    return _("about {time}").format(time=wording.minutes(sum(touch.minutes for touch in touches))) if touches else ""


def _html(template: str, **words: object) -> str:
    return _environment().get_template(f"{template}.html").render(words)


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_for_paper,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _for_paper(value: object) -> object:
    """Text that can be set, and not so long that one row fills a page."""
    if not isinstance(value, str):
        return value
    text = _NOT_FOR_PAPER.sub(" ", value)
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1].rstrip()}…"
