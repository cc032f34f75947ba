"""The names that are left out of what is handed on."""

from collections.abc import Iterable

from relapp.domain.anonymous import Called, Names, names_of
from relapp.domain.clients import Client
from relapp.i18n import _


def names_out(clients: Iterable[Client], others: Iterable[str] = ()) -> Names:
    """The names to leave out: those that tell who `clients` are, and `others` that they are mentioned with."""
    called = [each for client in clients for each in names_of(client)]
    return Names([*called, *map(Called, others)], _("a client"))
