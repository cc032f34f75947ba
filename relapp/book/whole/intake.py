"""A whole book written into this one: what is known already is passed over, the rest comes in as it was."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from relapp.book import clipping_rows, extras, request_rows
from relapp.book.bulk import Bulk, ClientHistory
from relapp.book.database import CHUNK, Database
from relapp.book.imports.remembered import Remembered
from relapp.book.schema import ClientTable
from relapp.book.stamps import Stamps
from relapp.book.whole.erasures import Arriving
from relapp.book.whole.kept_out import KeptOut
from relapp.book.whole.renaming import Renaming
from relapp.domain.clippings import Clipping
from relapp.domain.incoming import Problem
from relapp.domain.texts import Template
from relapp.domain.whole import RECORDS, AskedFor, ErasedNears, Erasure, NotTheSame, OwnSettings, Piece, WholeClient
from relapp.i18n import _

_FIRST_YEAR, _LAST_YEAR = 1970, 2199

# What computing the reminders of somebody raises whose history nobody can have lived through.
_SENSELESS = (ArithmeticError, LookupError, TypeError, ValueError)


@dataclass(slots=True)
class Rest:
    """What an import brought besides clients.

    The uuids of rows by their tables, settings by key as they were and are now, and the erasures that the other book knew of.
    """

    rows: dict[str, list[str]] = field(default_factory=dict)
    settings: dict[str, list[Any]] = field(default_factory=dict)
    erasures: list[str] = field(default_factory=list)


class Intake:
    """Takes pieces for the import whose row is `batch`; `stamps` gives all of them one moment.

    `set_up` takes the settings where the book has no client yet, and says what that changed and what it could not use.
    Those whom `kept_out` knows are passed over, and whom the other book had erased is known here too once `finish` was called.
    """

    def __init__(
        self,
        db: Database,
        stamps: Stamps,
        bulk: Bulk,
        batch: int,
        set_up: Callable[[Mapping[str, Any]], tuple[dict[str, list[Any]], list[Problem]]],
        kept_out: KeptOut,
        arriving: Arriving,
    ) -> None:
        self._db = db
        self._stamps = stamps
        self._bulk = bulk
        self._batch = batch
        self._set_up = set_up
        self._kept_out = kept_out
        self._arriving = arriving
        self._renaming = Renaming(db, stamps)
        self._remembered = Remembered(db)
        self._waiting: list[WholeClient] = []
        self.had_clients = has_clients(db)
        self.added = 0
        self.skipped = 0
        self.failed = 0
        self.problems: list[Problem] = []
        self.rest = Rest()
        self.late_clippings: list[Clipping] = []

    def take(self, piece: Piece) -> bool:
        """Take the next piece of the file; True where that wrote a chunk of clients."""
        if isinstance(piece, WholeClient):
            self._waiting.append(piece)
            return len(self._waiting) >= CHUNK and self.flush()
        self.flush()
        if isinstance(piece, Problem):
            self.failed += 1
            self.problems.append(piece)
        elif isinstance(piece, OwnSettings):
            self._take_settings(piece)
        elif isinstance(piece, Clipping):
            self._take_clipping(piece)
        elif isinstance(piece, Template):
            self._take_text(piece)
        elif isinstance(piece, Erasure | ErasedNears):
            self._arriving.take(piece)
        elif isinstance(piece, AskedFor):
            self._take_request(piece)
        else:
            self._take_pair(piece)
        return False

    def flush(self) -> bool:
        """Write the clients that wait to be many."""
        fresh, words = self._kept_out.sifted(unknown(self._db, self._waiting))
        self.problems += words
        self.skipped += len(self._waiting) - len(fresh)
        self._waiting = []
        if fresh and not self._try(fresh):
            for each in fresh:
                if not self._try([each]):
                    self.failed += 1
                    message = _("“{name}” is damaged and was left out.")
                    self.problems.append(Problem(0, message.format(name=each.client.name)))
        return True

    def finish(self) -> None:
        """Write the clients that wait still, and then whom the other book had erased: its own clients are none of them."""
        self.flush()
        self.rest.erasures, words = self._arriving.finish()
        self.problems += words

    def _try(self, entries: Sequence[WholeClient]) -> bool:
        """Add clients; False, and nothing written, where something in them makes no sense."""
        self._db.sql("SAVEPOINT clients")
        try:
            self._add(self._renaming.clients([self._as_asked(each) for each in entries]))
        except _SENSELESS:
            self._db.sql("ROLLBACK TO clients")
            return False
        finally:
            self._db.sql("RELEASE clients")
        return True

    def _as_asked(self, entry: WholeClient) -> WholeClient:
        return replace(entry, client=self._remembered.applied(entry.client))

    def _add(self, entries: Sequence[WholeClient]) -> None:
        self._bulk.add(map(_history, entries))
        now = self._stamps.moment()
        known_since = ((_moment(each.known_since) or now, self._batch, each.client.uuid) for each in entries)
        self._db.many("UPDATE client SET created_at = ?, import_id = ? WHERE uuid = ?", known_since)
        row = ClientTable
        ids = dict(self._db.rows(row.select(row.uuid, row.id).where(row.uuid.in_([each.client.uuid for each in entries]))))
        numbered = [(ids[each.client.uuid], each) for each in entries]
        extras.insert(self._db, [(number, each.extras) for number, each in numbered if each.extras], self._batch)
        extras.insert_uids(self._db, [(number, uid) for number, each in numbered for uid in each.uids], self._batch)
        uses = ((number, use.template, use.on.isoformat()) for number, each in numbered for use in each.text_uses)
        self._db.insert_many("text_use", ("client_id", "template", "day"), uses)
        self.added += len(entries)

    def _take_settings(self, own: OwnSettings) -> None:
        if not self.had_clients:
            changed, problems = self._set_up(own.values)
            self.rest.settings |= changed
            self.problems += problems

    def _take_clipping(self, clipping: Clipping) -> None:
        uuid = self._row_for("clipping", clipping.uuid)
        if uuid:
            self._insert("clipping", uuid, clipping_rows.values(clipping))
            if self.had_clients or self.added:
                self.late_clippings.append(replace(clipping, uuid=uuid))

    def _take_text(self, template: Template) -> None:
        uuid = self._row_for("text_template", template.key)
        if uuid and template.body.strip():
            said = {"purpose": template.situation.value, "channel": template.way.value}
            self._insert("text_template", uuid, {**said, "language": template.language, "body": template.body})

    def _take_pair(self, pair: NotTheSame) -> None:
        known = self._renaming.pair(pair)
        if not self._db.sql("SELECT 1 FROM not_the_same WHERE one = ? AND other = ?", (known.one, known.other)):
            self._insert("not_the_same", self._stamps.uuid(), {"one": known.one, "other": known.other})

    def _take_request(self, asked: AskedFor) -> None:
        asked = self._kept_out.request(asked)
        uuid = self._row_for("privacy_request", asked.request.uuid)
        if uuid:
            row, about = ClientTable, self._renaming.client(asked.about)
            client_id = self._db.value(row.select(row.id).where(row.uuid == about)) if about else None
            self._insert("privacy_request", uuid, request_rows.values(replace(asked.request, client_id=client_id)))

    def _row_for(self, table: str, uuid: str) -> str:
        """The uuid under which a row comes in; empty where the book has it already."""
        if not uuid:
            return self._stamps.uuid()
        return "" if self._renaming.living(table, [uuid]) else self._renaming.shared(table, uuid)

    def _insert(self, table: str, uuid: str, values: Mapping[str, Any]) -> None:
        columns = ("uuid", "updated_at", *values)
        self._db.insert_many(table, columns, [(uuid, self._stamps.moment(), *values.values())])
        self.rest.rows.setdefault(table, []).append(uuid)


def has_clients(db: Database) -> bool:
    """Whether the book has any client at all."""
    return db.value(ClientTable.select(ClientTable.id).where(ClientTable.deleted_at.is_null()).limit(1)) is not None


def unknown(db: Database, entries: Sequence[WholeClient]) -> list[WholeClient]:
    """The entries of clients that the book does not have yet; of those that stand twice among them, the first."""
    row = ClientTable
    wanted = [each.client.uuid for each in entries if each.client.uuid]
    known = set(db.column(row.select(row.uuid).where(row.uuid.in_(wanted), row.deleted_at.is_null()))) if wanted else set()
    found = []
    for each in entries:
        if each.client.uuid not in known:
            found.append(each)
            if each.client.uuid:
                known.add(each.client.uuid)
    return found


def _history(entry: WholeClient) -> ClientHistory:
    kept = tuple(record for name in RECORDS for record in getattr(entry, name))
    return ClientHistory(entry.client, entry.touches, entry.purchases, entry.free_reminders, entry.marks, kept)


def _moment(text: str) -> str:
    """A moment as the book keeps it; empty for what is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    if moment.tzinfo is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return ""
    return moment.astimezone(UTC).isoformat(timespec="microseconds" if "." in text else "seconds")
