"""What a backup is called, so that names are in order: by its number, its moment in UTC, its reason and the book's schema."""

import re
from datetime import UTC, datetime
from pathlib import Path

from relapp.domain.backups import Backup, Reason

_MOMENT = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(?P<number>\d{5,9})-(?P<moment>\d{8}T\d{6}Z)-(?P<reason>[a-z]+)-s(?P<schema>\d{1,6})\.relapp")

# Bytes: SQLite's pages are never smaller.
_SMALLEST_PAGE = 512


def name_of(number: int, made_at: datetime, reason: Reason, schema: int) -> str:
    """The name of a backup; `made_at` in any zone."""
    return f"{number:05}-{moment_name(made_at)}-{reason}-s{schema}.relapp"


def moment_name(moment: datetime) -> str:
    """A moment in UTC as part of a name, to the second."""
    return moment.astimezone(UTC).strftime(_MOMENT)


def read_folder(folder: Path) -> list[Backup]:
    """The finished backups in a folder, the latest first; none where there is no folder. Raises OSError for an unreadable one."""
    if not folder.is_dir():
        return []
    found = [each for each in map(_read, folder.iterdir()) if each]
    return sorted(found, key=lambda each: (each.number, each.made_at), reverse=True)


def _read(file: Path) -> Backup | None:
    """The backup that a file is, by its name and by being no fragment; None for any other file."""
    parts = _NAME.fullmatch(file.name)
    if not parts:
        return None
    try:
        size = file.stat().st_size
        made_at = datetime.strptime(parts["moment"], _MOMENT).replace(tzinfo=UTC)
        reason = Reason(parts["reason"])
    except (OSError, ValueError):
        return None
    if not size or size % _SMALLEST_PAGE:
        return None
    return Backup(file, int(parts["number"]), made_at, reason, int(parts["schema"]), size)
