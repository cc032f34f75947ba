"""What the book keeps about a client that neither the record nor the history shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from relapp.book import extras
from relapp.book.database import Database
from relapp.book.erasing import traces
from relapp.domain.incoming import Extra

# What a client that leaves the book does not take along, unless somebody asks for everything.
_LEFT_BEHIND = ("client_key", "reminder", "import_change", "printed_row", "privacy_request")

_IMPORTS = """
SELECT file, imported_at FROM import_batch WHERE id IN (
    SELECT import_id FROM client WHERE id = ?1 UNION SELECT import_id FROM import_change WHERE client_id = ?1
    UNION SELECT import_id FROM client_extra WHERE client_id = ?1 UNION SELECT import_id FROM client_uid WHERE client_id = ?1
) ORDER BY id
"""
_PRINTED = """
SELECT list.number, list.printed_on, printed_row.day FROM printed_row JOIN printed_list AS list ON list.id = printed_row.list_id
WHERE printed_row.client_id = ? ORDER BY list.number, printed_row.number
"""


@dataclass(frozen=True, slots=True)
class About:
    """`imports` are files with the moment of each (UTC); `printed` numbers of lists, the day each went to paper, the day planned.

    `uids` are what files call them by; `rows` by table what was deleted, and what the book computed or keeps to undo an import.
    """

    imports: Sequence[tuple[str, datetime]]
    printed: Sequence[tuple[int, date, date]]
    extras: Sequence[Extra]
    uids: Sequence[str]
    rows: Mapping[str, Sequence[Mapping[str, Any]]]


def gather(db: Database, client_id: int) -> About:
    """All of it of one client."""
    return About(
        [(file, datetime.fromisoformat(at)) for file, at in db.sql(_IMPORTS, (client_id,))],
        [(number, date.fromisoformat(on), date.fromisoformat(day)) for number, on, day in db.sql(_PRINTED, (client_id,))],
        extras.load(db, [client_id]).get(client_id, ()),
        extras.load_all_uids(db, [client_id]).get(client_id, ()),
        traces.rows_of(db, client_id, _LEFT_BEHIND),
    )
