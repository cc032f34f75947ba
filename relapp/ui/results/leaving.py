"""Whether the page may be left while something typed is not saved."""

from PySide6.QtWidgets import QDialog, QWidget

from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.results.drafts import drafts_of
from relapp.ui.results.saving import save_all
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text

_WIDTH = 460


class LeaveDialog(QDialog):
    """Asks about `count` results; accepted, they are to be saved or, where `is_discarded`, forgotten."""

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_discarded = False
        self.setWindowTitle(_("Enter results"))
        self.setMinimumWidth(min(current_theme().px(_WIDTH), self.screen().availableGeometry().width()))
        said = ngettext("{count} result is not saved yet.", "{count} results are not saved yet.", count)
        self.save_button = PrimaryButton(_("Save"), "check")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.accept)
        self.discard_button = PlainButton(_("Discard"), "trash")
        self.discard_button.clicked.connect(self._discard)
        self.stay_button = PlainButton(_("Stay"))
        self.stay_button.clicked.connect(self.reject)
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=8, to_the_right=True)
        for button in (self.stay_button, self.discard_button, self.save_button):
            row.addWidget(button)
        column = VBox(self, margins=20, spacing=16)
        column.addWidget(Text(said.format(count=format_number(count)), "strong", wrap=True))
        column.addWidget(buttons)

    def _discard(self) -> None:
        self.is_discarded = True
        self.accept()


def may_leave(bus: Bus, parent: QWidget) -> bool:
    """Ask where something is not saved; False where the user stays, or something could not be saved."""
    drafts = drafts_of(bus)
    count = sum(len(drafts.of(number)) for number in drafts.lists)
    if not count:
        return True
    dialog = LeaveDialog(count, parent)
    is_left = bool(dialog.exec())
    dialog.deleteLater()
    if not is_left:
        return False
    if dialog.is_discarded:
        drafts.clear()
        return True
    if held := save_all(bus):
        bus.failed.emit(held)
    return not drafts.lists
