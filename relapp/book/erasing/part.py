"""Erasing people really: from the book, from what it can undo, from the file's free pages, and from what comes in later."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from relapp import logs
from relapp.book import client_rows, extras, search
from relapp.book.agenda import Agenda
from relapp.book.backups.part import Backups
from relapp.book.changes import Changes, Kind
from relapp.book.database import Database
from relapp.book.erasing import ERASURES, PENDING, mentions, traces
from relapp.book.erasing.about import About, gather
from relapp.book.erasing.marks import Marks, known_to
from relapp.book.erasing.mentions import Mention
from relapp.book.erasing.rewriting import deleting_for_good, purge_search, rewrite
from relapp.book.erasing.sieve import Kept
from relapp.book.erasing.signs import point_keys
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.backups import Reason
from relapp.domain.clients import Client
from relapp.errors import BookError

if TYPE_CHECKING:
    from relapp.book.erasing.backup_files import Copies

_KINDS = frozenset(Kind) - {Kind.SETTINGS}


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did. `doubles` are deleted records of the same person that went too; `mentions` what others' records say.

    Where it is not `is_finished`, another program reads the file: it is written anew the next time the book is opened.
    """

    changes: Changes
    doubles: int
    mentions: tuple[Mention, ...]
    is_finished: bool


class Erasing:
    """The part of a book that forgets; `forget_history` is called whenever it has."""

    def __init__(
        self,
        db: Database,
        stamps: Stamps,
        settings: SettingsPart,
        agenda: Agenda,
        forget_history: Callable[[], None],
        backups: Backups,
        passphrase: str,
    ) -> None:
        self._db = db
        self._stamps = stamps
        self._settings = settings
        self._agenda = agenda
        self._forget_history = forget_history
        self._backups = backups
        self._passphrase = passphrase

    def mentions(self, client_id: int) -> tuple[Mention, ...]:
        """Where others' records name a client, the first places; raises KeyError for one who is gone."""
        client = client_rows.load_with_deleted(self._db, [client_id])[client_id]
        return mentions.find(self._db, client)

    def erase(self, *client_ids: int) -> Erased:
        """Take clients out for good, and keep them out; nothing brings them back. Raises KeyError for one who is gone."""
        clients = client_rows.load_with_deleted(self._db, client_ids)
        for client_id in client_ids:
            if client_id not in clients:
                raise KeyError(client_id)
        self._backups.before(Reason.ERASURE)
        marks = Marks(self._db, self._settings)
        self._prepare(marks, list(clients.values()))
        with deleting_for_good(self._db):
            with self._db.transaction():
                doubles = self._doubles(list(clients.values()))
                for each in clients.values():
                    theirs = [double for double, of in doubles.items() if of == each.id]
                    self._note(marks, [each, *client_rows.load_with_deleted(self._db, theirs).values()])
                gone = [*clients.values(), *client_rows.load_with_deleted(self._db, doubles).values()]
                self._remove(gone)
                found = tuple(place for each in clients.values() for place in mentions.find(self._db, each))
            is_finished = self.finish()
        self._forget_history()
        return Erased(Changes("client_erased", _KINDS), len(doubles), found, is_finished)

    def finish(self) -> bool:
        """Write the file anew where an erasure could not; False where another program still reads it."""
        if not self._settings.value(PENDING):
            return True
        if not rewrite(self._db):
            return False
        self._settings.put(PENDING, False)
        return True

    def about(self, client_id: int) -> About:
        """What the book keeps about a client besides the record and the history, for whoever asks for everything."""
        return gather(self._db, client_id)

    # Marks

    def kept(self) -> Kept:
        """The marks of this book, for `again` in one that is restored in its place."""
        return Marks(self._db, self._settings).kept()

    def again(self, kept: Kept) -> int:
        """In a book just restored: take over the marks of the one it replaces, and erase again those who are back; how many."""
        marks = Marks(self._db, self._settings)
        with deleting_for_good(self._db):
            with self._db.transaction():
                marks.take_over(kept)
                known = [each for each, _uids in known_to(self._db, marks)] if marks.are_there else []
                if known:
                    self._remove(known)
            self.finish()
        self._forget_history()
        return len(known)

    def bring_back(self, client_id: int) -> None:
        """Let somebody be in the book again who was erased and is there on purpose; raises KeyError for one who is gone."""
        client = client_rows.load(self._db, [client_id])[client_id]
        with self._db.transaction():
            uids = extras.load_all_uids(self._db, [client_id]).get(client_id, ())
            Marks(self._db, self._settings).lift(client, uids)

    # Backups

    def held(self) -> "Copies":
        """The backups, and books that were moved aside, that hold anybody who was erased."""
        from relapp.book.backups.second_place import is_away
        from relapp.book.copies import older_copies
        from relapp.book.erasing.backup_files import look_through

        shelf, marks = self._backups.shelf(), Marks(self._db, self._settings)
        return look_through(older_copies(shelf), self._passphrase, marks.know_uuid, away=is_away(shelf))

    def erase_from_backups(self) -> "Copies":
        """Erase everybody who was erased from those too: which held any, and which could not be read or written anew."""
        from relapp.book.erasing.backup_files import erase_from

        found, marks = self.held(), Marks(self._db, self._settings)
        cleaned: list[Path] = []
        failed: list[Path] = []
        for file in found.holding:
            try:
                erase_from(file, self._passphrase, marks.know_uuid)
                cleaned.append(file)
            except BookError as error:
                logs.fault(error)
                failed.append(file)
        with suppress(BookError):
            self._backups.shelf().tidy()
        return replace(found, holding=tuple(cleaned), unread=(*failed, *found.unread))

    def _doubles(self, clients: Sequence[Client]) -> dict[int, int]:
        """Deleted records of the same people, each with the client that it is of."""
        found: dict[int, int] = {}
        ids = {each.id for each in clients}
        for client in clients:
            found |= dict.fromkeys(traces.doubles(self._db, client) - ids, client.id)
        return found

    def _prepare(self, marks: Marks, clients: Sequence[Client]) -> None:
        """Make the marks that noting them will want."""
        doubles = client_rows.load_with_deleted(self._db, self._doubles(clients))
        records = [*clients, *doubles.values()]
        uids = extras.load_all_uids(self._db, (each.id for each in records))
        marks.prepare(records, (uid for each in uids.values() for uid in each))

    def _note(self, marks: Marks, records: Sequence[Client]) -> None:
        """Mark all records of one person as one erasure."""
        ids = {each.id for each in records}
        shared = traces.shared_keys(self._db, [key for each in records for key in point_keys(each)], ids)
        uids, erasure = extras.load_all_uids(self._db, ids), self._stamps.uuid()
        for each in records:
            marks.note(each, uids.get(each.id, ()), shared, erasure, self._stamps)

    def _remove(self, gone: Sequence[Client]) -> None:
        holders = traces.remove(self._db, gone, self._stamps.moment())
        purge_search(self._db.sql)
        search.index(self._db, list(client_rows.load(self._db, holders).values()))
        self._agenda.recompute(holders)
        self._settings.put(PENDING, True)
        self._settings.put(ERASURES, int(self._settings.value(ERASURES) or 0) + 1)
