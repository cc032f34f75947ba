"""What a page or a part of it is called."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.ui.theme import current_theme
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text


class Heading(QWidget):
    """A page's title with a softer subtitle beside it, or below it where there is no room."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(title, "title", wrap=True)
        self.subtitle = Text(subtitle, "soft", wrap=True)
        layout = FlowLayout(self, spacing=12, line_spacing=2)
        layout.addWidget(self.title)
        layout.addWidget(self.subtitle)
        self.subtitle.setVisible(bool(subtitle))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_texts(self, title: str, subtitle: str = "") -> None:
        """Show another title and subtitle."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def sizeHint(self) -> QSize:
        """As narrow as the wider of both: it asks for one below the other and takes more where there is more."""
        hints = [label.sizeHint() for label in (self.title, self.subtitle) if not label.isHidden()]
        return QSize(max(hint.width() for hint in hints), sum(hint.height() for hint in hints))


class SectionLabel(Text):
    """A small label in capitals above a group of things; the text itself is written as usual."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "section", wrap=True, parent=parent)
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def _rescale(self) -> None:
        self.setContentsMargins(0, current_theme().px(10), 0, 0)
