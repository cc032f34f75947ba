"""The brief of one client for a colleague: all that matters on one page, shortened until it fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat

from relapp import wording
from relapp.domain.brief import Brief, at_most, shortened
from relapp.domain.clients import Client, PointKind
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.journal import Direction, Touch
from relapp.domain.people import dates_of_nobody_known
from relapp.i18n import _, format_day, pgettext
from relapp.paper import client_lines as lines
from relapp.paper.client_lines import joined
from relapp.paper.documents import Cell, Column, Document, Table, document, section, table
from relapp.paper.plain import Line, Part, as_text, more
from relapp.wording import check_ups, gifts, people
from relapp.wording import loyalty as loyalty_words

# Shares of the width, close to millimetres.
_COLUMNS = (Column(36, strong=True), Column(151))


@dataclass(frozen=True, slots=True)
class Room:
    """How many lines a part may have, and how many letters each."""

    lines: int
    letters: int


# From all that one reads at a glance to what fits even where the client has very much of everything.
ROOMS = tuple(Room(*each) for each in ((12, 300), (8, 220), (6, 160), (5, 130), (4, 110), (3, 90), (2, 80), (1, 70)))


def compose(brief: Brief, room: Room, book_name: str, printed_on: date) -> Document:
    """What fits into `room`, a table for each part."""
    return document(
        shortened(brief.client.name, room.letters),
        _("Client brief"),
        (),
        (section("", (_table(part) for part in parts(brief, room))),),
        book_name=book_name,
        printed_on=printed_on,
        stamp=brief.on.isoformat(),
        hint=_("For colleagues. What is marked “I think” is an opinion."),
    )


def versions(brief: Brief, book_name: str, printed_on: date) -> Iterator[Document]:
    """The brief from the fullest to the shortest: the first that takes one page is the one to print."""
    return (compose(brief, room, book_name, printed_on) for room in ROOMS)


def text_of(brief: Brief) -> str:
    """The fullest version as plain text."""
    about = (_("Client brief"), format_day(brief.on))
    return as_text(brief.client.name, " · ".join(about), parts(brief, ROOMS[0]))


def parts(brief: Brief, room: Room) -> Iterator[Part]:
    """What there is to know, part by part; those of which nothing is known are left out, except how the relationship stands."""
    client = brief.client
    told: tuple[tuple[str, Sequence[Line]], ...] = (
        (_("Who it is"), list(_who(brief))),
        (_("What not to do"), list(lines.not_to_do(client, brief.on))),
        (_("People around"), [lines.person_line(each) for each in brief.people]),
        (_("What to know"), [lines.detail_line(each) for each in brief.details]),
        (_("Open promises"), [lines.promise_line(each, brief.on) for each in sorted(brief.promises, key=lambda each: each.due)]),
        (_("Open concerns"), [lines.concern_line(each) for each in brief.concerns]),
        (_("Last touches"), [_touch(each) for each in brief.touches]),
        (_("How it stands"), list(_standing(brief))),
        (_("Gifts they had"), [_gift(each, client) for each in brief.had]),
        (_("Notes"), [Line(client.notes)] if client.notes.strip() else []),
    )
    for name, known in told:
        shown, rest = at_most(known, room.lines)
        if shown:
            yield Part(name, tuple(_fitted(each, room.letters) for each in shown), rest)


def _table(part: Part) -> Table:
    cells = [Cell(line.text, f"· {line.details}" if line.details else "") for line in part.lines]
    if part.rest:
        cells.append(Cell("", more(part.rest)))
    names = chain((part.name,), repeat(""))
    return table(_COLUMNS, zip(names, cells, strict=False))


def _fitted(line: Line, letters: int) -> Line:
    """The text first, and as much of the details as there is room for."""
    text = shortened(line.text, letters)
    room = letters - len(text)
    return Line(text, shortened(line.details, max(room, letters // 2)) if line.details else "")


def _who(brief: Brief) -> Iterator[Line]:
    client = brief.client
    if work := lines.work(client):
        yield Line(work)
    if client.addressed_as:
        yield Line(client.addressed_as, _("likes to be called"))
    if reached := lines.reached(client):
        yield Line(reached, _("best way and hours"))
    yield from _points(client)
    yield Line(lines.stands(client), _("importance, stage and type"))
    yield lines.rhythm_line(brief.rhythm, brief.last_contact)
    yield from (Line(people.date_line(each)) for each in dates_of_nobody_known(client) if not each.person)


def _points(client: Client) -> Iterator[Line]:
    """The first two phones, and the first e-mail address."""
    for kind, name, most in ((PointKind.PHONE, _("phone"), 2), (PointKind.EMAIL, _("e-mail"), 1)):
        values = [each.value for each in client.points if each.kind is kind]
        rest = len(values) - most
        for number, value in enumerate(values[:most], 1):
            yield Line(value, joined(name, more(rest) if rest > 0 and number == most else ""))


def _touch(touch: Touch) -> Line:
    incoming = touch.direction is Direction.INCOMING
    came = wording.direction(touch.direction) if incoming else wording.outcome(touch.outcome)
    said = joined(format_day(touch.on), wording.purpose(touch.purpose), wording.channel(touch.channel), came)
    return Line(said, touch.note)


def _standing(brief: Brief) -> Iterator[Line]:
    stand = brief.standing
    if brief.looked_on:
        looked = _("last looked at on {day}").format(day=format_day(brief.looked_on))
        yield Line(check_ups.result(stand.result), joined(looked, check_ups.result_details(stand)))
        if bad := [check_ups.found_bad(each) for each in stand.signs if each.code in stand.bad]:
            yield Line("; ".join(bad), _("speaks against it"))
    else:
        yield Line(_("Nobody has looked at this relationship yet."))
    if brief.loyalty:
        lines = (loyalty_words.score_line(each) for each in brief.loyalty.parts.values())
        yield Line(joined(*lines), pgettext("brief", "loyalty, 0 to 100"))


def _gift(gift: Gift, client: Client) -> Line:
    what_for = gifts.gift_occasion(gift.occasion, gift.year, client.occasions) if gift.year else ""
    day = gift.given_on or gift.bought_on
    if gift.state is GiftState.GIVEN:
        said = _("given on {day}").format(day=format_day(day)) if day else _("given")
    else:
        said = _("bought, not given yet")
    return Line(gift.what, joined(said, what_for))
