"""A large button that says what it is for."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from relapp.ui.icons import pixmap
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PaintedButton
from relapp.ui.widgets.painting import draw_box, draw_focus_ring
from relapp.ui.widgets.text import Text


class ChoiceButton(PaintedButton):
    """An icon, a title and a line of explanation, all of it one button."""

    def __init__(self, icon_name: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._icon_name = icon_name
        self._icon = QLabel()
        row = HBox(self, margins=(18, 14, 18, 14), spacing=16)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignVCenter)
        column = VBox(spacing=3)
        column.addWidget(Text(title, "large", wrap=True))
        column.addWidget(Text(text, "soft", wrap=True))
        row.addLayout(column, 1)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._retint()
        current_theme().theme_changed.connect(self._retint)

    def sizeHint(self) -> QSize:
        """What its texts need."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the texts to wrap."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the ring; the texts draw themselves."""
        painter, colour, rect = QPainter(self), current_theme().colour, QRectF(self.rect())
        hovered = self.isEnabled() and (self.underMouse() or self.isDown())
        radius = current_theme().px(10)
        draw_box(painter, rect, radius, colour("hover" if hovered else "card"), colour("accent" if hovered else "line"))
        if self.shows_ring:
            draw_focus_ring(painter, rect, radius)

    def _retint(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, "accent", size=26))
