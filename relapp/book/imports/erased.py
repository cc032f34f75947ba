"""Entries of a file that are people who were erased: left out unless the user brings them back on purpose."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from relapp.book.database import Database
from relapp.book.erasing.marks import Marks
from relapp.book.imports.deciding import Action
from relapp.book.imports.staged import Match, Proposal
from relapp.book.imports.staging import Staging
from relapp.book.settings import SettingsPart
from relapp.domain.duplicates import Likeness, Reason
from relapp.domain.incoming import Incoming, Problem
from relapp.i18n import _

_WAS_ERASED = Match(Likeness((Reason.ERASED,), 100))


class ErasedEntries:
    """Looks for them among the entries of one file, and knows those that were brought back."""

    def __init__(self, db: Database, settings: SettingsPart) -> None:
        self._marks = Marks(db, settings)

    def left_out(self, proposals: Sequence[Proposal | Problem]) -> Sequence[Proposal | Problem]:
        """The same, with those left out that would be added and were erased, and a word on it."""
        return [self._left_out(each) for each in proposals] if self._marks.are_there else proposals

    def note(self, staging: Staging) -> None:
        """Have a staging know about whom its entries were asked, so that only others are asked about again."""
        staging.say_asked(self._version())

    def leave_out(self, staging: Staging, turned: Iterable[int]) -> None:
        """Leave out those who were erased after the file was looked at, unless they are brought back.

        The entries in rows that `turned` into new clients meanwhile were never asked about. Each takes a moment where somebody
        may have been erased, so that what was asked before is not asked again.
        """
        if not self._marks.are_there:
            return
        rows = set(turned if staging.asked == self._version() else staging.rows_that_add())
        rows.difference_update(staging.brought_back())
        found = {
            row: _said(entry)
            for row, keys, entry in staging.keyed(sorted(rows))
            if self._marks.know(entry.client, (entry.uid,), keys)
        }
        staging.leave_out(found, _WAS_ERASED)

    def lift(self, staging: Staging) -> None:
        """Forget the erasure of everybody whom the user brings back, so that they stay."""
        if self._marks.are_there:
            for _row, entry in staging.entries(staging.brought_back()):
                self._marks.lift(entry.client, (entry.uid,))

    def _left_out(self, each: Proposal | Problem) -> Proposal | Problem:
        if isinstance(each, Problem) or each.action is not Action.ADD:
            return each
        entry = each.entry
        if not self._marks.know(entry.client, (entry.uid,), each.keys):
            return each
        return replace(
            each, entry=replace(entry, warnings=(*entry.warnings, _said(entry))), action=Action.SKIP, match=_WAS_ERASED
        )

    def _version(self) -> str:
        """What tells these marks from those of another moment."""
        return sha256(" ".join(sorted(self._marks.marks)).encode()).hexdigest()


def _said(entry: Incoming) -> str:
    return _("“{name}” was erased on request and is left out.").format(name=entry.client.name)
