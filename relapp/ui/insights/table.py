"""A chart as a table, to read and to copy."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from relapp.i18n import _
from relapp.ui.insights.chart_view import WHOLE
from relapp.ui.theme import current_theme
from relapp.wording.insights import Chart

# Further ones are scrolled to.
ROWS_IN_VIEW = 12

# In units: what the words of a heading leave free at each side, as in the style sheet, and more where there is room.
_BESIDE, _MORE = 2, 6

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChartTable(QTableWidget):
    """`chosen` carries a row and the part that a cell is, WHOLE for the name; Ctrl+C copies."""

    chosen = Signal(int, int)

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(len(chart.bars), 1 + len(chart.series), parent)
        self._chart = chart
        self._is_wide = False
        self.setAccessibleName(_("{title}, as a table").format(title=chart.title))
        self._headings = [chart.category, *(series.name for series in chart.series)]
        for column, heading in enumerate(self._headings):
            item = QTableWidgetItem(heading)
            item.setData(Qt.ItemDataRole.TextAlignmentRole, (_RIGHT if column else _LEFT).value | Qt.TextFlag.TextWordWrap.value)
            self.setHorizontalHeaderItem(column, item)
        for row, bar in enumerate(chart.bars):
            self.setItem(row, 0, QTableWidgetItem(bar.line or bar.label))
            for column, text in enumerate(bar.texts, 1):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_RIGHT)
                self.setItem(row, column, item)
        self._set_up()
        self.cellClicked.connect(self._click)
        self.cellEntered.connect(self._point)

    def copy(self) -> None:
        """Put the cells chosen on the clipboard, tabs between them; all of them with the headings where fewer than two are."""
        cells = {(index.row(), index.column()) for index in self.selectedIndexes()}
        lines = self._lines(cells) if len(cells) > 1 else self._everything()
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies, Enter leads to the clients; Tab goes on to what comes after the table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.chosen.emit(self.currentRow(), _part(self.currentColumn()))
        else:
            super().keyPressEvent(event)

    def leads_on(self, row: int, column: int) -> bool:
        """Whether there are clients behind a cell."""
        bar, part = self._chart.bars[row], _part(column)
        if bar.client_id:
            return True
        counted = bar.total if part == WHOLE else bar.values[part]
        return bool(bar.slices) and (bool(counted) or not self._chart.is_stacked)

    def sizeHint(self) -> QSize:
        """High enough for its rows, up to a dozen."""
        rows = sum(self.rowHeight(row) for row in range(min(self.rowCount(), ROWS_IN_VIEW)))
        height = self.horizontalHeader().minimumHeight() + rows + 4
        return QSize(current_theme().px(300), height + self._room_for_bar())

    def minimumSizeHint(self) -> QSize:
        """As high as that: it is the card that scrolls away."""
        return QSize(current_theme().px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long names and headings take as many lines as they need."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_width(event.size().width())
            least, air = self.verticalHeader().defaultSectionSize(), current_theme().px(8)
            for row in range(self.rowCount()):
                self.setRowHeight(row, max(least, self.sizeHintForRow(row) + air))
            self.updateGeometry()

    def _set_up(self) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if self.rowCount() > ROWS_IN_VIEW else policy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * current_theme().px(6))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(1)
        self.setMouseTracking(True)
        self.setItemDelegate(_Cells(self))

    def _share_width(self, width: int) -> None:
        """Names on one line, then headings; as wide as their words where there is no room; if that is none too, it scrolls."""
        columns = range(self.columnCount())
        least = [self._width_of(column, by_word=True) for column in columns]
        free = max(width - sum(least), 0)
        air = min(current_theme().px(_MORE), free // len(least))
        least, free = [each + air for each in least], free - air * len(least)
        for column in columns:
            more = min(max(self._width_of(column) - least[column], 0), free)
            least[column] += more
            free -= more
        least[0] += free
        self._is_wide = sum(least) > width
        for column in columns:
            self.setColumnWidth(column, least[column])
        self._make_header_high(least)

    def _width_of(self, column: int, *, by_word: bool = False) -> int:
        """As wide as the heading and the cells of a column are, or their longest words."""
        heading, px = self._headings[column], current_theme().px
        beside = 2 * (self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1)
        cells = [self._text(row, column) for row in range(self.rowCount())]
        if by_word:
            heading = max(heading.split(), key=self._heading_metrics.horizontalAdvance, default="")
            # Not at the hard spaces within an amount.
            cells = [word for cell in cells for word in cell.split(" ")]
        widest = max(map(self.fontMetrics().horizontalAdvance, cells), default=0) + beside
        least = max(self._heading_metrics.horizontalAdvance(heading) + 2 * px(_BESIDE), widest)
        return least if by_word else least + px(_MORE)

    def _make_header_high(self, widths: list[int]) -> None:
        beside, flags = 2 * current_theme().px(_BESIDE), Qt.TextFlag.TextWordWrap.value
        rooms = (QRect(0, 0, width - beside, 10_000) for width in widths)
        headings = zip(rooms, self._headings, strict=True)
        highest = max(self._heading_metrics.boundingRect(room, flags, heading).height() for room, heading in headings)
        self.horizontalHeader().setFixedHeight(highest + 2 * current_theme().px(6) + 1)
        self.updateGeometries()

    @property
    def _heading_metrics(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setPixelSize(current_theme().px(12))
        font.setWeight(QFont.Weight.Medium)
        return QFontMetrics(font)

    def _room_for_bar(self) -> int:
        return self.horizontalScrollBar().sizeHint().height() if self._is_wide else 0

    def _click(self, row: int, column: int) -> None:
        """With a key held it goes on choosing cells to copy."""
        if self.leads_on(row, column) and QGuiApplication.keyboardModifiers() is Qt.KeyboardModifier.NoModifier:
            self.chosen.emit(row, _part(column))

    def _point(self, row: int, column: int) -> None:
        leads = self.leads_on(row, column)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def _lines(self, cells: set[tuple[int, int]]) -> list[list[str]]:
        rows = sorted({row for row, _column in cells})
        columns = sorted({column for _row, column in cells})
        return [[self._text(row, column) if (row, column) in cells else "" for column in columns] for row in rows]

    def _everything(self) -> list[list[str]]:
        columns = range(self.columnCount())
        return [self._headings, *([self._text(row, column) for column in columns] for row in range(self.rowCount()))]

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item else ""


class _Cells(QStyledItemDelegate):
    """Those that lead nowhere do not light up under the mouse."""

    def __init__(self, table: ChartTable) -> None:
        super().__init__(table)
        self._table = table

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """As it is, but for the mouse."""
        super().initStyleOption(option, index)
        if not self._table.leads_on(index.row(), index.column()):
            option.state &= ~QStyle.StateFlag.State_MouseOver


def _part(column: int) -> int:
    """Which part of a bar a column shows."""
    return column - 1 if column else WHOLE
