"""Backups in words."""

from datetime import datetime

from relapp.domain.backups import Backup, Reason
from relapp.i18n import _, format_day, format_hour, format_number


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
        Reason.REKEYING: _("before a change of the passphrase"),
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
