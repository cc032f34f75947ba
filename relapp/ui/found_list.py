"""The clients found, below the line in which they are looked for."""

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from relapp.book.client_list import FoundClient
from relapp.i18n import _
from relapp.ui.theme import current_theme

_ROWS_SHOWN = 9
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class FoundModel(QAbstractListModel):
    """The first screenful of clients found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[FoundClient] = []

    def show(self, lines: list[FoundClient]) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> FoundClient | None:
        """The client in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, company and how to reach the client."""
        line = self.line(index.row())
        if line and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(filter(None, (line.name, line.company, line.phone or line.email)))
        return None


class FoundList(QListView):
    """Floats below `field`, which keeps the keyboard; `client_chosen` carries the id of the client picked by click or Enter."""

    client_chosen = Signal(int)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self.found = FoundModel(self)
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(self.found)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Clients found"))
        self.clicked.connect(lambda index: self._pick(index.row()))
        field.installEventFilter(self)

    def show_lines(self, lines: list[FoundClient]) -> None:
        """Show the clients found, or nothing where there are none."""
        self.found.show(lines)
        if not lines:
            self.hide()
            return
        self.setCurrentIndex(self.found.index(0))
        height = self.sizeHintForRow(0) * min(len(lines), _ROWS_SHOWN) + 2 * self.frameWidth()
        corner = self._field.mapToGlobal(QPoint(0, self._field.height() + 2))
        self.setGeometry(corner.x(), corner.y(), max(self._field.width(), current_theme().px(420)), height)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk through the answers, Enter picks one, Escape or leaving closes them."""
        if watched is not self._field:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
            if event.key() in _MOVES:
                return self.event(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(max(0, self.currentIndex().row()))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
        return super().eventFilter(watched, event)

    def _pick(self, row: int) -> None:
        line = self.found.line(row)
        self.hide()
        if line:
            self.client_chosen.emit(line.id)
