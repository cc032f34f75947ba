"""What became of reasons, written down: a mark each, and the clients computed again; all of it can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from relapp.book import mark_rows
from relapp.book.changes import Changes, Kind
from relapp.book.database import Database
from relapp.book.stamps import Stamps
from relapp.domain.journal import MarkKind
from relapp.domain.reminders import Reminder

# Computes clients again, by id.
Recompute = Callable[[Sequence[int]], None]

_CHANGED = frozenset({Kind.AGENDA})


class Marking:
    """Marks reasons; the clients they are of are told to `recompute`."""

    def __init__(self, db: Database, stamps: Stamps, recompute: Recompute) -> None:
        self._db = db
        self._stamps = stamps
        self._recompute = recompute

    def mark(self, action: str, reasons: Sequence[Reminder], kind: MarkKind, on: date, until: date | None) -> Changes:
        """Mark reasons as `kind` on a day, until another where that is asked for."""
        ids = _clients_of(reasons)
        with self._db.transaction():
            rows = [mark_rows.insert(self._db, self._stamps, each, kind, on, until) for each in reasons]
            self._recompute(ids)

        def undo() -> Changes:
            with self._db.transaction():
                mark_rows.delete(self._db, rows)
                self._recompute(ids)
            return Changes("undone", _CHANGED, ids)

        return Changes(action, _CHANGED, ids, undo)

    def unpin(self, action: str, reasons: Sequence[Reminder]) -> Changes:
        """Take the days back that were given to reasons by hand."""
        ids = _clients_of(reasons)
        rows = mark_rows.moves_of(self._db, reasons)

        def bury(action: str, moment: str | None) -> Changes:
            with self._db.transaction():
                mark_rows.bury(self._db, rows, moment, self._stamps.moment())
                self._recompute(ids)
            return Changes(action, _CHANGED, ids)

        return replace(bury(action, self._stamps.moment()), undo=lambda: bury("undone", None))


def _clients_of(reasons: Sequence[Reminder]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(each.client_id for each in reasons))
