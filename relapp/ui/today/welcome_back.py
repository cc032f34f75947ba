"""The place of the banner that welcomes back after an absence; what it is made of is loaded when there is one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.ui.bus import Bus
from relapp.ui.widgets.boxes import VBox

if TYPE_CHECKING:
    from relapp.domain.absence import Absence
    from relapp.ui.today.welcome_banner import WelcomeBanner


class WelcomeBack(QWidget):
    """Hidden and empty until there is somebody to welcome; the button then comes after `after` for the Tab key."""

    opened = Signal()

    def __init__(self, bus: Bus, after: QWidget) -> None:
        super().__init__()
        self._bus, self._after = bus, after
        self._banner: WelcomeBanner | None = None
        self._column = VBox(self)
        self.hide()

    @property
    def last_stop(self) -> QWidget:
        """After which the Tab key goes on: the button, or while there is none what was before it."""
        return self._after if self._banner is None else self._banner.button

    def refresh(self) -> None:
        """Welcome back where that is worth saying today."""
        absence = self._bus.book.absences.before(self._bus.today())
        if absence:
            self._show(absence)
        self.setVisible(absence is not None)

    def _show(self, absence: "Absence") -> None:
        if self._banner is None:
            from relapp.ui.today.welcome_banner import WelcomeBanner

            self._banner = WelcomeBanner()
            self._column.addWidget(self._banner)
            self._banner.button.clicked.connect(self.opened)
        QWidget.setTabOrder(self._after, self._banner.button)
        self._banner.show_absence(absence)
