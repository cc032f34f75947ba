"""The tables as they are now, by their names and columns, bound to no database: `Database` runs the queries.

Their types stand in the migrations. Days and hours are ISO text, moments are UTC ISO text. Rows that may one day be synchronised
carry a uuid, `updated_at` and, once deleted, `deleted_at`; points, tags, details and occasions belong to their client and change
with its `updated_at`.
"""

from typing import Any

from peewee import Table

VERSION = 1

_SYNCHRONISED = ("id", "uuid", "updated_at", "deleted_at")
_PART = ("id", "client_id", "position")


def _table(name: str, *columns: str) -> Any:
    """A table whose columns are its attributes; peewee's models would cost each start a millisecond a table."""
    return Table(name, columns, primary_key=columns[0])


# `sort_key` is the name in the order of the book's language, `match_key` its folded words in order.
ClientTable = _table(
    "client", *_SYNCHRONISED,
    "kind", "name", "sort_key", "match_key", "company", "title", "importance", "stage", "relationship", "notes",
    "preferred_channel", "preferred_hours", "rhythm_ideal", "rhythm_latest", "rhythm_start", "wants_gifts", "wants_cards",
    "last_contact", "created_at", "import_id",
)  # fmt: skip

# `key` is what a contact point is compared by.
PointTable = _table("contact_point", *_PART, "kind", "value", "label", "key")
TagTable = _table("client_tag", *_PART, "name")
DetailTable = _table("client_detail", *_PART, "kind", "text")
OccasionTable = _table("occasion", *_PART, "uuid", "kind", "month", "day", "year", "label", "person", "relation")

# `is_contact` is kept so that the last contact is an index look-up.
TouchTable = _table(
    "touch", *_SYNCHRONISED,
    "client_id", "day", "at", "purpose", "channel", "direction", "outcome", "note", "message_counts", "is_contact",
)  # fmt: skip
PurchaseTable = _table("purchase", *_SYNCHRONISED, "client_id", "day", "what", "amount", "currency")
FreeReminderTable = _table("free_reminder", *_SYNCHRONISED, "client_id", "text", "day", "at", "every", "unit")
MarkTable = _table("mark", *_SYNCHRONISED, "client_id", "source", "occurrence", "kind", "day", "until")

# Computed from everything else: one open reminder per client and source.
ReminderTable = _table(
    "reminder",
    "id", "client_id", "source", "occurrence", "purpose", "code", "earliest", "ideal", "latest", "hard", "at", "expires", "tries",
    "data",
)  # fmt: skip

ImportTable = _table("import_batch", "id", "uuid", "imported_at", "file", "counts")
SettingTable = _table("setting", "key", "value")
HolidayTable = _table("holiday", "day", "name")
