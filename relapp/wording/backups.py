"""Backups in words."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from relapp.domain.backups import Backup, Reason
from relapp.i18n import _, format_day, format_hour, format_number, ngettext


def reason_name(reason: Reason) -> str:
    """Why a backup was made."""
    return {
        Reason.DAILY: _("daily"),
        Reason.ASKED: _("made by hand"),
        Reason.IMPORT: _("before an import"),
        Reason.MERGE: _("before a merge"),
        Reason.RESTORE: _("before a restore"),
        Reason.ERASURE: _("before an erasure"),
        Reason.MIGRATION: _("before an update of Relapp"),
        Reason.REKEYING: _("after a change of the passphrase"),
    }[reason]


def size_name(size: int) -> str:
    """So many bytes, in a unit that suits them."""
    if size < 1_000_000:
        return _("{count} kB").format(count=format_number(max(1, round(size / 1000))))
    return _("{count} MB").format(count=format_number(round(size / 1_000_000)))


def moment_name(moment: datetime) -> str:
    """A moment as the user's day and hour."""
    local = moment.astimezone()
    return _("{day}, {hour}").format(day=format_day(local.date()), hour=format_hour(local.time()))


def backup_line(backup: Backup) -> str:
    """One backup: when, why, how large."""
    return " · ".join((moment_name(backup.made_at), reason_name(backup.reason), size_name(backup.size)))


def backup_lines(backups: Sequence[Backup]) -> list[str]:
    """A line for each backup; those of one minute that would read alike have their seconds."""
    lines = [backup_line(each) for each in backups]
    alike = {line for line, count in Counter(lines).items() if count > 1}
    return [_with_seconds(each, line) if line in alike else line for each, line in zip(backups, lines, strict=True)]


def _with_seconds(backup: Backup, line: str) -> str:
    local = backup.made_at.astimezone().time()
    hour, minute = format_hour(local), f":{local.minute:02}"
    return line.replace(hour, hour.replace(minute, f"{minute}:{local.second:02}"), 1)


def unlocked_there(count: int) -> str:
    """That so many backups in the second place, one at least, have no passphrase although the book has one."""
    said = ngettext(
        "{count} older backup in the second place has no passphrase: change yours while that place is there, and it follows.",
        "{count} older backups in the second place have no passphrase: change yours while that place is there, and they follow.",
        count,
    )
    return said.format(count=format_number(count))
