"""Those in a file of a whole book who were erased from this one: they and what leads to them stay out, unless brought back."""

from collections.abc import Sequence
from dataclasses import replace

from relapp.book.erasing.marks import Marks
from relapp.domain.incoming import Problem
from relapp.domain.whole import AskedFor, WholeClient
from relapp.i18n import _


class KeptOut:
    """Looks by the `marks` of the book; where `brought_back` everybody comes in, and is erased no more."""

    def __init__(self, marks: Marks, *, brought_back: bool = False) -> None:
        self._marks = marks
        self._brought_back = brought_back

    def sifted(self, entries: Sequence[WholeClient]) -> tuple[list[WholeClient], list[Problem]]:
        """Those who come in, and a word on each of the others."""
        if not self._marks.are_there:
            return list(entries), []
        known = [each for each in entries if self._marks.know(each.client, each.uids)]
        if self._brought_back:
            for each in known:
                self._marks.lift(each.client, each.uids)
            return list(entries), []
        said = _("“{name}” was erased on request and is left out.")
        coming = [self._without_people(each) for each in entries if each not in known]
        return coming, [Problem(0, said.format(name=each.client.name)) for each in known]

    def request(self, asked: AskedFor) -> AskedFor:
        """A request without who made it, where that is nobody's any more."""
        if self._brought_back or not asked.about or not self._marks.know_uuid(asked.about):
            return asked
        return AskedFor(replace(asked.request, who="", note=""))

    def _without_people(self, entry: WholeClient) -> WholeClient:
        gone = {each.name for each in entry.client.people if each.client and self._marks.know_uuid(each.client)}
        if not gone:
            return entry
        people = tuple(each for each in entry.client.people if not (each.client and self._marks.know_uuid(each.client)))
        occasions = tuple(each for each in entry.client.occasions if each.person not in gone)
        return replace(entry, client=replace(entry.client, people=people, occasions=occasions))
