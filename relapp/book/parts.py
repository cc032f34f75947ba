"""What a book is made of: each part is made when it is first wanted."""

from abc import ABC, abstractmethod
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from relapp.book.agenda import Agenda
from relapp.book.changes import Changes
from relapp.book.database import Database
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.settings import Settings

if TYPE_CHECKING:
    from relapp.book.absences import Absences
    from relapp.book.backups.part import Backups
    from relapp.book.bulk import Bulk
    from relapp.book.calendar import Calendar
    from relapp.book.client_list import ClientList
    from relapp.book.clients import Clients
    from relapp.book.digest import DigestPart
    from relapp.book.duplicates.part import Duplicates
    from relapp.book.erasing.part import Erasing
    from relapp.book.freshness import FreshnessPart
    from relapp.book.imports.part import Imports
    from relapp.book.insights import Insights
    from relapp.book.journal import Journal
    from relapp.book.library import Library
    from relapp.book.loyalty import LoyaltyPart
    from relapp.book.people import People
    from relapp.book.plans import Plans
    from relapp.book.printed.part import Printed
    from relapp.book.privacy import Privacy
    from relapp.book.questions import Questions
    from relapp.book.records import Records
    from relapp.book.texts import Texts
    from relapp.book.timeline import Timeline
    from relapp.book.whole.part import Whole


class Parts(ABC):
    """The parts of the file at `path`, on one connection. Raises BookError where it cannot be used."""

    def __init__(self, path: Path, stamps: Stamps | None, passphrase: str) -> None:
        self._stamps = stamps = stamps or Stamps()
        self.path = path
        self._passphrase = passphrase
        self._db = Database(path, passphrase)
        self.settings = SettingsPart(self._db)
        self.agenda = Agenda(self._db, stamps, self.settings)

    @abstractmethod
    def save_settings(self, settings: Settings) -> Changes:
        """Keep settings, with all that follows from them."""

    @abstractmethod
    def _forget_history(self) -> None:
        """Let nothing be undone that was done until now."""

    # Saying what is due today takes none of these.

    @cached_property
    def clients(self) -> "Clients":
        """The part that knows who the clients are."""
        from relapp.book.clients import Clients

        return Clients(self._db, self._stamps, self.settings, self.agenda)

    @cached_property
    def list(self) -> "ClientList":
        """The part that lists clients."""
        from relapp.book.client_list import ClientList

        return ClientList(self._db)

    @cached_property
    def journal(self) -> "Journal":
        """The part that remembers."""
        from relapp.book.journal import Journal

        return Journal(self._db, self._stamps, self.settings, self.agenda, self.records)

    @cached_property
    def records(self) -> "Records":
        """The part that keeps promises, gifts, concerns and the like."""
        from relapp.book.records import Records

        return Records(self._db, self._stamps, self.agenda)

    @cached_property
    def people(self) -> "People":
        """The part that knows who belongs to whom."""
        from relapp.book.people import People

        return People(self._db, self.records)

    @cached_property
    def questions(self) -> "Questions":
        """The part that knows what it does not know."""
        from relapp.book.questions import Questions

        return Questions(self._db, self.clients, self.records, self.people)

    @cached_property
    def timeline(self) -> "Timeline":
        """The part that tells what happened."""
        from relapp.book.timeline import Timeline

        return Timeline(self._db)

    @cached_property
    def plans(self) -> "Plans":
        """The part that runs follow-up plans."""
        from relapp.book.plans import Plans

        return Plans(self._db, self.settings, self.agenda, self.records)

    @cached_property
    def library(self) -> "Library":
        """The part that keeps what is worth passing on."""
        from relapp.book.library import Library

        return Library(self._db, self._stamps, self.settings, self.agenda, self.records, self.journal)

    @cached_property
    def loyalty(self) -> "LoyaltyPart":
        """The part that says how loyal clients are."""
        from relapp.book.loyalty import LoyaltyPart

        return LoyaltyPart(self._db)

    @cached_property
    def digest(self) -> "DigestPart":
        """The part that gathers what colleagues should know."""
        from relapp.book.digest import DigestPart

        return DigestPart(self._db)

    @cached_property
    def texts(self) -> "Texts":
        """The part that has words for every touch."""
        from relapp.book.texts import Texts

        return Texts(self._db, self._stamps, self.settings, self.journal)

    @cached_property
    def absences(self) -> "Absences":
        """The part that welcomes back."""
        from relapp.book.absences import Absences

        return Absences(self._db, self.settings, self.agenda)

    @cached_property
    def calendar(self) -> "Calendar":
        """The part that lays everything out by day."""
        from relapp.book.calendar import Calendar

        return Calendar(self._db, self.settings, self.agenda)

    @cached_property
    def freshness(self) -> "FreshnessPart":
        """The part that knows what is behind."""
        from relapp.book.freshness import FreshnessPart

        return FreshnessPart(self._db)

    @cached_property
    def insights(self) -> "Insights":
        """The part that sees the whole."""
        from relapp.book.insights import Insights

        return Insights(self._db, self.settings, self.agenda, self.freshness, self.loyalty)

    @cached_property
    def privacy(self) -> "Privacy":
        """The part that knows what the law asks for."""
        from relapp.book.privacy import Privacy

        return Privacy(self._db, self._stamps, self.settings, self.clients, self.records)

    @cached_property
    def imports(self) -> "Imports":
        """The part that takes files in."""
        from relapp.book.imports.part import Imports

        return Imports(self._db, self._stamps, self.settings, self.agenda)

    @cached_property
    def printed(self) -> "Printed":
        """The part that knows what went to paper."""
        from relapp.book.printed.part import Printed

        return Printed(self._db, self._stamps, self.settings, self.agenda, self.journal)

    @cached_property
    def backups(self) -> "Backups":
        """The part that has copies of it."""
        from relapp.book.backups.part import Backups

        return Backups(self.path, self._passphrase, self.settings, self._stamps)

    @cached_property
    def erasing(self) -> "Erasing":
        """The part that forgets."""
        from relapp.book.erasing.part import Erasing

        return Erasing(self._db, self._stamps, self.settings, self.agenda, self._forget_history, self.backups, self._passphrase)

    @cached_property
    def duplicates(self) -> "Duplicates":
        """The part that knows who may be there twice."""
        from relapp.book.duplicates.part import Duplicates

        return Duplicates(self._db, self._stamps, self.settings, self.agenda, self.journal, self.backups)

    @cached_property
    def bulk(self) -> "Bulk":
        """The part that takes whole histories in."""
        from relapp.book.bulk import Bulk

        return Bulk(self._db, self._stamps, self.settings, self.agenda)

    @cached_property
    def whole(self) -> "Whole":
        """The part that lets all of it go, and takes all of another one in."""
        from relapp.book.whole.part import Whole

        return Whole(self._db, self._stamps, self.settings, self.agenda, self.library, self.imports, self.save_settings)
