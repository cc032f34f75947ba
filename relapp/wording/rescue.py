"""What is left of a damaged book, in words."""

from collections.abc import Mapping
from pathlib import Path

from relapp.i18n import _, format_number, ngettext

_CLIENT, _TOUCH = "client", "touch"


def doubt(book: Path) -> str:
    """What is to be known before anything is chosen, where the passphrase given opens a backup and not the book."""
    said = _(
        "Either the book has a newer passphrase than this one, or {file} is damaged. If you know a newer one, try it first."
        " Nothing was deleted, and whatever you choose, the file is kept beside it."
    )
    return said.format(file=book)


def held(clients: int, touches: int) -> str:
    """How much a book holds."""
    return f"{_clients(clients)}, {_touches(touches)}"


def lost(missing: Mapping[str, int], nameless: int, *, unknown: bool) -> str:
    """What could not be read; `missing` counts rows by table, `unknown` says that there was more that nobody can count."""
    parts = [_clients(missing.get(_CLIENT, 0))] if missing.get(_CLIENT) else []
    parts += [_touches(missing.get(_TOUCH, 0))] if missing.get(_TOUCH) else []
    if others := sum(count for table, count in missing.items() if table not in (_CLIENT, _TOUCH)):
        said = ngettext("{count} other entry", "{count} other entries", others)
        parts.append(said.format(count=format_number(others)))
    sentences = [_("Missing: {what}.").format(what=", ".join(parts))] if parts else []
    if unknown:
        sentences.append(_("There was more that can no longer be counted."))
    if nameless:
        said = ngettext(
            "Of {count} client little more than the name is left; they are left in peace until you look at them.",
            "Of {count} clients little more than the name is left; they are left in peace until you look at them.",
            nameless,
        )
        sentences.append(said.format(count=format_number(nameless)))
    return " ".join(sentences) or _("Nothing is missing.")


def _clients(count: int) -> str:
    return ngettext("{count} client", "{count} clients", count).format(count=format_number(count))


def _touches(count: int) -> str:
    return ngettext("{count} touch", "{count} touches", count).format(count=format_number(count))
