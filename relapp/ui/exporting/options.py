"""One of a few things, each with a line that says what it is for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.text import Text, without_mnemonic

# From the left edge of a button to its text.
_INDENT = 29


class Options(QWidget):
    """`options` are triples of a value, its text and its line, empty for none; the first one is chosen."""

    value_chosen = Signal()

    def __init__(self, options: Sequence[tuple[object, str, str]], *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._values = [value for value, _text, _line in options]
        self._group = QButtonGroup(self)
        self._lines: list[Text] = []
        column = VBox(self, spacing=2)
        for place, (_value, text, line) in enumerate(options):
            button = QRadioButton(without_mnemonic(text))
            button.setAccessibleDescription(line)
            self._group.addButton(button, place)
            column.addWidget(button)
            if line:
                self._lines.append(Text(line, "small", wrap=True))
                column.addWidget(self._lines[-1])
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda _place: self.value_chosen.emit())
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    @property
    def value(self) -> object:
        """The value chosen."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: object) -> None:
        """Choose `value`, without a signal; raises ValueError for one that is not offered."""
        self._group.button(self._values.index(value)).setChecked(True)

    def lead_here(self) -> None:
        """Give the keyboard to what is chosen."""
        self._group.button(self._group.checkedId()).setFocus()

    def _rescale(self) -> None:
        for line in self._lines:
            line.setContentsMargins(current_theme().px(_INDENT), 0, 0, current_theme().px(6))
