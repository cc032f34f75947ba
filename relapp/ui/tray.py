"""The icon in the tray, where there is one, with the number of touches left."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from relapp.i18n import _, ngettext
from relapp.ui.app_icon import app_icon

# At login the desktop may still be busy making its tray: seconds between two looks, and for how long they go on.
_AGAIN, _PATIENCE = 1, 60


class Tray(QObject):
    """Shows itself only where the desktop has a tray; `appeared` comes where one was waited for."""

    appeared = Signal()
    opened = Signal()
    log_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = self._missed = 0
        self.icon = QSystemTrayIcon(app_icon(), self)
        self._is_early = False
        self._looks_left = 0
        self._timer = QTimer(self, interval=_AGAIN * 1000)
        self._timer.timeout.connect(self._look_again)
        self._menu = QMenu()
        self._menu.addAction(_("Open Relapp"), self.opened.emit)
        self._log = self._menu.addAction(_("Log a touch"), self.log_wanted.emit)
        self._menu.addSeparator()
        self._menu.addAction(_("Quit"), self.quit_wanted.emit)
        self._equip()

    @property
    def is_there(self) -> bool:
        """Whether the user can see it, so that a hidden window has a way back."""
        return self.icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def appear(self) -> bool:
        """Show the icon if the desktop has a place for it by now."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self._is_early = True
            return False
        if self._is_early:
            self._is_early = False
            self._renew()
        self.icon.show()
        return self.is_there

    def wait(self) -> bool:
        """Show the icon, now or as soon as the desktop has a place for it within a minute; whether that is now."""
        if self.appear():
            return True
        self._looks_left = _PATIENCE // _AGAIN
        self._timer.start()
        return False

    def leave(self) -> None:
        """Take the icon away, and wait no more."""
        self._timer.stop()
        self.icon.hide()

    def show_count(self, count: int) -> None:
        """Show how many touches are left today."""
        self._count = count
        self._show()

    def show_missed(self, count: int) -> None:
        """Mark the icon while `count` reminders have come that nobody has looked at yet."""
        self._missed = count
        self._show()

    def show_locked(self) -> None:
        """Show nothing of the book but that it is locked."""
        self.icon.setIcon(app_icon())
        self.icon.setToolTip(_("Relapp is locked"))
        self._log.setVisible(False)

    def _look_again(self) -> None:
        self._looks_left -= 1
        is_there = self.appear()
        if is_there or not self._looks_left:
            self._timer.stop()
        if is_there:
            self.appeared.emit()

    def _renew(self) -> None:
        """An icon is made for the kind of tray that there was then, which may have been none: this one is for what there is now.

        The one before stays, unseen: bubbles that other desktops hang on it are shown otherwise where it is not there.
        """
        before = self.icon
        self.icon = QSystemTrayIcon(before.icon(), self)
        self.icon.setToolTip(before.toolTip())
        self._equip()

    def _equip(self) -> None:
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._on_activated)

    def _show(self) -> None:
        self.icon.setIcon(app_icon(self._count, is_marked=self._missed > 0))
        said = ngettext("Relapp: {count} touch today", "Relapp: {count} touches today", self._count).format(count=self._count)
        if self._missed:
            came = ngettext("{count} new reminder", "{count} new reminders", self._missed).format(count=self._missed)
            said = f"{said} · {came}"
        self.icon.setToolTip(said)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit()
