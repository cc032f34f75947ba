"""Who belongs to whom: companies and those who work there, who referred whom, and in whose records somebody stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from peewee import SQL, fn

from relapp.book.changes import Changes
from relapp.book.database import Database
from relapp.book.records import Records
from relapp.book.schema import ClientTable, EventTable, KeyTable, PersonTable
from relapp.domain.clients import Client, ClientKind
from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.people import ReferralWay
from relapp.matching.keys import name_key

# A list of more than these is for the page of all clients.
MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ClientLink:
    """A client that another record leads to."""

    id: int
    uuid: str
    name: str
    title: str
    company: str


@dataclass(frozen=True, slots=True)
class Referral:
    """One referral as seen from a client; `other` is the one at its other end, where the book has them, else `name` says who."""

    way: ReferralWay
    event: Event
    name: str
    other: ClientLink | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """The first of those who belong together, by name, and how many there are."""

    shown: tuple[ClientLink, ...] = ()
    count: int = 0


_WAYS = {Trigger.REFERRAL_RECEIVED: ReferralWay.THEY_REFERRED, Trigger.REFERRAL_GIVEN: ReferralWay.SENT_TO_THEM}
_WAYS_BACK = {Trigger.REFERRAL_RECEIVED: ReferralWay.BROUGHT_BY, Trigger.REFERRAL_GIVEN: ReferralWay.RECOMMENDED_TO}

# SQLite uses an index of some rows alone where the query says literally which ones.
_HAS_COMPANY, _HAS_ABOUT, _HAS_LINK = SQL("company <> ''"), SQL("about <> ''"), SQL("client <> ''")


class People:
    """The part of a book that knows who is around whom."""

    def __init__(self, db: Database, records: Records) -> None:
        self._db = db
        self._records = records

    def organisation_of(self, client: Client) -> ClientLink | None:
        """The organisation that `client` names as their company, where the book has one of that name."""
        key = name_key(client.company)
        if not key:
            return None
        row = ClientTable
        named = KeyTable.select(KeyTable.client_id).where(KeyTable.key == f"name {key}")
        wanted = (row.id.in_(named), row.kind == ClientKind.ORGANISATION.value, row.id != client.id)
        return next(iter(self._links(wanted, limit=1)), None)

    def colleagues_of(self, client: Client) -> Together:
        """The other clients who name the company of `client`, or, of an organisation, those who name it as theirs."""
        organisation = None if client.kind is ClientKind.ORGANISATION else self.organisation_of(client)
        names = {client.name if client.kind is ClientKind.ORGANISATION else client.company}
        row, besides = ClientTable, [client.id]
        if organisation:
            names, besides = names | {organisation.name}, [client.id, organisation.id]
        wanted = (row.company.in_(sorted(names)), _HAS_COMPANY, row.id.not_in(besides))
        shown = tuple(self._links(wanted, limit=MOST_SHOWN))
        if len(shown) < MOST_SHOWN:
            return Together(shown, len(shown))
        query = row.select(fn.COUNT(row.id)).where(*wanted, row.deleted_at.is_null())
        return Together(shown, int(self._db.value(query)))

    def by_uuid(self, uuids: Iterable[str]) -> dict[str, ClientLink]:
        """The clients with these uuids; those that are gone are left out."""
        wanted = sorted({each for each in uuids if each})
        return {each.uuid: each for each in self._links((ClientTable.uuid.in_(wanted),))} if wanted else {}

    def known_through(self, client: Client) -> list[ClientLink]:
        """The clients around whom `client` stands: those one of whose people has this record."""
        row = PersonTable
        holders = self._db.column(row.select(row.client_id).where(row.client == client.uuid, _HAS_LINK))
        return self._of_ids(holders)

    def referrals(self, client: Client) -> list[Referral]:
        """Who brought `client`, whom they referred, and whom we sent to them or them to, the latest first."""
        own = [each for each in self._records.of(Event, client.id) if each.kind in _WAYS]
        about = self._about(client)
        ends = self.by_uuid(each.about for each in own)
        holders = {each.id: each for each in self._of_ids(each.client_id for each in about)}
        found = [Referral(_WAYS[each.kind], each, each.text, ends.get(each.about)) for each in own]
        found += [
            Referral(_WAYS_BACK[each.kind], each, holders[each.client_id].name, holders[each.client_id])
            for each in about
            if each.client_id in holders
        ]
        return sorted(found, key=lambda each: each.event.on, reverse=True)

    def is_origin_known(self, client: Client) -> bool:
        """Whether a referral tells how `client` came to us."""
        return any(each.kind is Trigger.REFERRAL_RECEIVED for each in self._about(client))

    def refer(self, client_id: int, event: Event, about: int | None) -> Changes:
        """Note a referral in the record of `client_id`; the views of `about`, at its other end, hear of it too."""
        return _telling(self._records.keep("event_added", client_id, event), about)

    def forget_referral(self, event: Event, about: int | None) -> Changes:
        """Take a referral out; the views of both ends hear of it."""
        return _telling(self._records.remove("event_deleted", event.client_id, event), about)

    def _about(self, client: Client) -> list[Event]:
        """The referrals in other records that are about `client`."""
        row, living = EventTable, ClientTable
        query = row.select(row.day, row.kind, row.text, row.plan, row.about, row.client_id, row.uuid).join(
            living, on=(living.id == row.client_id)
        )
        wanted = (row.about == client.uuid, _HAS_ABOUT, row.deleted_at.is_null(), living.deleted_at.is_null())
        found = self._db.rows(query.where(*wanted).order_by(row.id))
        events = [Event(date.fromisoformat(day), Trigger(kind), *rest) for day, kind, *rest in found]
        return [each for each in events if each.kind in _WAYS_BACK]

    def _of_ids(self, ids: Iterable[int]) -> list[ClientLink]:
        wanted = sorted(set(ids))
        return self._links((ClientTable.id.in_(wanted),)) if wanted else []

    def _links(self, wanted: Iterable[Any], limit: int | None = None) -> list[ClientLink]:
        row = ClientTable
        query = row.select(row.id, row.uuid, row.name, row.title, row.company).where(*wanted, row.deleted_at.is_null())
        return [ClientLink(*each) for each in self._db.rows(query.order_by(row.sort_key).limit(limit))]


def _telling(changes: Changes, other: int | None) -> Changes:
    """`changes`, told to the views of `other` too."""
    if other is None:
        return changes
    undo = changes.undo

    def undone() -> Changes:
        assert undo
        return replace(undo(), client_ids=(*changes.client_ids, other))

    return replace(changes, client_ids=(*changes.client_ids, other), undo=undone)
