"""What is told of a client on paper, as lines: the brief and the sheet say the same things in the same words."""

from collections.abc import Iterator
from datetime import date

from relapp import wording
from relapp.domain.brief import Around
from relapp.domain.clients import Client, ClientKind, Detail
from relapp.domain.concerns import Concern
from relapp.domain.promises import Promise
from relapp.domain.rhythms import Rhythm
from relapp.i18n import _, format_day, ngettext
from relapp.paper.plain import Line
from relapp.wording import pauses, people
from relapp.wording import promises as promise_words


def work(client: Client) -> str:
    """What they do and where; that they are an organisation."""
    return joined(_("Organisation") if client.kind is ClientKind.ORGANISATION else "", client.title, client.company)


def reached(client: Client) -> str:
    """The way and the hours they prefer."""
    channel = wording.channel(client.preferred_channel) if client.preferred_channel else ""
    return joined(channel, client.preferred_hours)


def stands(client: Client) -> str:
    """How much they matter, how far the relationship is, and of which type."""
    stage = wording.stage(client.stage) if client.stage else ""
    kind = wording.relationship(client.relationship) if client.relationship else ""
    return joined(wording.importance(client.importance), stage, kind)


def rhythm_line(rhythm: Rhythm | None, last_contact: date | None) -> Line:
    """How often one is in touch, and the last time."""
    last = _("last contact on {day}").format(day=format_day(last_contact)) if last_contact else _("never in touch")
    if not rhythm:
        return Line(_("No rhythm: only dates and reminders bring them up"), last)
    days = rhythm.ideal_days
    return Line(ngettext("In touch every {count} day", "In touch every {count} days", days).format(count=days), last)


def not_to_do(client: Client, on: date) -> Iterator[Line]:
    """What to keep from on the day `on`."""
    if said := pauses.in_peace(client, on):
        yield Line(_("Leave in peace: {why}").format(why=said))
    if client.refused_channels:
        yield Line(not_by(client))
    if client.wants_gifts is False:
        yield Line(_("No gifts"))
    if client.wants_cards is False:
        yield Line(_("No cards by post"))


def not_by(client: Client) -> str:
    """The channels they refuse, one at least."""
    refused = sorted(wording.channel(each) for each in client.refused_channels)
    return _("Not by: {channels}").format(channels=", ".join(refused))


def person_line(around: Around) -> Line:
    """Somebody around them, with their dates and what was noted."""
    person, dates = around
    return Line(joined(person.name, people.person_line(person)), joined(*map(people.date_line, dates), person.note))


def detail_line(detail: Detail) -> Line:
    """What is known, of which kind it is, and how it is known."""
    return Line(detail.text, joined(wording.detail(detail.kind).lower(), how_known(detail)))


def how_known(detail: Detail) -> str:
    """Who says so, and since when."""
    known = wording.observed(detail.observed) if detail.observed else ""
    return joined(known, format_day(detail.noted_on) if detail.noted_on else "")


def promise_line(promise: Promise, on: date) -> Line:
    """An open promise with its day, and how late it is."""
    due = _("for {day}").format(day=format_day(promise.due))
    return Line(promise.text, joined(promise_words.promised_by(promise.by), due, days_late(promise, on)))


def days_late(promise: Promise, on: date) -> str:
    """How late an open promise is; nothing while it is not."""
    late = promise.days_late(on)
    return ngettext("{count} day late", "{count} days late", late).format(count=late) if late else ""


def concern_line(concern: Concern) -> Line:
    """An open concern, since when, and its cause."""
    since = _("since {day}").format(day=format_day(concern.opened_on))
    return Line(concern.what, joined(since, cause(concern)))


def cause(concern: Concern) -> str:
    """The cause of a concern where it is known."""
    return _("Cause: {cause}").format(cause=concern.cause) if concern.cause else ""


def joined(*parts: str) -> str:
    """What is not empty, with dots between."""
    return " · ".join(filter(None, parts))
