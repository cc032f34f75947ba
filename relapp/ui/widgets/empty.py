"""What a page says while there is nothing on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from relapp.ui.icons import pixmap
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.text import Text


class EmptyState(QWidget):
    """An icon, what is the matter, what to do next, and the buttons that do it."""

    def __init__(self, icon_name: str, title: str, text: str = "", *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.title = Text(title, "large", wrap=True)
        self.text = Text(text, "soft", wrap=True)
        column = VBox(self, margins=(24, 40, 24, 40), spacing=10)
        column.addStretch(2)
        for label in (self._icon, self.title, self.text):
            if isinstance(label, Text):
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        for button in buttons:
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._retint()
        current_theme().theme_changed.connect(self._retint)

    def _retint(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, "soft", size=36))
