"""What a file brings in: a preview of what is new and what is known already, then one transaction that can be undone."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from relapp.book import client_rows, search
from relapp.book.agenda import Agenda
from relapp.book.changes import Changes, Kind
from relapp.book.client_rows import match_key, point_key
from relapp.book.database import CHUNK, Database
from relapp.book.schema import ClientTable, ImportTable, PointTable
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client, PointKind
from relapp.domain.duplicates import Likeness, likeness, merged
from relapp.domain.facts import ClientFacts

Progress = Callable[[int, int], None]


class Action(StrEnum):
    """What becomes of one record."""

    ADD = "add"
    MERGE = "merge"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a file. `known` is the client in the book it is taken for, `earlier` the entry of the same file."""

    client: Client
    action: Action = Action.ADD
    known: Client | None = None
    earlier: int | None = None
    why: Likeness | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How a file came in: `read` is always the sum of the others."""

    read: int
    added: int
    merged: int
    skipped: int
    failed: int


@dataclass(frozen=True, slots=True)
class Batch:
    """One import as the book keeps it: its row, the clients it added, and those it completed as they were before."""

    id: int
    added: tuple[int, ...]
    before: tuple[Client, ...]


class ImportCancelledError(Exception):
    """The user stopped an import; nothing of it is kept."""


class Imports:
    """The part of a book that takes files in."""

    def __init__(self, db: Database, stamps: Stamps, settings: SettingsPart, agenda: Agenda) -> None:
        self._db = db
        self._stamps = stamps
        self._settings = settings
        self._agenda = agenda

    def preview(self, clients: Sequence[Client]) -> list[Entry]:
        """What would become of each record: new, merged into a client it is, or skipped as it brings nothing."""
        known = self._candidates(clients)
        seen: dict[str, list[int]] = {}
        entries: list[Entry] = []
        for client in clients:
            entry = _against_book(client, known) or _against_file(client, seen, entries) or Entry(client)
            if entry.action is Action.ADD:
                for key in _keys(client):
                    seen.setdefault(key, []).append(len(entries))
            entries.append(entry)
        return entries

    def apply(
        self, entries: Sequence[Entry], file: str, failed: int = 0, progress: Progress | None = None
    ) -> tuple[Counts, Changes]:
        """Take the entries in, all or none. `progress` is told done and total, and may raise ImportCancelledError."""
        counts, batch = self.take_in(entries, file, failed, progress)
        return counts, self.changes_of(batch)

    def take_in(
        self, entries: Sequence[Entry], file: str, failed: int = 0, progress: Progress | None = None
    ) -> tuple[Counts, Batch]:
        """As `apply`, for a connection that ends with the import: `changes_of` another one says what can be undone."""
        language = self._settings.get().language
        counted = {action: sum(entry.action is action for entry in entries) for action in Action}
        counts = Counts(len(entries) + failed, counted[Action.ADD], counted[Action.MERGE], counted[Action.SKIP], failed)
        fresh, (before, completed) = _completed_within_file(entries), _completed_known(entries)
        tell = progress or _tell_nobody
        with self._db.transaction():
            batch = self._db.execute(
                ImportTable.insert(
                    uuid=self._stamps.uuid(), imported_at=self._stamps.moment(), file=file, counts=json.dumps(asdict(counts))
                )
            )
            added: list[Client] = []
            for start in range(0, len(fresh), CHUNK):
                added += self._add(fresh[start : start + CHUNK], batch, language)
                tell(len(added), len(fresh) + len(completed))
            for start in range(0, len(completed), CHUNK):
                self._write(completed[start : start + CHUNK], language)
                tell(len(fresh) + min(start + CHUNK, len(completed)), len(fresh) + len(completed))
        return counts, Batch(batch, tuple(client.id for client in added), tuple(before))

    def changes_of(self, batch: Batch) -> Changes:
        """What an import changed, and the way for this connection to undo it."""
        ids = (*batch.added, *(client.id for client in batch.before))
        return Changes("imported", frozenset({Kind.CLIENTS, Kind.AGENDA}), ids, lambda: self._undo(batch))

    def _add(self, clients: Sequence[Client], batch: int, language: str) -> list[Client]:
        added = client_rows.insert(self._db, clients, self._stamps, language, batch)
        search.index(self._db, added)
        self._agenda.store(ClientFacts(client) for client in added)
        return added

    def _write(self, clients: Sequence[Client], language: str) -> None:
        written = [client_rows.replace_rows(self._db, client, self._stamps, language) for client in clients]
        search.index(self._db, written)
        self._agenda.recompute(client.id for client in written)

    def _undo(self, batch: Batch) -> Changes:
        """Take an import back: what it added goes, what it completed is as it was."""
        is_of_batch = ClientTable.import_id == batch.id
        with self._db.transaction():
            ids = [row[0] for row in self._db.rows(ClientTable.select(ClientTable.id).where(is_of_batch))]
            search.forget(self._db, ids)
            self._db.execute(ClientTable.delete().where(is_of_batch))
            self._db.execute(ImportTable.delete().where(ImportTable.id == batch.id))
            self._write(batch.before, self._settings.get().language)
        changed = (*ids, *(client.id for client in batch.before))
        return Changes("undone", frozenset({Kind.CLIENTS, Kind.AGENDA}), changed)

    def _candidates(self, clients: Sequence[Client]) -> dict[str, list[Client]]:
        """Clients of the book by each key they share with one of `clients`."""
        if self._db.value(ClientTable.select(ClientTable.id).limit(1)) is None:
            return {}
        keys = list({key for client in clients for key in _keys(client)})
        ids: set[int] = set()
        for start in range(0, len(keys), CHUNK):
            chunk = keys[start : start + CHUNK]
            names = [key[5:] for key in chunk if key.startswith("name ")]
            points = [key[6:] for key in chunk if key.startswith("point ")]
            ids.update(
                row[0] for row in self._db.rows(ClientTable.select(ClientTable.id).where(ClientTable.match_key.in_(names)))
            )
            ids.update(row[0] for row in self._db.rows(PointTable.select(PointTable.client_id).where(PointTable.key.in_(points))))
        found: dict[str, list[Client]] = {}
        for client in client_rows.load(self._db, sorted(ids)).values():
            for key in _keys(client):
                found.setdefault(key, []).append(client)
        return found


def _keys(client: Client) -> list[str]:
    """What two records of one client have in common at least once."""
    keys = [f"name {match_key(client.name)}"]
    keys += [f"point {point_key(point)}" for point in client.points if point.kind in (PointKind.PHONE, PointKind.EMAIL)]
    return keys


def _against_book(client: Client, known: dict[str, list[Client]]) -> Entry | None:
    for key in _keys(client):
        for candidate in known.get(key, ()):
            if why := likeness(candidate, client):
                action = Action.SKIP if merged(candidate, client) == candidate else Action.MERGE
                return Entry(client, action, known=candidate, why=why)
    return None


def _against_file(client: Client, seen: dict[str, list[int]], entries: Sequence[Entry]) -> Entry | None:
    for key in _keys(client):
        for index in seen.get(key, ()):
            if why := likeness(entries[index].client, client):
                same = merged(entries[index].client, client) == entries[index].client
                return Entry(client, Action.SKIP if same else Action.MERGE, earlier=index, why=why)
    return None


def _completed_within_file(entries: Sequence[Entry]) -> list[Client]:
    """The clients to add, each with what later records of the same file say of it."""
    fresh = {index: entry.client for index, entry in enumerate(entries) if entry.action is Action.ADD}
    for entry in _merged_within_file(entries):
        if entry.earlier in fresh:
            fresh[entry.earlier] = merged(fresh[entry.earlier], entry.client)
    return list(fresh.values())


def _completed_known(entries: Iterable[Entry]) -> tuple[list[Client], list[Client]]:
    """The clients of the book that entries are merged into, as they were and as they become."""
    before: dict[int, Client] = {}
    after: dict[int, Client] = {}
    for entry in entries:
        if entry.action is Action.MERGE and entry.known:
            before.setdefault(entry.known.id, entry.known)
            after[entry.known.id] = merged(after.get(entry.known.id, entry.known), entry.client)
    return list(before.values()), list(after.values())


def _merged_within_file(entries: Iterable[Entry]) -> Iterable[Entry]:
    return (entry for entry in entries if entry.action is Action.MERGE and entry.earlier is not None)


def _tell_nobody(_done: int, _total: int) -> None:
    """The progress that nobody asked for."""
