"""The columns of a file, each with a choice of what it says, in the cell itself: hundreds of columns cost no more than ten."""

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from relapp.exchange.tables.codes import columns_to_choose
from relapp.i18n import _
from relapp.ui.icons import paint_icon
from relapp.ui.importing.mapping_model import MappingModel, Part, meaning_name
from relapp.ui.theme import current_theme
from relapp.ui.widgets.inputs import Choice
from relapp.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from relapp.exchange.tables.columns import Column

Index = QModelIndex | QPersistentModelIndex

# The least width of each part in units, and its share of what is left.
_WIDTHS = {Part.HEADER: (95, 3), Part.SAMPLES: (75, 4), Part.MEANING: (150, 3)}
_ROW_HEIGHT = 38
_LEAST_ROWS = 6
_ARROW = 14


class MappingTable(RowTable):
    """Enter, Space or a click opens the choice of a column; arrows go from column to column."""

    def __init__(self, columns: MappingModel) -> None:
        super().__init__(columns, _("Columns of the file"), _WIDTHS, row_height=_ROW_HEIGHT, least_rows=_LEAST_ROWS)
        self.columns = columns
        self.setItemDelegateForColumn(Part.MEANING, _Meaning(columns, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the choice."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.edit(index.siblingAtColumn(Part.MEANING))


class _Meaning(QStyledItemDelegate):
    """A text with an arrow that becomes a choice."""

    def __init__(self, columns: MappingModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        room = option.rect.width() - current_theme().px(_ARROW + 28)
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        size, gap = current_theme().px(_ARROW), current_theme().px(10)
        left, top = option.rect.right() - size - gap, option.rect.center().y() - size / 2
        paint_icon(painter, "chevron-down", QRectF(left, top, size, size), "soft")

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        meanings = [None, *columns_to_choose()]
        current = self._columns.mapping[index.row()]
        meanings += [] if current in meanings else [current]
        header = str(self._columns.index(index.row(), Part.HEADER).data())
        editor = Choice([(meaning, meaning_name(meaning)) for meaning in meanings], name=header, parent=parent)
        editor.value_chosen.connect(lambda _value: self._finish(editor))
        QTimer.singleShot(0, editor, editor.showPopup)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Choice):
            editor.set_value(self._columns.mapping[index.row()])

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, Choice):
            self._columns.choose(index.row(), cast("Column | None", editor.value))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: Any, event: QEvent) -> bool:
        """Enter takes what is shown; the list of the choice, as it takes the keyboard, does not end the choice."""
        if isinstance(editor, Choice) and event.type() is QEvent.Type.FocusOut and editor.view().isVisible():
            return False
        return super().eventFilter(editor, event)

    def _finish(self, editor: Choice) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
