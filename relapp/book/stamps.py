"""Where new rows get their identity and their moment from; a sample book brings its own so that a seed gives the same book."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Self


def _new_uuid() -> str:
    """A random one (RFC 9562 5.4), made without the object that `uuid` would make of it."""
    octets = bytearray(os.urandom(16))
    octets[6] = octets[6] & 0x0F | 0x40
    octets[8] = octets[8] & 0x3F | 0x80
    return octets.hex()


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Stamps:
    """`uuid` makes 32 hexadecimal digits; `now` is the moment in UTC; `today` is the local day."""

    uuid: Callable[[], str] = _new_uuid
    now: Callable[[], datetime] = _now
    today: Callable[[], date] = date.today

    def moment(self) -> str:
        """Now, as it is stored."""
        return self.now().isoformat(timespec="microseconds")

    def at_once(self) -> Self:
        """The same for work whose rows are all written in one moment."""
        now = self.now()
        return replace(self, now=lambda: now)
