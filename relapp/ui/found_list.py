"""The clients and commands found, below the line in which they are looked for."""

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from relapp.book.client_list import FoundClient
from relapp.i18n import _
from relapp.ui.commands.command import Offer
from relapp.ui.icons import icon
from relapp.ui.theme import current_theme

_ROW_HEIGHT = 28
_ROWS_SHOWN = 9
# With commands among them: two titles, eight clients and five commands.
_GROUPED_ROWS_SHOWN = 15
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_KEYS_ROLE = Qt.ItemDataRole.UserRole + 1

# A title is its words alone.
_Row = FoundClient | Offer | str


class FoundModel(QAbstractListModel):
    """The first screenful of clients found, and the commands below or above them, each under a title where there are commands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def show(self, lines: list[FoundClient], commands: list[Offer] | None = None, *, commands_first: bool = False) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._rows = list(lines)
        if commands:
            clients: list[_Row] = [_("Clients"), *lines] if lines else []
            offered: list[_Row] = [_("Commands"), *commands]
            self._rows = offered + clients if commands_first else clients + offered
        self.endResetModel()

    def line(self, row: int) -> FoundClient | None:
        """The client in a row."""
        found = self._row(row)
        return None if isinstance(found, Offer | str) else found

    def command(self, row: int) -> Offer | None:
        """The command in a row."""
        found = self._row(row)
        return found if isinstance(found, Offer) else None

    def first(self) -> int:
        """The first row that can be picked."""
        return 1 if self._rows and isinstance(self._rows[0], str) else 0

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """A title cannot be picked."""
        return Qt.ItemFlag.NoItemFlags if isinstance(self._row(index.row()), str) else super().flags(index)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, company and how to reach a client; name, picture and key of a command."""
        row = self._row(index.row())
        if isinstance(row, Offer):
            return _of_command(row, role)
        if isinstance(row, str):
            return _of_title(row, role)
        return _of_client(row) if row and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def _row(self, row: int) -> _Row | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None


class FoundList(QListView):
    """Floats below `field`, which keeps the keyboard; `client_chosen` carries an id, `command_chosen` a code."""

    client_chosen = Signal(int)
    command_chosen = Signal(str)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self.found = FoundModel(self)
        self.setObjectName("found_list")
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(self.found)
        self.setItemDelegate(_WithKeys(self))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Clients found"))
        self.clicked.connect(lambda index: self._pick(index.row()))
        field.installEventFilter(self)

    def show_lines(self, lines: list[FoundClient], commands: list[Offer] | None = None, *, commands_first: bool = False) -> None:
        """Show the clients and commands found, or nothing where there are none."""
        self.found.show(lines, commands, commands_first=commands_first)
        if not lines and not commands:
            self.hide()
            return
        self.setCurrentIndex(self.found.index(self.found.first()))
        most = _GROUPED_ROWS_SHOWN if commands else _ROWS_SHOWN
        corner = self._field.mapToGlobal(QPoint(0, self._field.height() + 2))
        room = self._field.screen().availableGeometry().bottom() - corner.y()
        height = min(self.sizeHintForRow(0) * min(self.found.rowCount(), most) + 2 * self.frameWidth(), room)
        self.setGeometry(corner.x(), corner.y(), max(self._field.width(), current_theme().px(420)), height)
        if self.found.first():
            self.scrollToTop()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk through the answers, Enter picks one, Escape or leaving closes them."""
        if watched is not self._field:
            return super().eventFilter(watched, event)
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
            if event.key() in _MOVES:
                return self.event(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(max(self.found.first(), self.currentIndex().row()))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
        return super().eventFilter(watched, event)

    def _pick(self, row: int) -> None:
        line, command = self.found.line(row), self.found.command(row)
        if not line and not command:
            return
        self.hide()
        if line:
            self.client_chosen.emit(line.id)
        elif command:
            self.command_chosen.emit(command.code)


class _WithKeys(QStyledItemDelegate):
    """Rows of one height, a title's among them; shows the key of a command at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), current_theme().px(_ROW_HEIGHT)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        keys = index.data(_KEYS_ROLE)
        super().paint(painter, option, index)
        if keys:
            painter.save()
            painter.setPen(current_theme().colour("soft"))
            painter.drawText(_right(option.rect), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
            painter.restore()


def _right(rect: QRect) -> QRect:
    return rect.adjusted(0, 0, -current_theme().px(12), 0)


def _of_client(line: FoundClient) -> str:
    return " · ".join(filter(None, (line.name, line.company, line.phone or line.email)))


def _of_command(command: Offer, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return command.name
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{command.name}, {command.keys}" if command.keys else command.name
    if role == Qt.ItemDataRole.DecorationRole:
        return icon(command.icon, "soft")
    return command.keys if role == _KEYS_ROLE else None


def _of_title(words: str, role: int) -> object:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return words
    if role == Qt.ItemDataRole.ForegroundRole:
        return current_theme().colour("soft")
    if role == Qt.ItemDataRole.FontRole:
        font = QFont()
        font.setPixelSize(current_theme().px(12))
        font.setWeight(QFont.Weight.DemiBold)
        return font
    return None
