"""A client book and its parts."""

from datetime import date
from pathlib import Path
from typing import Self

from relapp.book.agenda import Agenda
from relapp.book.bulk import Bulk
from relapp.book.changes import Changes, History, Kind
from relapp.book.client_list import ClientList
from relapp.book.clients import Clients
from relapp.book.database import Database
from relapp.book.imports import Imports
from relapp.book.journal import Journal
from relapp.book.settings import RULES, SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.settings import Settings


class Book:
    """One file open on one thread. Raises BookError where the file cannot be used; every change is saved when it returns."""

    def __init__(self, path: Path, stamps: Stamps | None = None) -> None:
        stamps = stamps or Stamps()
        self.path = path
        self._db = Database(path)
        self.settings = SettingsPart(self._db)
        self.agenda = Agenda(self._db, stamps, self.settings)
        self.clients = Clients(self._db, stamps, self.settings, self.agenda)
        self.list = ClientList(self._db)
        self.journal = Journal(self._db, stamps, self.settings, self.agenda)
        self.imports = Imports(self._db, stamps, self.settings, self.agenda)
        self.bulk = Bulk(self._db, stamps, self.settings, self.agenda)
        self.history = History()

    def __enter__(self) -> Self:
        """Use the book for one block."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def turn_to(self, today: date) -> bool:
        """Make the book hold for `today`: its holidays and its open reminders. True where that changed anything."""
        with self._db.transaction():
            new_holidays = self.settings.keep_holidays(today)
            rolled = self.agenda.roll(today)
            if new_holidays:
                self.agenda.rebuild()
        return rolled or new_holidays

    def save_settings(self, settings: Settings) -> Changes:
        """Keep settings, with all that follows from them: holidays, sort order, reminders."""
        before = self.settings.get()
        with self._db.transaction():
            changed = self.settings.save(settings)
            if "language" in changed:
                self.clients.resort()
            if self.settings.keep_holidays(self.agenda.as_of) or changed & RULES:
                self.agenda.rebuild()
        kinds = {Kind.SETTINGS} | ({Kind.AGENDA} if changed & (RULES | {"capacity"}) else set())
        return Changes("settings_changed", frozenset(kinds), undo=lambda: self.save_settings(before))

    def refresh(self) -> None:
        """Read again what another connection may have changed."""
        self.settings.forget()

    def check(self) -> list[str]:
        """What is wrong with the file or with what is stored in it, a phrase each; nothing where all is well."""
        return [*self._db.damage(), *(f"reminders of client {client_id}" for client_id in self.agenda.check())]

    def changes_elsewhere(self) -> int:
        """A number that changes when another program has changed the book."""
        return self._db.changes_elsewhere()
