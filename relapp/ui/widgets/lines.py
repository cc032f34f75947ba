"""Text in lines, a little further apart than Qt has them."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_LINE_HEIGHT = 1.18


def line_height(metrics: QFontMetrics) -> int:
    """From one line to the next, in pixels."""
    return round(metrics.height() * _LINE_HEIGHT)


def lay_out(text: str, font: QFont, width: int, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QTextLayout:
    """The text in lines `width` pixels wide; a word longer than a line is broken."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height, top = line_height(QFontMetrics(font)), 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, top + (height - line.height()) / 2))
        top += height
    layout.endLayout()
    return layout
