"""What the record of one client shows, and the one way in which its parts change the client."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from relapp.book.changes import Changes
from relapp.domain.clients import Client
from relapp.domain.reminders import Reminder
from relapp.domain.rhythms import Rhythm
from relapp.ui.bus import Bus


@dataclass(frozen=True, slots=True)
class Record:
    """Everything about one client as the book had it on the day `on`; `rhythm` is the one in force."""

    client: Client
    last_contact: date | None
    reminders: tuple[Reminder, ...]
    rhythm: Rhythm | None
    on: date


class ClientEditor:
    """Reads and changes one client through the bus."""

    def __init__(self, bus: Bus, client_id: int) -> None:
        self.bus = bus
        self.client_id = client_id

    def load(self) -> Record | None:
        """The client as the book has it now; None once it is gone."""
        book = self.bus.book
        client = book.clients.load([self.client_id]).get(self.client_id)
        if client is None:
            return None
        reminders = tuple(book.agenda.of_client(self.client_id))
        rhythm = book.settings.rules().rhythm_of(client)
        return Record(client, book.journal.last_contact(self.client_id), reminders, rhythm, self.bus.today())

    def change(self, *, reason: str = "", **fields: Any) -> Changes | None:
        """Save some fields of the client, and nothing where they are the same already; `reason` goes into the history."""
        before = self.bus.book.clients.load([self.client_id]).get(self.client_id)
        if before is None:
            return None
        after = replace(before, **fields)
        if after == before:
            return None
        return self.bus.do(lambda: self.bus.book.clients.save(after, reason))
