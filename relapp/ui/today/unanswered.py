"""The place of the line that says which reminders have come and were not answered; what it is made of is loaded for the first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.book.announced import Announced
from relapp.ui.bus import Bus
from relapp.ui.today.pressing_requests import PressingRequests
from relapp.ui.widgets.boxes import VBox

if TYPE_CHECKING:
    from relapp.ui.today.unanswered_line import UnansweredLine


class Unanswered(QWidget):
    """Hidden and empty until a reminder's hour has come; comes after `after` for the Tab key. `opened` carries a client's id."""

    opened = Signal(int)

    def __init__(self, bus: Bus, after: PressingRequests) -> None:
        super().__init__()
        self._bus, self._after = bus, after
        self._announced = Announced(bus.book)
        self._line: UnansweredLine | None = None
        self._column = VBox(self)
        self.hide()

    @property
    def last_stop(self) -> QWidget:
        """After which the Tab key goes on."""
        return self._after.last_stop if self._line is None or self.isHidden() else self._line.button

    def refresh(self) -> None:
        """Name those that still wait, whatever became of their bubbles."""
        waiting = self._announced.unanswered(self._bus.today())
        if waiting and self._line is None:
            from relapp.ui.today.unanswered_line import UnansweredLine

            self._line = UnansweredLine()
            self._column.addWidget(self._line)
            self._line.opened.connect(self.opened)
        if waiting and self._line:
            QWidget.setTabOrder(self._after.last_stop, self._line.button)
            self._line.show_reminders(waiting, self._bus.book.agenda.names({each.client_id for each in waiting}))
        self.setVisible(bool(waiting))
