"""The clients of the book that an entry may be: those that share a key with it, where not a crowd does."""

from collections.abc import Iterable, Sequence
from typing import Any

from relapp.book.database import Database, chunks
from relapp.book.duplicates.candidates import CROWD
from relapp.book.imports.choosing import LEADERS
from relapp.book.imports.staged import Seen
from relapp.domain.clients import Client

# Of those that share the name of a crowd, so many are looked through for a birthday or a company in common.
_MOST_NAMESAKES = 1000

# As many as CROWD and one: then it is a crowd.
_SHARING = f"""
WITH wanted(key) AS (VALUES {{}})
SELECT key, (SELECT group_concat(id) FROM (
    SELECT client.id FROM client_key AS known CROSS JOIN client ON client.id = client_id AND deleted_at IS NULL
    WHERE known.key = wanted.key ORDER BY client_id LIMIT {CROWD + 1}
)) FROM wanted
"""
_NAMESAKES = f"""
WITH wanted(place, key, month, day, company, is_reachable) AS (VALUES {{}})
SELECT place, (SELECT group_concat(id) FROM (
    SELECT id FROM (
        SELECT client.id, (wanted.company <> '' AND lower(company) = wanted.company) OR EXISTS (
            SELECT 1 FROM occasion WHERE occasion.client_id = client.id AND occasion.kind = 'birthday' AND person = ''
            AND occasion.month = wanted.month AND occasion.day = wanted.day
        ) AS agrees, wanted.is_reachable OR EXISTS (
            SELECT 1 FROM contact_point AS point WHERE point.client_id = client.id AND point.kind IN ('phone', 'email')
        ) AS is_reachable
        FROM (SELECT client_id FROM client_key WHERE client_key.key = wanted.key LIMIT {_MOST_NAMESAKES})
        CROSS JOIN client ON client.id = client_id AND deleted_at IS NULL
    ) WHERE agrees OR NOT is_reachable ORDER BY agrees DESC, id LIMIT {LEADERS}
)) FROM wanted
"""
_AT_ONCE = 100


class Sharing:
    """Asks a book who shares keys."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, seen: Sequence[Seen]) -> list[list[int]]:
        """For each entry the clients to compare it with, each once."""
        sharing = self._sharing(key for each in seen for key in each.keys)
        found = [
            dict.fromkeys(
                client_id for key in each.keys if len(sharing.get(key, ())) <= CROWD for client_id in sharing.get(key, ())
            )
            for each in seen
        ]
        crowded = [
            (place, each.keys[0], *_told_apart_by(each.entry.client))
            for place, each in enumerate(seen)
            if each.keys and each.keys[0].startswith("name ") and len(sharing.get(each.keys[0], ())) > CROWD
        ]
        for chunk in _pieces(crowded):
            values = ", ".join(["(?, ?, ?, ?, ?, ?)"] * len(chunk))
            for place, ids in self._db.sql(_NAMESAKES.format(values), [value for each in chunk for value in each]):
                found[place] |= dict.fromkeys(_ids(ids))
        return list(map(list, found))

    def _sharing(self, keys: Iterable[str]) -> dict[str, list[int]]:
        """The clients that have a key, by key; one more than CROWD where there are still more."""
        return {
            key: _ids(ids)
            for chunk in chunks(dict.fromkeys(keys))
            for key, ids in self._db.sql(_SHARING.format(", ".join(["(?)"] * len(chunk))), chunk)
            if ids
        }


def _told_apart_by(client: Client) -> tuple[Any, ...]:
    day = client.birthday
    month_and_day = (day.month, day.day) if day else (0, 0)
    return (*month_and_day, client.company.lower(), bool(client.phones or client.emails))


def _pieces(rows: Sequence[tuple[Any, ...]]) -> Iterable[Sequence[tuple[Any, ...]]]:
    return (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))


def _ids(text: str | None) -> list[int]:
    return list(map(int, text.split(","))) if text else []
