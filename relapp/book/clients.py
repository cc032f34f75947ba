"""Clients: add, change, sort by importance, tag, delete; each change is one transaction and can be undone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from relapp.book import client_history, client_rows, search
from relapp.book.agenda import Agenda
from relapp.book.changes import Changes, Kind
from relapp.book.database import Database, chunks
from relapp.book.schema import ClientTable
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client, Importance
from relapp.domain.histories import changes_of
from relapp.domain.text import sort_key

_KINDS = frozenset({Kind.CLIENTS, Kind.AGENDA})


class Clients:
    """The part of a book that knows who the clients are."""

    def __init__(self, db: Database, stamps: Stamps, settings: SettingsPart, agenda: Agenda) -> None:
        self._db = db
        self._stamps = stamps
        self._settings = settings
        self._agenda = agenda

    def get(self, client_id: int) -> Client:
        """One client; raises KeyError for one that is gone."""
        return client_rows.load(self._db, [client_id])[client_id]

    def load(self, ids: Iterable[int]) -> dict[int, Client]:
        """Clients by id, in the order asked for; those that are gone are left out."""
        return client_rows.load(self._db, ids)

    def add(self, client: Client) -> Changes:
        """Add a client; its id is the one that the changes name."""
        client = self._settings.rules().begin_rhythm(None, client, self._agenda.as_of)
        with self._db.transaction():
            added = client_rows.insert(self._db, [client], self._stamps, self._language)
            self._refresh(added)
        ids = (added[0].id,)
        return Changes("client_added", _KINDS, ids, lambda: replace(self.delete(ids), action="undone", undo=None))

    def save(self, client: Client, reason: str = "") -> Changes:
        """Write a changed client; `reason` is what the user says of the change, for its history."""
        before = self.get(client.id)
        after = self._settings.rules().begin_rhythm(before, client, self._agenda.as_of)
        fields = tuple(change.field for change in changes_of(before, after, self._agenda.as_of))
        return replace(self._change("client_saved", [(before, after)], reason), fields=fields)

    def set_importance(self, ids: Sequence[int], importance: Importance) -> Changes:
        """Give clients an importance; a rhythm that they get by it starts today."""
        rules, today = self._settings.rules(), self._agenda.as_of
        before = [client for client in self.load(ids).values() if client.importance is not importance]
        after = [rules.begin_rhythm(client, replace(client, importance=importance), today) for client in before]
        with self._db.transaction():
            noted = self._note(zip(before, after, strict=True))
            self._write_importance(after)

        def undo() -> Changes:
            with self._db.transaction():
                client_history.forget(self._db, noted)
                self._write_importance(before)
            return Changes("undone", _KINDS, changed)

        changed = tuple(client.id for client in before)
        return Changes("importance_set", _KINDS, changed, undo)

    def add_tag(self, ids: Sequence[int], tag: str) -> Changes:
        """Tag clients that do not have the tag yet."""
        return self._retag(ids, lambda tags: tags if tag in tags else (*tags, tag))

    def remove_tag(self, ids: Sequence[int], tag: str) -> Changes:
        """Take a tag away."""
        return self._retag(ids, lambda tags: tuple(each for each in tags if each != tag))

    def delete(self, ids: Sequence[int]) -> Changes:
        """Take clients out of the book; undo brings them back whole."""
        self._set_deleted(ids, self._stamps.moment())

        def undo() -> Changes:
            self._set_deleted(ids, None)
            return Changes("undone", _KINDS, tuple(ids))

        return Changes("client_deleted", _KINDS, tuple(ids), undo)

    def resort(self) -> None:
        """Write the sort keys again, as after a change of language."""
        language = self._language
        rows = self._db.rows(ClientTable.select(ClientTable.name, ClientTable.id))
        with self._db.transaction():
            keys = ((sort_key(name, language), client_id) for name, client_id in rows)
            self._db.many("UPDATE client SET sort_key = ? WHERE id = ?", keys)

    @property
    def _language(self) -> str:
        return self._settings.get().language

    def _retag(self, ids: Sequence[int], change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Changes:
        loaded = list(self.load(ids).values())
        before = [client for client in loaded if change(client.tags) != client.tags]
        return self._change("tags_changed", [(client, replace(client, tags=change(client.tags))) for client in before])

    def _change(self, action: str, pairs: Sequence[tuple[Client, Client]], reason: str = "") -> Changes:
        """Write the second of each pair over the first, with what that changes."""
        with self._db.transaction():
            noted = self._note(pairs, reason)
            self._write([after for _before, after in pairs])

        def undo() -> Changes:
            with self._db.transaction():
                client_history.forget(self._db, noted)
                self._write([before for before, _after in pairs])
            return Changes("undone", _KINDS, changed)

        changed = tuple(before.id for before, _after in pairs)
        return Changes(action, _KINDS, changed, undo)

    def _note(self, pairs: Iterable[tuple[Client, Client]], reason: str = "") -> list[str]:
        return client_history.write(self._db, self._stamps, pairs, self._agenda.as_of, reason)

    def _write(self, clients: Sequence[Client]) -> None:
        with self._db.transaction():
            self._refresh(client_rows.replace_rows(self._db, clients, self._stamps, self._language))

    def _write_importance(self, clients: Sequence[Client]) -> None:
        moment = self._stamps.moment()
        rows = ((c.importance.value, c.rhythm_start and c.rhythm_start.isoformat(), moment, c.id) for c in clients)
        with self._db.transaction():
            self._db.many("UPDATE client SET importance = ?, rhythm_start = ?, updated_at = ? WHERE id = ?", rows)
            self._agenda.recompute(client.id for client in clients)

    def _refresh(self, clients: Sequence[Client]) -> None:
        search.index(self._db, clients)
        self._agenda.recompute(client.id for client in clients)

    def _set_deleted(self, ids: Sequence[int], moment: str | None) -> None:
        stamped = self._stamps.moment()
        with self._db.transaction():
            rows = ((moment, stamped, client_id) for client_id in ids)
            self._db.many("UPDATE client SET deleted_at = ?, updated_at = ? WHERE id = ?", rows)
            for chunk in chunks(ids):
                search.forget(self._db, chunk)
                search.index(self._db, list(self.load(chunk).values()))
                self._agenda.recompute(chunk)
