"""A word under a field in which something is written that looks sensitive; it is never in the way."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from relapp.domain.sensitive import in_text
from relapp.ui.widgets.text import Text
from relapp.wording import privacy

# Milliseconds without a key: half a number is none.
_PAUSE_MS = 400


class SensitiveLine(Text):
    """Watches `field`; `reshaped` once it needs other room. It takes none while nothing looks sensitive."""

    reshaped = Signal()

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__("", "small", wrap=True)
        self._field = field
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.look)
        field.textChanged.connect(lambda *_text: self._timer.start())
        self.hide()
        self.look()

    def look(self) -> None:
        """See what is written now."""
        written = self._field.text() if isinstance(self._field, QLineEdit) else self._field.toPlainText()
        found = in_text(written)
        said = f"{privacy.in_a_text(found[0])} {privacy.about_hints()}" if found else ""
        if said != self.text():
            self.setText(said)
            self.setVisible(bool(said))
            self.reshaped.emit()
