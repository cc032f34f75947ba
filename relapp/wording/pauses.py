"""Why a client is left in peace, and what is raised nevertheless, in words."""

from datetime import date

from relapp.domain.clients import Client, Pause
from relapp.domain.journal import Purpose
from relapp.domain.pauses import PASSES
from relapp.i18n import _, format_day, pgettext
from relapp.wording.terms import purpose


def pause(value: Pause) -> str:
    """The name of a reason to leave a client in peace."""
    return {
        Pause.BEREAVEMENT: pgettext("pause", "Bereavement"),
        Pause.OPEN_CONCERN: pgettext("pause", "An open concern"),
        Pause.OTHER: pgettext("pause", "Another reason"),
        Pause.DO_NOT_CONTACT: pgettext("pause", "Do not contact"),
        Pause.RESTRICTED: pgettext("pause", "Restricted (kept, not used)"),
        Pause.DECEASED: pgettext("pause", "Has died"),
    }[value]


def still_raised(value: Pause) -> str:
    """Which purposes pass, in the order of the purposes."""
    names = ", ".join(purpose(each).lower() for each in Purpose if each in PASSES[value])
    return _("Still raised: {purposes}.").format(purposes=names)


def in_peace(client: Client, on: date) -> str:
    """That `client` is left in peace, as part of a line; empty where they are not, or no longer."""
    if not client.pause or (client.paused_until and client.paused_until < on):
        return ""
    name = pause(client.pause).lower()
    if client.paused_until:
        return _("{pause} until {day}").format(pause=name, day=format_day(client.paused_until))
    return name
