"""A block of words beside buttons."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.ui.theme import current_theme


class Words(QWidget):
    """Asks for `width` units whatever is in it, so that the buttons stay beside it and the words break instead."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """The width asked for, and the height that the words want."""
        return QSize(current_theme().px(self._width), super().sizeHint().height())
