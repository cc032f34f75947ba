"""The rows of a weekly list: a card or a line for each touch."""

from collections.abc import Iterator

from relapp.domain.clients import Client, Importance
from relapp.domain.printed import Code, ListColumn, RowLook
from relapp.i18n import _, first_letter_upper, format_day
from relapp.paper.documents import Block, Cell, Column, Lines, Places, Row, joined
from relapp.paper.documents import Line as PaperLine
from relapp.paper.fragments import html
from relapp.paper.week.numbering import Chapter, ChapterKind, Line
from relapp.paper.week.sheet import WeekSheet
from relapp.paper.week.telling import code_of, company_of, prompts, reach, told

# Shares of the width, close to millimetres where there is something of everything.
_DAY, _CLIENT, _REACH, _WHY, _NOTES = 14.0, 42.0, 40.0, 61.0, 26.0


def blocks(sheet: WeekSheet, chapter: Chapter) -> tuple[Block, ...]:
    """What is printed of a chapter, in the look that was chosen; nothing for one without rows."""
    if not chapter.lines:
        return ()
    if sheet.choices.look is RowLook.LINE:
        return (_lines(sheet, chapter),)
    return tuple(_card(sheet, *each) for each in _with_neighbours(sheet, chapter))


_Placed = tuple[Line, str, bool, bool]


def _with_neighbours(sheet: WeekSheet, chapter: Chapter) -> Iterator[_Placed]:
    """Each row, its day where that is not said above, whether the one before is of the same client, and the one after."""
    by_client = chapter.kind is ChapterKind.CLIENTS
    ids = [line.row.client_id for line in chapter.lines]
    for index, line in enumerate(chapter.lines):
        follows = by_client and index > 0 and ids[index - 1] == ids[index]
        goes_on = by_client and ids[index + 1 : index + 2] == ids[index : index + 1]
        yield line, _when(sheet, line) if by_client else "", follows, goes_on


def _card(sheet: WeekSheet, line: Line, when: str, follows: bool, goes_on: bool) -> Row:
    columns, row = sheet.choices.columns, line.row
    client = sheet.clients[row.client_id]
    has_why = ListColumn.WHY in columns
    places = Places(has_why, ListColumn.NOTES in columns, sheet.choices.code is not Code.NONE)
    said = prompts(sheet, row, with_client=not follows)
    reasons, rest = told(row)
    return Row(
        number=f"{row.number:02}",
        client=_client(sheet, client, when="" if has_why else when, follows=follows),
        reasons=html("reasons", reasons=reasons, rest=rest, when=when) if has_why else "",
        code="" if follows else code_of(client, sheet.choices.code, sheet.country),
        below=html("prompts", prompts=said) if said else "",
        places=places,
        goes_on=goes_on,
    )


def _client(sheet: WeekSheet, client: Client, *, when: str, follows: bool) -> str:
    if follows:
        return html("same_client", name=client.name, when=when)
    columns = sheet.choices.columns
    return html(
        "client",
        name=client.name,
        vip=client.importance is Importance.VIP,
        company=company_of(client) if ListColumn.COMPANY in columns else "",
        reach=joined(reach(client, columns)),
        when=when,
    )


def _lines(sheet: WeekSheet, chapter: Chapter) -> Lines:
    columns = sheet.choices.columns
    has_why, has_notes = ListColumn.WHY in columns, ListColumn.NOTES in columns
    has_reach = bool(columns & {ListColumn.PHONE, ListColumn.HOURS})
    shown = [
        (chapter.kind is ChapterKind.CLIENTS, Column(_DAY, _("Day"))),
        (True, Column(_CLIENT, _("Client"), strong=True)),
        (has_reach, Column(_REACH, _("Phone") if ListColumn.PHONE in columns else _("Hours"))),
        (has_why, Column(_WHY, _("Why"))),
        (has_notes, Column(_NOTES, _("Notes"))),
    ]
    rows = tuple(_line(sheet, *each) for each in _with_neighbours(sheet, chapter))
    return Lines(tuple(column for is_shown, column in shown if is_shown), rows, has_notes=has_notes, may_sink=has_why)


def _line(sheet: WeekSheet, line: Line, when: str, follows: bool, goes_on: bool) -> PaperLine:
    columns, row = sheet.choices.columns, line.row
    client = sheet.clients[row.client_id]
    cells = [Cell(when)] if when else []
    if follows:
        cells.append(Cell("", client.name))
    else:
        star = " ★" if client.importance is Importance.VIP else ""
        cells.append(Cell(f"{client.name}{star}", company_of(client) if ListColumn.COMPANY in columns else ""))
    if columns & {ListColumn.PHONE, ListColumn.HOURS}:
        cells.append(Cell("") if follows else _reach_in_short(client, columns))
    if ListColumn.WHY in columns:
        cells.append(_in_short(line))
    return PaperLine(f"{row.number:02}", tuple(cells), goes_on)


def _reach_in_short(client: Client, columns: frozenset[ListColumn]) -> Cell:
    first, *others = [*reach(client, columns - {ListColumn.HOURS}), ""]
    hours = client.preferred_hours if ListColumn.HOURS in columns else ""
    return Cell(first, joined([*others, hours])) if first else Cell(hours)


def _in_short(line: Line) -> Cell:
    (first, *others), rest = told(line.row)
    return Cell(*first, joined([*(title for title, _details in others), rest]))


def _when(sheet: WeekSheet, line: Line) -> str:
    if not line.has_day:
        return _("no day")
    if sheet.choices.look is RowLook.LINE:
        return f"{format_day(line.row.day, 'weekday_short')} {line.row.day.day}"
    return first_letter_upper(format_day(line.row.day, "weekday_day_month"))
