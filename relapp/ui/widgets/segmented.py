"""One of a few values, all in view, by mouse or by number key."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QWidget

from relapp.ui.theme import current_theme
from relapp.ui.widgets.buttons import PaintedButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.painting import draw_focus_ring
from relapp.ui.widgets.text import without_mnemonic


class _Segment(PaintedButton):
    """One value; `number` is its key, 0 for none."""

    def __init__(self, text: str, number: int, parent: QWidget) -> None:
        super().__init__(without_mnemonic(text), parent)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.next: _Segment | None = None
        self._hint = str(number) if number else ""
        if number:
            self.setAccessibleDescription(str(number))

    def sizeHint(self) -> QSize:
        """Number and text, as wide as the bold text of a chosen one."""
        self.ensurePolished()
        px, metrics = current_theme().px, self.fontMetrics()
        width = metrics.horizontalAdvance(self.label) + self._hint_width() + 2 * px(13)
        return QSize(width, max(px(30), metrics.height() + px(8)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the number and the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, px = current_theme().colour, current_theme().px
        chosen, usable = self.isChecked() and self.isEnabled(), self.isEnabled()
        ground = "accent" if chosen else "hover" if usable and self.underMouse() else "card" if usable else "well"
        painter.setPen(QPen(colour("accent" if chosen else "line"), 1))
        painter.setBrush(colour(ground))
        painter.drawPath(self._outline())
        left = (self.width() - self._hint_width() - self.fontMetrics().horizontalAdvance(self.label)) // 2
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colour("on_accent" if chosen else "soft" if usable else "faint"))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), middle, self._hint)
        painter.setPen(colour("on_accent" if chosen else "ink" if usable else "faint"))
        painter.drawText(self.rect().adjusted(left + self._hint_width(), 0, 0, 0), middle, self.label)
        if self.shows_ring:
            inset = px(2)
            draw_focus_ring(
                painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), px(6), "on_accent" if chosen else "accent"
            )

    def _hint_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._hint) + current_theme().px(5) if self._hint else 0

    def _outline(self) -> QPainterPath:
        """A box that shares its left side with the segment before it on the same line, round where the line begins and ends."""
        is_first, is_last = self.x() == 0, self.next is None or self.next.x() == 0
        rect = QRectF(self.rect()).adjusted(0.5 if is_first else -0.5, 0.5, -0.5, -0.5)
        radius = current_theme().px(7)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(rect, radius, radius)
        if not is_first:
            path.addRect(rect.adjusted(0, 0, -rect.width() / 2, 0))
        if not is_last:
            path.addRect(rect.adjusted(rect.width() / 2, 0, 0, 0))
        return path.simplified()


class SegmentedControl(QWidget):
    """`options` are pairs of a value and its text; keys 1 to 9 choose while the focus is inside, where `numbered`."""

    value_chosen = Signal(object)
    spoken_role = "Grouping"

    def __init__(
        self, options: Sequence[tuple[object, str]], *, numbered: bool = False, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [value for value, _ in options]
        self._group = QButtonGroup(self)
        layout = FlowLayout(self, spacing=0, line_spacing=4)
        segments = [_Segment(text, i + 1 if numbered else 0, self) for i, (_, text) in enumerate(options)]
        for i, segment in enumerate(segments):
            segment.next = segments[i + 1] if i + 1 < len(segments) else None
            self._group.addButton(segment, i)
            layout.addWidget(segment)
        self._numbered = numbered
        self._group.idClicked.connect(self._tell)

    @property
    def value(self) -> object:
        """The value chosen, or None."""
        chosen = self._group.checkedId()
        return self._values[chosen] if chosen >= 0 else None

    def set_value(self, value: object) -> None:
        """Show `value` as chosen, or nothing where it is not among the options; no signal."""
        wanted = self._values.index(value) if value in self._values else -1
        self._group.setExclusive(False)
        for i, segment in enumerate(self._group.buttons()):
            segment.setChecked(i == wanted)
        self._group.setExclusive(True)

    def choose_number(self, number: int) -> bool:
        """Choose the option with that number, from 1, as its key does; False where there is none."""
        if not 1 <= number <= len(self._values):
            return False
        self._group.button(number - 1).click()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number key chooses; others go on to the parent."""
        text = event.text()
        if not (self._numbered and text.isascii() and text.isdigit() and self.choose_number(int(text))):
            super().keyPressEvent(event)

    def _tell(self, index: int) -> None:
        self.value_chosen.emit(self._values[index])
