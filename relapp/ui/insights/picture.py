"""Charts drawn for paper: in the colours of the light theme, with what they mean, and fine enough for a printer."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from relapp.ui.insights.columns import ColumnsView
from relapp.ui.theme import current_theme, palettes
from relapp.ui.widgets.painting import draw_box
from relapp.wording.insights import Chart, Shape

# Units: the picture, and what the legend takes of its height. Dots for each pixel.
WIDTH, HEIGHT, _LEGEND = 680, 252, 22
_DOTS = 3


def drawn(chart: Chart) -> bytes:
    """A PNG of a chart that runs over time; empty for one whose table says as much."""
    if chart.is_empty or chart.shape not in (Shape.COLUMNS, Shape.LINES):
        return b""
    px = current_theme().px
    view = ColumnsView(chart, palettes()["light"].colour)
    view.resize(px(WIDTH), px(HEIGHT - _LEGEND))
    picture = QPixmap(QSize(px(WIDTH), px(HEIGHT)) * _DOTS)
    picture.setDevicePixelRatio(_DOTS)
    picture.fill(Qt.GlobalColor.white)
    view.render(picture, QPoint(0, px(_LEGEND)))
    _draw_legend(picture, view, chart)
    view.deleteLater()
    return _png(picture)


def _draw_legend(picture: QPixmap, view: ColumnsView, chart: Chart) -> None:
    painter, px, metrics, colour = QPainter(picture), current_theme().px, view.fontMetrics(), view.colour
    painter.setFont(view.font())
    left, dot = float(px(44)), px(10)
    for series in chart.series:
        draw_box(painter, QRectF(left, (px(_LEGEND) - dot) / 2, dot, dot), dot / 2, colour(series.role))
        left += dot + px(6)
        painter.setPen(colour("ink"))
        width = metrics.horizontalAdvance(series.name)
        painter.drawText(QRectF(left, 0, width + 1, px(_LEGEND)), Qt.AlignmentFlag.AlignVCenter, series.name)
        left += width + px(18)
    painter.end()


def _png(picture: QPixmap) -> bytes:
    stored = QByteArray()
    buffer = QBuffer(stored)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(stored.data())
