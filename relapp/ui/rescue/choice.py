"""One way back to a book."""

from PySide6.QtCore import Qt, Signal

from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.text import Text


class Choice(Card):
    """What it would give, and the button that takes it; `taken` when that is pressed."""

    taken = Signal()

    def __init__(self, title: str, detail: str, action: str, *, is_better: bool) -> None:
        super().__init__(margins=(16, 14, 16, 14), spacing=8)
        self.title = Text(title, "strong", wrap=True)
        self.detail = Text(detail, "soft", wrap=True)
        self.button = Button(action, kind="primary" if is_better else "plain")
        self.button.setAccessibleDescription(f"{title}. {detail}")
        self.button.clicked.connect(self.taken)
        self.body.addWidget(self.title)
        self.body.addWidget(self.detail)
        self.body.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
