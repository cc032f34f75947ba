"""Erasing beside the window: the whole file is written anew, which takes a while for a large book."""

from dataclasses import dataclass

from relapp.book.door import Door
from relapp.book.erasing.part import Erased
from relapp.book.imports.part import Progress
from relapp.errors import UserError
from relapp.ui.importing.worker import Job


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done, which backups still hold whom, from how many they were erased, and what went wrong with these.

    `unread` are those that could not be looked into; a second place that is `away` could not, either.
    """

    erased: Erased
    held: tuple[str, ...] = ()
    cleaned: int = 0
    unread: tuple[str, ...] = ()
    away: bool = False
    problem: str = ""


def erasing(door: Door, client_id: int, *, from_backups: bool) -> Job:
    """Erases a client: an Outcome. Once it has begun it goes on to its end."""

    def work(report: Progress) -> Outcome:
        report(0, 0)
        with door.open() as own:
            erased = own.erasing.erase(client_id)
            try:
                found = own.erasing.erase_from_backups() if from_backups else own.erasing.held()
            except UserError as error:
                return Outcome(erased, problem=str(error))
            names, unread = (tuple(each.name for each in files) for files in (found.holding, found.unread))
            if from_backups:
                return Outcome(erased, cleaned=len(names), unread=unread, away=found.away)
            return Outcome(erased, names, unread=unread, away=found.away)

    return Job(work)
