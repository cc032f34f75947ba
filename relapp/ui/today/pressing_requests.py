"""The place of the line that calls an open request to mind; what it is made of is loaded when there is one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.ui.bus import Bus
from relapp.ui.today.welcome_back import WelcomeBack
from relapp.ui.widgets.boxes import VBox

if TYPE_CHECKING:
    from relapp.ui.today.request_line import RequestLine


class PressingRequests(QWidget):
    """Hidden and empty until a request is near its legal day; comes after `after` for the Tab key."""

    opened = Signal()

    def __init__(self, bus: Bus, after: WelcomeBack) -> None:
        super().__init__()
        self._bus, self._after = bus, after
        self._line: RequestLine | None = None
        self._column = VBox(self)
        self.hide()

    @property
    def last_stop(self) -> QWidget:
        """After which the Tab key goes on."""
        return self._after.last_stop if self._line is None or self.isHidden() else self._line.button

    def refresh(self) -> None:
        """Call to mind what has to be answered soon."""
        on = self._bus.today()
        requests = self._bus.book.privacy.pressing(on)
        if requests and self._line is None:
            from relapp.ui.today.request_line import RequestLine

            self._line = RequestLine()
            self._column.addWidget(self._line)
            self._line.button.clicked.connect(self.opened)
        if requests and self._line:
            QWidget.setTabOrder(self._after.last_stop, self._line.button)
            self._line.show_requests(requests, on)
        self.setVisible(bool(requests))
