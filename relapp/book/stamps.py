"""Where new rows get their identity and their moment from; a sample book brings its own so that a seed gives the same book."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime


def _new_uuid() -> str:
    return uuid.uuid4().hex


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
        return self.now().isoformat(timespec="seconds")
