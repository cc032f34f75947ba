"""Whom the entries of a file are taken for among the clients of the book."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from relapp.book import client_rows, extras
from relapp.book.database import Database, chunks
from relapp.book.duplicates.candidates import KnownTraits
from relapp.book.imports.choosing import Best, as_guess, best
from relapp.book.imports.completing import brings_nothing
from relapp.book.imports.deciding import Action
from relapp.book.imports.sharing import Sharing
from relapp.book.imports.staged import Match, Proposal, Seen
from relapp.book.schema import ClientTable, NotTheSameTable, UidTable
from relapp.domain.clients import Client
from relapp.domain.duplicates import Likeness, Reason
from relapp.domain.incoming import Extra, Incoming, Problem
from relapp.matching import traits_of

# What a file calls an entry by is taken to be the only name of its kind in the world from this many characters on.
_UNIQUE_FROM = 16

_SAME_RECORD = Likeness((Reason.SAME_RECORD,), 100)


class Recognition:
    """Compares entries with the clients of a book; `country` is where numbers without a prefix are dialled."""

    def __init__(self, db: Database, traits: KnownTraits, country: str) -> None:
        self._db = db
        self._traits = traits
        self._country = country
        self._sharing = Sharing(db)
        self._is_empty = db.value(ClientTable.select(ClientTable.id).limit(1)) is None

    def proposals(self, entries: Sequence[Seen | Problem]) -> list[Proposal | Problem]:
        """What would become of each of `entries`; no more of them than one query takes."""
        if self._is_empty:
            return [each if isinstance(each, Problem) else Proposal(each.entry, keys=each.keys) for each in entries]
        seen = [each for each in entries if not isinstance(each, Problem)]
        found = dict(zip(map(id, seen), self._found(seen), strict=True))
        ids = sorted({client_id for each in found.values() if each for client_id in each.ids})
        sure = sorted({client_id for each in found.values() if each and each.is_sure for client_id in each.ids})
        known, kept, names = client_rows.load(self._db, sure), extras.load(self._db, sure), self._names(ids)
        return [each if isinstance(each, Problem) else _proposal(each, found[id(each)], known, kept, names) for each in entries]

    def _found(self, seen: Sequence[Seen]) -> list[Best | None]:
        """Whom each entry is most like."""
        alike = self._sharing.of(seen)
        named = self._named([each.entry for each in seen])
        apart = self._apart({each.entry.client.uuid for each in seen if each.entry.client.uuid})
        traits = self._traits.of({client_id for ids in alike for client_id in ids})
        found: list[Best | None] = []
        for each, ids in zip(seen, alike, strict=True):
            if (same := _same_record(each.entry, named, ids)) is not None:
                found.append(Best(_SAME_RECORD, (same,)))
                continue
            others = ((client_id, traits[client_id]) for client_id in ids if (each.entry.client.uuid, client_id) not in apart)
            found.append(best(traits_of(each.entry.client), others, self._country))
        return found

    def _names(self, ids: Iterable[int]) -> dict[int, str]:
        """What clients are called."""
        row = ClientTable
        return {
            client_id: name
            for chunk in chunks(ids)
            for client_id, name in self._db.rows(row.select(row.id, row.name).where(row.id.in_(chunk)))
        }

    def _named(self, entries: Sequence[Incoming]) -> dict[str, list[int]]:
        """The living clients that go by a name which an entry has, or have its uuid, by that."""
        row, found = ClientTable, dict[str, list[int]]()
        uids = [each.uid for each in entries if each.uid]
        uuids = [each.client.uuid for each in entries if each.client.uuid]
        called = UidTable.select(UidTable.uid, UidTable.client_id).join(row, on=row.id == UidTable.client_id)
        queries = [called.where(UidTable.uid.in_(uids), row.deleted_at.is_null())] if uids else []
        queries += [row.select(row.uuid, row.id).where(row.uuid.in_(uuids), row.deleted_at.is_null())] if uuids else []
        for query in queries:
            for name, client_id in self._db.rows(query):
                found.setdefault(name, []).append(client_id)
        return found

    def _apart(self, uuids: Collection[str]) -> set[tuple[str, int]]:
        """Which of these uuids the user said are not which clients."""
        if not uuids:
            return set()
        row, client = NotTheSameTable, ClientTable
        found: set[tuple[str, int]] = set()
        for own, other in ((row.one, row.other), (row.other, row.one)):
            query = row.select(own, client.id).join(client, on=client.uuid == other)
            found |= set(self._db.rows(query.where(own.in_(uuids), row.deleted_at.is_null())))
        return found


def _same_record(entry: Incoming, named: dict[str, list[int]], alike: Collection[int]) -> int | None:
    """The client that `entry` is by name: one of ours, or the only one that a file gave this name.

    Some programs call every entry the same, so that a short name counts only where something else is alike.
    """
    if ours := named.get(entry.client.uuid):
        return ours[0]
    called = named.get(entry.uid, ())
    if len(called) == 1 and (len(entry.uid) >= _UNIQUE_FROM or called[0] in alike):
        return called[0]
    return None


def _proposal(
    seen: Seen, found: Best | None, known: dict[int, Client], kept: dict[int, tuple[Extra, ...]], names: dict[int, str]
) -> Proposal:
    """Several clients who are as like it are for the user to choose between, unless one of them says all of it already."""
    whole = Proposal(seen.entry, keys=seen.keys)
    if found is None:
        return whole
    first, why = found.ids[0], found.why
    if not found.is_sure:
        return replace(whole, match=Match(why, first, names[first]))
    for client_id in found.ids:
        if brings_nothing(known[client_id], kept.get(client_id, ()), seen.entry):
            return replace(whole, action=Action.SKIP, match=Match(why, client_id, names[client_id]))
    if len(found.ids) > 1:
        return replace(whole, match=Match(as_guess(why), first, names[first]))
    return replace(whole, action=Action.MERGE, match=Match(why, first, names[first]))
