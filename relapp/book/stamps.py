"""Where new rows get their identity and their moment from; a sample book brings its own so that a seed gives the same book."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Self


def _new_uuid() -> str:
    """A random one (RFC 9562 5.4), made without the object that `uuid` would make of it."""
    bits = int.from_bytes(os.urandom(16))
    return f"{bits & ~(0xF000 << 64) & ~(0xC000 << 48) | (4 << 76) | (2 << 62):032x}"


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
