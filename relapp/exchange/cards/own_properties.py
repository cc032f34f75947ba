"""What properties of our own say in a card, and those that programs have in common with us for what is known about a client."""

from datetime import date

from relapp.domain.clients import Client, ClientKind, DetailKind, Observed
from relapp.exchange.cards.card import Card, Handler
from relapp.exchange.cards.content_lines import Head, unescape
from relapp.exchange.own_fields import OWN_FIELDS, read_own
from relapp.exchange.soundness import check_sound
from relapp.exchange.text import one_line, shown, uuid_digits
from relapp.i18n import _

KIND_PROPERTY, COMPANY_PROPERTY, UUID_PROPERTY = "X-RELAPP-KIND", "X-RELAPP-COMPANY", "X-RELAPP-UUID"
OBSERVED_PARAMETER, NOTED_PARAMETER = "X-RELAPP-OBSERVED", "X-RELAPP-NOTED-ON"

DETAIL_PROPERTIES = {
    "INTEREST": DetailKind.INTEREST,
    "X-RELAPP-NEED": DetailKind.NEED,
    "X-RELAPP-WISH": DetailKind.WISH,
    "X-RELAPP-PREFERENCE": DetailKind.PREFERENCE,
    "X-RELAPP-OPPORTUNITY": DetailKind.OPPORTUNITY,
    "X-RELAPP-PRAISE": DetailKind.PRAISE,
    "X-RELAPP-OBSERVATION": DetailKind.OBSERVATION,
}

OWN_PROPERTIES = {f"X-RELAPP-{name.upper().replace('_', '-')}": name for name in OWN_FIELDS}

_OBSERVED = {observed.value: observed for observed in Observed}


def _own_uuid(card: Card, _head: Head, value: str) -> None:
    if uuid := uuid_digits(value):
        card.draft.own["uuid"] = uuid


def _detail(card: Card, head: Head, value: str) -> None:
    if not head.extras:
        card.draft.add_detail(DETAIL_PROPERTIES[head.name], unescape(value))
        return
    noted_on = None
    written = head.extras.get(NOTED_PARAMETER, "")
    try:
        noted_on = date.fromisoformat(written) if written else None
    except ValueError:
        _warn_unreadable(card, written)
    observed = _OBSERVED.get(head.extras.get(OBSERVED_PARAMETER, ""))
    card.draft.add_detail(DETAIL_PROPERTIES[head.name], unescape(value), observed, noted_on)


def _own_kind(card: Card, _head: Head, value: str) -> None:
    card.draft.organisation = value.strip() == ClientKind.ORGANISATION


def _own_company(card: Card, _head: Head, value: str) -> None:
    card.own_company = one_line(unescape(value))


def _own_field(card: Card, head: Head, value: str) -> None:
    field = OWN_PROPERTIES[head.name]
    text = unescape(value)
    try:
        found = read_own(field, text)
        check_sound(Client("", **{field: found}))
        card.draft.own[field] = found
    except ValueError:
        _warn_unreadable(card, text)


def _warn_unreadable(card: Card, text: str) -> None:
    card.draft.warn(_("“{text}” could not be read and was left out.").format(text=shown(text)))


OWN_HANDLERS: dict[str, Handler] = {
    KIND_PROPERTY: _own_kind,
    COMPANY_PROPERTY: _own_company,
    UUID_PROPERTY: _own_uuid,
    **dict.fromkeys(DETAIL_PROPERTIES, _detail),
    **dict.fromkeys(OWN_PROPERTIES, _own_field),
}
