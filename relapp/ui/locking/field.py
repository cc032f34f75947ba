"""Where a passphrase is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from relapp.book.encryption import LONGEST, normalized
from relapp.i18n import _
from relapp.ui.widgets.boxes import VBox

_HINTS = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase


class PassphraseField(QLineEdit):
    """One line of dots; what is typed goes into no undo history, no clipboard and no word list of the keyboard."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(LONGEST)
        self.setInputMethodHints(_HINTS)
        self.set_shown(shown=False)

    @property
    def passphrase(self) -> str:
        """What was typed, as it is used."""
        return normalized(self.text())

    def set_shown(self, *, shown: bool) -> None:
        """Show the letters, or dots in their place."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


class ShowLetters(QWidget):
    """A box that shows the letters of several fields; `shown` tells whether they are."""

    shown = Signal(bool)

    def __init__(self, *fields: PassphraseField) -> None:
        super().__init__()
        self.box = QCheckBox(_("Show the letters"))
        self.box.setAccessibleName(self.box.text())
        VBox(self).addWidget(self.box, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.box)
        for field in fields:
            self.box.toggled.connect(lambda on, field=field: field.set_shown(shown=on))
        self.box.toggled.connect(self.shown)

    def hide_letters(self) -> None:
        """Show dots again."""
        self.box.setChecked(False)
