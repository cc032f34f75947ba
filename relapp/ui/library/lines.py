"""Lists whose rows have several lines: a title and what is said of it, with a box to tick where a row has one."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from relapp.ui.icons import paint_icon
from relapp.ui.theme import current_theme
from relapp.ui.widgets.lines import lay_out, line_height
from relapp.ui.widgets.painting import draw_box, draw_focus_ring

# What a model says in this role: the lines of a row, the title first.
LINES = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex

_SIDE, _EDGE, _BOX = 14, 9, 16


def tooltip(lines: Sequence[str]) -> str:
    """All lines as a tooltip shows them, letter by letter."""
    return f"<span>{'<br>'.join(map(escape, lines))}</span>"


class LinesDelegate(QStyledItemDelegate):
    """Draws the rows of `view`, long lines over several; a click anywhere in a row with a box ticks it."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines are in the width that there is."""
        left, right = self._sides(index)
        width = self._view.viewport().width()
        laid_out = self._laid_out(option.font, index, width - left - right)
        height = sum(layout.lineCount() for layout in laid_out) * line_height(option.fontMetrics)
        return QSize(0, height + 2 * current_theme().px(_EDGE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the box, the lines and the ring."""
        painter.save()
        colour, px = current_theme().colour, current_theme().px
        rect = QRectF(option.rect)
        ground = rect.adjusted(px(3), px(2), -px(3), -px(2))
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected or option.state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, ground, px(8), colour("accent_soft" if is_selected else "hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus_ring(painter, ground, px(8))
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        if checked is not None:
            box = QRectF(rect.left() + px(_SIDE), rect.center().y() - px(_BOX) / 2, px(_BOX), px(_BOX))
            _paint_box(painter, box, is_ticked=_is_ticked(checked))
        self._paint_lines(painter, rect, option, index)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tick by a click anywhere in the row; Space ticks as Qt has it."""
        if isinstance(event, QMouseEvent) and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            if event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton:
                ticked = _is_ticked(index.data(Qt.ItemDataRole.CheckStateRole))
                state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
                return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
            return False
        return super().editorEvent(event, model, option, index)

    def _sides(self, index: Index) -> tuple[int, int]:
        """The room left of the lines and right of them."""
        px = current_theme().px
        has_box = index.data(Qt.ItemDataRole.CheckStateRole) is not None
        return px(_SIDE) + (px(_BOX) + px(12) if has_box else 0), px(_SIDE)

    def _laid_out(self, font: QFont, index: Index, width: int) -> list[QTextLayout]:
        title = QFont(font)
        title.setWeight(QFont.Weight.DemiBold)
        lines: Sequence[str] = index.data(LINES) or ()
        return [lay_out(line, font if number else title, width) for number, line in enumerate(lines)]

    def _paint_lines(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index) -> None:
        left, right = self._sides(index)
        top, height = rect.top() + current_theme().px(_EDGE), line_height(option.fontMetrics)
        ink = index.data(Qt.ItemDataRole.ForegroundRole) or current_theme().colour("ink")
        for number, layout in enumerate(self._laid_out(option.font, index, int(rect.width()) - left - right)):
            painter.setPen(current_theme().colour("soft") if number else ink)
            layout.draw(painter, QPointF(rect.left() + left, top))
            top += layout.lineCount() * height


class LineList(QListView):
    """`opened` carries the row of a double click or of Enter, `row_chosen` the one that the keyboard or the mouse came to."""

    opened = Signal(int)
    row_chosen = Signal(int)

    def __init__(self, model: QAbstractItemModel, *, name: str, most_height: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_height = most_height
        self.setModel(model)
        self.setItemDelegate(LinesDelegate(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda index, _before: self.row_chosen.emit(index.row()))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        model.modelReset.connect(self.updateGeometry)
        model.dataChanged.connect(lambda _first, _last, roles: None if roles else self._relayout())
        current_theme().theme_changed.connect(self._relayout)

    def choose(self, row: int) -> None:
        """Make a row the current one, none for -1."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what the current row stands for."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out over the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._relayout()

    def sizeHint(self) -> QSize:
        """As high as all rows, within reason where there is a `most_height`, in units."""
        hint = super().sizeHint()
        if not self._most_height:
            return hint
        most = current_theme().px(self._most_height)
        height = 2 * self.frameWidth() + current_theme().px(2)
        for row in range(self.model().rowCount()):
            height += self.sizeHintForRow(row)
            if height > most:
                return QSize(hint.width(), most)
        return QSize(hint.width(), height)

    def minimumSizeHint(self) -> QSize:
        """Room for two rows."""
        return QSize(current_theme().px(120), min(self.sizeHint().height(), current_theme().px(120)))

    def _relayout(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


def _paint_box(painter: QPainter, box: QRectF, *, is_ticked: bool) -> None:
    colour, radius = current_theme().colour, current_theme().px(4)
    draw_box(painter, box, radius, colour("accent" if is_ticked else "card"), colour("accent" if is_ticked else "faint"))
    if is_ticked:
        paint_icon(painter, "check", box.adjusted(1, 1, -1, -1), "on_accent")


def _is_ticked(state: object) -> bool:
    return state in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
