"""A client book and its parts."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from relapp import logs
from relapp.book.agenda import Agenda
from relapp.book.changes import Changes, History, Kind
from relapp.book.database import Database
from relapp.book.door import Door
from relapp.book.erasing import ERASURES, PENDING
from relapp.book.settings import RULES, SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.keys import KEYS
from relapp.domain.reminders import RAISING
from relapp.domain.settings import Settings
from relapp.errors import BookError

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


# Under which the book says how its open reminders were computed.
_RAISED_BY = "raised_by"

# And how the keys of its clients were made.
_KEYED_BY = "keyed_by"


class Book:
    """One file open on one thread. Raises BookError where the file cannot be used; every change is saved when it returns."""

    def __init__(self, path: Path, stamps: Stamps | None = None, passphrase: str = "") -> None:
        self._stamps = stamps = stamps or Stamps()
        self.path = path
        self._passphrase = passphrase
        self._db = Database(path, passphrase)
        self.settings = SettingsPart(self._db)
        self.agenda = Agenda(self._db, stamps, self.settings)
        self.history = History()
        try:
            self._erasures: object = self.settings.value(ERASURES)
        except BaseException:
            self.close()
            raise

    # The other parts are made when they are first wanted: saying what is due today takes none of them.

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

    @property
    def door(self) -> Door:
        """What another connection to the book is opened by."""
        return Door(self.path, self._passphrase)

    def __enter__(self) -> Self:
        """Use the book for one block."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    @property
    def today(self) -> date:
        """The local day, whatever day the book was turned to."""
        return self._stamps.today()

    def turn_to(self, today: date) -> bool:
        """Make the book hold for `today`: its holidays and its open reminders. True where that changed anything.

        A book that holds for it already is not written to: whoever only reads need not wait for somebody who writes.
        """
        if not self._is_to_turn(today):
            return False
        with self._db.transaction():
            is_stale = self.settings.keep_holidays(today)
            rolled = self.agenda.roll(today)
            if self.settings.value(_RAISED_BY) != RAISING:
                self.settings.put(_RAISED_BY, RAISING)
                is_stale = True
            if is_stale:
                self.agenda.rebuild()
            self._keep_keys()
        if self.settings.value(PENDING):
            self.erasing.finish()
        return rolled or is_stale

    def _is_to_turn(self, today: date) -> bool:
        settings = self.settings
        holds = self.agenda.holds_for(today) and settings.has_holidays(today)
        as_now = settings.value(_RAISED_BY) == RAISING and settings.value(_KEYED_BY) == KEYS
        return not (holds and as_now) or bool(settings.value(PENDING))

    def _keep_keys(self) -> None:
        """Have the keys of all clients as they are made now."""
        if self.settings.value(_KEYED_BY) != KEYS:
            from relapp.book import client_rows

            client_rows.rekey(self._db)
            self.settings.put(_KEYED_BY, KEYS)

    def save_settings(self, settings: Settings) -> Changes:
        """Keep settings, with all that follows from them: holidays, sort order, reminders."""
        before = self.settings.get()
        try:
            with self._db.transaction():
                changed = self.settings.save(settings)
                if "language" in changed:
                    self.clients.resort()
                if self.settings.keep_holidays(self.agenda.as_of) or changed & RULES - {"plans"}:
                    self.agenda.rebuild()
                elif "plans" in changed:
                    self.plans.recompute(before.plans)
        except BaseException:
            self.refresh()
            raise
        kinds = {Kind.SETTINGS} | ({Kind.AGENDA} if changed & (RULES | {"capacity"}) else set())
        return Changes("settings_changed", frozenset(kinds), undo=lambda: self.save_settings(before))

    def refresh(self) -> None:
        """Read again what another connection may have changed; what can be undone goes once it has erased anybody."""
        self.settings.forget()
        if self.settings.value(ERASURES) != self._erasures:
            self._forget_history()

    def _forget_history(self) -> None:
        """Somebody was erased: what could be undone holds records as they were, and would bring them back."""
        self._erasures = self.settings.value(ERASURES)
        self.history.clear()

    def check(self) -> Sequence[str]:
        """What is wrong with the file or with what is stored in it, a phrase each; nothing where all is well."""
        return [*self._db.damage(), *self._senseless()]

    def _senseless(self) -> Sequence[str]:
        """The clients whose reminders are not what they should be; SQLite keeps no sums, so that a value may be none at all."""
        try:
            return [f"reminders of client {client_id}" for client_id in self.agenda.check()]
        except BookError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a value leads to that a change of bits has made senseless
            logs.fault(error)
            return ["a value that cannot be read"]

    def wait_at_most(self, milliseconds: int) -> None:
        """How long this connection waits for another program that writes; a window cannot wait as long as a command."""
        self._db.wait_at_most(milliseconds)

    def changes_elsewhere(self) -> int:
        """A number that changes when another program has changed the book."""
        return self._db.changes_elsewhere()
