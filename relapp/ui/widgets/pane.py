"""A part of a window that is only read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class Pane(QScrollArea):
    """The Tab key reaches it, so that arrows scroll what has nothing else to stop at."""

    spoken_role = "Pane"

    def __init__(self, content: QWidget, name: str) -> None:
        super().__init__(widgetResizable=True)
        self.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
