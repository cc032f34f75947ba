"""Whether the page may be left while something typed is not saved."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.results.drafts import drafts_of
from relapp.ui.results.saving import save_all
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text

_WIDTH = 460


class _Dialog(QDialog):
    """Says something above `buttons`, as they are seen from the left; the keyboard begins with the last and goes back."""

    def __init__(self, said: str, buttons: tuple[Button, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Enter results"))
        width = min(current_theme().px(_WIDTH), self.screen().availableGeometry().width())
        self.setMinimumWidth(width)
        self._first = buttons[-1]
        holder = QWidget()
        row = FlowLayout(holder, spacing=8, to_the_right=True)
        for button in buttons:
            row.addWidget(button)
        column = VBox(self, margins=20, spacing=16)
        column.addWidget(Text(said, "strong", wrap=True))
        column.addWidget(holder)
        chain_tab_order(*reversed(buttons))
        self.resize(width, self.heightForWidth(width))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where Enter does no harm."""
        super().showEvent(event)
        self._first.setFocus(Qt.FocusReason.TabFocusReason)


class LeaveDialog(_Dialog):
    """Asks about `count` results; accepted, they are to be saved or, where `is_discarded`, forgotten."""

    def __init__(self, count: int, parent: QWidget) -> None:
        self.is_discarded = False
        said = ngettext("{count} result is not saved yet.", "{count} results are not saved yet.", count)
        discard = ngettext("Discard {count} result", "Discard {count} results", count)
        self.discard_button = PlainButton(discard.format(count=format_number(count)), "trash")
        self.stay_button = PlainButton(_("Stay"))
        self.save_button = PrimaryButton(_("Save"), "check")
        super().__init__(
            said.format(count=format_number(count)), (self.discard_button, self.stay_button, self.save_button), parent
        )
        self.save_button.clicked.connect(self.accept)
        self.stay_button.clicked.connect(self.reject)
        self.discard_button.clicked.connect(self._discard)

    def _discard(self) -> None:
        self.is_discarded = True
        self.accept()


class TellDialog(_Dialog):
    """Says once what became of rows otherwise than it was typed."""

    def __init__(self, said: list[str], parent: QWidget) -> None:
        self.close_button = PrimaryButton(_("Close"))
        super().__init__("\n".join(said), (self.close_button,), parent)
        self.close_button.clicked.connect(self.accept)


def may_leave(bus: Bus, parent: QWidget) -> bool:
    """Ask where something is not saved; False where the user stays, or something has to be mended first."""
    drafts = drafts_of(bus)
    if not drafts.count:
        return True
    dialog = LeaveDialog(drafts.count, parent)
    is_left = bool(dialog.exec())
    dialog.deleteLater()
    if not is_left:
        return False
    if dialog.is_discarded:
        drafts.clear()
        return True
    saved = save_all(bus)
    if saved.told:
        telling = TellDialog(saved.told, parent)
        telling.exec()
        telling.deleteLater()
    if saved.held:
        bus.failed.emit(saved.held)
    return not drafts.lists
