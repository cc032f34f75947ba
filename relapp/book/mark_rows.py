"""What became of reasons, row by row."""

from collections.abc import Iterable, Sequence
from datetime import date

from relapp.book.database import Database, chunks
from relapp.book.schema import MarkTable
from relapp.book.stamps import Stamps
from relapp.domain.journal import MarkKind
from relapp.domain.reminders import Reminder


def insert(db: Database, stamps: Stamps, reason: Reminder, kind: MarkKind, on: date, until: date | None) -> int:
    """Write one mark and return its row."""
    return db.execute(
        MarkTable.insert(
            uuid=stamps.uuid(),
            updated_at=stamps.moment(),
            client_id=reason.client_id,
            source=reason.source,
            occurrence=reason.occurrence,
            kind=kind.value,
            day=on.isoformat(),
            until=until and until.isoformat(),
            late_days=reason.overdue_days(on) if kind is MarkKind.DONE else None,
        )
    )


def delete(db: Database, rows: Sequence[int]) -> None:
    """Take marks out as if they had never been made."""
    db.execute(MarkTable.delete().where(MarkTable.id.in_(rows)))


def moves_of(db: Database, reasons: Iterable[Reminder]) -> list[int]:
    """The rows that say that the user moved these reasons."""
    wanted = {(each.client_id, each.source, each.occurrence) for each in reasons}
    row, found = MarkTable, list[int]()
    for ids in chunks({client_id for client_id, _source, _occurrence in wanted}):
        query = row.select(row.id, row.client_id, row.source, row.occurrence)
        query = query.where(row.client_id.in_(ids), row.kind == MarkKind.MOVED.value, row.deleted_at.is_null())
        found += [each[0] for each in db.rows(query) if tuple(each[1:]) in wanted]
    return found


def bury(db: Database, rows: Sequence[int], deleted_at: str | None, now: str) -> None:
    """Count marks as deleted since `deleted_at`, or no longer where that is None."""
    for chunk in chunks(rows):
        db.execute(MarkTable.update(deleted_at=deleted_at, updated_at=now).where(MarkTable.id.in_(chunk)))
