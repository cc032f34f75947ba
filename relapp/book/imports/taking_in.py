"""The entries of a staging written into the book, as decided."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from relapp.book import client_rows, extras, search
from relapp.book.agenda import Agenda
from relapp.book.database import Database, chunks
from relapp.book.imports.completing import completed
from relapp.book.imports.remembered import Remembered
from relapp.book.imports.staging import Staging
from relapp.book.many_rows import indexes_made_afterwards
from relapp.book.schema import ClientTable
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client
from relapp.domain.facts import ClientFacts
from relapp.domain.incoming import Incoming
from relapp.matching import keys_of
from relapp.plain import to_plain

# Told how many are done, and how many there are in all.
Progress = Callable[[int, int], None]


class Intake:
    """Writes for the import whose row is `batch`, within a transaction of the caller's."""

    def __init__(self, db: Database, stamps: Stamps, settings: SettingsPart, agenda: Agenda, batch: int) -> None:
        self._db = db
        self._stamps = stamps
        self._language = settings.get().language
        self._rules = settings.rules()
        self._agenda = agenda
        self._today = agenda.as_of
        self._batch = batch
        self._remembered = Remembered(db)

    def take_in(self, staging: Staging, tell: Progress) -> None:
        """Add what is to be added with what the file says of it further on, then complete the clients that are known."""
        known, added = staging.to_complete(), staging.counts().added
        done, total = 0, added + len(known)
        with indexes_made_afterwards(self._db, added):
            for chunk in staging.to_add():
                self._add(staging, chunk)
                done += len(chunk)
                tell(done, total)
        for ids in chunks(known):
            self._complete(staging, ids)
            done += len(ids)
            tell(done, total)

    def _add(self, staging: Staging, chunk: Mapping[int, tuple[list[str], Incoming]]) -> None:
        entries = {row: [entry] for row, (_keys, entry) in chunk.items()}
        for row, entry in staging.to_merge_into("earlier", list(entries)):
            entries[row].append(entry)
        clients = self._with_own_uuids([self._whole(of_row) for of_row in entries.values()])
        keys = [
            chunk[row][0] if len(of_row) == 1 else keys_of(client)
            for (row, of_row), client in zip(entries.items(), clients, strict=True)
        ]
        clients = [self._remembered.applied(*pair) for pair in zip(clients, keys, strict=True)]
        added = client_rows.insert(self._db, clients, self._stamps, self._language, self._batch, keys)
        search.add(self._db, added)
        self._agenda.store(map(ClientFacts, added))
        self._keep(zip((client.id for client in added), entries.values(), strict=True))

    def _whole(self, entries: Iterable[Incoming]) -> Client:
        """What the entries of one client say together; a rhythm that they bring begins today."""
        client = reduce(completed, (each.client for each in entries))
        return client if client.rhythm_start else self._rules.begin_rhythm(None, client, self._today)

    def _with_own_uuids(self, clients: Sequence[Client]) -> list[Client]:
        """A client that came with its uuid keeps it, unless the book or the file has it already."""
        wanted = [client.uuid for client in clients if client.uuid]
        taken = (
            set(self._db.column(ClientTable.select(ClientTable.uuid).where(ClientTable.uuid.in_(wanted)))) if wanted else set()
        )
        found = []
        for client in clients:
            found.append(replace(client, uuid="") if client.uuid in taken else client)
            if client.uuid:
                taken.add(client.uuid)
        return found

    def _complete(self, staging: Staging, ids: Sequence[int]) -> None:
        before = client_rows.load(self._db, ids)
        after, entries = dict(before), dict[int, list[Incoming]]()
        for client_id, entry in staging.to_merge_into("known", list(before)):
            after[client_id] = completed(after[client_id], entry.client)
            entries.setdefault(client_id, []).append(entry)
        pairs = ((before[client.id], client) for client in after.values() if client != before[client.id])
        changed = [self._rules.begin_rhythm(*pair, self._today) for pair in pairs]
        self._remember(before[client.id] for client in changed)
        search.index(self._db, client_rows.replace_rows(self._db, changed, self._stamps, self._language))
        self._agenda.recompute(client.id for client in changed)
        self._keep(entries.items())

    def _remember(self, clients: Iterable[Client]) -> None:
        """What clients were before the import, and since when."""
        before = {client.id: client for client in clients}
        row = ClientTable
        moments = self._db.rows(row.select(row.id, row.updated_at).where(row.id.in_(list(before))))
        rows = (
            (self._batch, client_id, json.dumps(to_plain(before[client_id]) | {"updated_at": moment}, ensure_ascii=False))
            for client_id, moment in moments
        )
        self._db.insert_many("import_change", ("import_id", "client_id", "before"), rows)

    def _keep(self, entries: Iterable[tuple[int, Sequence[Incoming]]]) -> None:
        """Keep what the file says beyond the book's own fields, and what it calls the clients by."""
        said = [(client_id, each) for client_id, of_client in entries for each in of_client if each.extras or each.uid]
        if said:
            extras.insert(self._db, ((client_id, each.extras) for client_id, each in said), self._batch)
            extras.insert_uids(self._db, ((client_id, each.uid) for client_id, each in said), self._batch)
