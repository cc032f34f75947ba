"""How much was given and how much received, as one bar of two colours."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.domain.ledger import Balance
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.painting import draw_box
from relapp.ui.widgets.text import Text
from relapp.wording import ledger as words


class LedgerBar(QWidget):
    """Both counts in words above the bar."""

    def __init__(self) -> None:
        super().__init__()
        self.given, self.received = Text(), Text()
        self.bar = _Bar()
        counts = QWidget()
        flow = FlowLayout(counts, spacing=16, line_spacing=2)
        self.given.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.received.setAlignment(Qt.AlignmentFlag.AlignRight)
        for text in (self.given, self.received):
            flow.addWidget(text)
        column = VBox(self, spacing=6)
        column.addWidget(counts)
        column.addWidget(self.bar)

    def show_balance(self, balance: Balance) -> None:
        """Show other counts."""
        self.given.setText(words.given(balance))
        self.received.setText(words.received(balance))
        self.bar.show_balance(balance)


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._balance = Balance(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_balance(self, balance: Balance) -> None:
        self._balance = balance
        self.setAccessibleName(f"{words.given(balance)}, {words.received(balance)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(60), current_theme().px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colour = QPainter(self), QRectF(self.rect()), current_theme().colour
        total = self._balance.given + self._balance.received
        draw_box(painter, rect, rect.height() / 2, colour("vip" if self._balance.received else "line"))
        if self._balance.given:
            painter.setClipRect(QRectF(0, 0, rect.width() * self._balance.given / total, rect.height()))
            draw_box(painter, rect, rect.height() / 2, colour("accent"))
