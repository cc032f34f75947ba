"""Where the book is."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from relapp.domain.settings import Settings
from relapp.i18n import _
from relapp.paths import log_file
from relapp.ui.bus import Bus
from relapp.ui.exporting.files import show_folder
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.file_dialog import file_dialog
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.text import Text


class BookFileGroup(SettingsGroup):
    """The file in use, the way to its folder and to another book; `book_wanted` carries that one's file."""

    book_wanted = Signal(object)

    def __init__(self, bus: Bus) -> None:
        super().__init__(bus, _("Client book"), _("Everything you enter is in this one file."))
        self.path, self.log = Text("", wrap=True), Text(str(log_file()), wrap=True)
        self.body.addWidget(LabelledRow(_("File"), self.path))
        self.body.addWidget(
            LabelledRow(_("Log"), self.log, _("What the program did, for whoever looks for a fault. It holds no names."))
        )
        self.open_folder = PlainButton(_("Open its folder"))
        self.open_folder.clicked.connect(self._open_folder)
        self.open_other = PlainButton(_("Open another book…"))
        self.open_other.clicked.connect(self._open_other)
        self.body.addWidget(in_flow(self.open_folder, self.open_other))

    def show_settings(self, settings: Settings) -> None:
        """Show the path of the book."""
        self.path.setText(str(self._bus.book.path.absolute()))

    def _open_other(self) -> None:
        folder = str(self._bus.book.path.absolute().parent)
        dialog = file_dialog(self, _("Open another book"), folder, _("Client books (*.relapp)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if dialog.exec():
            self.book_wanted.emit(Path(dialog.selectedFiles()[0]))
        dialog.deleteLater()

    def _open_folder(self) -> None:
        show_folder(self._bus, self._bus.book.path)
