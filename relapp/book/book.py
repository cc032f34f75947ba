"""A client book: opened and closed, turned to its day, looked through for faults."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Self

from relapp import logs
from relapp.book.changes import Changes, History, Kind
from relapp.book.door import Door
from relapp.book.erasing import ERASURES, PENDING
from relapp.book.parts import Parts
from relapp.book.settings import RULES
from relapp.book.stamps import Stamps
from relapp.book.undoing import take_back
from relapp.domain.keys import KEYS
from relapp.domain.reminders import RAISING
from relapp.domain.settings import Settings
from relapp.errors import BookError, UserError
from relapp.i18n import _

# Under which the book says how its open reminders were computed.
_RAISED_BY = "raised_by"

# And how the keys of its clients were made.
_KEYED_BY = "keyed_by"


class Book(Parts):
    """One file open on one thread. Raises BookError where the file cannot be used; every change is saved when it returns."""

    def __init__(self, path: Path, stamps: Stamps | None = None, passphrase: str = "") -> None:
        super().__init__(path, stamps, passphrase)
        self.history = History()
        try:
            self._erasures: object = self.settings.value(ERASURES)
        except BaseException:
            self.close()
            raise

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

    def undo(self) -> Changes | None:
        """Take the last change back, all of it or nothing; None where there is none. Raises UserError where it cannot be done."""
        had_any = self.history.last is not None
        self.refresh()
        if had_any and not self.history.last:
            raise UserError(_("Somebody was erased meanwhile: what was changed before can no longer be undone."))
        try:
            return take_back(self._db, self.history)
        except BaseException:
            self.settings.forget()
            raise

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
