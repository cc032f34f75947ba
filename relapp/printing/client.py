"""One client on paper: everything for a visit, and the page for a colleague."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from relapp.book import Book
from relapp.domain.brief import Brief, people_around
from relapp.domain.check_ups import CheckUp, latest, standing
from relapp.domain.concerns import Concern
from relapp.domain.gifts import Gift
from relapp.domain.loyalty import counts, loyalty
from relapp.domain.promises import Promise
from relapp.domain.timeline import Group
from relapp.paper import brief as brief_paper
from relapp.paper import client_sheet as sheet_paper
from relapp.paper.documents import Document
from relapp.printing.names import names_out

_TOUCHES, _PURCHASES, _HAPPENED = 5, 20, 30

# Where touches are found among all that happened.
_GROUPS = (Group.CALLS, Group.NOTES, Group.GIFTS, Group.SHARED)


def client_sheet(book: Book, client_id: int, on: date) -> Document:
    """Everything that a visit needs; raises KeyError for a client who is gone."""
    sheet = replace(
        client_facts(book, client_id, on),
        purchases=tuple(each.purchase for each in book.journal.purchases(client_id, _PURCHASES) if each.purchase),
        happened=tuple(book.timeline.latest(client_id, _HAPPENED)),
        questions=book.questions.unknown(book.clients.get(client_id), on).still_open,
    )
    return sheet_paper.compose(sheet)


def client_facts(book: Book, client_id: int, on: date) -> sheet_paper.ClientSheet:
    """Who a client is and what is open, for any paper about one; raises KeyError for a client who is gone."""
    client, rules = book.clients.get(client_id), book.settings.rules()
    return sheet_paper.ClientSheet(
        client,
        on,
        book.path.name,
        book.today,
        leap_day=rules.leap_day,
        rhythm=rules.rhythm_of(client),
        last_contact=book.journal.last_contact(client_id),
        people=people_around(client),
        reminders=tuple(book.agenda.of_client(client_id)),
        promises=tuple(each for each in book.records.of(Promise, client_id) if each.is_open),
        concerns=tuple(each for each in book.records.of(Concern, client_id) if each.is_open),
    )


def client_brief(
    book: Book, client_id: int, on: date, *, without_notes: bool = False, without_names: bool = False
) -> Iterator[Document]:
    """The page for a colleague from the fullest version to the shortest, for `render.fitting`; KeyError for one who is gone."""
    known = gathered_brief(book, client_id, on, without_notes=without_notes, without_names=without_names)
    return brief_paper.versions(known, book.path.name, book.today)


def gathered_brief(book: Book, client_id: int, on: date, *, without_notes: bool = False, without_names: bool = False) -> Brief:
    """What a colleague should know of a client on the day `on`; raises KeyError for one who is gone."""
    client, rules, check_ups = book.clients.get(client_id), book.settings.rules(), book.records.of(CheckUp, client_id)
    last = latest(check_ups)
    touches = (each.touch for each in book.timeline.walk(client_id, _GROUPS) if each.touch)
    brief = Brief(
        client,
        on,
        standing(check_ups, rules.signs, on, rules.intervals.answer_fades_days),
        looked_on=last.on if last else None,
        rhythm=rules.rhythm_of(client),
        last_contact=book.journal.last_contact(client_id),
        promises=tuple(each for each in book.records.of(Promise, client_id) if each.is_open),
        concerns=tuple(each for each in book.records.of(Concern, client_id) if each.is_open),
        touches=tuple(islice(touches, _TOUCHES)),
        gifts=tuple(book.records.of(Gift, client_id)),
        people=people_around(client),
        loyalty=loyalty(counts(book.loyalty.evidence(client_id, on), on)),
    )
    if without_notes:
        brief = brief.without_notes()
    return brief.without_names(names_out([client])) if without_names else brief
