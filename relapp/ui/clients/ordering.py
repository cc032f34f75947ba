"""The order of the clients found for a text; of all others the book gives it."""

from array import array
from collections.abc import Callable, Iterable
from typing import Any

from relapp.book.client_list import ClientLine, Order
from relapp.domain.clients import Importance
from relapp.domain.text import sort_key
from relapp.i18n import language

_RANKS = {importance: rank for rank, importance in enumerate(Importance)}


def in_order(lines: Iterable[ClientLine], order: Order, *, descending: bool) -> "array[int]":
    """The ids of a few hundred lines; those never contacted come before all others."""
    spoken = language()
    keys: dict[Order, Callable[[ClientLine], Any]] = {
        Order.NAME: lambda line: sort_key(line.name, spoken),
        Order.COMPANY: lambda line: sort_key(line.company, spoken),
        Order.IMPORTANCE: lambda line: _RANKS[line.importance],
        Order.LAST_CONTACT: lambda line: line.last_contact.toordinal() if line.last_contact else 0,
    }
    by_name = sorted(lines, key=keys[Order.NAME])
    return array("q", (line.id for line in sorted(by_name, key=keys[order], reverse=descending)))
