"""A line of a timeline, drawn by itself: dozens stand on a page, and as labels in boxes they would take longer than a frame."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from relapp.ui.client.rows import Row
from relapp.ui.icons import paint_icon
from relapp.ui.theme import current_theme
from relapp.ui.widgets.calm import calm_stop_in
from relapp.ui.widgets.painting import draw_box, draw_focus_ring

# Sizes in units: the circle of the icon, the icon in it, the words beside it, and the room below them.
_CIRCLE, _ICON, _INDENT, _ABOVE, _BELOW, _GAP = 24, 13, 34, 3, 13, 8
_HEADING = 30
_LINE_HEIGHT = 1.18
_BREAK = "\u2028"


class TimelineRow(Row):
    """An icon, a title with the circumstances beside it, a note below, and tools at the right; `heading` stands above it all."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self.details = self.note = self.heading = ""
        self._icon_name, self._role = "phone", "ink"
        self._tools: list[QWidget] = []
        self._tools_width = 0
        self._heights: dict[int, int] = {}
        self._laid_out: tuple[int, QTextLayout] | None = None
        current_theme().theme_changed.connect(self._rescale)

    @property
    def words(self) -> list[str]:
        """What it says, from top to bottom."""
        return [each for each in (self.heading, self.title, self.details, self.note) if each]

    def show_words(self, title: str, details: str, note: str = "", heading: str = "") -> None:
        """Say what it is."""
        if (title, details, note, heading) != (self.title, self.details, self.note, self.heading):
            self.title, self.details, self.note, self.heading = title, details, note, heading
            self.setAccessibleName(", ".join(self.words))
            self._forget_layout()

    def show_icon(self, icon_name: str, role: str) -> None:
        """Show another icon in a colour role."""
        self._icon_name, self._role = icon_name, role
        self.update()

    def add_tool(self, tool: QWidget) -> None:
        """Put a button at the right end, after those that are there."""
        tool.setParent(self)
        self._tools.append(tool)

    def arrange_tools(self) -> None:
        """Make room for the tools that are shown, as which of them are has changed."""
        gap = current_theme().px(_GAP)
        width = sum(tool.sizeHint().width() + gap for tool in self._shown_tools())
        if width != self._tools_width:
            self._tools_width = width
            self._forget_layout()
        self._place_tools()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first tool that takes nothing away, else on the row: its name says what it is."""
        (calm_stop_in(self) or self).setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        """Wide enough for a sentence; how high it is follows from its width."""
        px = current_theme().px
        return QSize(px(400), self._top() + px(_CIRCLE + _BELOW))

    def minimumSizeHint(self) -> QSize:
        """Room for the icon, a few words and the tools."""
        px = current_theme().px
        return QSize(px(_INDENT + 120) + self._tools_width, px(_CIRCLE))

    def hasHeightForWidth(self) -> bool:
        """True: the narrower it is, the more lines it needs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels of all lines of its words."""
        if width not in self._heights:
            px = current_theme().px
            lines = self._lay_out(width).lineCount() * self._line_height()
            least = max([px(_CIRCLE), *(tool.sizeHint().height() for tool in self._shown_tools())])
            self._heights[width] = self._top() + max(px(_ABOVE) + lines, least) + px(_BELOW)
        return self._heights[width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tools at the right."""
        super().resizeEvent(event)
        self._place_tools()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line that joins all entries, the icon over it, and the words."""
        painter, px, colour = QPainter(self), current_theme().px, current_theme().colour
        top, side, size = self._top(), px(_CIRCLE), px(_ICON)
        painter.fillRect(QRectF((side - px(2)) / 2, top, px(2), self.height() - top), colour("line"))
        draw_box(painter, QRectF(0, top, side, side), side / 2, colour("card"), colour("line"))
        paint_icon(painter, self._icon_name, QRectF((side - size) / 2, top + (side - size) / 2, size, size), self._role)
        painter.setPen(colour("soft"))
        if self.heading:
            painter.setFont(self._bold())
            painter.drawText(QPointF(0, top - px(10)), self.heading)
        self._lay_out(self.width()).draw(painter, QPointF(px(_INDENT), top + px(_ABOVE)))
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()).adjusted(0, top, 0, -px(_BELOW) // 2), px(6))

    def _top(self) -> int:
        return current_theme().px(_HEADING) if self.heading else 0

    def _shown_tools(self) -> list[QWidget]:
        return [tool for tool in self._tools if not tool.isHidden()]

    def _place_tools(self) -> None:
        right, top = self.width(), self._top()
        for tool in reversed(self._shown_tools()):
            hint = tool.sizeHint()
            tool.setGeometry(right - hint.width(), top, hint.width(), hint.height())
            right -= hint.width() + current_theme().px(_GAP)

    def _line_height(self) -> int:
        return round(self.fontMetrics().height() * _LINE_HEIGHT)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _lay_out(self, width: int) -> QTextLayout:
        """The words in lines that fit into a row `width` pixels wide; a word longer than a line is broken."""
        room = max(width - current_theme().px(_INDENT) - self._tools_width, 1)
        if self._laid_out is None or self._laid_out[0] != room:
            self._laid_out = room, self._broken_at(room)
        return self._laid_out[1]

    def _broken_at(self, room: int) -> QTextLayout:
        beside = f"{self.title} · {self.details}" if self.details else self.title
        layout = QTextLayout((f"{beside}\n{self.note}" if self.note else beside).replace("\n", _BREAK), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._strong(), self._soft(len(layout.text()))])
        layout.beginLayout()
        top, height = 0, self._line_height()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            top += height
        layout.endLayout()
        return layout

    def _strong(self) -> QTextLayout.FormatRange:
        span = QTextLayout.FormatRange()
        span.start, span.length = 0, _units(self.title)
        span.format = QTextCharFormat()
        span.format.setFontWeight(QFont.Weight.DemiBold)
        span.format.setForeground(current_theme().colour("ink"))
        return span

    def _soft(self, end: int) -> QTextLayout.FormatRange:
        span = QTextLayout.FormatRange()
        span.start, span.length = _units(self.title), 2 * end
        span.format = QTextCharFormat()
        span.format.setForeground(current_theme().colour("soft"))
        return span

    def _rescale(self) -> None:
        self._tools_width = -1
        self.arrange_tools()

    def _forget_layout(self) -> None:
        self._laid_out = None
        self._heights.clear()
        self.updateGeometry()
        self.update()


def _units(text: str) -> int:
    """The length of `text` as Qt counts it: letters beyond the first plane are two."""
    return len(text.encode("utf-16-le")) // 2
