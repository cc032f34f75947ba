"""Erasing beside the window: the whole file is written anew, which takes a while for a large book."""

from dataclasses import dataclass

from relapp.book.door import Door
from relapp.book.erasing.part import Erased
from relapp.book.imports.part import Progress
from relapp.errors import UserError
from relapp.ui.importing.worker import Job


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done, which backups still hold whom, from how many they were erased, and what went wrong with these."""

    erased: Erased
    held: tuple[str, ...] = ()
    cleaned: int = 0
    problem: str = ""


def erasing(door: Door, client_id: int, *, from_backups: bool) -> Job:
    """Erases a client: an Outcome. Once it has begun it goes on to its end."""

    def work(report: Progress) -> Outcome:
        report(0, 0)
        with door.open() as own:
            erased = own.erasing.erase(client_id)
            try:
                if from_backups:
                    return Outcome(erased, cleaned=own.erasing.erase_from_backups())
                return Outcome(erased, tuple(each.name for each in own.erasing.held()))
            except UserError as error:
                return Outcome(erased, problem=str(error))

    return Job(work)
