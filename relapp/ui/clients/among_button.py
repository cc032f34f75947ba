"""The way back from some clients to all of them."""

from PySide6.QtCore import Qt

from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.text import set_tooltip, without_mnemonic

_WIDEST_LABEL = 340


class AmongButton(PlainButton):
    """Says which clients alone are shown, a long name cut in the middle."""

    def __init__(self) -> None:
        super().__init__("", "close", compact=True)

    def show_label(self, label: str) -> None:
        """Say what the clients shown have in common."""
        room = current_theme().px(_WIDEST_LABEL)
        self.setText(without_mnemonic(self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideMiddle, room)))
        self.setAccessibleName(_("{name}: show all clients again").format(name=label))
        set_tooltip(self, label)
