"""Everything about one client that a visit needs; what there is nothing of is left out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from relapp import wording
from relapp.domain.brief import TOLD, Around
from relapp.domain.clients import Client
from relapp.domain.concerns import Concern
from relapp.domain.dates import LeapDay, YearlyDate
from relapp.domain.journal import Purchase
from relapp.domain.people import dates_of_nobody_known
from relapp.domain.promises import Promise, in_order
from relapp.domain.questions import Question
from relapp.domain.reminders import Reminder
from relapp.domain.rhythms import Rhythm
from relapp.domain.timeline import TimelineEntry
from relapp.i18n import _, first_letter_upper, format_day, format_hour, format_money
from relapp.paper import client_lines as lines
from relapp.paper.client_lines import joined
from relapp.paper.documents import (
    TICK,
    Cell,
    Column,
    Document,
    Entry,
    Ruled,
    Section,
    Table,
    document,
    entry,
    section,
    table,
)
from relapp.wording import people, questions
from relapp.wording import promises as promise_words
from relapp.wording import timeline as timeline_words

# Shares of the width, close to millimetres.
_FACTS = (Column(36, strong=True), Column(151))
_ASKED = (Column(5), Column(80), Column(99))

# How far to look ahead, and reminders of what is told anyway.
_AHEAD_DAYS, _BY_THEMSELVES = 92, ("promise", "concern")

# Letters of a passage of notes: more than that may break across pages.
_PASSAGE = 1200
_RULED = Ruled(4, 10)


@dataclass(frozen=True, slots=True)
class ClientSheet:
    """One client on the day `on`: open reminders, promises and concerns, questions in turn, the latest purchases and happenings.

    `people` are those around them, each with their dates.
    """

    client: Client
    on: date
    book_name: str
    printed_on: date
    leap_day: LeapDay = LeapDay.FEBRUARY_28
    rhythm: Rhythm | None = None
    last_contact: date | None = None
    people: tuple[Around, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    promises: tuple[Promise, ...] = ()
    concerns: tuple[Concern, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    happened: tuple[TimelineEntry, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fact:
    """What stands after its name, and softly behind it."""

    name: str
    text: str
    details: str = ""


def compose(sheet: ClientSheet) -> Document:
    """First what one needs at the door, then what to talk about and room to write, and behind it what happened."""
    name = _("Client sheet")
    return document(
        sheet.client.name,
        name,
        (),
        _sections(sheet),
        book_name=sheet.book_name,
        printed_on=sheet.printed_on,
        stamp=f"{name} {sheet.on.isoformat()}",
        hint=_("What is marked “I think” is an opinion."),
    )


def known(sheet: ClientSheet) -> Iterator[Section]:
    """Who they are, how they are reached, what comes up, what is to be known, and who is around them."""
    yield section("", (_facts(_who(sheet)),))
    told: tuple[tuple[str, Callable[[ClientSheet], Iterable[_Fact]]], ...] = (
        (_("How to reach them"), _points),
        (_("Coming up"), _reminders),
        (_("Open promises"), _promises),
        (_("Open concerns"), _concerns),
        (_("What to know"), _details),
        (_("Dates"), _dates),
        (_("People around"), _people),
    )
    for name, facts in told:
        if said := list(facts(sheet)):
            yield section(name, (_facts(said),))


def _sections(sheet: ClientSheet) -> Iterator[Section]:
    yield from known(sheet)
    if sheet.questions:
        asked = ((TICK, questions.question(each), "") for each in sheet.questions)
        yield section(_("Questions to ask"), (table(_ASKED, asked),))
    if notes := list(passages(sheet.client.notes)):
        yield section(_("Notes"), notes)
    yield section(_("Notes of this visit"), (_RULED,))
    for name, facts in ((_("Latest purchases"), _purchases), (_("What happened lately"), _happened)):
        if said := list(facts(sheet)):
            yield section(name, (_facts(said),))


def _facts(known: Iterable[_Fact]) -> Table:
    """A row each, with a name that is the one above left out."""
    rows: list[tuple[str, Cell]] = []
    before = ""
    for fact in known:
        rows.append(("" if fact.name == before else fact.name, _cell(fact)))
        before = fact.name
    return table(_FACTS, rows)


def _cell(fact: _Fact) -> Cell:
    if not fact.text:
        return Cell("", fact.details)
    return Cell(fact.text, f"· {fact.details}" if fact.details else "")


def _who(sheet: ClientSheet) -> Iterator[_Fact]:
    client = sheet.client
    for line in lines.not_to_do(client, sheet.on):
        yield _Fact(_("What not to do"), line.text)
    if work := lines.work(client):
        yield _Fact(_("Who it is"), work)
    if client.addressed_as:
        yield _Fact(_("Likes to be called"), client.addressed_as)
    yield _Fact(_("Importance"), lines.stands(client))
    rhythm = lines.rhythm_line(sheet.rhythm, sheet.last_contact)
    yield _Fact(_("Rhythm"), rhythm.text, rhythm.details)
    if client.tags:
        yield _Fact(_("Tags"), ", ".join(client.tags))


def _points(sheet: ClientSheet) -> Iterator[_Fact]:
    client = sheet.client
    if reached := lines.reached(client):
        yield _Fact(first_letter_upper(_("best way and hours")), reached)
    for point in client.points:
        yield _Fact(wording.point_kind(point.kind), ", ".join(_written(point.value)), wording.point_label(point.label))


def _reminders(sheet: ClientSheet) -> Iterator[_Fact]:
    """What comes in the next months; what was promised, and concerns, stand by themselves."""
    for each in sheet.reminders:
        if each.source.partition("/")[0] in _BY_THEMSELVES or each.ideal > sheet.on + timedelta(days=_AHEAD_DAYS):
            continue
        day = format_day(max(each.ideal, sheet.on))
        hour = format_hour(each.at) if each.at else ""
        yield _Fact(
            day, joined(hour, wording.reason_title(each)), joined(wording.why(each, sheet.on), *wording.remarks(each, sheet.on))
        )


def _promises(sheet: ClientSheet) -> Iterator[_Fact]:
    for each in in_order(sheet.promises)[0]:
        said = joined(promise_words.promised_by(each.by), lines.days_late(each, sheet.on))
        yield _Fact(format_day(each.due), each.text, said)


def _concerns(sheet: ClientSheet) -> Iterator[_Fact]:
    for each in sheet.concerns:
        solution = _("Solution: {words}").format(words=each.solution) if each.solution else ""
        yield _Fact(format_day(each.opened_on), each.what, joined(lines.cause(each), solution))


def _details(sheet: ClientSheet) -> Iterator[_Fact]:
    """What colleagues are told first, then the rest."""
    kinds = list(TOLD)
    details = sorted(sheet.client.details, key=lambda each: kinds.index(each.kind) if each.kind in kinds else len(kinds))
    for each in details:
        yield _Fact(wording.detail(each.kind), each.text, lines.how_known(each))


def _dates(sheet: ClientSheet) -> Iterator[_Fact]:
    """Their own, the next one first: those of the people around stand with these."""
    own = [each for each in dates_of_nobody_known(sheet.client) if not each.person]
    for day, each in sorted(((_next(each.date, sheet), each) for each in own), key=lambda found: found[0]):
        years = each.date.years_by(day.year)
        turned = wording.completes(each.kind, years) if years else ""
        first = format_day(date(each.date.year, each.date.month, each.date.day)) if each.date.year else ""
        yield _Fact(format_day(day), wording.occasion(each.kind, each.label), joined(turned, first))


def _next(yearly: YearlyDate, sheet: ClientSheet) -> date:
    """The day on which it is kept next, today being one."""
    year = max(sheet.on.year, yearly.year or 0)
    day = yearly.in_year(year, sheet.leap_day)
    return day if day >= sheet.on else yearly.in_year(year + 1, sheet.leap_day)


def _people(sheet: ClientSheet) -> Iterator[_Fact]:
    for person, dates in sheet.people:
        yield _Fact(person.name, people.person_line(person), joined(*map(people.date_line, dates), person.note))


def _purchases(sheet: ClientSheet) -> Iterator[_Fact]:
    for each in sheet.purchases:
        amount = "" if each.amount is None else format_money(each.amount, each.currency)
        yield _Fact(format_day(each.on), each.what or _("A purchase"), amount)


def _happened(sheet: ClientSheet) -> Iterator[_Fact]:
    for each in sheet.happened:
        said, day = timeline_words.entry(each), format_day(each.on)
        yield _Fact(day, said.title, joined(said.details.removeprefix(day).removeprefix(" · "), said.note))


def passages(text: str) -> Iterator[Entry]:
    """A text in pieces that can go on overleaf, in the lines it was written in."""
    passage: list[str] = []
    for line in _written(text):
        for start in range(0, len(line), _PASSAGE):
            piece = line[start : start + _PASSAGE]
            if passage and sum(map(len, passage)) + len(piece) > _PASSAGE:
                yield entry("", (), "\n".join(passage))
                passage = []
            passage.append(piece)
    if passage:
        yield entry("", (), "\n".join(passage))


def _written(text: str) -> list[str]:
    """The lines with anything in them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
