"""The list of pairs: two names above each other, and below them why they are taken for one."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from relapp.i18n import _
from relapp.ui.duplicates.model import LINE, Index, PairLine, PairModel
from relapp.ui.theme import current_theme
from relapp.ui.widgets.lines import line_height
from relapp.ui.widgets.painting import draw_box, draw_focus_ring

_SIDE, _EDGE = 14, 9
_LINES = 3


class PairDelegate(QStyledItemDelegate):
    """Draws rows of one height, so that a list of thousands need not be measured; what is too long is cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Three lines."""
        return QSize(0, _LINES * line_height(option.fontMetrics) + 2 * current_theme().px(_EDGE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the lines and the ring."""
        line: PairLine = index.data(LINE)
        painter.save()
        colour, px = current_theme().colour, current_theme().px
        ground = QRectF(option.rect).adjusted(px(3), px(2), -px(3), -px(2))
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected or option.state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, ground, px(8), colour("accent_soft" if is_selected else "hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus_ring(painter, ground, px(8))
        height = line_height(option.fontMetrics)
        rect = option.rect.adjusted(px(_SIDE), px(_EDGE), -px(_SIDE), 0)
        rect.setHeight(height)
        _paint_client(painter, rect, option.font, line.first, line.first_company)
        _paint_client(painter, rect.translated(0, height), option.font, line.second, line.second_company)
        painter.setPen(colour("accent" if line.is_sure else "soft"))
        _paint_text(painter, rect.translated(0, 2 * height), option.font, line.verdict)
        painter.restore()


class PairList(QListView):
    """`opened` follows Enter and a double click, `row_chosen` the row come to; `number_pressed` carries the digit of a key."""

    opened = Signal()
    row_chosen = Signal(int)
    number_pressed = Signal(int)

    def __init__(self, model: PairModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(PairDelegate(self))
        self.setAccessibleName(_("Pairs that may be one client"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda index, _before: self.row_chosen.emit(index.row()))
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        current_theme().theme_changed.connect(self.scheduleDelayedItemsLayout)

    def choose(self, row: int) -> None:
        """Make a row the current one, none for -1."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to what the current row stands for, a digit decides; held down, neither does so again."""
        text = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid() and not event.isAutoRepeat():
                self.opened.emit()
        elif text.isascii() and text.isdigit():
            if not event.isAutoRepeat():
                self.number_pressed.emit(int(text))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters find nothing here: Qt would read every row to answer them."""

    def sizeHint(self) -> QSize:
        """Room for a few pairs."""
        px = current_theme().px
        return QSize(px(300), px(400))

    def minimumSizeHint(self) -> QSize:
        """Room for two pairs."""
        least = _LINES * line_height(self.fontMetrics()) + 2 * current_theme().px(_EDGE)
        return QSize(current_theme().px(180), 2 * least)


def _paint_client(painter: QPainter, rect: QRect, font: QFont, name: str, company: str) -> None:
    """The name, then the company where there is room left for some of it."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setPen(current_theme().colour("ink"))
    taken = _paint_text(painter, rect, bold, name)
    rest = rect.adjusted(taken, 0, 0, 0)
    if company and rest.width() > current_theme().px(40):
        painter.setPen(current_theme().colour("soft"))
        _paint_text(painter, rest, font, f" · {company}")


def _paint_text(painter: QPainter, rect: QRect, font: QFont, text: str) -> int:
    """Draw one line, cut where it is too long; the width that it took."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
