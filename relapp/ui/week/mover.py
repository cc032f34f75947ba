"""What moves touches between days, by mouse, keyboard or menu."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from relapp.book.changes import Changes
from relapp.domain.moving import refusal
from relapp.domain.reminders import Reminder
from relapp.domain.week import PlannedTouch
from relapp.ui.bus import Bus
from relapp.wording.moving import refusal as said


class Mover(QObject):
    """`moved` carries the touch as it was and its new day; `dragged` is the one that the mouse holds."""

    moved = Signal(object, object)

    def __init__(self, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self.dragged: PlannedTouch | None = None

    def refusal(self, touch: PlannedTouch, day: date) -> str:
        """Why `touch` cannot go to `day`, in a sentence; nothing where it can."""
        why = refusal(touch, day, self._bus.today())
        return said(touch, why, day) if why else ""

    def move(self, touch: PlannedTouch, day: date) -> None:
        """Put a touch on a day, or say why not."""
        if why := self.refusal(touch, day):
            self._bus.failed.emit(why)
        elif day != touch.day and self._bus.do(lambda: self._moved(touch.reasons, day)):
            self.moved.emit(touch, day)

    def drop(self, day: date) -> None:
        """Put the touch that the mouse holds on a day, or say why not."""
        touch, self.dragged = self.dragged, None
        if touch:
            self.move(touch, day)

    def step(self, touch: PlannedTouch, steps: int) -> None:
        """Put a touch so many working days later, or earlier."""
        self.move(touch, self._bus.book.settings.rules().calendar.add_working_days(touch.day, steps))

    def release(self, touch: PlannedTouch) -> None:
        """Let a touch that the user moved find its own day again."""
        self._bus.do(lambda: self._bus.book.agenda.unpin(touch.reasons))

    def give_day(self, gesture: Reminder, day: date) -> None:
        """Plan a gesture that was offered."""
        self._bus.do(lambda: self._moved([gesture], day))

    def _moved(self, reasons: Sequence[Reminder], day: date) -> Changes:
        return self._bus.book.agenda.move(reasons, day, self._bus.today())
