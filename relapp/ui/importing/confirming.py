"""Asking before an import of many clients is taken back, as nothing brings them again but the file."""

from PySide6.QtWidgets import QDialog, QWidget

from relapp.i18n import _, format_number, ngettext
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.text import Text

# So many go without a question.
FEW = 20

_WIDTH = 440


def may_take_back(count: int, file: str, parent: QWidget) -> bool:
    """Whether `count` clients that came with `file` may be taken back: of a few at once, else once the user says so."""
    if count <= FEW:
        return True
    dialog = TakeBackDialog(count, file, parent)
    accepted = dialog.exec()
    dialog.deleteLater()
    return bool(accepted)


class TakeBackDialog(QDialog):
    """Says how many clients, and of which file."""

    def __init__(self, count: int, file: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Undo this import"))
        said = ngettext("Take back {count} client?", "Take back {count} clients?", count)
        self.said = Text(said.format(count=format_number(count)), "strong", wrap=True)
        self.file = Text(file, "soft", wrap=True)
        self.accept_button = PrimaryButton(_("Take back"), "undo")
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button = PlainButton(_("Cancel"))
        self.cancel_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        column = VBox(self, margins=20, spacing=10)
        column.addWidget(self.said)
        column.addWidget(self.file)
        row = HBox(spacing=8)
        row.addStretch()
        row.addWidget(self.cancel_button)
        row.addWidget(self.accept_button)
        column.addLayout(row)
        width = min(current_theme().px(_WIDTH), self.screen().availableGeometry().width())
        self.resize(width, self.heightForWidth(width))
