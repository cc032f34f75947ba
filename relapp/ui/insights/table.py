"""A chart as a table, to read and to copy."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from relapp.i18n import _
from relapp.ui.insights.chart_view import WHOLE
from relapp.ui.theme import current_theme
from relapp.wording.insights import Chart

# Further ones are scrolled to.
ROWS_IN_VIEW = 12

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChartTable(QTableWidget):
    """`chosen` carries a row and the part that a cell is, WHOLE for the name; Ctrl+C copies."""

    chosen = Signal(int, int)

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(len(chart.bars), 1 + len(chart.series), parent)
        self._chart = chart
        self.setAccessibleName(_("{title}, as a table").format(title=chart.title))
        self._headings = [chart.category, *(series.name for series in chart.series)]
        for column, heading in enumerate(self._headings):
            item = QTableWidgetItem(heading)
            item.setTextAlignment(_RIGHT if column else _LEFT)
            self.setHorizontalHeaderItem(column, item)
        for row, bar in enumerate(chart.bars):
            self.setItem(row, 0, QTableWidgetItem(bar.line or bar.label))
            for column, text in enumerate(bar.texts, 1):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_RIGHT)
                self.setItem(row, column, item)
        self._set_up()
        self.cellActivated.connect(lambda row, column: self.chosen.emit(row, column - 1 if column else WHOLE))

    def copy(self) -> None:
        """Put the cells chosen on the clipboard, tabs between them; all of them with the headings where fewer than two are."""
        cells = {(index.row(), index.column()) for index in self.selectedIndexes()}
        lines = self._lines(cells) if len(cells) > 1 else self._everything()
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies; Tab goes on to what comes after the table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """High enough for its rows, up to a dozen."""
        rows = sum(self.rowHeight(row) for row in range(min(self.rowCount(), ROWS_IN_VIEW)))
        height = self.horizontalHeader().sizeHint().height() + rows + 4
        return QSize(current_theme().px(300), height + self._room_for_bar())

    def minimumSizeHint(self) -> QSize:
        """As high as that: it is the card that scrolls away."""
        return QSize(current_theme().px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long names take as many lines as they need."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            least, air = self.verticalHeader().defaultSectionSize(), current_theme().px(8)
            for row in range(self.rowCount()):
                self.setRowHeight(row, max(least, self.sizeHintForRow(row) + air))
            self.updateGeometry()

    def _set_up(self) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * current_theme().px(6))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if not self._is_wide:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    @property
    def _is_wide(self) -> bool:
        """Whether it may be wider than its card."""
        return len(self._chart.series) > 2

    def _room_for_bar(self) -> int:
        return self.horizontalScrollBar().sizeHint().height() if self._is_wide else 0

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
