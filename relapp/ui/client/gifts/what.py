"""What a gift is, in a field which knows what the client had before, and what it cost."""

from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.gifts import Gift
from relapp.domain.repeats import already_had
from relapp.ui.client.amount_fields import PriceField
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


def read_gift(what: WhatField, price: PriceField) -> tuple[str, int | None, str] | None:
    """What it is, its price in hundredths and the currency; None while there is no word, or a price that cannot be read."""
    if not what.text:
        return None
    try:
        return (what.text, *price.read())
    except ValueError:
        return None
