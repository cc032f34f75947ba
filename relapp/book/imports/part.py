"""What a file brings in: looked at in a staging, then taken in within one transaction, and undone as long as it is as it came."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from relapp.book.agenda import Agenda
from relapp.book.changes import Changes, Kind
from relapp.book.database import Database, chunks
from relapp.book.duplicates.candidates import KnownTraits
from relapp.book.imports import undoing as import_undo
from relapp.book.imports.deciding import Action
from relapp.book.imports.erased import ErasedEntries
from relapp.book.imports.recognising import Recognition
from relapp.book.imports.repeats import Repeats
from relapp.book.imports.staged import Counts, Proposal, Seen
from relapp.book.imports.staged_traits import StagedTraits
from relapp.book.imports.staging import Staging
from relapp.book.imports.strangers import find_strangers
from relapp.book.imports.taking_in import Intake, Progress
from relapp.book.imports.undoing import Standing
from relapp.book.many_rows import no_garbage, sorting_on_disk
from relapp.book.schema import ClientTable, ImportTable
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.incoming import Entry, Problem
from relapp.matching import keys_of

__all__ = ["Batch", "ImportCancelledError", "ImportLine", "Imports", "MappingMemory", "Progress", "Standing"]

_KINDS = frozenset({Kind.CLIENTS, Kind.AGENDA})
_MAPPINGS = "mappings"
_MOST_MAPPINGS = 50


@dataclass(frozen=True, slots=True)
class Batch:
    """One import as the book keeps it."""

    id: int


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One import as a list shows it; `imported_at` is UTC."""

    id: int
    file: str
    imported_at: datetime
    counts: Counts
    undone: bool


@dataclass(frozen=True, slots=True)
class MappingMemory:
    """What the columns of a table were taken for, as codes, and the order of day and month, empty where it did not matter."""

    codes: tuple[str, ...]
    order: str = ""


class ImportCancelledError(Exception):
    """The user stopped an import; nothing of it is kept."""


