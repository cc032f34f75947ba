"""A client as a colleague should know them, gathered from the parts of the book."""

from collections.abc import Iterable
from itertools import islice

from relapp.domain.anonymous import Called, Names, names_of
from relapp.domain.brief import Brief, people_around
from relapp.domain.check_ups import CheckUp, latest, standing
from relapp.domain.clients import Client
from relapp.domain.concerns import Concern
from relapp.domain.gifts import Gift
from relapp.domain.loyalty import counts, loyalty
from relapp.domain.promises import Promise
from relapp.domain.timeline import Group
from relapp.i18n import _
from relapp.ui.bus import Bus

_TOUCHES = 5

# Where touches are found among all that happened.
_GROUPS = (Group.CALLS, Group.NOTES, Group.GIFTS, Group.SHARED)


def brief_of(bus: Bus, client: Client) -> Brief:
    """What the book has of `client` today."""
    book, on = bus.book, bus.today()
    rules, check_ups = book.settings.rules(), book.records.of(CheckUp, client.id)
    last = latest(check_ups)
    return Brief(
        client,
        on,
        standing(check_ups, rules.signs, on, rules.intervals.answer_fades_days),
        looked_on=last.on if last else None,
        rhythm=rules.rhythm_of(client),
        last_contact=book.journal.last_contact(client.id),
        promises=tuple(each for each in book.records.of(Promise, client.id) if each.is_open),
        concerns=tuple(each for each in book.records.of(Concern, client.id) if each.is_open),
        touches=tuple(islice((each.touch for each in book.timeline.walk(client.id, _GROUPS) if each.touch), _TOUCHES)),
        gifts=tuple(book.records.of(Gift, client.id)),
        people=people_around(client),
        loyalty=loyalty(counts(book.loyalty.evidence(client.id, on), on)),
    )


def names_out(clients: Iterable[Client], others: Iterable[str] = ()) -> Names:
    """The names to leave out: those that tell who `clients` are, and `others` that they are mentioned with."""
    called = [each for client in clients for each in names_of(client)]
    return Names([*called, *map(Called, others)], _("a client"))
