"""Whom the entries of a file are taken for among the clients of the book."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from relapp.book import client_rows, extras
from relapp.book.database import Database, chunks
from relapp.book.imports.deciding import Action
from relapp.book.imports.staged import Match, Proposal
from relapp.book.schema import ClientTable, NotTheSameTable, UidTable
from relapp.domain.clients import Client
from relapp.domain.duplicates import SURE, Likeness, Reason, merged
from relapp.domain.incoming import Entry, Extra, Incoming, Problem
from relapp.matching import likeness

# However many share a key, an entry is compared with no more of them: a hostile file takes no longer than its length.
MOST_COMPARED = 20

# What a file calls an entry by is taken to be the only name of its kind in the world from this many characters on.
_UNIQUE_FROM = 16

_SAME_RECORD = Likeness((Reason.SAME_RECORD,), 100)

_SHARING = f"""
SELECT key, client_id FROM (
    SELECT key, client_id, row_number() OVER (PARTITION BY key ORDER BY client_id) AS place
    FROM client_key CROSS JOIN client ON client.id = client_id AND deleted_at IS NULL WHERE key IN ({{}})
) WHERE place <= {MOST_COMPARED} ORDER BY client_id
"""


class Recognition:
    """Compares entries with the clients of a book; `country` is where numbers without a prefix are dialled."""

    def __init__(self, db: Database, country: str) -> None:
        self._db = db
        self._country = country
        self._is_empty = db.value(ClientTable.select(ClientTable.id).limit(1)) is None

    def proposals(self, entries: Sequence[Entry], keys: Sequence[Collection[str]]) -> list[Proposal | Problem]:
        """What would become of each of `entries`, whose keys these are; no more than one query takes."""
        if self._is_empty:
            pairs = zip(entries, keys, strict=True)
            return [Proposal(each, keys=known) if isinstance(each, Incoming) else each for each, known in pairs]
        sharing = self._sharing(key for each in keys for key in each)
        named = self._named([each for each in entries if isinstance(each, Incoming)])
        ids = {client_id for found in (*sharing.values(), *named.values()) for client_id in found}
        known, kept = client_rows.load(self._db, sorted(ids)), extras.load(self._db, ids)
        apart = self._apart({each.client.uuid for each in entries if isinstance(each, Incoming) and each.client.uuid})
        proposals: list[Proposal | Problem] = []
        for entry, of_entry in zip(entries, keys, strict=True):
            if isinstance(entry, Problem):
                proposals.append(entry)
                continue
            alike = list(dict.fromkeys(client_id for key in of_entry for client_id in sharing.get(key, ())))
            same = _same_record(entry, named, alike)
            match = Match(_SAME_RECORD, same) if same in known else self._best(entry.client, map(known.__getitem__, alike), apart)
            proposals.append(replace(_proposal(entry, match, known, kept), keys=of_entry))
        return proposals

    def _best(self, client: Client, candidates: Iterable[Client], apart: Collection[tuple[str, str]]) -> Match | None:
        """The candidate most like `client`, the first where several are."""
        best: Match | None = None
        for known in candidates:
            if (known.uuid, client.uuid) in apart:
                continue
            why = likeness(known, client, self._country)
            if why and (best is None or why.score > best.why.score):
                best = Match(why, known.id)
        return best

    def _sharing(self, keys: Iterable[str]) -> dict[str, list[int]]:
        """The clients that have a key, by key."""
        found: dict[str, list[int]] = {}
        for chunk in chunks(dict.fromkeys(keys)):
            for key, client_id in self._db.sql(_SHARING.format(", ".join("?" * len(chunk))), chunk):
                found.setdefault(key, []).append(client_id)
        return found

    def _named(self, entries: Sequence[Incoming]) -> dict[str, list[int]]:
        """The clients that go by a name which an entry has, or have its uuid, by that."""
        uids = [each.uid for each in entries if each.uid]
        uuids = [each.client.uuid for each in entries if each.client.uuid]
        found: dict[str, list[int]] = {}
        queries = [UidTable.select(UidTable.uid, UidTable.client_id).where(UidTable.uid.in_(uids))] if uids else []
        queries += [ClientTable.select(ClientTable.uuid, ClientTable.id).where(ClientTable.uuid.in_(uuids))] if uuids else []
        for query in queries:
            for name, client_id in self._db.rows(query):
                found.setdefault(name, []).append(client_id)
        return found

    def _apart(self, uuids: Collection[str]) -> set[tuple[str, str]]:
        """The pairs of clients with these uuids that the user said are not the same, both ways."""
        if not uuids:
            return set()
        row = NotTheSameTable
        query = row.select(row.one, row.other).where(row.one.in_(uuids) | row.other.in_(uuids), row.deleted_at.is_null())
        return {pair for one, other in self._db.rows(query) for pair in ((one, other), (other, one))}


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


def _proposal(entry: Incoming, match: Match | None, known: dict[int, Client], kept: dict[int, tuple[Extra, ...]]) -> Proposal:
    if match is None or match.known is None:
        return Proposal(entry)
    client = known[match.known]
    named = Match(match.why, client.id, client.name)
    if match.why.score < SURE:
        return Proposal(entry, Action.ADD, named)
    return Proposal(entry, Action.SKIP if brings_nothing(client, kept.get(client.id, ()), entry) else Action.MERGE, named)


def brings_nothing(client: Client, kept: Collection[Extra], entry: Incoming) -> bool:
    """Whether all that `entry` says is known of `client`, who has the extras `kept`."""
    return set(entry.extras) <= set(kept) and merged(client, entry.client) == client
