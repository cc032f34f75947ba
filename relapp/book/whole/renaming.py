"""Names by which a file's clients and records come in: their own where those are free, else new ones, the same everywhere."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from relapp.book import records
from relapp.book.database import Database, chunks
from relapp.book.stamps import Stamps
from relapp.domain.events import Event
from relapp.domain.whole import RECORDS, NotTheSame, WholeClient

_UUID = re.compile(r"[0-9a-f]{32}")

# The tables of what a client's entry brings along, each with a uuid that is unique in its own.
_OF_CLIENT = {"occasions": "occasion", "people": "person"}
_OF_ENTRY = {
    "touches": "touch",
    "purchases": "purchase",
    "free_reminders": "free_reminder",
    **{name: records.source(kind)[0] for name, kind in RECORDS.items()},
}

Taken = dict[str, set[str]]


class Renaming:
    """One import's new names. They are made of the old ones and a secret of this import, so that none need be remembered."""

    def __init__(self, db: Database, stamps: Stamps) -> None:
        self._db = db
        self._stamps = stamps
        self._secret = stamps.uuid()
        self._buried: set[str] = set()
        self._shared: dict[str, str] = {}

    def shared(self, table: str, uuid: str) -> str:
        """The name of a clipping or a text, which clients refer to; one that a living row has is kept."""
        if _UUID.fullmatch(uuid) and not self._find(table, [uuid], "deleted_at IS NOT NULL"):
            return uuid
        self._shared[uuid] = self._made_of(table, uuid)
        return self._shared[uuid]

    def living(self, table: str, uuids: Iterable[str]) -> set[str]:
        """Those of these uuids that a table has in use."""
        return self._find(table, uuids, "deleted_at IS NULL")

    def client(self, uuid: str) -> str:
        """A client as they are called in the book."""
        self._look_for_buried([uuid])
        return self._client(uuid)

    def pair(self, pair: NotTheSame) -> NotTheSame:
        """The pair as its clients are called in the book."""
        self._look_for_buried([pair.one, pair.other])
        one, other = sorted((self._client(pair.one), self._client(pair.other)))
        return NotTheSame(one, other)

    def clients(self, entries: Sequence[WholeClient]) -> list[WholeClient]:
        """The entries under names that the book can take, whatever refers to them included."""
        self._look_for_buried(uuid for each in entries for uuid in _mentioned(each))
        taken = self._taken(entries)
        return [self._renamed(each, taken) for each in entries]

    def _renamed(self, entry: WholeClient, taken: Taken) -> WholeClient:
        own = self._client(entry.client.uuid) or self._stamps.uuid()
        names: dict[str, str] = {}
        kept: set[str] = set()

        def free(table: str, parts: Iterable[Any]) -> tuple[Any, ...]:
            return tuple(self._free(part, taken.setdefault(table, set()), own, names, kept) for part in parts)

        parts: dict[str, Any] = {name: free(table, getattr(entry.client, name)) for name, table in _OF_CLIENT.items()}
        parts["people"] = tuple(replace(each, client=self._client(each.client)) for each in parts["people"])
        named: dict[str, Any] = {name: free(table, getattr(entry, name)) for name, table in _OF_ENTRY.items()}
        renamed = replace(entry, client=replace(entry.client, uuid=own, **parts), **named)
        return self._referring(renamed, names)

    def _free(self, part: Any, taken: set[str], own: str, names: dict[str, str], kept: set[str]) -> Any:
        """`part` under its own name where that is free; `names` tells what became of those that are not."""
        if not part.uuid:
            return part
        if _UUID.fullmatch(part.uuid) and part.uuid not in taken:
            kept.add(part.uuid)
            taken.add(part.uuid)
            return part
        made = self._made_of(own, part.uuid)
        name = self._stamps.uuid() if made in taken else made
        taken.add(name)
        if part.uuid not in kept:
            names.setdefault(part.uuid, name)
        return replace(part, uuid=name)

    def _referring(self, entry: WholeClient, names: Mapping[str, str]) -> WholeClient:
        """`entry` with all that it refers to under its new name."""
        known = {**self._shared, **names}
        events: tuple[Event, ...] = tuple(replace(each, about=self._client(each.about)) for each in entry.events)
        if not known:
            return replace(entry, events=events)
        return replace(
            entry,
            events=events,
            marks=tuple(
                replace(
                    each,
                    source="/".join(known.get(part, part) for part in each.source.split("/")),
                    occurrence=known.get(each.occurrence, each.occurrence),
                )
                for each in entry.marks
            ),
            gifts=tuple(replace(each, occasion=known.get(each.occasion, each.occasion)) for each in entry.gifts),
            passed_on=tuple(replace(each, clipping=known.get(each.clipping, each.clipping)) for each in entry.passed_on),
            text_uses=tuple(replace(each, template=known.get(each.template, each.template)) for each in entry.text_uses),
        )

    def _client(self, uuid: str) -> str:
        """The name of a client, here or elsewhere in the file."""
        if not uuid or (_UUID.fullmatch(uuid) and uuid not in self._buried):
            return uuid
        return self._made_of("client", uuid)

    def _look_for_buried(self, uuids: Iterable[str]) -> None:
        """Remember which of these clients were taken out of the book, so that they cannot come in under their old name."""
        self._buried = self._find("client", uuids, "deleted_at IS NOT NULL")

    def _taken(self, entries: Sequence[WholeClient]) -> Taken:
        """The names that the book has already of what these entries bring along, by table."""
        found: Taken = {}
        for name, table in _OF_CLIENT.items():
            found[table] = self._find(table, (part.uuid for each in entries for part in getattr(each.client, name)))
        for name, table in _OF_ENTRY.items():
            found[table] = self._find(table, (part.uuid for each in entries for part in getattr(each, name)))
        return found

    def _find(self, table: str, uuids: Iterable[str], where: str = "1") -> set[str]:
        found: set[str] = set()
        for chunk in chunks(uuids):
            marks = ", ".join("?" * len(chunk))
            found.update(row[0] for row in self._db.sql(f"SELECT uuid FROM {table} WHERE uuid IN ({marks}) AND {where}", chunk))
        return found

    def _made_of(self, *parts: str) -> str:
        return sha256("/".join((self._secret, *parts)).encode()).hexdigest()[:32]


def _mentioned(entry: WholeClient) -> Iterable[str]:
    """The clients that an entry names, itself included."""
    yield entry.client.uuid
    yield from (each.client for each in entry.client.people if each.client)
    yield from (each.about for each in entry.events if each.about)
