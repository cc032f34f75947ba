"""The verb for a damaged or missing book: what can be had of it, and having it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from relapp.cli.opening import require_content, write_json
from relapp.cli.passphrase import for_book
from relapp.cli.terminal import say
from relapp.errors import BookError, FormerPassphraseError
from relapp.i18n import _

if TYPE_CHECKING:
    from relapp.book.rescue import Outlook, Taken

_BACKUP, _READABLE, _NEW = "backup", "readable", "new"


def take_rescue(taker: argparse.ArgumentParser) -> None:
    """What to take, nothing to only look, and whether a script asks."""
    taker.add_argument(
        "--take",
        choices=(_BACKUP, _READABLE, _NEW),
        help=_("go back to the newest good backup, keep what can still be read, or begin anew where the book is missing"),
    )
    taker.add_argument("--json", action="store_true", help=_("write JSON for scripts"))


def run_rescue(options: argparse.Namespace) -> int:
    """Say what can be had of a damaged or missing book, or have it; a damaged file is kept. BookError for a sound book."""
    from relapp.book import opening, rescue
    from relapp.book.door import Door
    from relapp.book.tries import trying
    from relapp.paths import default_book

    path: Path = options.book or default_book()
    if not path.exists() and not opening.is_missing(path):
        raise BookError(_("There is no book at {file}.").format(file=path))
    require_content(path)
    passphrase = for_book(opening.known_by(path), options)
    may_be_former = False
    with trying(Door(path, passphrase)):
        try:
            is_sound = rescue.is_sound(path, passphrase)
        except FormerPassphraseError:
            is_sound, may_be_former = False, True
    if is_sound:
        raise BookError(_("{file} is sound: there is nothing to rescue.").format(file=path))
    outlook = rescue.look(path, passphrase)
    try:
        if not options.take:
            return write_json(_shape(path, outlook)) if options.json else _tell(path, outlook, may_be_former=may_be_former)
        taken = _take(path, passphrase, outlook, options.take)
    finally:
        outlook.put_away()
    if options.json:
        kept = str(taken.aside) if taken.aside else None
        return write_json({"book": str(path), "damaged": kept, "left_out": taken.left_out})
    _tell_taken(path, taken)
    return 0


def _take(path: Path, passphrase: str, outlook: "Outlook", wanted: str) -> "Taken":
    from relapp.book import rescue

    if wanted == _BACKUP and outlook.backup:
        return rescue.take_backup(path, outlook.backup, passphrase, outlook.salvaged)
    if wanted == _NEW and outlook.is_missing:
        return rescue.begin_new(path, passphrase)
    if wanted == _READABLE and outlook.salvaged:
        return rescue.take_salvaged(path, outlook.salvaged, passphrase)
    raise BookError(_("There is nothing of that kind to take. “relapp rescue” shows what there is; nothing was changed."))


def _tell_taken(path: Path, taken: "Taken") -> None:
    from relapp.wording import erasing

    if taken.aside:
        say(_("{book} can be opened again. The damaged file is kept as {file}.").format(book=path, file=taken.aside))
    else:
        say(_("{book} can be opened again.").format(book=path))
    if taken.left_out:
        say(erasing.left_out(taken.left_out))


def _tell(path: Path, outlook: "Outlook", *, may_be_former: bool) -> int:
    from relapp.wording.backups import moment_name
    from relapp.wording.rescue import doubt, held, lost

    if may_be_former:
        say(doubt(path))
    if outlook.backup and outlook.held:
        said = _("The newest good backup is of {moment}: {what}. “relapp rescue --take backup” goes back to it.")
        what = held(outlook.held.clients, outlook.held.touches)
        say(said.format(moment=moment_name(outlook.backup.made_at), what=what))
    elif outlook.are_locked:
        say(_("Its backups have another passphrase than the one given."))
    else:
        say(_("There is no good backup beside it."))
    if salvaged := outlook.salvaged:
        said = _("What can still be read: {what}. {missing} “relapp rescue --take readable” keeps it.")
        missing = lost(salvaged.missing, salvaged.nameless, unknown=bool(salvaged.unknown))
        say(said.format(what=held(salvaged.clients, salvaged.touches), missing=missing))
    elif outlook.is_missing:
        say(_("The book itself is missing. “relapp rescue --take new” begins an empty one."))
    else:
        say(_("Nothing of it can be read any more."))
    return 0


def _shape(path: Path, outlook: "Outlook") -> dict[str, Any]:
    """The same for scripts; null for what there is not."""
    backup, held, salvaged = outlook.backup, outlook.held, outlook.salvaged
    return {
        "book": str(path),
        "missing": outlook.is_missing,
        "backup": {
            "file": str(backup.path), "made_at": backup.made_at.isoformat(), "clients": held.clients, "touches": held.touches
        } if backup and held else None,
        "readable": {
            "clients": salvaged.clients, "touches": salvaged.touches, "missing": dict(salvaged.missing),
            "uncounted": sorted(salvaged.unknown), "nameless": salvaged.nameless,
        } if salvaged else None,
    }  # fmt: skip
