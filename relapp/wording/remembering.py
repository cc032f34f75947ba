"""What is known of a client that helps when talking."""

from relapp import wording
from relapp.domain.clients import Client, DetailKind
from relapp.i18n import _
from relapp.wording.addressing import called

_KINDS_TO_REMEMBER = (DetailKind.PREFERENCE, DetailKind.NEED, DetailKind.WISH)


def what_to_remember(client: Client) -> list[str]:
    """How a client likes to be called and reached, and what is known that helps when talking, a line each."""
    return [*_wishes(client), *what_is_known(client)]


def what_is_known(client: Client) -> list[str]:
    """What there is to talk about, and what not, a line each."""
    lines = [detail.text for kind in _KINDS_TO_REMEMBER for detail in client.details if detail.kind is kind]
    if interests := [detail.text for detail in client.details if detail.kind is DetailKind.INTEREST]:
        lines.append(_("Interests: {interests}").format(interests=", ".join(interests)))
    return lines + [line for line in client.notes.splitlines() if line.strip()][:3]


def _wishes(client: Client) -> list[str]:
    lines = []
    if client.addressed_as:
        lines.append(_("Likes to be called {name}").format(name=called(client)))
    if client.preferred_channel and client.preferred_hours:
        channel = wording.channel(client.preferred_channel)
        lines.append(_("Prefers {channel}, {hours}").format(channel=channel, hours=client.preferred_hours))
    elif client.preferred_channel:
        lines.append(_("Prefers {channel}").format(channel=wording.channel(client.preferred_channel)))
    elif client.preferred_hours:
        lines.append(_("Best hours: {hours}").format(hours=client.preferred_hours))
    return lines
