"""What happened and what was asked for: touches, purchases, free reminders. Each change computes one client again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from peewee import fn

from relapp.book import facts, mark_rows
from relapp.book.agenda import Agenda
from relapp.book.changes import Changes, Kind
from relapp.book.database import Database
from relapp.book.records import Record, Records
from relapp.book.schema import ClientTable, FreeReminderTable, PurchaseTable, TouchTable
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.facts import ClientFacts
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import MarkKind, Purchase, Touch, with_note
from relapp.domain.reminders import Reminder
from relapp.domain.settling import Settled, meant_by, settled_by
from relapp.domain.timeline import EntryKind, TimelineEntry

_KINDS = frozenset({Kind.JOURNAL, Kind.AGENDA})


@dataclass(frozen=True, slots=True)
class Written:
    """The row of a touch in the book; `take_back` takes it out again, within a transaction of the caller."""

    row: int
    take_back: Callable[[], None]


class Journal:
    """The part of a book that remembers."""

    def __init__(self, db: Database, stamps: Stamps, settings: SettingsPart, agenda: Agenda, records: Records) -> None:
        self._db = db
        self._stamps = stamps
        self._settings = settings
        self._agenda = agenda
        self._records = records

    def log(
        self, client_id: int, touch: Touch, reasons: Sequence[Reminder] | None = None, came_of_it: Sequence[Record] = ()
    ) -> Changes:
        """Log a touch and close `reasons`, or by default those that it is about.

        One that reached the client settles what raised them: a promise is kept, a gift given. Any other leaves them open: they
        return the next working day. Records that `came_of_it`, as a promise made on the spot, are new; undo takes all back.
        """
        with self._db.transaction():
            take_back = self.write(client_id, touch, reasons, came_of_it).take_back
            self.refresh([client_id])

        def undo() -> Changes:
            with self._db.transaction():
                take_back()
                self.refresh([client_id])
            return Changes("undone", _KINDS, (client_id,))

        return Changes("touch_logged", _KINDS, (client_id,), undo)

    def write(
        self,
        client_id: int,
        touch: Touch,
        reasons: Sequence[Reminder] | None = None,
        came_of_it: Sequence[Record] = (),
        known: ClientFacts | None = None,
    ) -> Written:
        """What `log` does, inside a transaction of the caller, who computes the client again with `refresh`.

        `known` spares looking up what there is to settle, where a caller has it for many clients at once.
        """
        if reasons is None:
            reasons = meant_by(touch, self._agenda.of_client(client_id))
        reached = touch.is_contact
        kind = MarkKind.DONE if reached else MarkKind.TRIED
        until = None if reached else self._settings.rules().calendar.add_working_days(touch.on, 1)
        row = self._insert(TouchTable, client_id, _touch_values(touch))
        marks = [self._agenda.insert_mark(each, kind, touch.on, until) for each in reasons]
        settled = self._settled(client_id, reasons, touch, known) if reached else []
        undo_records = self._records.write(client_id, [*settled, *came_of_it])

        def take_back() -> None:
            undo_records()
            self._db.execute(TouchTable.delete().where(TouchTable.id == row))
            mark_rows.delete(self._db, marks)

        return Written(row, take_back)

    def add_note(self, touch_uuid: str, note: str) -> Callable[[], None]:
        """Write a note behind the one that a touch has, inside a transaction of the caller; returns the way back."""
        is_it = TouchTable.uuid == touch_uuid
        before = self._db.value(TouchTable.select(TouchTable.note).where(is_it))

        def write(text: str) -> None:
            self._db.execute(TouchTable.update(note=text, updated_at=self._stamps.moment()).where(is_it))

        write(with_note(before, note))
        return lambda: write(before)

    def refresh(self, ids: Sequence[int]) -> None:
        """Compute clients again whose touches or marks changed, within a transaction of the caller."""
        self.refresh_contacts(ids)
        self._agenda.recompute(ids)

    def _settled(self, client_id: int, reasons: Sequence[Reminder], touch: Touch, known: ClientFacts | None) -> list[Settled]:
        known = known or next(facts.load(self._db, [client_id]), None)
        found = [settled_by(known, each, touch) for each in reasons] if known else []
        return [each for each in found if each]

    def delete_touch(self, client_id: int, row: int) -> Changes:
        """Take a touch out of the history; what it closed stays closed."""
        return self._bury(TouchTable, client_id, row, "touch_deleted")

    def add_purchase(self, client_id: int, purchase: Purchase) -> Changes:
        """Log a purchase; its follow-up begins."""
        amount = {"amount": purchase.amount, "currency": purchase.currency}
        return self._add(
            PurchaseTable, client_id, {"day": purchase.on.isoformat(), "what": purchase.what, **amount}, "purchase_added"
        )

    def delete_purchase(self, client_id: int, row: int) -> Changes:
        """Take a purchase and its follow-up out."""
        return self._bury(PurchaseTable, client_id, row, "purchase_deleted")

    def add_free_reminder(self, client_id: int, reminder: FreeReminder) -> Changes:
        """Raise whatever the user asked to be reminded of."""
        return self._add(FreeReminderTable, client_id, _free_values(reminder), "reminder_added")

    def save_free_reminder(self, client_id: int, reminder: FreeReminder) -> Changes:
        """Write `reminder` over the one that has its uuid; on a later day, one that was done is open again."""
        row = FreeReminderTable
        query = row.select(row.text, row.day, row.at, row.every, row.unit, row.uuid).where(row.uuid == reminder.uuid)
        before = facts.free_reminder(self._db.rows(query)[0])
        self._write_free_reminder(client_id, reminder)

        def undo() -> Changes:
            self._write_free_reminder(client_id, before)
            return Changes("undone", _KINDS, (client_id,))

        return Changes("reminder_saved", _KINDS, (client_id,), undo)

    def delete_free_reminder(self, client_id: int, uuid: str) -> Changes:
        """No longer remind."""
        row = self._db.value(FreeReminderTable.select(FreeReminderTable.id).where(FreeReminderTable.uuid == uuid))
        return self._bury(FreeReminderTable, client_id, row, "reminder_deleted")

    def free_reminders(self, client_id: int) -> list[FreeReminder]:
        """The free reminders of a client in the order in which they were made; once done, one without repetition stays listed."""
        row = FreeReminderTable
        query = row.select(row.text, row.day, row.at, row.every, row.unit, row.uuid).order_by(row.id)
        query = query.where(row.client_id == client_id, row.deleted_at.is_null())
        return [facts.free_reminder(values) for values in self._db.rows(query)]

    def purchases(self, client_id: int, limit: int = 100, skip: int = 0) -> list[TimelineEntry]:
        """Purchases of a client alone, the latest first, from entry `skip` on."""
        row = PurchaseTable
        query = row.select(row.id, row.day, row.what, row.amount, row.currency, row.uuid)
        query = query.where(row.client_id == client_id, row.deleted_at.is_null())
        rows = self._db.rows(query.order_by(row.day.desc(), row.id.desc()).limit(limit).offset(skip))
        return [TimelineEntry(date.fromisoformat(row[1]), EntryKind.PURCHASE, facts.purchase(row[1:]), row[0]) for row in rows]

    def last_contact(self, client_id: int) -> date | None:
        """The day of the last real contact in either direction."""
        day = self._db.value(ClientTable.select(ClientTable.last_contact).where(ClientTable.id == client_id))
        return date.fromisoformat(day) if day else None

    def refresh_contacts(self, ids: Sequence[int]) -> None:
        """Write the last contact of clients whose touches changed."""
        for client_id in ids:
            row = TouchTable
            last = self._db.value(
                row.select(fn.MAX(row.day)).where(row.client_id == client_id, row.is_contact == 1, row.deleted_at.is_null())
            )
            self._db.execute(ClientTable.update(last_contact=last).where(ClientTable.id == client_id))

    def _insert(self, row: Any, client_id: int, values: dict[str, Any]) -> int:
        stamped = {"uuid": self._stamps.uuid(), "updated_at": self._stamps.moment(), "client_id": client_id}
        return self._db.execute(row.insert(**stamped, **values))

    def _add(self, row: Any, client_id: int, values: dict[str, Any], action: str) -> Changes:
        with self._db.transaction():
            inserted = self._insert(row, client_id, values)
            self.refresh([client_id])
        return Changes(action, _KINDS, (client_id,), lambda: replace(self._bury(row, client_id, inserted, "undone"), undo=None))

    def _bury(self, row: Any, client_id: int, row_id: int, action: str) -> Changes:
        self._stamp_deleted(row, client_id, row_id, self._stamps.moment())
        return Changes(action, _KINDS, (client_id,), self._raise(row, client_id, row_id))

    def _raise(self, row: Any, client_id: int, row_id: int) -> Callable[[], Changes]:
        def undo() -> Changes:
            self._stamp_deleted(row, client_id, row_id, None)
            return Changes("undone", _KINDS, (client_id,))

        return undo

    def _stamp_deleted(self, row: Any, client_id: int, row_id: int, moment: str | None) -> None:
        with self._db.transaction():
            self._db.execute(row.update(deleted_at=moment, updated_at=self._stamps.moment()).where(row.id == row_id))
            self.refresh([client_id])

    def _write_free_reminder(self, client_id: int, reminder: FreeReminder) -> None:
        values = {"updated_at": self._stamps.moment(), **_free_values(reminder)}
        with self._db.transaction():
            self._db.execute(FreeReminderTable.update(**values).where(FreeReminderTable.uuid == reminder.uuid))
            self.refresh([client_id])


def _touch_values(touch: Touch) -> dict[str, Any]:
    return {
        "day": touch.on.isoformat(),
        "at": touch.at and touch.at.isoformat("minutes"),
        "purpose": touch.purpose.value,
        "channel": touch.channel.value,
        "direction": touch.direction.value,
        "outcome": touch.outcome.value,
        "note": touch.note,
        "message_counts": touch.message_counts,
        "is_contact": touch.is_contact,
    }


def _free_values(reminder: FreeReminder) -> dict[str, Any]:
    return {
        "text": reminder.text,
        "day": reminder.on.isoformat(),
        "at": reminder.at and reminder.at.isoformat("minutes"),
        "every": reminder.repeat and reminder.repeat.every,
        "unit": reminder.repeat and reminder.repeat.unit.value,
    }
