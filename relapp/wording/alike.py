"""Why two records may be one client, and what only one of them said, in words."""

from collections.abc import Collection
from typing import Any

from relapp.domain.clients import Client, OccasionKind
from relapp.domain.duplicates import SINGLE, Likeness, Reason, left_out
from relapp.domain.histories import word
from relapp.i18n import _
from relapp.wording import histories, terms


def alike_reason(value: Reason) -> str:
    """One thing that speaks for it."""
    return {
        Reason.SAME_RECORD: _("same entry"),
        Reason.SAME_PHONE: _("same phone"),
        Reason.SAME_EMAIL: _("same e-mail"),
        Reason.SAME_NAME: _("same name"),
        Reason.PART_OF_NAME: _("one name is part of the other"),
        Reason.INITIALS: _("initials of the same name"),
        Reason.NICKNAME: _("short form of the same name"),
        Reason.SIMILAR_NAME: _("name spelled almost alike"),
        Reason.COMPANY_CONTACT: _("a company and somebody there"),
        Reason.SAME_COMPANY: _("same company"),
        Reason.SAME_BIRTHDAY: _("same birthday"),
        Reason.ERASED: _("erased on request"),
    }[value]


def likeness(value: Likeness) -> str:
    """All that speaks for it."""
    return ", ".join(map(alike_reason, value.reasons))


def note(first: Client, second: Client, made: Client) -> str:
    """What either record says and the one `made` of them does not, a line for each; empty where nothing would be lost."""
    return "\n".join(lines(first, second, made))


def lines(first: Client, second: Client, made: Client, fields: Collection[str] = SINGLE) -> list[str]:
    """The lines of that note, of these fields alone."""
    return [_line(field, value) for field, value in left_out(first, second, made) if field in fields]


def _line(field: str, value: Any) -> str:
    if field == "birthday":
        return _("{field}: {value}").format(field=terms.occasion(OccasionKind.BIRTHDAY), value=terms.yearly_date(value))
    return _("{field}: {value}").format(field=histories.field(field), value=histories.value(field, word(value)))
