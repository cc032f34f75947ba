"""The tables as they are now, bound to no database: `Database` runs the queries.

Days and hours are ISO text, moments are UTC ISO text. Points, tags, details and occasions belong to their client and change with
its `updated_at`.
"""

from peewee import AutoField, BooleanField, ForeignKeyField, IntegerField, Model, TextField

VERSION = 1


class Table(Model):
    """A table whose rows have a number."""

    id = AutoField()


class Row(Table):
    """A row that may one day be synchronised."""

    uuid = TextField(unique=True)
    updated_at = TextField()
    deleted_at = TextField(null=True)


class ClientRow(Row):
    """One client; `sort_key` is its name in the order of the book's language, `match_key` its folded words in order."""

    kind = TextField()
    name = TextField()
    sort_key = TextField()
    match_key = TextField()
    company = TextField()
    title = TextField()
    importance = TextField()
    stage = TextField(null=True)
    relationship = TextField(null=True)
    notes = TextField()
    preferred_channel = TextField(null=True)
    preferred_hours = TextField()
    rhythm_ideal = IntegerField(null=True)
    rhythm_latest = IntegerField(null=True)
    rhythm_start = TextField(null=True)
    wants_gifts = BooleanField(null=True)
    wants_cards = BooleanField(null=True)
    last_contact = TextField(null=True)
    created_at = TextField()
    import_id = IntegerField(null=True)

    class Meta:
        table_name = "client"


class PartRow(Table):
    """A part of a client, in the client's own order."""

    client = ForeignKeyField(ClientRow, on_delete="CASCADE")
    position = IntegerField()


class PointRow(PartRow):
    """A contact point; `key` is what it is compared by."""

    kind = TextField()
    value = TextField()
    label = TextField()
    key = TextField()

    class Meta:
        table_name = "contact_point"


class TagRow(PartRow):
    """A tag, as it was typed."""

    name = TextField()

    class Meta:
        table_name = "client_tag"


class DetailRow(PartRow):
    """A need, wish, preference or interest."""

    kind = TextField()
    text = TextField()

    class Meta:
        table_name = "client_detail"


class OccasionRow(PartRow):
    """A yearly date; `year` is null where nobody said it."""

    uuid = TextField(unique=True)
    kind = TextField()
    month = IntegerField()
    day = IntegerField()
    year = IntegerField(null=True)
    label = TextField()
    person = TextField()
    relation = TextField()

    class Meta:
        table_name = "occasion"


class OwnedRow(Row):
    """Something that happened with a client or is to happen."""

    client = ForeignKeyField(ClientRow, on_delete="CASCADE")


class TouchRow(OwnedRow):
    """A touch; `is_contact` is kept so that the last contact is an index look-up."""

    day = TextField()
    at = TextField(null=True)
    purpose = TextField()
    channel = TextField()
    direction = TextField()
    outcome = TextField()
    note = TextField()
    message_counts = BooleanField()
    is_contact = BooleanField()

    class Meta:
        table_name = "touch"


class PurchaseRow(OwnedRow):
    """A purchase; the amount is in hundredths of the currency."""

    day = TextField()
    what = TextField()
    amount = IntegerField(null=True)
    currency = TextField()

    class Meta:
        table_name = "purchase"


class FreeReminderRow(OwnedRow):
    """A free reminder and its repetition."""

    text = TextField()
    day = TextField()
    at = TextField(null=True)
    every = IntegerField(null=True)
    unit = TextField(null=True)

    class Meta:
        table_name = "free_reminder"


class MarkRow(OwnedRow):
    """What became of one occurrence of a reason."""

    source = TextField()
    occurrence = TextField()
    kind = TextField()
    day = TextField()
    until = TextField(null=True)

    class Meta:
        table_name = "mark"


class ReminderRow(Table):
    """An open reminder, computed from everything else: one per client and source."""

    client = ForeignKeyField(ClientRow, on_delete="CASCADE")
    source = TextField()
    occurrence = TextField()
    purpose = TextField()
    code = TextField()
    earliest = TextField()
    ideal = TextField()
    latest = TextField()
    hard = BooleanField()
    at = TextField(null=True)
    expires = TextField(null=True)
    tries = IntegerField()
    data = TextField()

    class Meta:
        table_name = "reminder"


class ImportRow(Table):
    """One import, with its counts as JSON."""

    uuid = TextField(unique=True)
    imported_at = TextField()
    file = TextField()
    counts = TextField()

    class Meta:
        table_name = "import_batch"


class SettingRow(Model):
    """One setting as JSON."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "setting"


class HolidayRow(Model):
    """A public holiday of a year in use."""

    day = TextField(primary_key=True)
    name = TextField()

    class Meta:
        table_name = "holiday"
