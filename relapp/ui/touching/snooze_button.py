"""The button that puts a touch off."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt

from relapp.domain.reminders import Reminder
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.widgets.buttons import Button


class SnoozeButton(Button):
    """Opens the choices, made when they are first wanted."""

    def __init__(self, bus: Bus, reasons: Callable[[], Sequence[Reminder]]) -> None:
        super().__init__(_("Snooze"), "clock", compact=True)
        self._bus, self._reasons = bus, reasons
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Show the choices below the button."""
        from relapp.ui.touching.snooze import SnoozeMenu

        menu = SnoozeMenu(self._bus, self._reasons, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        # A screen reader hears of a menu by the line in it that has the keyboard.
        menu.setActiveAction(menu.actions()[0])
