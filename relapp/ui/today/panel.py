"""Beside the day: the client chosen, why now, and what to remember."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.clients import Client
from relapp.domain.reminders import Reminder
from relapp.ui.bus import Bus
from relapp.ui.widgets.boxes import VBox


class TodayPanel(QWidget):
    """Shows one client at a time; `client_opened` asks for the whole record, `part_opened` for one of its parts."""

    client_opened = Signal(int)
    part_opened = Signal(int, int)

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self._column = VBox(self, margins=20, spacing=10)
        self._content: QWidget | None = None

    def show_client(self, client: Client, reasons: Sequence[Reminder], on: date) -> None:
        """Say everything that helps with this touch."""
        from relapp.ui.today.panel_content import PanelContent

        content = PanelContent(self._bus, client, reasons, on)
        content.opened.connect(lambda: self.client_opened.emit(client.id))
        content.part_opened.connect(lambda part: self.part_opened.emit(client.id, part))
        self._replace(content)

    def clear(self) -> None:
        """Nobody is chosen."""
        self._replace(None)

    def _replace(self, content: QWidget | None) -> None:
        if self._content:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        if content:
            self._column.insertWidget(0, content)
            content.show()
