"""The verb for a damaged book: what can be had of it, and having it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from relapp.cli.opening import write_json
from relapp.cli.passphrase import for_book
from relapp.cli.terminal import say
from relapp.errors import BookError
from relapp.i18n import _

if TYPE_CHECKING:
    from relapp.book.rescue import Outlook

_BACKUP, _READABLE = "backup", "readable"


def take_rescue(taker: argparse.ArgumentParser) -> None:
    """What to take, nothing to only look, and whether a script asks."""
    taker.add_argument(
        "--take", choices=(_BACKUP, _READABLE), help=_("go back to the newest good backup, or keep what can still be read")
    )
    taker.add_argument("--json", action="store_true", help=_("write JSON for scripts"))


def run_rescue(options: argparse.Namespace) -> int:
    """Say what can be had of a damaged book, or have it; the damaged file is kept. BookError for a book that is sound."""
    from relapp.book import rescue
    from relapp.paths import default_book

    path: Path = options.book or default_book()
    if not path.exists():
        raise BookError(_("There is no book at {file}.").format(file=path))
    passphrase = for_book(path, options)
    if rescue.is_sound(path, passphrase):
        raise BookError(_("{file} is sound: there is nothing to rescue.").format(file=path))
    outlook = rescue.look(path, passphrase)
    try:
        if not options.take:
            return write_json(_shape(path, outlook)) if options.json else _tell(outlook)
        aside = _take(path, passphrase, outlook, options.take)
    finally:
        outlook.put_away()
    if options.json:
        return write_json({"book": str(path), "damaged": str(aside)})
    say(_("{book} can be opened again. The damaged file is kept as {file}.").format(book=path, file=aside))
    return 0


def _take(path: Path, passphrase: str, outlook: "Outlook", wanted: str) -> Path:
    from relapp.book import rescue

    if wanted == _BACKUP and outlook.backup:
        return rescue.take_backup(path, outlook.backup, passphrase)
    if wanted == _READABLE and outlook.salvaged:
        return rescue.take_salvaged(path, outlook.salvaged)
    raise BookError(_("There is nothing of that kind to take. “relapp rescue” shows what there is; nothing was changed."))


def _tell(outlook: "Outlook") -> int:
    from relapp.wording.backups import moment_name
    from relapp.wording.rescue import held, lost

    if outlook.backup and outlook.held:
        said = _("The newest good backup is of {moment}: {what}. “relapp rescue --take backup” goes back to it.")
        what = held(outlook.held.clients, outlook.held.touches)
        say(said.format(moment=moment_name(outlook.backup.made_at), what=what))
    else:
        say(_("There is no good backup beside it."))
    if salvaged := outlook.salvaged:
        said = _("What can still be read: {what}. {missing} “relapp rescue --take readable” keeps it.")
        missing = lost(salvaged.missing, salvaged.nameless, unknown=bool(salvaged.unknown))
        say(said.format(what=held(salvaged.clients, salvaged.touches), missing=missing))
    else:
        say(_("Nothing of it can be read any more."))
    return 0


def _shape(path: Path, outlook: "Outlook") -> dict[str, Any]:
    """The same for scripts; null for what there is not."""
    backup, held, salvaged = outlook.backup, outlook.held, outlook.salvaged
    return {
        "book": str(path),
        "backup": {
            "file": str(backup.path), "made_at": backup.made_at.isoformat(), "clients": held.clients, "touches": held.touches
        } if backup and held else None,
        "readable": {
            "clients": salvaged.clients, "touches": salvaged.touches, "missing": dict(salvaged.missing),
            "uncounted": sorted(salvaged.unknown), "nameless": salvaged.nameless,
        } if salvaged else None,
    }  # fmt: skip
