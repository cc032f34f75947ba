"""Which backup the book is to be again."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from relapp.book.door import Door
from relapp.domain.backups import Backup
from relapp.errors import UserError
from relapp.i18n import _
from relapp.ui.settings.waiting import waiting
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.text import Text
from relapp.wording.backups import backup_lines

# In units.
_ROW = 34


def restored(door: Door, backup: Path) -> str:
    """Make the book behind `door`, which nobody has open, what it was in `backup`; what came of it as a sentence.

    The passphrase of a backup that has another one than the book is asked for; the book keeps its own.
    """
    from relapp.book.backups.restoring import restore
    from relapp.book.erasing.restored import keep_out
    from relapp.ui.settings.backup_passphrase import passphrase_of
    from relapp.wording import erasing

    key = passphrase_of(backup, door)
    if key is None:
        return _("Nothing was changed.")
    try:
        with waiting():
            done = restore(door.path, backup, door.passphrase, of_backup=key)
            left_out = keep_out(door.path, done.set_aside, door.passphrase)
    except UserError as error:
        return str(error)
    said = _("Restored.")
    if done.set_aside:
        said = _("Restored. The book as it was is kept as {file}.").format(file=done.set_aside.name)
    return f"{said} {erasing.left_out(left_out)}" if left_out else said


class RestoreDialog(QDialog):
    """`chosen` is a backup once the dialog was accepted."""

    def __init__(self, backups: Sequence[Backup], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Restore a backup"))
        self._backups = backups
        self.list = QListWidget()
        self.list.setAccessibleName(_("Backups, the latest first"))
        for line in backup_lines(backups):
            item = QListWidgetItem(line, self.list)
            item.setSizeHint(QSize(0, current_theme().px(_ROW)))
        self.list.setCurrentRow(0)
        self.restore = PrimaryButton(_("Restore"))
        self.leave = PlainButton(_("Cancel"))
        said = _("The book becomes what it was then. The book as it is now is kept beside it, under another name.")
        column = VBox(self, margins=20, spacing=12)
        column.addWidget(Text(_("Which backup?"), "large", wrap=True))
        column.addWidget(Text(said, "soft", wrap=True))
        column.addWidget(self.list, 1)
        row = HBox()
        row.addStretch()
        row.addWidget(self.leave)
        row.addWidget(self.restore)
        column.addLayout(row)
        self.restore.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.list.itemDoubleClicked.connect(self.accept)
        self.restore.setEnabled(bool(backups))
        self.resize(current_theme().px(460), current_theme().px(380))
        self.list.setFocus()

    @property
    def chosen(self) -> Backup | None:
        """The backup that is chosen in the list."""
        row = self.list.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list is the button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.accept()
            return
        super().keyPressEvent(event)
