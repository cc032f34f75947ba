"""Another passphrase for the book and for its backups, beside the window."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from relapp.book.door import Door
from relapp.book.encryption import change_passphrase, key_of
from relapp.book.imports.part import Progress
from relapp.domain.backups import Reason
from relapp.errors import BookError, UserError
from relapp.i18n import _, ngettext
from relapp.ui.importing.worker import Job
from relapp.ui.locking.memory import Memory

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rekeying:
    """The passphrase that is wanted, empty for none, and the backups that are to have it too."""

    passphrase: str = field(repr=False)
    backups: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What opens the book now, and how many of its backups still have what it had before."""

    door: Door
    kept: int


def rekeying(door: Door, wanted: Rekeying) -> Job:
    """Gives a book that is closed, and then its backups, another passphrase: Rekeyed."""

    def work(report: Progress) -> Rekeyed:
        report(0, 0)
        change_passphrase(door.path, door.passphrase, wanted.passphrase)
        Memory(door.path).follow(wanted.passphrase)
        _back_up(Door(door.path, wanted.passphrase))
        kept = sum(not _follows(each, door, wanted) for each in wanted.backups)
        return Rekeyed(Door(door.path, wanted.passphrase), kept)

    return Job(work)


def done_said(done: Rekeyed) -> str:
    """What the user is told at the end."""
    said = _("The passphrase is set.") if done.door.passphrase else _("The passphrase was removed.")
    if not done.kept:
        return said
    left = ngettext(
        "{count} backup could not be changed and stays as it was.",
        "{count} backups could not be changed and stay as they were.",
        done.kept,
    )
    return f"{said} {left.format(count=done.kept)}"


def _back_up(door: Door) -> None:
    """The newest backup opens with the new passphrase, so that the old one is called wrong and not the book damaged."""
    try:
        with door.open() as book:
            book.backups.make(Reason.REKEYING)
    except UserError as error:
        logger.warning("no backup after a change of the passphrase: %s", type(error).__name__)


def _follows(backup: Path, door: Door, wanted: Rekeying) -> bool:
    """Whether a backup has the new passphrase now; one that has quite another, or is damaged, stays as it is."""
    try:
        change_passphrase(backup, key_of(backup, door.passphrase), wanted.passphrase)
    except BookError:
        return False
    return True
