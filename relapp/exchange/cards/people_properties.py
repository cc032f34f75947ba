"""What the properties of a vCard say of the people around a client, in the words of every program."""

import re
from functools import partial

from relapp.exchange.cards.card import Card, Handler
from relapp.exchange.cards.content_lines import Head, unescape
from relapp.exchange.draft import MAX_PEOPLE
from relapp.exchange.relations import ANDROID_RELATIONS
from relapp.exchange.text import one_line

_ADDRESS = re.compile(r"(?:urn|https?|mailto|tel|data|cid|uuid):", re.IGNORECASE)

# Properties that name somebody of one relation: what follows the vendor's mark.
_RELATIONS = {
    "SPOUSE": "Spouse",
    "X-SPOUSESNAME": "Spouse",
    "PARTNER": "Partner",
    "MANAGER": "Manager",
    "X-MANAGERSNAME": "Manager",
    "ASSISTANT": "Assistant",
    "X-ASSISTANTSNAME": "Assistant",
    "FATHER": "Father",
    "MOTHER": "Mother",
}
_CHILDREN = ("CHILD", "CHILDREN")
_VENDORS = ("X-", "X-MS-", "X-EVOLUTION-", "X-KADDRESSBOOK-", "X-ABS-")


def android_relation(card: Card, head: Head, name: str, number: str, label: str) -> None:
    """Somebody with one of Android's numbered relations, or with a label of the user's own."""
    if one_line(name):
        card.add_person(head, one_line(name), ANDROID_RELATIONS.get(number, label))


def _related(card: Card, head: Head, value: str) -> None:
    """RELATED of vCard 4 (RFC 6350 6.6.6), whose value is the address of a card unless it says that it is a text."""
    if not head.extras and head.value_type != "text" and _ADDRESS.match(value):
        card.keep(head, value)
        return
    _named(card, head, value)


def _named(card: Card, head: Head, value: str, relation: str = "") -> None:
    name = one_line(unescape(value))
    if name:
        card.add_person(head, name, relation)


def _children(card: Card, head: Head, value: str) -> None:
    for name in re.split("[,;]", unescape(value), maxsplit=MAX_PEOPLE)[:MAX_PEOPLE]:
        _named(card, head, name, "Child")


PEOPLE_HANDLERS: dict[str, Handler] = {
    "RELATED": _related,
    "X-ABRELATEDNAMES": _named,
    **{vendor + name: partial(_named, relation=relation) for vendor in _VENDORS for name, relation in _RELATIONS.items()},
    **{vendor + name: _children for vendor in _VENDORS for name in _CHILDREN},
}
