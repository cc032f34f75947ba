"""Clients to rows and back, many at once."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from operator import attrgetter
from typing import Any

from relapp.book.database import Database, chunks
from relapp.book.schema import ClientTable, DetailTable, OccasionTable, PersonTable, PointTable, TagTable
from relapp.book.stamps import Stamps
from relapp.domain.clients import (
    Channel,
    Circle,
    Client,
    ClientKind,
    ContactPoint,
    Detail,
    DetailKind,
    Importance,
    Observed,
    Occasion,
    OccasionKind,
    Pause,
    Person,
    PointKind,
    RelationshipType,
    Stage,
)
from relapp.domain.dates import YearlyDate
from relapp.domain.rhythms import Rhythm
from relapp.domain.text import sort_key
from relapp.matching import keys_of

_COLUMNS = (
    "kind",
    "name",
    "sort_key",
    "company",
    "title",
    "importance",
    "stage",
    "relationship",
    "notes",
    "preferred_channel",
    "preferred_hours",
    "rhythm_ideal",
    "rhythm_latest",
    "rhythm_start",
    "wants_gifts",
    "wants_cards",
    "gift_budget",
    "language",
    "refused_channels",
    "pause",
    "paused_until",
    "addressed_as",
    "reviewed_on",
)
_FIELDS = [field.name for field in fields(Client)]
_all_values = attrgetter(*_FIELDS)
_OCCASIONS, _PEOPLE, _ID, _UUID = map(_FIELDS.index, ("occasions", "people", "id", "uuid"))

_PARTS = ("contact_point", "client_tag", "client_detail", "occasion", "person", "client_key")


def insert(
    db: Database,
    clients: Sequence[Client],
    stamps: Stamps,
    language: str,
    import_id: int | None = None,
    keys: Sequence[Iterable[str]] | None = None,
) -> list[Client]:
    """Add `clients` and return them with their ids and uuids; `keys` are those of each, where they are known already."""
    moment = stamps.moment()
    first = int(db.sql("SELECT coalesce(max(id), 0) FROM client")[0][0]) + 1
    added = [_identified(client, first + index, stamps) for index, client in enumerate(clients)]
    columns = ("id", "uuid", "updated_at", "created_at", "import_id", *_COLUMNS)
    rows = ((c.id, c.uuid, moment, moment, import_id, *_values(c, language)) for c in added)
    db.insert_many("client", columns, rows)
    _insert_parts(db, added)
    _insert_keys(db, added, keys)
    return added


def replace_rows(db: Database, clients: Sequence[Client], stamps: Stamps, language: str) -> list[Client]:
    """Write `clients` over what the book has under their ids, and return them with uuids for all that is new of them."""
    written = [_identified(client, client.id, stamps) for client in clients]
    moment = stamps.moment()
    settings = ", ".join(f"{column} = ?" for column in _COLUMNS)
    values = ((*_values(client, language), moment, client.id) for client in written)
    db.many(f"UPDATE client SET {settings}, updated_at = ? WHERE id = ?", values)
    ids = [(client.id,) for client in written]
    for table in _PARTS:
        db.many(f"DELETE FROM {table} WHERE client_id = ?", ids)
    _insert_parts(db, written)
    _insert_keys(db, written)
    return written


def rekey(db: Database) -> None:
    """Write the keys of all clients again, as after a change of how they are made."""
    db.sql("DELETE FROM client_key")
    for chunk in chunks(row[0] for row in db.rows(ClientTable.select(ClientTable.id))):
        _insert_keys(db, _load(db, chunk, ClientTable.id.in_(chunk)).values())


def load(db: Database, ids: Iterable[int]) -> dict[int, Client]:
    """The clients with these ids, in their order; ids that are gone are left out."""
    found: dict[int, Client] = {}
    for chunk in chunks(ids):
        found |= _load(db, chunk, ClientTable.id.in_(chunk), ClientTable.deleted_at.is_null())
    return found


def load_with_deleted(db: Database, ids: Iterable[int]) -> dict[int, Client]:
    """The same, with those that were taken out of the book and can still be brought back."""
    found: dict[int, Client] = {}
    for chunk in chunks(ids):
        found |= _load(db, chunk, ClientTable.id.in_(chunk))
    return found


def _load(db: Database, ids: list[int], *wanted: Any) -> dict[int, Client]:
    fields = [getattr(ClientTable, name) for name in ("id", "uuid", *_COLUMNS)]
    rows = {row[0]: row for row in db.rows(ClientTable.select(*fields).where(*wanted))}
    parts = _load_parts(db, ids)
    return {client_id: _client(rows[client_id], parts) for client_id in ids if client_id in rows}


def _identified(client: Client, client_id: int, stamps: Stamps) -> Client:
    """`client` with an id, and uuids for itself and all that it has; `replace` would take longer than all the rest."""
    values = list(_all_values(client))
    values[_OCCASIONS] = tuple(
        each if each.uuid else Occasion(each.kind, each.date, each.label, each.person, each.relation, stamps.uuid())
        for each in client.occasions
    )
    values[_PEOPLE] = tuple(each if each.uuid else replace(each, uuid=stamps.uuid()) for each in client.people)
    values[_ID], values[_UUID] = client_id, client.uuid or stamps.uuid()
    return Client(*values)


def _values(client: Client, language: str) -> tuple[Any, ...]:
    return (
        client.kind.value,
        client.name,
        sort_key(client.name, language),
        client.company,
        client.title,
        client.importance.value,
        client.stage and client.stage.value,
        client.relationship and client.relationship.value,
        client.notes,
        client.preferred_channel and client.preferred_channel.value,
        client.preferred_hours,
        client.rhythm and client.rhythm.ideal_days,
        client.rhythm and client.rhythm.latest_days,
        client.rhythm_start and client.rhythm_start.isoformat(),
        client.wants_gifts,
        client.wants_cards,
        client.gift_budget,
        client.language,
        " ".join(sorted(client.refused_channels)),
        client.pause and client.pause.value,
        client.paused_until and client.paused_until.isoformat(),
        client.addressed_as,
        client.reviewed_on and client.reviewed_on.isoformat(),
    )


def _insert_parts(db: Database, clients: Sequence[Client]) -> None:
    db.insert_many(
        "contact_point",
        ("client_id", "position", "kind", "value", "label"),
        ((c.id, n, p.kind.value, p.value, p.label) for c in clients for n, p in enumerate(c.points)),
    )
    db.insert_many(
        "client_tag", ("client_id", "position", "name"), ((c.id, n, tag) for c in clients for n, tag in enumerate(c.tags))
    )
    db.insert_many(
        "client_detail",
        ("client_id", "position", "kind", "text", "observed", "noted_on"),
        (
            (c.id, n, d.kind.value, d.text, d.observed and d.observed.value, d.noted_on and d.noted_on.isoformat())
            for c in clients
            for n, d in enumerate(c.details)
        ),
    )
    db.insert_many(
        "occasion",
        ("client_id", "position", "uuid", "kind", "month", "day", "year", "label", "person", "relation"),
        (
            (c.id, n, o.uuid, o.kind.value, o.date.month, o.date.day, o.date.year, o.label, o.person, o.relation)
            for c in clients
            for n, o in enumerate(c.occasions)
        ),
    )
    db.insert_many(
        "person",
        ("client_id", "position", "uuid", "circle", "name", "relation", "title", "phone", "email", "note", "client"),
        (
            (c.id, n, p.uuid, p.circle.value, p.name, p.relation, p.title, p.phone, p.email, p.note, p.client)
            for c in clients
            for n, p in enumerate(c.people)
        ),
    )


def _insert_keys(db: Database, clients: Iterable[Client], keys: Iterable[Iterable[str]] | None = None) -> None:
    clients = list(clients)
    found = zip(clients, map(keys_of, clients) if keys is None else keys, strict=True)
    db.insert_many("client_key", ("client_id", "key"), ((c.id, key) for c, of_client in found for key in of_client))


Parts = dict[str, dict[int, list[Any]]]


def _load_parts(db: Database, ids: list[int]) -> Parts:
    points = PointTable.select(PointTable.client_id, PointTable.kind, PointTable.value, PointTable.label)
    tags = TagTable.select(TagTable.client_id, TagTable.name)
    details = DetailTable.select(
        DetailTable.client_id, DetailTable.kind, DetailTable.text, DetailTable.observed, DetailTable.noted_on
    )
    row = OccasionTable
    occasions = row.select(row.client_id, row.kind, row.month, row.day, row.year, row.label, row.person, row.relation, row.uuid)
    who = PersonTable
    people = who.select(
        who.client_id, who.circle, who.name, who.relation, who.title, who.phone, who.email, who.note, who.client, who.uuid
    )
    return {
        "points": _by_client(db, points, PointTable, ids, lambda kind, *rest: ContactPoint(PointKind(kind), *rest)),
        "tags": _by_client(db, tags, TagTable, ids, lambda name: name),
        "details": _by_client(db, details, DetailTable, ids, _detail),
        "occasions": _by_client(db, occasions, OccasionTable, ids, _occasion),
        "people": _by_client(db, people, PersonTable, ids, _person),
    }


def _detail(kind: str, text: str, observed: str | None, noted_on: str | None) -> Detail:
    known = Observed(observed) if observed else None
    return Detail(DetailKind(kind), text, known, date.fromisoformat(noted_on) if noted_on else None)


def _person(circle: str, name: str, *rest: str) -> Person:
    return Person(name, Circle(circle), *rest)


def _occasion(kind: str, month: int, day: int, year: int | None, *rest: str) -> Occasion:
    return Occasion(OccasionKind(kind), YearlyDate(month, day, year), *rest)


def _by_client(db: Database, query: Any, model: Any, ids: list[int], make: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for client_id, *values in db.rows(query.where(model.client_id.in_(ids)).order_by(model.client_id, model.position)):
        found.setdefault(client_id, []).append(make(*values))
    return found


def _client(row: tuple[Any, ...], parts: Parts) -> Client:
    client_id, uuid, kind, name, _sort, company, title, importance, stage, relationship, notes, channel, hours = row[:13]
    ideal, latest, start, wants_gifts, wants_cards, budget, language, refused, pause, until, addressed_as, reviewed = row[13:]
    return Client(
        name=name,
        kind=ClientKind(kind),
        company=company,
        title=title,
        importance=Importance(importance),
        stage=Stage(stage) if stage else None,
        relationship=RelationshipType(relationship) if relationship else None,
        notes=notes,
        preferred_channel=Channel(channel) if channel else None,
        preferred_hours=hours,
        rhythm=Rhythm(ideal, latest) if ideal else None,
        rhythm_start=date.fromisoformat(start) if start else None,
        wants_gifts=None if wants_gifts is None else bool(wants_gifts),
        wants_cards=None if wants_cards is None else bool(wants_cards),
        gift_budget=budget,
        language=language,
        refused_channels=frozenset(map(Channel, refused.split())),
        pause=Pause(pause) if pause else None,
        paused_until=date.fromisoformat(until) if until else None,
        addressed_as=addressed_as,
        reviewed_on=date.fromisoformat(reviewed) if reviewed else None,
        id=client_id,
        uuid=uuid,
        **{name: tuple(of_client.get(client_id, ())) for name, of_client in parts.items()},
    )
