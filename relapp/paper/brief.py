"""The brief of one client for a colleague: all that matters on one page, shortened until it fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from relapp import wording
from relapp.domain.brief import Around, Brief, at_most, shortened
from relapp.domain.clients import Client, ClientKind, ContactPoint, Detail, PointKind
from relapp.domain.concerns import Concern
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.journal import Direction, Touch
from relapp.domain.people import dates_of_nobody_known
from relapp.domain.promises import Promise
from relapp.i18n import _, format_day, ngettext, pgettext
from relapp.paper.documents import Cell, Column, Document, Table, document, section, table
from relapp.paper.plain import Line, Part, as_text, more
from relapp.wording import check_ups, gifts, pauses, people
from relapp.wording import loyalty as loyalty_words
from relapp.wording import promises as promise_words

# Shares of the width, close to millimetres.
_COLUMNS = (Column(36, strong=True), Column(151))


@dataclass(frozen=True, slots=True)
class Room:
    """How many lines a part may have, and how many letters each."""

    lines: int
    letters: int


# From all that one reads at a glance to what fits even where the client has very much of everything.
ROOMS = tuple(Room(*each) for each in ((12, 300), (8, 220), (6, 160), (5, 130), (4, 110), (3, 90), (2, 80), (1, 70)))


def compose(brief: Brief, room: Room, book_name: str) -> Document:
    """What fits into `room`, a table for each part."""
    return document(
        shortened(brief.client.name, room.letters),
        _("Client brief"),
        (),
        (section("", (_table(part) for part in parts(brief, room))),),
        book_name=book_name,
        printed_on=brief.on,
        stamp=brief.on.isoformat(),
        hint=_("For colleagues. What is marked “I think” is an opinion."),
    )


def versions(brief: Brief, book_name: str) -> Iterator[Document]:
    """The brief from the fullest to the shortest: the first that takes one page is the one to print."""
    return (compose(brief, room, book_name) for room in ROOMS)


def text_of(brief: Brief) -> str:
    """The fullest version as plain text."""
    about = (_("Client brief"), format_day(brief.on))
    return as_text(brief.client.name, " · ".join(about), parts(brief, ROOMS[0]))


def parts(brief: Brief, room: Room) -> Iterator[Part]:
    """What there is to know, part by part; those of which nothing is known are left out, except how the relationship stands."""
    client = brief.client
    told: tuple[tuple[str, Sequence[Line]], ...] = (
        (_("Who it is"), list(_who(brief))),
        (_("What not to do"), list(_not_to_do(brief))),
        (_("People around"), [_person(each) for each in brief.people]),
        (_("What to know"), [_detail(each) for each in brief.details]),
        (_("Open promises"), [_promise(each, brief) for each in sorted(brief.promises, key=lambda each: each.due)]),
        (_("Open concerns"), [_concern(each) for each in brief.concerns]),
        (_("Last touches"), [_touch(each) for each in brief.touches]),
        (_("How it stands"), list(_standing(brief))),
        (_("Gifts they had"), [_gift(each, client) for each in brief.had]),
        (_("Notes"), [Line(client.notes)] if client.notes.strip() else []),
    )
    for name, lines in told:
        shown, rest = at_most(lines, room.lines)
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
    kind = _("Organisation") if client.kind is ClientKind.ORGANISATION else ""
    if work := _joined(kind, client.title, client.company):
        yield Line(work)
    if client.addressed_as:
        yield Line(client.addressed_as, _("likes to be called"))
    channel = wording.channel(client.preferred_channel) if client.preferred_channel else ""
    if reached := _joined(channel, client.preferred_hours):
        yield Line(reached, _("best way and hours"))
    yield from (_point(each) for each in _points(client))
    stands = [
        wording.importance(client.importance),
        wording.stage(client.stage) if client.stage else "",
        wording.relationship(client.relationship) if client.relationship else "",
    ]
    yield Line(_joined(*stands), _("importance, stage and type"))
    yield Line(_rhythm(brief), _last_contact(brief))
    yield from (Line(people.date_line(each)) for each in dates_of_nobody_known(client) if not each.person)


def _points(client: Client) -> list[ContactPoint]:
    """The first two phones, and the first e-mail address."""
    of_kind = {kind: [each for each in client.points if each.kind is kind] for kind in (PointKind.PHONE, PointKind.EMAIL)}
    return of_kind[PointKind.PHONE][:2] + of_kind[PointKind.EMAIL][:1]


def _point(point: ContactPoint) -> Line:
    return Line(point.value, _("phone") if point.kind is PointKind.PHONE else _("e-mail"))


def _rhythm(brief: Brief) -> str:
    if not brief.rhythm:
        return _("No rhythm: only dates and reminders bring them up")
    days = brief.rhythm.ideal_days
    return ngettext("In touch every {count} day", "In touch every {count} days", days).format(count=days)


def _last_contact(brief: Brief) -> str:
    if not brief.last_contact:
        return _("never in touch")
    return _("last contact on {day}").format(day=format_day(brief.last_contact))


def _not_to_do(brief: Brief) -> Iterator[Line]:
    client = brief.client
    if said := pauses.in_peace(client, brief.on):
        yield Line(_("Leave in peace: {why}").format(why=said))
    if client.refused_channels:
        refused = sorted(wording.channel(each) for each in client.refused_channels)
        yield Line(_("Not by: {channels}").format(channels=", ".join(refused)))
    if client.wants_gifts is False:
        yield Line(_("No gifts"))
    if client.wants_cards is False:
        yield Line(_("No cards by post"))


def _person(around: Around) -> Line:
    person, dates = around
    return Line(_joined(person.name, people.person_line(person)), _joined(*map(people.date_line, dates), person.note))


def _detail(detail: Detail) -> Line:
    known = wording.observed(detail.observed) if detail.observed else ""
    day = format_day(detail.noted_on) if detail.noted_on else ""
    return Line(detail.text, _joined(wording.detail(detail.kind).lower(), known, day))


def _promise(promise: Promise, brief: Brief) -> Line:
    due = _("for {day}").format(day=format_day(promise.due))
    late = promise.days_late(brief.on)
    said = ngettext("{count} day late", "{count} days late", late).format(count=late) if late else ""
    return Line(promise.text, _joined(promise_words.promised_by(promise.by), due, said))


def _concern(concern: Concern) -> Line:
    since = _("since {day}").format(day=format_day(concern.opened_on))
    return Line(concern.what, _joined(since, _("Cause: {cause}").format(cause=concern.cause) if concern.cause else ""))


def _touch(touch: Touch) -> Line:
    incoming = touch.direction is Direction.INCOMING
    came = wording.direction(touch.direction) if incoming else wording.outcome(touch.outcome)
    said = _joined(format_day(touch.on), wording.purpose(touch.purpose), wording.channel(touch.channel), came)
    return Line(said, touch.note)


def _standing(brief: Brief) -> Iterator[Line]:
    stand = brief.standing
    if brief.looked_on:
        looked = _("last looked at on {day}").format(day=format_day(brief.looked_on))
        yield Line(check_ups.result(stand.result), _joined(looked, check_ups.result_details(stand)))
        if bad := [check_ups.found_bad(each) for each in stand.signs if each.code in stand.bad]:
            yield Line("; ".join(bad), _("speaks against it"))
    else:
        yield Line(_("Nobody has looked at this relationship yet."))
    if brief.loyalty:
        lines = (loyalty_words.score_line(each) for each in brief.loyalty.parts.values())
        yield Line(_joined(*lines), pgettext("brief", "loyalty, 0 to 100"))


def _gift(gift: Gift, client: Client) -> Line:
    what_for = gifts.gift_occasion(gift.occasion, gift.year, client.occasions) if gift.year else ""
    day = gift.given_on or gift.bought_on
    if gift.state is GiftState.GIVEN:
        said = _("given on {day}").format(day=format_day(day)) if day else _("given")
    else:
        said = _("bought, not given yet")
    return Line(gift.what, _joined(said, what_for))


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
