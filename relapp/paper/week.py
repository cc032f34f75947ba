"""What stands on the weekly contact list."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count

from relapp import wording
from relapp.domain.clients import Channel, Client, Importance
from relapp.domain.reminders import Reminder
from relapp.domain.week import DayPlan, PlannedTouch
from relapp.i18n import _, first_letter_upper, format_day, format_days, format_hour, ngettext, pgettext
from relapp.paper.dialling import dialled
from relapp.paper.documents import Document, Row, Section, document, html, idle, joined, note, section


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


def compose(sheet: WeekSheet) -> Document:
    """Everything of `sheet` that is printed, every touch once, numbered through from 01."""
    days = _days_shown(sheet)
    touches = [touch for day in days for touch in day.touches]
    first = sheet.days[0].day if sheet.days else sheet.printed_on
    return document(
        _("Weekly contact list"),
        _range(sheet),
        (_touches(len(touches)), _time(touches)),
        _sections(sheet, days),
        book_name=sheet.book_name,
        printed_on=sheet.printed_on,
        stamp=first.isoformat(),
        hint=_("Tick the box and write what came of it, then mark it done in Relapp."),
    )


def _sections(sheet: WeekSheet, days: Iterable[DayPlan]) -> Iterator[Section]:
    numbers = count(1)
    if not sheet.not_fitting and not any(day.touches for day in sheet.days):
        advice = _("Sort your clients by importance or add their birthdays and purchases, then print again.")
        yield section("", (note(_("There is nobody to contact on these days."), advice),))
    else:
        for day in days:
            rows = tuple(_row(touch.client_id, touch.reasons, touch.day, sheet, next(numbers)) for touch in day.touches)
            name = first_letter_upper(format_day(day.day, "weekday_day_month"))
            done = ngettext("{count} done", "{count} done", day.done).format(count=day.done) if day.done else ""
            counts = (_touches(len(rows)) or _("Nothing planned"), done)
            yield section(name, rows, counts=counts, remark=day.holiday) if rows else idle(name, counts, day.holiday)
    if sheet.not_fitting:
        left = sheet.not_fitting
        rows = tuple(_row(touch.client_id, touch.reasons, sheet.printed_on, sheet, next(numbers)) for touch in left)
        yield section(_("Did not fit this week"), rows, counts=(_touches(len(rows)),))
    if sheet.waiting:
        more = ngettext("{count} more is waiting.", "{count} more are waiting.", sheet.waiting).format(count=sheet.waiting)
        yield section("", (note(more),))
    if sheet.gestures:
        rows = tuple(_row(each.client_id, (each,), sheet.printed_on, sheet, next(numbers)) for each in sheet.gestures)
        yield section(_("A spontaneous gesture: one of these"), rows)


def _row(client_id: int, reasons: Iterable[Reminder], on: date, sheet: WeekSheet, number: int) -> Row:
    client = sheet.clients[client_id]
    phone = next(iter(client.phones), "")
    told = [{"title": wording.reason_title(each), "details": joined(_details(each, on))} for each in reasons]
    return Row(
        number=f"{number:02}",
        client=html(
            "client",
            name=client.name,
            vip=client.importance is Importance.VIP,
            company=client.company if client.company != client.name else "",
            reach=joined(_reach(client, phone)),
        ),
        reasons=html("reasons", reasons=told),
        dial=dialled(phone),
    )


def _reach(client: Client, phone: str) -> Iterator[str]:
    """How the client likes to be called and reached; that a phone is for calls goes without saying."""
    if client.addressed_as:
        yield pgettext("how to address", "“{name}”").format(name=client.addressed_as)
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


def _time(touches: list[PlannedTouch]) -> str:
    return _("about {time}").format(time=wording.minutes(sum(touch.minutes for touch in touches))) if touches else ""
