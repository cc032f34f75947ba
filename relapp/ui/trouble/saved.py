"""What is safe, in a sentence or two: up to when the book is saved, and when it was last copied."""

from datetime import UTC, datetime

from relapp import logs
from relapp.i18n import _, format_hour
from relapp.ui.bus import Bus
from relapp.wording.backups import moment_name


def saved(bus: Bus | None) -> list[str]:
    """For the book that is open; where none is, what holds for any. Nothing that fails here keeps the rest from being said."""
    return [_up_to(bus.saved_at if bus else None), *_backed_up(bus)]


def _up_to(moment: datetime | None) -> str:
    if moment is None:
        return _("Everything that Relapp said was saved is saved. What you were doing just now may not be.")
    is_today = moment.astimezone().date() == datetime.now(UTC).astimezone().date()
    name = format_hour(moment.astimezone().time()) if is_today else moment_name(moment)
    return _("Everything up to {moment} is saved. What you were doing just now may not be.").format(moment=name)


def _backed_up(bus: Bus | None) -> list[str]:
    try:
        found = bus.book.backups.list() if bus else ()
    except Exception as error:  # noqa: BLE001 - the book may be what is broken
        logs.fault(error)
        return []
    return [_("The last good backup was made on {moment}.").format(moment=moment_name(found[0].made_at))] if found else []
