"""How a client likes to be called."""

from relapp.domain.clients import Client

# Letters; the field takes no more, but a book from elsewhere may have more.
LONGEST = 60


def called(client: Client) -> str:
    """What they like to be called, cut where it is too long to be a name; empty where nobody said."""
    name = client.addressed_as
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
