"""What a change of bits made of a value: SQLite keeps no sums, so that a page may be in order and a day in it none."""

import json
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from relapp.book import client_rows, facts, setting_values
from relapp.book.database import Database, chunks
from relapp.book.settings import SettingsPart
from relapp.domain.settings import Settings
from relapp.domain.sources import open_reminders
from relapp.errors import BookError

_KINDS = {"TEXT": str, "INTEGER": int}
_DAYS = frozenset({"day", "due", "until", "good_until", "paused_until", "last_contact", "rhythm_start", "first_day", "last_day"})

# For moments that a row must have and that nobody sees.
_STAND_IN = "1970-01-01T00:00:00.000000+00:00"
_UNSEEN = ("updated_at", "created_at")

# What makes a client that client.
_OWN = ("id", "uuid", "name", "updated_at")

# The tables whose rows belong to a client.
_OWNED = (
    "SELECT name FROM pragma_table_list AS known WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    " AND EXISTS (SELECT 1 FROM pragma_table_info(known.name) AS own WHERE own.name = 'client_id')"
)
_COMPUTED = ("reminder", "client_key")

_ANY_DAY = date(2026, 1, 1)

_TOUCH = "SELECT day, at, purpose, channel, direction, outcome, note, message_counts, uuid FROM touch WHERE client_id IN ({ids})"

# A name, a type, whether it must have a value: what `PRAGMA table_info` says of a column.
Column = Sequence[Any]


def sensible(values: Sequence[Any], columns: Sequence[Column]) -> list[Any] | None:
    """A row without the values that cannot be: None in their place, or for the row where a column must have a value."""
    kept: list[Any] = []
    for value, (_position, name, kind, must, *_rest) in zip(values, columns, strict=True):
        if value is None or _can_be(value, name, kind):
            kept.append(value)
        elif name in _UNSEEN:
            kept.append(_STAND_IN)
        elif must or name == "id":
            return None
        else:
            kept.append(None)
    return kept


def remove_senseless(db: Database) -> Counter[str]:
    """Remove the rows of which nothing can be made, as few as will do: how many of each table."""
    removed = Counter[str]()
    for key in [row[0] for row in db.sql("SELECT key FROM setting")]:
        if not _settings_make_sense(db, key):
            removed["setting"] += _delete(db, "setting", "key = ?", key)
    for chunk in chunks([row[0] for row in db.sql("SELECT id FROM client")]):
        if not _make_sense(db, chunk):
            for client_id in chunk:
                if not _make_sense(db, [client_id]):
                    removed += _mend(db, client_id)
    return removed


def _mend(db: Database, client_id: int) -> Counter[str]:
    """Make sense of a client again: without one row of theirs, with one value that most have, or else without the client."""
    owned = [table for (table,) in db.sql(_OWNED) if table not in _COMPUTED]
    for table in owned:
        rows = [row[0] for row in db.sql(f"SELECT rowid FROM {table} WHERE client_id = ?", (client_id,))]
        for row in rows:
            if _would_help(db, client_id, f"DELETE FROM {table} WHERE rowid = {row}"):
                return Counter({table: 1})
        if len(rows) > 1 and _would_help(db, client_id, f"DELETE FROM {table} WHERE client_id = {client_id}"):
            return Counter({table: len(rows)})
    for _position, column, *_rest in db.sql("PRAGMA table_info(client)"):
        usual = f"(SELECT {column} FROM client WHERE id <> {client_id} GROUP BY 1 ORDER BY count(*) DESC LIMIT 1)"
        change = f"UPDATE client SET {column} = coalesce({usual}, {column}) WHERE id = {client_id}"
        if column not in _OWN and _would_help(db, client_id, change):
            return Counter()
    gone = Counter({table: _delete(db, table, "client_id = ?", client_id) for table in owned})
    gone["client"] += _delete(db, "client", "id = ?", client_id)
    return gone


def _would_help(db: Database, client_id: int, change: str) -> bool:
    """Make a change, and take it back where it does not help."""
    db.sql("SAVEPOINT mending")
    db.sql(change)
    helps = _make_sense(db, [client_id])
    if not helps:
        db.sql("ROLLBACK TO mending")
    db.sql("RELEASE mending")
    return helps


def _make_sense(db: Database, ids: Sequence[int]) -> bool:
    """Whether all that is stored of these clients can be read and raises what it raises."""
    try:
        client_rows.load_with_deleted(db, ids)
        rules = SettingsPart(db).rules()
        for known in facts.load(db, ids):
            open_reminders(known, rules, _ANY_DAY)
        for values in db.sql(_TOUCH.format(ids=", ".join(map(str, ids)))):
            facts.touch(values)
    except BookError:
        raise
    except Exception:  # noqa: BLE001 - whatever a senseless value leads to
        return False
    return True


def _settings_make_sense(db: Database, key: str) -> bool:
    """Whether one setting can be read."""
    text = db.sql("SELECT value FROM setting WHERE key = ?", (key,))[0][0]
    try:
        value = json.loads(text)
        if key in Settings.__dataclass_fields__:
            Settings(**{key: setting_values.read(key, value)}).rules({})
    except Exception:  # noqa: BLE001 - the same
        return False
    return True


def _delete(db: Database, table: str, where: str, value: object) -> int:
    db.sql(f"DELETE FROM {table} WHERE {where}", (value,))
    return int(db.sql("SELECT changes()")[0][0])


def _can_be(value: Any, name: str, kind: str) -> bool:
    if not isinstance(value, str) or kind != "TEXT":
        return isinstance(value, _KINDS.get(kind, object))
    with suppress(ValueError):
        if name in _DAYS or name.endswith("_on"):
            date.fromisoformat(value)
        elif name.endswith("_at"):
            datetime.fromisoformat(value)
        elif name == "at":
            time.fromisoformat(value)
        return True
    return False
