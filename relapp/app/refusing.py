"""A book that cannot be opened: said in a window of its own, with the ways that are left."""

import os
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from relapp.i18n import _
from relapp.paths import default_book
from relapp.ui.app_icon import app_icon
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.file_dialog import file_dialog
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text

_WIDTH = 520

# What Qt draws on where nobody looks.
_UNSEEN = ("offscreen", "minimal")


def chosen_instead(sentence: str, wanted: Path) -> Path | None:
    """Say why the book `wanted` cannot be opened; another one that is to be opened instead, None to end the program."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in _UNSEEN:
        return None
    dialog = RefusalDialog(sentence, is_own=wanted == default_book())
    dialog.exec()
    dialog.deleteLater()
    return dialog.chosen


class RefusalDialog(QDialog):
    """`chosen` is the book to open instead, None to end the program."""

    def __init__(self, sentence: str, *, is_own: bool) -> None:
        super().__init__()
        self.chosen: Path | None = None
        self.setWindowTitle("Relapp")
        self.setWindowIcon(app_icon())
        self.setMinimumWidth(min(current_theme().px(_WIDTH), self.screen().availableGeometry().width()))
        self.other, self.own = PlainButton(_("Choose another book…")), PrimaryButton(_("Open my own book"))
        self.end = PlainButton(_("Quit"))
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=8, line_spacing=8, to_the_right=True)
        for button in (self.end, self.other, self.own):
            row.addWidget(button)
        self.own.setVisible(not is_own)
        self.own.setDefault(True)
        column = VBox(self, margins=24, spacing=14)
        column.addWidget(Text(_("This book cannot be opened"), "title", wrap=True))
        column.addWidget(Text(sentence, wrap=True, selectable=True))
        column.addStretch()
        column.addWidget(buttons)
        self.end.clicked.connect(self.reject)
        self.other.clicked.connect(self._choose)
        self.own.clicked.connect(lambda: self._take(default_book()))
        self.resize(self.minimumWidth(), self.heightForWidth(self.minimumWidth()))

    def _choose(self) -> None:
        dialog = file_dialog(self, _("Choose another book"), str(default_book().parent), _("Client books (*.relapp)"))
        if dialog.exec():
            self._take(Path(dialog.selectedFiles()[0]))
        dialog.deleteLater()

    def _take(self, book: Path) -> None:
        self.chosen = book
        self.accept()
