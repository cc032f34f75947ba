"""The icon in the tray, where there is one, with the number of touches left."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from relapp.i18n import _, ngettext
from relapp.ui.app_icon import app_icon


class Tray(QObject):
    """Shows itself only where the desktop has a tray."""

    opened = Signal()
    log_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.icon = QSystemTrayIcon(app_icon(), self)
        self._menu = QMenu()
        self._menu.addAction(_("Open Relapp"), self.opened.emit)
        self._log = self._menu.addAction(_("Log a touch"), self.log_wanted.emit)
        self._menu.addSeparator()
        self._menu.addAction(_("Quit"), self.quit_wanted.emit)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._on_activated)

    @property
    def is_there(self) -> bool:
        """Whether the user can see it, so that a hidden window has a way back."""
        return self.icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def appear(self) -> bool:
        """Show the icon if the desktop has a place for it by now."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon.show()
        return self.is_there

    def show_count(self, count: int) -> None:
        """Show how many touches are left today."""
        self.icon.setIcon(app_icon(count))
        self.icon.setToolTip(ngettext("Relapp: {count} touch today", "Relapp: {count} touches today", count).format(count=count))

    def show_locked(self) -> None:
        """Show nothing of the book but that it is locked."""
        self.icon.setIcon(app_icon())
        self.icon.setToolTip(_("Relapp is locked"))
        self._log.setVisible(False)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit()