class Imports:
    """The part of a book that takes files in."""

    def __init__(self, db: Database, stamps: Stamps, settings: SettingsPart, agenda: Agenda) -> None:
        self._db = db
        self._stamps = stamps
        self._settings = settings
        self._agenda = agenda

    def stage(self, entries: Iterable[Entry], progress: Callable[[int], None] | None = None) -> Staging:
        """Write the entries of a file to a staging, each with what would become of it; the caller discards it.

        `progress` is told how many are in, and may raise ImportCancelledError.
        """
        staging = Staging()
        try:
            with no_garbage():
                self._stage(staging, entries, progress or _tell_nobody)
        except BaseException:
            staging.discard()
            raise
        return staging

    def take_in(self, staging: Staging, file: str, progress: Progress | None = None) -> tuple[Counts, Batch]:
        """Take the entries in as decided, all or none. `progress` is told done and total, and may raise ImportCancelledError."""
        with no_garbage(), sorting_on_disk(self._db), self._db.transaction():
            # Whom another program erased, or took out, while the file was looked at.
            erased = ErasedEntries(self._db, self._settings)
            erased.leave_out(staging, staging.add_instead_of_completing(self._gone(staging.to_complete())))
            counts = staging.counts()
            stamps = self._stamps.at_once()
            batch = self._db.execute(
                ImportTable.insert(uuid=stamps.uuid(), imported_at=stamps.moment(), file=file, counts=json.dumps(asdict(counts)))
            )
            Intake(self._db, stamps, self._settings, self._agenda, batch).take_in(staging, progress or _tell_nobody)
            erased.lift(staging)
        return counts, Batch(batch)

    def changes_of(self, batch: Batch) -> Changes:
        """What an import changed, and the way for this connection to undo it whole."""
        ids = tuple(import_undo.touched(self._db, batch.id))
        return Changes("imported", _KINDS, ids, lambda: self._undo(batch.id, frozenset(), "undone"))

    def recent(self, limit: int = 20) -> list[ImportLine]:
        """The last imports, the latest first."""
        row = ImportTable
        query = row.select(row.id, row.file, row.imported_at, row.counts, row.undone_at).order_by(row.id.desc()).limit(limit)
        return [
            ImportLine(number, file, datetime.fromisoformat(at), Counts(**json.loads(counts)), self._is_undone(number, undone_at))
            for number, file, at, counts, undone_at in self._db.rows(query)
        ]

    def standing(self, import_id: int) -> Standing:
        """What undoing an import would take back; KeyError where there was none of that number."""
        return import_undo.standing(self._db, import_id)

    def undo(self, import_id: int) -> Changes:
        """Take back what an import brought, where nothing was changed since; clients that were changed stay as they are."""
        return self._undo(import_id, import_undo.changed(self._db, import_id), "import_undone")

    def remembered(self) -> dict[str, MappingMemory]:
        """How tables were read before, by the signature of their headers, the latest last."""
        stored: dict[str, Mapping[str, object]] = self._settings.value(_MAPPINGS) or {}
        return {
            signature: MappingMemory(tuple(map(str, _listed(kept.get("codes")))), str(kept.get("order", "")))
            for signature, kept in stored.items()
        }

    def remember(self, signature: str, codes: Sequence[str], order: str = "") -> None:
        """Keep how a table was read; of more than fifty, those that were used last."""
        kept = self._settings.value(_MAPPINGS) or {}
        kept.pop(signature, None)
        kept[signature] = {"codes": list(codes), "order": order}
        self._settings.put(_MAPPINGS, dict(list(kept.items())[-_MOST_MAPPINGS:]))

    def _is_undone(self, import_id: int, undone_at: str | None) -> bool:
        """What a later import kept from being taken back may be once that one is undone too."""
        return undone_at is not None and not import_undo.is_left(self._db, import_id)

    def _stage(self, staging: Staging, entries: Iterable[Entry], tell: Callable[[int], None]) -> None:
        country, known = self._settings.get().country, KnownTraits(self._db)
        recognition, of_entries = Recognition(self._db, known, country), StagedTraits(staging)
        repeats, erased = Repeats(staging, of_entries, country), ErasedEntries(self._db, self._settings)
        for chunk in chunks(entries):
            seen = list(map(_seen, chunk))
            proposals = erased.left_out(recognition.proposals(seen))
            rows = staging.add(proposals)
            repeats.note(
                (row, each.keys, each.entry.client)
                for row, each in zip(rows, proposals, strict=True)
                if isinstance(each, Proposal) and each.action is Action.ADD
            )
            tell(staging.size)
        staging.complete()
        strangers = find_strangers(staging, known, of_entries, country)
        repeats.note((row, keys, of_row.client) for row, keys, of_row in staging.keyed(strangers))
        repeats.find()
        erased.note(staging)

    def _gone(self, ids: Iterable[int]) -> list[int]:
        """Those of `ids` that are no clients any more."""
        row = ClientTable
        gone: list[int] = []
        for chunk in chunks(ids):
            living = set(self._db.column(row.select(row.id).where(row.id.in_(chunk), row.deleted_at.is_null())))
            gone += [client_id for client_id in chunk if client_id not in living]
        return gone

    def _undo(self, import_id: int, keep: frozenset[int], action: str) -> Changes:
        with self._db.transaction():
            undone = import_undo.undo(self._db, self._stamps, self._settings.get().language, import_id, keep)
            self._agenda.recompute(undone.put_back)
        return Changes(action, _KINDS, (*undone.removed, *undone.put_back))


def _seen(entry: Entry) -> Seen | Problem:
    return entry if isinstance(entry, Problem) else Seen(entry, keys_of(entry.client))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _tell_nobody(*_progress: int) -> None:
    """The progress that nobody asked for."""
