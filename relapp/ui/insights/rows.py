"""Values below each other, each with its name, a bar and its number; what is too long for one line takes two."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from relapp.i18n import format_number
from relapp.ui.insights.chart_view import WHOLE, ChartView, Colour, Spot
from relapp.ui.theme import current_theme
from relapp.ui.widgets.painting import draw_box, draw_focus_ring
from relapp.wording.insights import Bar, Chart, Shape

# The longest lists end here: the table has the rest.
MOST = 6

_BAR, _GAP, _LEAST_BAR = 8, 10, 70
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Lines:
    """How a row is laid out in pixels: the width of the names and numbers, and whether the bars stand below the names."""

    name: int
    number: int
    below: bool


class RowsView(ChartView):
    """Draws itself: long names in any language have room here that a plot's axis has not."""

    def __init__(self, chart: Chart, colour: Colour | None = None, parent: QWidget | None = None) -> None:
        super().__init__(chart, colour, parent)
        self._numbers = [_number(bar) for bar in chart.bars[:MOST]]
        self._known: dict[tuple[int, str], _Lines] = {}

    @property
    def along(self) -> tuple[Qt.Key, Qt.Key]:
        """Up and Down."""
        return Qt.Key.Key_Up, Qt.Key.Key_Down

    @property
    def bar_count(self) -> int:
        """Those in view."""
        return min(len(self.chart.bars), MOST)

    def sizeHint(self) -> QSize:
        """As wide as a card, and as high as its rows then."""
        width = current_theme().px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters and a bar."""
        return QSize(current_theme().px(160), self.heightForWidth(current_theme().px(300)))

    def heightForWidth(self, width: int) -> int:
        """All rows below each other."""
        return self._row_height(self._lines(width)) * self.bar_count

    def spot_at(self, position: QPointF) -> Spot | None:
        """The part of the row there, or the row beside its bars."""
        index = int(position.y() // self._row_height(self._lines(self.width())))
        if not 0 <= index < self.bar_count:
            return None
        for part in range(len(self.chart.series)):
            if self._bar_rect(index, part).adjusted(0, -2, 0, 2).contains(position):
                return index, part
        return index, WHOLE

    def rect_of(self, spot: Spot) -> QRectF:
        """The row, or the bar of one part."""
        index, part = spot
        return self._row_rect(index) if part == WHOLE else self._bar_rect(index, part)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, the current one on a ground of its own, and the ring."""
        painter, px = QPainter(self), current_theme().px
        lines = self._lines(self.width())
        for index in range(self.bar_count):
            if self.current and self.current[0] == index:
                draw_box(painter, self._row_rect(index), px(6), self.colour("hover"))
            self._paint_row(painter, index, lines)
        if self.current and self.current[1] != WHOLE:
            around = self.rect_of(self.current).adjusted(-px(2), -px(2), px(2), px(2))
            draw_focus_ring(painter, around, px(4), "ink")
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()), px(6))

    def _paint_row(self, painter: QPainter, index: int, lines: _Lines) -> None:
        bar, row, px = self.chart.bars[index], self._row_rect(index), current_theme().px
        inner = row.adjusted(px(4), 0, -px(4), 0)
        name = QRectF(inner.left(), inner.top(), lines.name, inner.height())
        if lines.below:
            width = inner.width() - (0 if self._is_grouped else lines.number + px(_GAP))
            name = QRectF(inner.left(), inner.top(), width, self._line_height())
        painter.setPen(self.colour("ink"))
        shown = self.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideRight, int(name.width()))
        painter.drawText(name, _MIDDLE, shown)
        if self._is_grouped:
            for part in range(len(self.chart.series)):
                self._paint_part(painter, index, part)
            return
        number = QRectF(inner.right() - lines.number, name.top(), lines.number, name.height())
        self._paint_text(painter, number, self._numbers[index], strong=True)
        draw_box(painter, self._track(index), px(_BAR) / 2, self.colour("well"))
        for part, series in enumerate(self.chart.series):
            if bar.values[part]:
                draw_box(painter, self._bar_rect(index, part), px(2), self.colour(series.role))

    def _paint_part(self, painter: QPainter, index: int, part: int) -> None:
        """One of the bars that stand below each other, with its number behind it."""
        px, rect, track = current_theme().px, self._bar_rect(index, part), self._track(index)
        draw_box(painter, rect, px(2), self.colour(self.chart.series[part].role))
        height = self._part_height()
        left = rect.right() + px(6)
        self._paint_text(
            painter,
            QRectF(left, rect.center().y() - height / 2, max(track.right() + self._lines(self.width()).number - left, 0), height),
            self.chart.bars[index].texts[part],
            left=True,
        )

    def _paint_text(self, painter: QPainter, rect: QRectF, text: str, *, strong: bool = False, left: bool = False) -> None:
        painter.save()
        font = painter.font()
        if strong:
            font.setWeight(font.Weight.DemiBold)
        if left:
            font.setPixelSize(current_theme().px(12))
        painter.setFont(font)
        painter.setPen(self.colour("soft" if left else "ink"))
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, _MIDDLE | side | Qt.TextFlag.TextDontClip, text)
        painter.restore()

    @property
    def _is_grouped(self) -> bool:
        return self.chart.shape is Shape.GROUPED_ROWS

    def _lines(self, width: int) -> _Lines:
        key = (width, self.font().key())
        if key not in self._known:
            self._known[key] = self._laid_out(width)
        return self._known[key]

    def _laid_out(self, width: int) -> _Lines:
        metrics, px, strong = self.fontMetrics(), current_theme().px, self.font()
        strong.setWeight(strong.Weight.DemiBold)
        bars = self.chart.bars[: self.bar_count]
        numbers = [text for bar in bars for text in bar.texts] if self._is_grouped else self._numbers
        number = max((QFontMetrics(strong).horizontalAdvance(text) for text in numbers), default=0) + px(2)
        name = max((metrics.horizontalAdvance(bar.label) for bar in bars), default=0) + px(2)
        free = width - 2 * px(4) - name - number - 2 * px(_GAP)
        return _Lines(name, number, free < px(_LEAST_BAR))

    def _line_height(self) -> int:
        return self.fontMetrics().height() + current_theme().px(2)

    def _part_height(self) -> int:
        return max(current_theme().px(14), round(self.fontMetrics().height() * 0.9))

    def _row_height(self, lines: _Lines) -> int:
        px = current_theme().px
        bars = self._part_height() * len(self.chart.series) if self._is_grouped else px(_BAR)
        if lines.below:
            return self._line_height() + bars + px(_GAP)
        return max(self._line_height() + px(4), bars + px(_GAP))

    def _row_rect(self, index: int) -> QRectF:
        height = self._row_height(self._lines(self.width()))
        return QRectF(0, index * height, self.width(), height)

    def _track(self, index: int) -> QRectF:
        """Where the bars of a row lie, empty or full."""
        lines, row, px = self._lines(self.width()), self._row_rect(index), current_theme().px
        inner = row.adjusted(px(4), 0, -px(4), 0)
        room_for_number = lines.number + px(_GAP)
        if lines.below:
            right = inner.right() - (room_for_number if self._is_grouped else 0)
            top = inner.top() + self._line_height()
            height = self._part_height() * len(self.chart.series) if self._is_grouped else px(_BAR)
            return QRectF(inner.left(), top, right - inner.left(), height)
        left, right = inner.left() + lines.name + px(_GAP), inner.right() - room_for_number
        height = self._part_height() * len(self.chart.series) if self._is_grouped else px(_BAR)
        return QRectF(left, inner.center().y() - height / 2, right - left, height)

    def _bar_rect(self, index: int, part: int) -> QRectF:
        """One part of a row: behind those before it, or below them."""
        track, values = self._track(index), self.chart.bars[index].values
        width = track.width() * (values[part] or 0) / self._highest()
        if self._is_grouped:
            height = self._part_height()
            bar = current_theme().px(_BAR)
            return QRectF(track.left(), track.top() + part * height + (height - bar) / 2, width, bar)
        before = sum(value or 0 for value in values[:part])
        return QRectF(track.left() + track.width() * before / self._highest(), track.top(), width, track.height())

    def _highest(self) -> float:
        if self.chart.highest:
            return self.chart.highest
        bars = self.chart.bars[: self.bar_count]
        if self._is_grouped:
            return max((value or 0 for bar in bars for value in bar.values), default=0.0) or 1.0
        return max((bar.total for bar in bars), default=0.0) or 1.0


def _number(bar: Bar) -> str:
    """What stands behind a row: its only number, or all of its parts together."""
    return bar.texts[0] if len(bar.texts) == 1 else format_number(round(bar.total))
