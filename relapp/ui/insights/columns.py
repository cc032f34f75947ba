"""Values side by side over time, drawn by pyqtgraph: columns with their parts on each other, or lines."""

from math import ceil, nan
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from relapp.i18n import format_number
from relapp.ui.insights.chart_view import WHOLE, ChartView, Colour, Spot
from relapp.ui.insights.scale import steps
from relapp.ui.theme import current_theme
from relapp.ui.widgets.painting import draw_focus_ring
from relapp.wording.insights import Chart, Shape

HEIGHT = 190

# The names of the axes lie a little outside of them.
_MARGINS = (6, 4, 4, 7)
_BAR_WIDTH = 0.72
_ROOM_ABOVE = 1.18

# From the middle of the first column to the axis, and of the last one to the end, in columns.
_BESIDE = 0.6


class ColumnsView(ChartView):
    """The plot itself is only a picture: mouse and keyboard belong to this widget."""

    def __init__(self, chart: Chart, colour: Colour | None = None, parent: QWidget | None = None) -> None:
        super().__init__(chart, colour, parent)
        self._font = QFont(self.font())
        self._font.setPixelSize(current_theme().px(12))
        self._highest = chart.highest or max((self._height_of(index) for index in range(self.bar_count)), default=0.0)
        self._ticks = steps(self._highest)
        self._plot = self._make_plot()
        self._mark = _Mark(self)
        self._numbers: list[Any] = []
        self.labels_shown: list[tuple[int, str]] = []
        self._draw()

    def sizeHint(self) -> QSize:
        """As wide as there is room, and so high that columns can be told apart."""
        return QSize(current_theme().px(240), current_theme().px(HEIGHT))

    def heightForWidth(self, _width: int) -> int:
        """Always the same."""
        return current_theme().px(HEIGHT)

    @property
    def numbers_shown(self) -> list[str]:
        """What stands above the columns."""
        return [number.toPlainText() for number in self._numbers]

    def spot_at(self, position: QPointF) -> Spot | None:
        """The part of the column there, or the column where it is higher than all parts."""
        point = self._view_box.mapSceneToView(position)
        index = round(point.x())
        if not (0 <= index < self.bar_count and -0.02 * self._top <= point.y() <= self._top):
            return None
        if self.chart.shape is Shape.LINES:
            return self._nearest(index, point.y())
        bottom = 0.0
        for part, value in enumerate(self.chart.bars[index].values):
            bottom += value or 0
            if value and point.y() <= bottom:
                return index, part
        return (index, WHOLE) if bottom else None

    def rect_of(self, spot: Spot) -> QRectF:
        """The column, its part, or the point of a line."""
        index, part = spot
        values = self.chart.bars[index].values
        low, high = 0.0, self._height_of(index)
        if self.chart.shape is Shape.LINES:
            low = high = (values[part] if part != WHOLE else None) or 0.0
            low, high = (0.0, self._top) if part == WHOLE else (low, high)
        elif part != WHOLE:
            low = sum(value or 0 for value in values[:part])
            high = low + (values[part] or 0)
        half = _BAR_WIDTH / 2
        corners = (self._view_box.mapViewToScene(QPointF(index + side, y)) for side, y in ((-half, high), (half, low)))
        return QRectF(*corners)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much below and above the columns as there is room for."""
        super().resizeEvent(event)
        self._plot.resize(self.size())
        self._mark.resize(self.size())
        self._write()

    def draw_mark(self) -> None:
        """It lies above the plot."""
        self._mark.update()

    @property
    def _view_box(self) -> Any:
        return self._plot.getPlotItem().getViewBox()

    @property
    def _top(self) -> float:
        return self._highest * (_ROOM_ABOVE if self.chart.is_stacked else 1.04) if self._highest else 1.0

    def _height_of(self, index: int) -> float:
        bar = self.chart.bars[index]
        return bar.total if self.chart.is_stacked else max((value for value in bar.values if value is not None), default=0.0)

    def _make_plot(self) -> Any:
        plot = pg.PlotWidget(self, background=self.colour("card"))
        plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for part in (plot, plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setAntialiasing(True)
        item = plot.getPlotItem()
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=False, y=False)
        item.hideButtons()
        item.setContentsMargins(*(current_theme().px(units) for units in _MARGINS))
        size = f"{current_theme().px(12)}px"
        for side, name in (("left", self.chart.measure), ("bottom", self.chart.category)):
            axis = item.getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setLabel(name, color=self.colour("soft").name(), **{"font-size": size})
            axis.setStyle(tickFont=self._font, tickLength=0, autoExpandTextSpace=False, hideOverlappingLabels=False)
            axis.setPen(pg.mkPen(self.colour("line")))
            axis.setTextPen(pg.mkPen(self.colour("soft")))
        return plot

    def _draw(self) -> None:
        item = self._plot.getPlotItem()
        for tick in self._ticks[1:]:
            item.addItem(pg.InfiniteLine(tick, angle=0, pen=pg.mkPen(self.colour("line"))))
        numbers, metrics = [format_number(round(tick)) for tick in self._ticks], QFontMetrics(self._font)
        line, px = metrics.height(), current_theme().px
        item.getAxis("left").setTicks([list(zip(self._ticks, numbers, strict=True))])
        # Left to itself, an axis keeps as much room for a larger font as for a small one.
        item.getAxis("left").setWidth(max(metrics.horizontalAdvance(number) for number in numbers) + line + px(10))
        item.getAxis("bottom").setStyle(tickTextHeight=line)
        item.getAxis("bottom").setHeight(2 * line + px(6))
        draw = self._add_line if self.chart.shape is Shape.LINES else self._add_columns
        for part in range(len(self.chart.series)):
            draw(part, self.colour(self.chart.series[part].role))
        item.setRange(xRange=(-_BESIDE, max(self.bar_count, 1) - 1 + _BESIDE), yRange=(0, self._top), padding=0)

    def _add_columns(self, part: int, colour: QColor) -> None:
        bars = self.chart.bars
        below = [sum(value or 0 for value in bar.values[:part]) for bar in bars]
        heights = [bar.values[part] or 0 for bar in bars]
        columns = pg.BarGraphItem(
            x=list(range(len(bars))), y0=below, height=heights, width=_BAR_WIDTH, brush=colour, pen=pg.mkPen(None)
        )
        self._plot.addItem(columns)

    def _add_line(self, part: int, colour: QColor) -> None:
        values = [nan if bar.values[part] is None else bar.values[part] for bar in self.chart.bars]
        pen = pg.mkPen(colour, width=current_theme().px(2))
        self._plot.plot(
            list(range(len(values))), values, pen=pen, connect="finite", symbol="o", symbolSize=current_theme().px(5),
            symbolBrush=colour, symbolPen=None,
        )  # fmt: skip

    def _write(self) -> None:
        """As many labels below as fit beside each other, and the numbers above where all of them fit."""
        metrics, room = QFontMetrics(self._font), self._room_of_one()
        ticks = [bar.tick or bar.label for bar in self.chart.bars]
        widest = max((metrics.horizontalAdvance(tick) for tick in ticks), default=0) + metrics.averageCharWidth()
        every = max(1, ceil(widest / room))
        # Half of a label may stand beside its column: the first must not reach the 0 of the other axis, nor the last be cut.
        outside = max(0, ceil(widest / 2 / room - _BESIDE))
        self.labels_shown = list(enumerate(ticks))[outside : len(ticks) - outside : every]
        self._plot.getPlotItem().getAxis("bottom").setTicks([self.labels_shown])
        for number in self._numbers:
            self._plot.removeItem(number)
        self._numbers = []
        if self.chart.shape is Shape.LINES:
            return
        totals = [format_number(round(bar.total)) if bar.total else "" for bar in self.chart.bars]
        if max((metrics.horizontalAdvance(total) for total in totals), default=0) < room:
            self._numbers = [self._number(index, total) for index, total in enumerate(totals) if total]

    def _number(self, index: int, text: str) -> Any:
        number = pg.TextItem(text, color=self.colour("ink"), anchor=(0.5, 1))
        number.setFont(self._font)
        number.setPos(index, self._height_of(index))
        self._plot.addItem(number)
        return number

    def _room_of_one(self) -> float:
        """Pixels from one column to the next."""
        axis = self._plot.getPlotItem().getAxis("left")
        return float(max(1.0, (self.width() - axis.width()) / max(self.bar_count, 1)))

    def _nearest(self, index: int, height: float) -> Spot | None:
        known = [(abs(value - height), part) for part, value in enumerate(self.chart.bars[index].values) if value is not None]
        return (index, min(known)[1]) if known else None


class _Mark(QWidget):
    """Draws around the current value, above the plot, and the ring of the focus."""

    def __init__(self, view: ColumnsView) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing is marked until a value is current."""
        painter, view = QPainter(self), self._view
        px = current_theme().px
        if view.current:
            rect = view.rect_of(view.current)
            if rect.height() < 1:
                rect = QRectF(rect.center().x() - px(5), rect.center().y() - px(5), 2 * px(5), 2 * px(5))
            draw_focus_ring(painter, rect.adjusted(-px(2), -px(2), px(2), px(2)), px(4), "ink")
        if view.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()), px(6))
