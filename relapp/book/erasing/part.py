"""Erasing people really: from the book, from what it can undo, from the file's free pages, and from what comes in later."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from relapp.book import client_rows, extras, search
from relapp.book.agenda import Agenda
from relapp.book.backups.part import Backups
from relapp.book.changes import Changes, Kind
from relapp.book.database import Database
from relapp.book.erasing import ERASURES, PENDING, mentions, traces
from relapp.book.erasing.about import About, gather
from relapp.book.erasing.marks import Kept, Marks, point_keys
from relapp.book.erasing.mentions import Mention
from relapp.book.erasing.rewriting import deleting_for_good, purge_search, rewrite
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.backups import Reason
from relapp.domain.clients import Client

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
                known = self._known_to(marks) if marks.are_there else []
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

    def held_by(self, *client_ids: int) -> list[Path]:
        """The backups that hold these clients, who are in the book still."""
        from relapp.book.erasing.backup_files import holding

        uuids = {each.uuid for each in client_rows.load_with_deleted(self._db, client_ids).values()}
        return holding(self._files(), self._passphrase, uuids.__contains__)

    def held(self) -> list[Path]:
        """The backups that hold anybody who was erased."""
        from relapp.book.erasing.backup_files import holding

        return holding(self._files(), self._passphrase, Marks(self._db, self._settings).know_uuid)

    def erase_from_backups(self) -> int:
        """Erase everybody who was erased from the backups too, and return how many of these held any; raises BookError."""
        from relapp.book.erasing.backup_files import erase_from

        files, marks = self.held(), Marks(self._db, self._settings)
        for file in files:
            erase_from(file, self._passphrase, marks.know_uuid)
        return len(files)

    def _files(self) -> list[Path]:
        """The backups here and in the second place, as far as it is there, and books that were moved aside by a restore."""
        from relapp.book.backups.names import read_folder
        from relapp.book.backups.second_place import folder_in

        shelf, book = self._backups.shelf(), self._db.path.absolute()
        found = [*shelf.list()]
        if shelf.second_place:
            with suppress(OSError):
                found += read_folder(folder_in(shelf, shelf.second_place))
        return [*(each.path for each in found), *sorted(book.parent.glob(f"{book.stem}-before-restore-*{book.suffix}"))]

    def _doubles(self, clients: Sequence[Client]) -> dict[int, int]:
        """Deleted records of the same people, each with the client that it is of."""
        found: dict[int, int] = {}
        ids = {each.id for each in clients}
        for client in clients:
            found |= dict.fromkeys(traces.doubles(self._db, client) - ids, client.id)
        return found

    def _note(self, marks: Marks, records: Sequence[Client]) -> None:
        """Mark all records of one person as one erasure."""
        ids = {each.id for each in records}
        shared = traces.shared_keys(self._db, [key for each in records for key in point_keys(each)], ids)
        uids, erasure = extras.load_all_uids(self._db, ids), self._stamps.uuid()
        for each in records:
            marks.note(each, uids.get(each.id, ()), shared, erasure, self._stamps)

    def _known_to(self, marks: Marks) -> list[Client]:
        """The clients of the book, deleted ones too, who were erased."""
        near = marks.among((row[0], row[1]) for row in self._db.sql("SELECT client_id, key FROM client_key"))
        near |= {client_id for client_id, uuid in self._db.sql("SELECT id, uuid FROM client") if marks.know_uuid(uuid)}
        clients = client_rows.load_with_deleted(self._db, sorted(near))
        uids = extras.load_all_uids(self._db, clients)
        return [each for each in clients.values() if marks.know(each, uids.get(each.id, ()))]

    def _remove(self, gone: Sequence[Client]) -> None:
        holders = traces.remove(self._db, gone, self._stamps.moment())
        purge_search(self._db.sql)
        search.index(self._db, list(client_rows.load(self._db, holders).values()))
        self._agenda.recompute(holders)
        self._settings.put(PENDING, True)
        self._settings.put(ERASURES, int(self._settings.value(ERASURES) or 0) + 1)
