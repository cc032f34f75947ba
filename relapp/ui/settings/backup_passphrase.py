"""The passphrase of a backup that was made when the book had another one."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from relapp.book.door import Door
from relapp.book.encryption import is_encrypted, wrong
from relapp.book.tries import counted
from relapp.book.unreadable import opens
from relapp.errors import UserError
from relapp.i18n import _
from relapp.ui.locking.field import PassphraseField, ShowLetters
from relapp.ui.settings.waiting import waiting
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.text import Text

# In units.
_WIDTH = 440


def passphrase_of(backup: Path, door: Door) -> str | None:
    """What opens `backup`: nothing, what opens the book behind `door`, or what the user types; None where that is refused."""
    if not is_encrypted(backup):
        return ""
    if door.passphrase and opens(backup, door.passphrase):
        return door.passphrase
    dialog = BackupPassphraseDialog(backup, door)
    is_right = dialog.exec() == QDialog.DialogCode.Accepted
    passphrase = dialog.field.passphrase
    dialog.field.clear()
    dialog.deleteLater()
    return passphrase if is_right else None


class BackupPassphraseDialog(QDialog):
    """Accepted, `field` has what opens the backup."""

    def __init__(self, backup: Path, door: Door) -> None:
        super().__init__()
        self._backup, self._door = backup, door
        self._words = QWidget()
        self.setWindowTitle(_("Restore a backup"))
        self.field = PassphraseField(_("Passphrase of the backup"))
        self.problem = Text("", "problem", wrap=True)
        self.problem.hide()
        self.restore = PrimaryButton(_("Restore"))
        self.restore.setDefault(True)
        self.restore.setEnabled(False)
        leave = PlainButton(_("Cancel"))
        told = _("This backup has another passphrase than the book has now. The book keeps the one that it has.")
        VBox(self, spacing=0).addWidget(self._words)
        self._column = column = VBox(self._words, margins=20, spacing=12)
        column.addWidget(Text(_("Passphrase of the backup"), "large", wrap=True))
        column.addWidget(Text(told, "soft", wrap=True))
        column.addWidget(self.field)
        column.addWidget(ShowLetters(self.field))
        column.addWidget(self.problem)
        row = HBox(spacing=8)
        row.addStretch()
        row.addWidget(leave)
        row.addWidget(self.restore)
        column.addLayout(row)
        self._fit()
        self.field.textChanged.connect(lambda text: self.restore.setEnabled(bool(text)))
        self.restore.clicked.connect(self._try)
        leave.clicked.connect(self.reject)
        self.field.setFocus()

    def _fit(self) -> None:
        """As high as what is said needs at a width that reads well."""
        width = min(current_theme().px(_WIDTH), self.screen().availableGeometry().width())
        self._column.activate()
        self.setFixedSize(width, self._words.heightForWidth(width))

    def _try(self) -> None:
        """A wrong one costs as much as one of the book."""
        try:
            with waiting(), counted(self._door.path):
                if not opens(self._backup, self.field.passphrase):
                    raise wrong(self._backup)
        except UserError as error:
            self.problem.setText(str(error))
            self.problem.show()
            self._fit()
            self.field.selectAll()
            self.field.setFocus()
            return
        self.accept()
