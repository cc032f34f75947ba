"""Search as you type over the whole book, with the answers below the line."""

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from relapp.book import Book
from relapp.book.client_list import FoundClient
from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.search_field import SearchField

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


class SearchBox(QWidget):
    """`client_chosen` carries the id of the client picked by click or Enter."""

    client_chosen = Signal(int)

    def __init__(self, book: Book, placeholder: str = "", shortcut: str = "Ctrl+K") -> None:
        super().__init__()
        self._book = book
        self.field = SearchField(placeholder or _("Search client, company, interest…"), shortcut)
        self.field.setMaximumWidth(current_theme().px(360))
        self.field.textEdited.connect(self._search)
        self.field.installEventFilter(self)
        VBox(self).addWidget(self.field)
        self.setFocusProxy(self.field)
        self.model = FoundModel(self)
        self.answers = QListView(self.window())
        self.answers.setWindowFlags(Qt.WindowType.ToolTip)
        self.answers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.answers.setModel(self.model)
        self.answers.setUniformItemSizes(True)
        self.answers.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.answers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.answers.setAccessibleName(_("Clients found"))
        self.answers.clicked.connect(lambda index: self._pick(index.row()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk through the answers, Enter picks one, Escape or leaving closes them."""
        if event.type() is QEvent.Type.FocusOut:
            self.answers.hide()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.answers.isVisible():
            if event.key() in _MOVES:
                return self.answers.event(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(max(0, self.answers.currentIndex().row()))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.answers.hide()
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        lines = self._book.list.find(text)
        self.model.show(lines)
        if not lines:
            self.answers.hide()
            return
        self.answers.setCurrentIndex(self.model.index(0))
        height = self.answers.sizeHintForRow(0) * min(len(lines), _ROWS_SHOWN) + 2 * self.answers.frameWidth()
        corner = self.field.mapToGlobal(QPoint(0, self.field.height() + 2))
        self.answers.setGeometry(corner.x(), corner.y(), max(self.field.width(), current_theme().px(420)), height)
        self.answers.show()

    def _pick(self, row: int) -> None:
        line = self.model.line(row)
        self.answers.hide()
        if line:
            self.field.clear()
            self.client_chosen.emit(line.id)
