"""Something about the book that its user has to know, at the top of the window until it is dealt with."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from relapp.i18n import _
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text
from relapp.ui.widgets.words import Words


class Notice(QWidget):
    """One at a time, the more pressing one stays; it takes neither the keyboard nor any room while there is nothing to say."""

    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = Text("", wrap=True)
        self.button = PlainButton("", compact=True)
        self.close_button = IconButton("close", _("Close this message"), kind="quiet", compact=True)
        self._act: Callable[[], object] = self.hide
        self._is_pressing = False
        words = Words(320)
        VBox(words).addWidget(self._text)
        card = Card(stripe="late", margins=(18, 10, 10, 10))
        row = HBox(spacing=8)
        row.addWidget(in_flow(words, self.button, spacing=16, line_spacing=8), 1)
        row.addWidget(self.close_button)
        card.body.addLayout(row)
        VBox(self, margins=(24, 12, 24, 0)).addWidget(card)
        self.button.clicked.connect(self._lead_on)
        self.close_button.clicked.connect(self._dismiss)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def tell(self, text: str, label: str, act: Callable[[], object], *, is_pressing: bool = False) -> None:
        """Say `text`, with a button that leads on; a pressing one cannot be closed, and nothing takes its place."""
        self._show(text, label, act, is_pressing=is_pressing)

    def inform(self, text: str) -> None:
        """Say `text`, which leads nowhere."""
        self._show(text, "", self.hide, is_pressing=False)

    def _show(self, text: str, label: str, act: Callable[[], object], *, is_pressing: bool) -> None:
        if self._is_pressing and not is_pressing:
            return
        self._text.setText(text)
        self.button.setText(label)
        self.button.setVisible(bool(label))
        self.button.setAccessibleDescription(text)
        self._act, self._is_pressing = act, is_pressing
        self.close_button.setVisible(not is_pressing)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _lead_on(self) -> None:
        self._act()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
