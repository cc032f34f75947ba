"""What is in view while the book is locked."""

import math

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from relapp.i18n import _, ngettext
from relapp.ui.icons import pixmap
from relapp.ui.locking.field import PassphraseField, ShowLetters
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PrimaryButton
from relapp.ui.widgets.text import Text

_WIDTH = 380


class LockPage(QWidget):
    """Asks for the passphrase of the book called `name`; `unlock_wanted` carries what was typed."""

    unlock_wanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.title = Text(_("{name} is locked").format(name=name), "large", wrap=True)
        self.text = Text(_("Enter the passphrase to open it."), "soft", wrap=True)
        self.field = PassphraseField(_("Passphrase"))
        self.field.setPlaceholderText(_("Passphrase"))
        self.show_letters = ShowLetters(self.field)
        self.remember = QCheckBox(_("Remember on this computer"))
        self.remember.setAccessibleName(self.remember.text())
        self.remember.setToolTip(_("Relapp then starts without asking, for whoever can log in to your account here."))
        self.problem = Text("", "problem", wrap=True)
        self.button = PrimaryButton(_("Unlock"), "lock")
        self._until = 0
        self._reason = ""
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._count_down)
        self._lay_out()
        self.field.returnPressed.connect(self._ask)
        self.field.textChanged.connect(lambda _text: self._enable())
        self.button.clicked.connect(self._ask)
        current_theme().theme_changed.connect(self._rescale)
        self._rescale()
        self._enable()

    def show_problem(self, sentence: str, seconds: float = 0) -> None:
        """Say why it is still locked, until the next try, and let nothing be tried for so many seconds."""
        self._reason, self._until = sentence, math.ceil(seconds)
        self.field.selectAll()
        if self._until:
            self._timer.start()
        self._tell()

    def refuse_to_remember(self, sentence: str) -> None:
        """Take the choice to remember away, and say why; a wait that is on goes on."""
        self.remember.setChecked(False)
        self.remember.setEnabled(False)
        self._reason = sentence
        self._tell()

    def show_busy(self, title: str, text: str) -> None:
        """Ask for nothing, as the book is being worked on."""
        self.title.setText(title)
        self.text.setText(text)
        for part in (self.field, self.show_letters, self.remember, self.button, self.problem):
            part.hide()

    def forget(self) -> None:
        """Leave nothing of what was typed."""
        self.field.clear()
        self.show_letters.hide_letters()

    def _lay_out(self) -> None:
        self._column = QWidget()
        column = VBox(self._column, spacing=12)
        for label in (self._icon, self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        for part in (self.field, self.show_letters, self.remember, self.button, self.problem):
            column.addWidget(part)
        # What is hidden leaves its room here, and not between the words.
        column.addStretch()
        row = HBox()
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        whole = VBox(self, margins=24)
        whole.addStretch(2)
        whole.addLayout(row)
        whole.addStretch(3)

    def _ask(self) -> None:
        if self.button.isEnabled():
            self.unlock_wanted.emit(self.field.passphrase)

    def _count_down(self) -> None:
        self._until -= 1
        if self._until <= 0:
            self._timer.stop()
        self._tell()

    def _tell(self) -> None:
        wait = ngettext("Try again in {count} second.", "Try again in {count} seconds.", self._until)
        self.problem.setText(" ".join(filter(None, (self._reason, wait.format(count=self._until) if self._until > 0 else ""))))
        self.problem.setVisible(bool(self.problem.text()))
        self._enable()

    def _enable(self) -> None:
        self.button.setEnabled(bool(self.field.text()) and self._until <= 0)

    def _rescale(self) -> None:
        self._column.setMaximumWidth(current_theme().px(_WIDTH))
        self._icon.setPixmap(pixmap("lock", "soft", size=40))
