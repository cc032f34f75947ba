"""Whether the program is there when the computer is."""

from PySide6.QtWidgets import QCheckBox

from relapp import autostart
from relapp.autostart import State
from relapp.book.changes import Changes, Kind
from relapp.domain.settings import Settings
from relapp.i18n import _
from relapp.paths import default_book
from relapp.ui.bus import Bus
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.widgets.forms import LabelledRow


class StartGroup(SettingsGroup):
    """Shows what the system says of it, and has the system change that; the book knows nothing of it."""

    def __init__(self, bus: Bus) -> None:
        explanation = _(
            "Relapp then waits in the tray, or minimised where the desktop shows none, and reminds you from there. "
            "A book with a passphrase shows nothing until it is unlocked."
        )
        super().__init__(bus, _("Start with the computer"), explanation)
        self._book = None if bus.book.path == default_book() else bus.book.path
        self.start = QCheckBox(_("Start Relapp"))
        self.start.setAccessibleName(_("Start Relapp when you log in"))
        self.row = LabelledRow(_("When you log in"), self.start)
        self.body.addWidget(self.row)
        self.start.clicked.connect(self._switch)

    def show_settings(self, settings: Settings) -> None:
        """Show what the system says now."""
        state = autostart.state(self._book)
        self.start.setChecked(state is State.ON)
        self.start.setEnabled(state is not State.IMPOSSIBLE)
        self.row.set_hint(_hint(state))

    def _switch(self, is_on: bool) -> None:
        book = self._book
        self._bus.do(lambda: _changed(autostart.switch_on(book) if is_on else autostart.switch_off()), silently=True)
        self.show_settings(self._bus.book.settings.get())


def _changed(back: autostart.Back) -> Changes:
    return Changes("start_changed", frozenset({Kind.SETTINGS}), undo=lambda: _changed(back()))


def _hint(state: State) -> str:
    if state is State.OTHER:
        return _("Another copy of Relapp, or another book, starts with the computer. Switch this on to have this one start.")
    if state is State.IMPOSSIBLE:
        return _("Installed as it is, Relapp cannot do this itself. The settings of the system can.")
    return ""
