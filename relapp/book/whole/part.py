"""The whole book out, piece by piece, and back into this or another one."""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from relapp.book import client_rows, clipping_rows, extras, setting_values
from relapp.book.agenda import Agenda
from relapp.book.bulk import Bulk
from relapp.book.changes import Changes, Kind
from relapp.book.database import CHUNK, Database, chunks
from relapp.book.erasing.marks import Marks
from relapp.book.imports.part import Imports
from relapp.book.imports.staging import Counts
from relapp.book.library import Library
from relapp.book.schema import ClientTable, ImportTable, SettingTable
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.book.whole import erasures, setting_checks
from relapp.book.whole import rows as whole_rows
from relapp.book.whole.intake import Intake, Rest, unknown
from relapp.book.whole.kept_out import KeptOut
from relapp.domain.incoming import Outgoing, Problem
from relapp.domain.settings import Settings
from relapp.domain.whole import OwnSettings, Piece, WholeClient
from relapp.i18n import _

_KINDS = frozenset({Kind.CLIENTS, Kind.JOURNAL, Kind.AGENDA, Kind.SETTINGS})


@dataclass(frozen=True, slots=True)
class Taken:
    """How a whole book came in: the number of its import, how many clients, and what could not be read."""

    import_id: int
    counts: Counts
    problems: tuple[Problem, ...]


