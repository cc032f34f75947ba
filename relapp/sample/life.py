"""One client's life with us, written down piece by piece."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from relapp.book.records import Record
from relapp.domain.clients import Channel, Client
from relapp.domain.journal import Direction, Mark, Purpose, Touch
from relapp.sample.care_words import CareWords
from relapp.sample.casting import FULL_HISTORY, Part, Scene
from relapp.sample.dice import Dice
from relapp.sample.touching import Touches


@dataclass(frozen=True, slots=True)
class Life:
    """Nothing was said or done before `since` or after `until`; the lists are what has been written down so far."""

    dice: Dice
    part: Part
    scene: Scene
    words: CareWords
    client: Client
    since: date
    until: date
    make: Touches
    touches: list[Touch] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether more is told than a line here and there."""
        return self.part.index < FULL_HISTORY

    def holds(self, day: date) -> bool:
        """Whether anything can have happened on `day`."""
        return self.since <= day <= self.until

    def ago(self, count: int) -> date:
        """The working day `count` working days before the day of the sample."""
        return self.scene.rules.calendar.add_working_days(self.scene.on, -count)

    def ahead(self, count: int) -> date:
        """The working day `count` working days after the day of the sample."""
        return self.scene.rules.calendar.add_working_days(self.scene.on, count)

    def worked(self, day: date) -> date:
        """`day` itself where it is worked, else the working day before."""
        calendar = self.scene.rules.calendar
        return day if calendar.is_working(day) else calendar.add_working_days(day, -1)

    def days_ago(self, count: int) -> date:
        """The last working day not later than `count` days before the day of the sample."""
        return self.worked(self.scene.on - timedelta(days=count))

    def past_day(self, least: int, most: int) -> date | None:
        """A working day from `least` to `most` days before the last day, in the history; None where that is too short."""
        longest = min(most, (self.until - self.since).days - 7)
        return self.worked(self.until - timedelta(days=self.dice.between(least, longest))) if longest >= least else None

    def touch(self, on: date, purpose: Purpose, kind: str = "", what: str = "") -> None:
        """Log a touch whose note is of a kind of its own where one is named; a client who is kept thin has none."""
        if self.is_full and self.holds(on):
            self.touches.append(self.make.about(on, purpose, what, kind or purpose.value))

    def heard(self, on: date, note: str) -> None:
        """Log what the client came with, in these words."""
        self.said(on, Purpose.KEEP_IN_TOUCH, note, Direction.INCOMING)

    def said(
        self, on: date, purpose: Purpose, note: str, direction: Direction = Direction.OUTGOING, channel: Channel | None = None
    ) -> None:
        """Log a touch, in these words."""
        if self.is_full and self.holds(on):
            self.touches.append(self.make.noted(on, purpose, note, direction, channel))
