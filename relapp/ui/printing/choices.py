"""The column beside the pages: how they look, and what stands on them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from relapp.ui.printing.setup_controls import SetupControls
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox

_WIDTH = 288


class ChoicesColumn(QScrollArea):
    """Scrolls where there is no room for all choices; never wider than half of the window."""

    def __init__(self, controls: SetupControls, panel: QWidget | None) -> None:
        super().__init__(widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        content = QWidget()
        content.setObjectName("page_panel")
        column = VBox(content, margins=(20, 18, 16, 18), spacing=14)
        column.addWidget(controls)
        if panel:
            column.addWidget(panel)
        column.addStretch()
        self.setWidget(content)

    def fit_into(self, width: int) -> None:
        """Take the share of a window `width` pixels wide that is due to it."""
        self.setFixedWidth(min(current_theme().px(_WIDTH), width // 2))