class Whole:
    """The part of a book that lets all of it go, and takes all of another one in."""

    def __init__(
        self,
        db: Database,
        stamps: Stamps,
        settings: SettingsPart,
        agenda: Agenda,
        library: Library,
        imports: Imports,
        save_settings: Callable[[Settings], Changes],
    ) -> None:
        self._db = db
        self._stamps = stamps
        self._settings = settings
        self._agenda = agenda
        self._library = library
        self._imports = imports
        self._save_settings = save_settings

    def export(self, ids: Sequence[int] | None = None, tell: Callable[[int], None] | None = None) -> Iterator[Piece]:
        """Everything that the user owns; of the clients `ids` alone, where they are given, and then nothing that is not theirs.

        `tell` is told how many clients were given, and may raise to stop.
        """
        if ids is None:
            yield OwnSettings(self._own_settings())
            yield from clipping_rows.load(self._db)
            yield from whole_rows.templates(self._db)
        row = ClientTable
        living = row.select(row.id).where(row.deleted_at.is_null()).order_by(row.id)
        chosen = array("q", self._db.column(living)) if ids is None else ids
        given = set[str]()
        for count, entry in enumerate(whole_rows.clients(self._db, chosen), 1):
            yield entry
            given.add(entry.client.uuid)
            if tell and (count % CHUNK == 0 or count == len(chosen)):
                tell(count)
        yield from (pair for pair in whole_rows.pairs(self._db) if pair.one in given and pair.other in given)
        if ids is None:
            yield from whole_rows.requests(self._db)
            yield from erasures.leaving(Marks(self._db, self._settings))

    def outgoing(self, ids: Sequence[int]) -> Iterator[Outgoing]:
        """Clients with what other programs' files said of them, in the order of `ids`, for a file that others read."""
        for chunk in chunks(ids):
            extra, uids = extras.load(self._db, chunk), extras.load_uids(self._db, chunk)
            for client_id, client in client_rows.load(self._db, chunk).items():
                yield Outgoing(client, extra.get(client_id, ()), uids.get(client_id, ""))

    def look_through(self, pieces: Iterable[Piece]) -> tuple[Counts, tuple[Problem, ...]]:
        """How the pieces would come in. Nothing is changed."""
        kept_out, problems = KeptOut(Marks(self._db, self._settings)), list[Problem]()
        read = added = failed = 0
        for chunk in chunks(pieces):
            entries = [each for each in chunk if isinstance(each, WholeClient)]
            unread = [each for each in chunk if isinstance(each, Problem)]
            coming, words = kept_out.sifted(unknown(self._db, entries))
            problems += [*unread, *words]
            failed += len(unread)
            read += len(entries)
            added += len(coming)
        return Counts(read + failed, added, 0, read - added, failed), tuple(problems)

    def take_in(
        self,
        pieces: Iterable[Piece],
        file: str,
        tell: Callable[[int], None] | None = None,
        *,
        brought_back: bool = False,
    ) -> Taken:
        """Take in, all or nothing, the clients that the book does not have, and whatever of the rest it does not have.

        Settings come in where the book has no client yet. `tell` is told how many clients are in, and may raise
        ImportCancelledError. Those who were erased on request come in only where they are `brought_back` on purpose.
        """
        kept_out = KeptOut(Marks(self._db, self._settings), brought_back=brought_back)
        try:
            with self._db.transaction():
                return self._take_in(pieces, file, tell, kept_out)
        except BaseException:
            self._settings.forget()
            raise

    def changes_of(self, taken: Taken) -> Changes:
        """What taking in changed, and the way for this connection to undo it."""
        return Changes("imported", _KINDS, undo=lambda: replace(self.undo(taken.import_id), action="undone"))

    def undo(self, import_id: int) -> Changes:
        """Take an import back with all that it brought, where nothing was changed since; of any other, it is the import's own."""
        key = _key(import_id)
        rest = self._settings.value(key)
        with self._db.transaction():
            changes = self._imports.undo(import_id)
            if rest:
                row = ImportTable
                moment = self._db.value(row.select(row.imported_at).where(row.id == import_id))
                self._take_back(Rest(**rest), moment)
                self._db.execute(SettingTable.delete().where(SettingTable.key == key))
        return replace(changes, kinds=_KINDS, client_ids=()) if rest else changes

    def _take_in(self, pieces: Iterable[Piece], file: str, tell: Callable[[int], None] | None, kept_out: KeptOut) -> Taken:
        stamps = self._stamps.at_once()
        batch = self._db.execute(
            ImportTable.insert(uuid=stamps.uuid(), imported_at=stamps.moment(), file=file, counts=json.dumps({}))
        )
        bulk = Bulk(self._db, stamps, self._settings, self._agenda)
        intake = Intake(self._db, stamps, bulk, batch, self._set_up, kept_out, erasures.Arriving(self._db, self._settings))
        for piece in pieces:
            if intake.take(piece) and tell:
                tell(intake.added + intake.skipped)
        intake.finish()
        if intake.late_clippings:
            self._library.recompute(*intake.late_clippings)
        read = intake.added + intake.skipped + intake.failed
        counts = Counts(read, intake.added, 0, intake.skipped, intake.failed)
        self._db.execute(ImportTable.update(counts=json.dumps(asdict(counts))).where(ImportTable.id == batch))
        self._settings.put(_key(batch), asdict(intake.rest))
        if tell:
            tell(intake.added + intake.skipped)
        return Taken(batch, counts, tuple(intake.problems))

    def _own_settings(self) -> dict[str, Any]:
        row = SettingTable
        query = row.select(row.key, row.value).where(row.key.in_(setting_checks.OWN)).order_by(row.key)
        known = ((key, json.loads(value)) for key, value in self._db.rows(query))
        return {key: value for key, value in known if value != setting_checks.default(key)}

    def _set_up(self, values: Mapping[str, Any]) -> tuple[dict[str, list[Any]], list[Problem]]:
        """Keep settings; each that changed as it was and as it is now, and those that cannot be kept."""
        found, refused = setting_checks.read_all(values)
        before = self._own_settings()
        self._keep(found)
        after = self._own_settings()
        changed = {key: [before.get(key), value] for key, value in after.items() if before.get(key) != value}
        message = _("The setting “{name}” is damaged and was left out.")
        return changed, [Problem(0, message.format(name=name)) for name in refused]

    def _keep(self, values: Mapping[str, Any]) -> None:
        settings = {key: value for key, value in values.items() if key not in setting_checks.OF_TEXTS}
        self._save_settings(replace(self._settings.get(), **settings))
        for key in setting_checks.OF_TEXTS & values.keys():
            self._settings.put(key, values[key])

    def _take_back(self, rest: Rest, moment: str) -> None:
        """Take out what came besides clients and was not changed since its `moment`; put settings back that are as they came."""
        had = clipping_rows.load(self._db)
        for table, uuids in rest.rows.items():
            self._db.many(f"DELETE FROM {table} WHERE uuid = ? AND updated_at = ?", ((uuid, moment) for uuid in uuids))
        Marks(self._db, self._settings).forget(rest.erasures)
        left = {each.uuid for each in clipping_rows.load(self._db)}
        self._library.recompute(*(each for each in had if each.uuid not in left))
        now = self._own_settings()
        back = {
            key: setting_values.read(key, setting_checks.default(key) if before is None else before)
            for key, (before, after) in rest.settings.items()
            if now.get(key) == after
        }
        if back:
            self._keep(back)


def _key(import_id: int) -> str:
    """Under which the book keeps what an import brought besides clients."""
    return f"whole_import_{import_id}"
