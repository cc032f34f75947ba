"""The weekly list as a document: its head, its sections by day or by client, its foot."""

from collections.abc import Iterator
from datetime import date, timedelta

from relapp import wording
from relapp.domain.printed import Arrangement, Code, Result, RowLook
from relapp.domain.week import PlannedTouch
from relapp.i18n import _, first_letter_upper, format_day, format_days, ngettext
from relapp.paper.documents import Document, Section, document, idle, joined, note, section
from relapp.paper.week.numbering import Chapter, ChapterKind, chapters, days_shown
from relapp.paper.week.rows import blocks
from relapp.paper.week.sheet import WeekSheet
from relapp.wording import results

# A Monday: the days of the week are named by those of this one.
_MONDAY = date(2024, 1, 1)


def compose(sheet: WeekSheet) -> Document:
    """Everything of `sheet` that is printed, every touch once, numbered through from 01."""
    found = chapters(sheet)
    touches = [*sheet.touches, *sheet.not_fitting]
    return document(
        _("Weekly contact list"),
        _range(sheet),
        (_chosen(sheet), _touches(len(touches)), _time(touches), _code(sheet) if found else ""),
        _sections(sheet, found),
        book_name=sheet.book_name,
        printed_on=sheet.printed_on,
        stamp=f"{sheet.first.isoformat()} {sheet.number or ''}",
        hint=_hint(sheet) if any(chapter.lines for chapter in found) else "",
        mark=_("List {number}").format(number=sheet.number) if sheet.number else "",
    )


def _sections(sheet: WeekSheet, found: tuple[Chapter, ...]) -> Iterator[Section]:
    if not sheet.touches and not sheet.not_fitting:
        yield section("", (note(*_nobody(sheet)),))
        found = tuple(chapter for chapter in found if chapter.kind is ChapterKind.GESTURES)
    for chapter in found:
        if chapter.kind is ChapterKind.GESTURES:
            yield from _counted(sheet)
        yield _section(sheet, chapter)
    if not sheet.gestures:
        yield from _counted(sheet)


def _section(sheet: WeekSheet, chapter: Chapter) -> Section:
    rows = blocks(sheet, chapter)
    if chapter.kind is ChapterKind.CLIENTS:
        return section("", rows)
    if chapter.kind is ChapterKind.NOT_FITTING:
        return section(_("Did not fit this week"), rows, counts=(_touches(len(chapter.lines)),))
    if chapter.kind is ChapterKind.GESTURES:
        return section(_("A spontaneous gesture: one of these"), rows)
    assert chapter.plan, "the other chapters are days"
    day = chapter.plan
    name = first_letter_upper(format_day(day.day, "weekday_day_month"))
    done = ngettext("{count} done", "{count} done", day.done).format(count=day.done) if day.done else ""
    counts = (_touches(len(chapter.lines)) or _("Nothing planned"), done)
    return section(name, rows, counts=counts, remark=day.holiday) if rows else idle(name, counts, day.holiday)


def _counted(sheet: WeekSheet) -> Iterator[Section]:
    """What has no row."""
    if sheet.aside:
        more = ngettext("{count} more did not fit this week.", "{count} more did not fit this week.", sheet.aside)
        yield section("", (note(more.format(count=sheet.aside)),))
    if sheet.waiting:
        more = ngettext("{count} more is waiting.", "{count} more are waiting.", sheet.waiting)
        yield section("", (note(more.format(count=sheet.waiting)),))


def _nobody(sheet: WeekSheet) -> tuple[str, str]:
    if not sheet.left_out:
        advice = _("Sort your clients by importance or add their birthdays and purchases, then print again.")
        return _("There is nobody to contact on these days."), advice
    if sheet.choices.tags:
        return _("Nobody to contact on these days has one of these tags."), _("Choose other tags or days, then print again.")
    return _("There is nobody to contact on the days chosen."), _("Choose other days, then print again.")


def _hint(sheet: WeekSheet) -> str:
    if not sheet.number:
        return _("Tick the box and write what came of it, then mark it done in Relapp.")
    where = " › ".join((_("Week"), _("Enter results…").removesuffix("…")))
    how = _("Write a letter beside each box, then type it in {where}: {row}.")
    example = f"{sheet.number}-01 {results.letter(Result.SPOKE)}"
    return f"{results.legend()}. {how.format(where=where, row=example)}"


def _chosen(sheet: WeekSheet) -> str:
    """Which days and tags were asked for, where that was not all."""
    days, tags = sheet.choices.weekdays, sheet.choices.tags
    named = ", ".join(format_day(_MONDAY + timedelta(days=day), "weekday_short") for day in sorted(days))
    tagged = ngettext("tag {tags}", "tags {tags}", len(tags)).format(tags=", ".join(tags)) if tags else ""
    return joined((named if len(days) < 7 else "", tagged))


def _code(sheet: WeekSheet) -> str:
    """What the square codes do, where there may be some."""
    if sheet.choices.look is RowLook.LINE:
        return ""
    return {Code.NONE: "", Code.CALL: _("the QR codes call"), Code.WHATSAPP: _("the QR codes open WhatsApp")}[sheet.choices.code]


def _range(sheet: WeekSheet) -> str:
    days = (days_shown(sheet) if sheet.choices.arrangement is Arrangement.BY_DAY else ()) or sheet.days
    return format_days(days[0].day, days[-1].day, with_year=True) if days else ""


def _touches(number: int) -> str:
    return ngettext("{count} touch", "{count} touches", number).format(count=number) if number else ""


def _time(touches: list[PlannedTouch]) -> str:
    return _("about {time}").format(time=wording.minutes(sum(touch.minutes for touch in touches))) if touches else ""
