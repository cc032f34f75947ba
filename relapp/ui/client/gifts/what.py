"""The field for what a gift is, which knows what the client had before."""

from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.gifts import Gift
from relapp.domain.repeats import already_had
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.text import Text
from relapp.wording import gifts as words


class WhatField(QWidget):
    """A line, and below it a word of warning where the client had such a gift already."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self._gifts: tuple[Gift, ...] = ()
        self.line, self.repeat = QLineEdit(placeholderText=placeholder), Text("", "problem", wrap=True)
        column = VBox(self, spacing=3)
        column.addWidget(self.line)
        column.addWidget(self.repeat)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._compare)
        self._compare()

    def setAccessibleName(self, name: str) -> None:
        """Call the field and its line `name`."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    @property
    def text(self) -> str:
        """What is written, without spaces around it."""
        return self.line.text().strip()

    def know(self, gifts: tuple[Gift, ...]) -> None:
        """Compare with `gifts` from now on."""
        self._gifts = gifts
        self._compare()

    def _compare(self) -> None:
        had = already_had(self.text, self._gifts)
        self.repeat.setText(words.already_had(had) if had else "")
        self.repeat.setVisible(had is not None)
