"""Entries of a file that are people who were erased: left out unless the user brings them back on purpose."""

from collections.abc import Sequence
from dataclasses import replace

from relapp.book.database import Database
from relapp.book.erasing.marks import Marks
from relapp.book.imports.deciding import Action
from relapp.book.imports.staged import Match, Proposal
from relapp.book.imports.staging import Staging
from relapp.book.settings import SettingsPart
from relapp.domain.duplicates import Likeness, Reason
from relapp.domain.incoming import Problem
from relapp.i18n import _

_WAS_ERASED = Match(Likeness((Reason.ERASED,), 100))


class ErasedEntries:
    """Looks for them among the entries of one file, and knows those that were brought back."""

    def __init__(self, db: Database, settings: SettingsPart) -> None:
        self._marks = Marks(db, settings)

    def left_out(self, proposals: Sequence[Proposal | Problem]) -> Sequence[Proposal | Problem]:
        """The same, with those left out that would be added and were erased, and a word on it."""
        return [self._left_out(each) for each in proposals] if self._marks.are_there else proposals

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
        said = _("“{name}” was erased on request and is left out.").format(name=entry.client.name)
        return replace(each, entry=replace(entry, warnings=(*entry.warnings, said)), action=Action.SKIP, match=_WAS_ERASED)
