"""The tables as they are now, by their names and columns, bound to no database: `Database` runs the queries.

Their types stand in the migrations. Days and hours are ISO text, moments are UTC ISO text. Rows that may one day be synchronised
carry a uuid, `updated_at` and, once deleted, `deleted_at`; points, tags, details and occasions belong to their client and change
with its `updated_at`.
"""

from typing import Any

from peewee import Table

VERSION = 6

_SYNCHRONISED = ("id", "uuid", "updated_at", "deleted_at")
_PART = ("id", "client_id", "position")


def _table(name: str, *columns: str) -> Any:
    """A table whose columns are its attributes; peewee's models would cost each start a millisecond a table."""
    return Table(name, columns, primary_key=columns[0])


# `sort_key` is the name in the order of the book's language.
ClientTable = _table(
    "client", *_SYNCHRONISED,
    "kind", "name", "sort_key", "company", "title", "importance", "stage", "relationship", "notes",
    "preferred_channel", "preferred_hours", "rhythm_ideal", "rhythm_latest", "rhythm_start", "wants_gifts", "wants_cards",
    "gift_budget", "language", "refused_channels", "pause", "paused_until", "addressed_as", "reviewed_on",
    "last_contact", "created_at", "import_id",
)  # fmt: skip

PointTable = _table("contact_point", *_PART, "kind", "value", "label")
TagTable = _table("client_tag", *_PART, "name")
DetailTable = _table("client_detail", *_PART, "kind", "text", "observed", "noted_on")
OccasionTable = _table("occasion", *_PART, "uuid", "kind", "month", "day", "year", "label", "person", "relation")
PersonTable = _table("person", *_PART, "uuid", "circle", "name", "relation", "title", "phone", "email", "note", "client")

# Computed from the client: what two records of one client share at least one of.
KeyTable: Any = Table("client_key", ("client_id", "key"), primary_key=False)

# What a file said beyond these, and what it called the client by.
ExtraTable = _table("client_extra", *_PART, "origin", "name", "value", "import_id")
UidTable = _table("client_uid", "id", "client_id", "uid", "import_id")

# `is_contact` is kept so that the last contact is an index look-up.
TouchTable = _table(
    "touch", *_SYNCHRONISED,
    "client_id", "day", "at", "purpose", "channel", "direction", "outcome", "note", "message_counts", "is_contact",
)  # fmt: skip
PurchaseTable = _table("purchase", *_SYNCHRONISED, "client_id", "day", "what", "amount", "currency")
FreeReminderTable = _table("free_reminder", *_SYNCHRONISED, "client_id", "text", "day", "at", "every", "unit")
MarkTable = _table("mark", *_SYNCHRONISED, "client_id", "source", "occurrence", "kind", "day", "until", "late_days")

# Kept as the domain's records, field by field: see `records`.
EventTable = _table("event", *_SYNCHRONISED, "client_id", "day", "kind", "text", "plan", "about")
PromiseTable = _table("promise", *_SYNCHRONISED, "client_id", "text", "due", "party", "made_on", "state", "settled_on")
GiftTable = _table(
    "gift", *_SYNCHRONISED,
    "client_id", "what", "state", "source", "note", "occasion", "year", "price", "currency", "bought_on", "given_on",
    "thanked_on",
)  # fmt: skip
ConcernTable = _table(
    "concern", *_SYNCHRONISED,
    "client_id", "what", "opened_on", "cause", "solution", "prevention", "who_must_know", "resolved_on", "called_back_on",
)  # fmt: skip
FeedbackTable = _table(
    "feedback", *_SYNCHRONISED,
    "client_id", "question", "options", "ask_on", "asked_on", "answer", "answered_on", "reply", "replied_on", "direction_right",
    "closed_on",
)  # fmt: skip
CheckUpTable = _table("check_up", *_SYNCHRONISED, "client_id", "day", "answers", "gained", "note", "weights", "result")
RecoveryStepTable = _table("recovery_step", *_SYNCHRONISED, "client_id", "text", "due", "sign", "done_on")
QuestionTable = _table("question", *_SYNCHRONISED, "client_id", "topic", "text", "asked_on", "closed_on")
PassedOnTable = _table("passed_on", *_SYNCHRONISED, "client_id", "clipping", "day", "answer")

# What was changed of clients, as words or codes; also their stages, with the reasons.
ClientChangeTable = _table("client_change", *_SYNCHRONISED, "client_id", "day", "field", "before", "after", "reason")

ClippingTable = _table("clipping", *_SYNCHRONISED, "title", "added_on", "source", "note", "topics", "good_until")
TextTemplateTable = _table("text_template", *_SYNCHRONISED, "purpose", "channel", "language", "body")
TextUseTable = _table("text_use", "id", "client_id", "template", "day")

# Computed from everything else: one open reminder per client and source.
ReminderTable = _table(
    "reminder",
    "id", "client_id", "source", "occurrence", "purpose", "code", "earliest", "ideal", "latest", "hard", "at", "expires", "tries",
    "data",
)  # fmt: skip

# `before` is a client that the import completed, as JSON.
ImportTable = _table("import_batch", "id", "uuid", "imported_at", "file", "counts", "undone_at")
ImportChangeTable = _table("import_change", "id", "import_id", "client_id", "before")

# The uuids of two clients in their order.
NotTheSameTable = _table("not_the_same", *_SYNCHRONISED, "one", "other")

# `reasons` are the reminders as they were printed, as JSON.
PrintedListTable = _table("printed_list", *_SYNCHRONISED, "number", "printed_on", "first_day", "last_day")
PrintedRowTable = _table("printed_row", "id", "list_id", "client_id", "number", "day", "reasons", "touch_id")

# On what basis a client is reached; what people asked for as the law allows; salted marks of those who were erased.
ConsentTable = _table("consent", *_SYNCHRONISED, "client_id", "channel", "basis", "source", "given_on", "withdrawn_on")
RequestTable = _table(
    "privacy_request", *_SYNCHRONISED, "client_id", "who", "kind", "received_on", "due_on", "answered_on", "note"
)
ErasedTable: Any = Table("erased", ("mark", "erasure", "erased_on"), primary_key=False)
ErasedNearTable: Any = Table("erased_near", ("salt", "near"), primary_key=False)

SettingTable = _table("setting", "key", "value")
HolidayTable = _table("holiday", "day", "name")
