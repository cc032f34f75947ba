"""Labels that show what they are given, letter by letter."""

from typing import Literal

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from relapp.ui.widgets.lines import lay_out, line_height

Role = Literal[
    "body", "strong", "soft", "small", "title", "large", "section", "caption", "brand", "figure", "accent",
    "call", "note", "gift", "share", "occasion", "late", "problem", "toast",
]  # fmt: skip

_HEIGHTS_KEPT = 16
_LETTERS_OF_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class Text(QLabel):
    """A plain label in one of the theme's roles; `wrap` breaks long text, `selectable` lets it be copied."""

    def __init__(
        self, text: str = "", role: Role = "body", *, wrap: bool = False, selectable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._paragraph = wrap and not selectable
        self._known_heights: dict[tuple[str, str, int], int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        if selectable:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setText(text)

    @property
    def role(self) -> Role:
        """The role it is drawn in."""
        role: Role = self.property("role")
        return role

    def set_role(self, role: Role) -> None:
        """Draw it in another role."""
        if role != self.role:
            self.setProperty("role", role)
            repolish(self)

    def sizeHint(self) -> QSize:
        """The whole text on one line: a wrapping label asks for what it needs, not for a square."""
        if not self.wordWrap():
            return super().sizeHint()
        self.ensurePolished()
        metrics, lines = self.fontMetrics(), self.text().split("\n")
        width = max(metrics.horizontalAdvance(line) for line in lines) + 2
        return QSize(width, len(lines) * self._line_height()).grownBy(self.contentsMargins())

    def minimumSizeHint(self) -> QSize:
        """Room for a short word where it wraps: longer ones break."""
        if not self._paragraph:
            return super().minimumSizeHint()
        full = self.sizeHint()
        return QSize(min(full.width(), self.fontMetrics().averageCharWidth() * 7), min(full.height(), self._line_height()))

    def heightForWidth(self, width: int) -> int:
        """The height in pixels of all lines together."""
        if not self._paragraph:
            return super().heightForWidth(width)
        self.ensurePolished()
        key = (self.text(), self.font().key(), width)
        if key not in self._known_heights:
            margins = self.contentsMargins()
            lines = self._lay_out(width - margins.left() - margins.right()).lineCount()
            if len(self._known_heights) > _HEIGHTS_KEPT:
                self._known_heights.clear()
            self._known_heights[key] = lines * self._line_height() + margins.top() + margins.bottom()
        return self._known_heights[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, a little further apart than Qt does."""
        if not self._paragraph:
            super().paintEvent(event)
            return
        painter, rect = QPainter(self), self.contentsRect()
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout = self._lay_out(rect.width())
        layout.draw(painter, QPointF(rect.left(), rect.top() + self._room_above(rect, layout)))

    def _room_above(self, rect: QRect, layout: QTextLayout) -> float:
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            return 0.0
        return max(0.0, (rect.height() - layout.lineCount() * self._line_height()) / 2)

    def _lay_out(self, width: int) -> QTextLayout:
        return lay_out(self.text(), self.font(), width, self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)

    def _line_height(self) -> int:
        return line_height(self.fontMetrics())


class ElidedLabel(Text):
    """One line that ends in … where it has no room; the whole text is its tooltip and its accessible name."""

    def __init__(self, text: str = "", role: Role = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self.setAccessibleName(text)
        set_tooltip(self, text)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * 6), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter, rect = QPainter(self), self.contentsRect()
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(self.alignment()), shown)


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give `widget` a tooltip that shows `text` as it is: Qt alone would read some texts as markup, and read markup aloud."""
    widget.setToolTip(f"<span>{text.translate(_LETTERS_OF_MARKUP)}</span>" if text else "")
    widget.setAccessibleDescription(text)


def without_mnemonic(text: str) -> str:
    """Text of the user's for a button or a menu, where a single & would become a shortcut."""
    return text.replace("&", "&&")


def repolish(widget: QWidget) -> None:
    """Make the style sheet look again at a property that it selects by."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()
    widget.update()
