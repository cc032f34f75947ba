"""On which channels a client can be reached, and which of them the client refused."""

from dataclasses import dataclass

from relapp.domain.clients import Channel, Client, PointKind
from relapp.domain.reminders import Reminder
from relapp.domain.text import digits

# Beginning with what most clients answer soonest.
_ORDER = (Channel.WHATSAPP, Channel.PHONE, Channel.EMAIL, Channel.LETTER, Channel.IN_PERSON)

_POINTS = {
    Channel.WHATSAPP: PointKind.PHONE,
    Channel.PHONE: PointKind.PHONE,
    Channel.EMAIL: PointKind.EMAIL,
    Channel.LETTER: PointKind.ADDRESS,
}


@dataclass(frozen=True, slots=True)
class Reach:
    """One channel with the numbers or addresses that it takes, as they were typed; a meeting takes none."""

    channel: Channel
    points: tuple[str, ...]
    is_refused: bool


def reaches(client: Client) -> list[Reach]:
    """The channels that lead to `client`, the preferred one first."""
    found = [Reach(each, _points(client, each), each in client.refused_channels) for each in _ORDER]
    usable = [each for each in found if each.points or each.channel is Channel.IN_PERSON]
    return sorted(usable, key=lambda each: each.channel is not client.preferred_channel)


def best_reach(found: list[Reach], reason: Reminder | None) -> Reach | None:
    """The one to begin with: what the reason asks for, else the first; never a refused one."""
    free = [each for each in found if not each.is_refused]
    asked = Channel.LETTER if reason and reason.code == "card" else reason and reason.data.get("channel")
    return next((each for each in free if each.channel == asked), free[0] if free else None)


def _points(client: Client, channel: Channel) -> tuple[str, ...]:
    kind = _POINTS.get(channel)
    values = (point.value for point in client.points if point.kind is kind)
    return tuple(value for value in values if digits(value) or kind is not PointKind.PHONE)
