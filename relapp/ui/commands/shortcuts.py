"""All keys on one page, drawn from the commands themselves."""

from collections.abc import Sequence
from itertools import takewhile

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QGridLayout, QWidget

from relapp.i18n import _
from relapp.ui.commands.keys import OF_OTHERS, OF_WINDOW, native, sequences, shown
from relapp.ui.commands.places import places
from relapp.ui.commands.registry import commands
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.pane import Pane
from relapp.ui.widgets.pill import Pill
from relapp.ui.widgets.text import Text

_SIZE = (820, 620)
_NARROW = 640

# A line of the page: the keys as this system writes them, and what they do.
Line = tuple[tuple[str, ...], str]


def groups() -> list[tuple[str, list[Line]]]:
    """The lines by the titles above them: what works in the whole window, then what does in a part of it."""
    keyed = [each for each in commands() if each.code in OF_WINDOW or each.code in OF_OTHERS]
    order = [*OF_WINDOW, *OF_OTHERS]
    keyed.sort(key=lambda each: order.index(each.code))
    pages = list(takewhile(lambda each: each.code != "find", keyed))
    lines = [(_("Pages"), [_line(each.code, each.name) for each in pages])]
    lines.append((_("Commands"), [_line(each.code, each.name) for each in keyed if each not in pages]))
    return lines + [(title, [(each.shown, each.does) for each in keys]) for title, keys in places().items()]


def _line(code: str, name: str) -> Line:
    return shown(code), name


def show_shortcuts(parent: QWidget) -> None:
    """Show them until the dialog is closed."""
    dialog = ShortcutsDialog(parent)
    dialog.exec()
    dialog.deleteLater()


class ShortcutsDialog(QDialog):
    """Two columns where there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        content = QWidget()
        content.setObjectName("page_body")
        self._columns = HBox(content, margins=(0, 0, 10, 0), spacing=14)
        for part in _halves(groups()):
            column = VBox(spacing=14)
            for title, lines in part:
                column.addWidget(_group(title, lines))
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self.pane = Pane(content, _("Keyboard shortcuts"))
        close = PlainButton(_("Close"))
        close.clicked.connect(self.accept)
        for key in sequences("close"):
            QShortcut(key, self).activated.connect(self.accept)
        column = VBox(self, margins=20, spacing=12)
        column.addWidget(self.pane, 1)
        foot = HBox(spacing=8)
        said = _("{keys} finds everything else by its name.").format(keys=native("find"))
        foot.addWidget(Text(said, "soft", wrap=True), 1)
        foot.addWidget(close)
        column.addLayout(foot)
        # As large as it asks for: Qt alone gives a dialog no more than two thirds of the screen.
        self.resize(self.sizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        is_narrow = self.width() < current_theme().px(_NARROW)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def sizeHint(self) -> QSize:
        """Most of them at once, or as many as the screen has room for."""
        px, room = current_theme().px, self.screen().availableGeometry()
        return QSize(min(px(_SIZE[0]), room.width() - px(20)), min(px(_SIZE[1]), room.height() - px(60)))


def _halves(parts: Sequence[tuple[str, list[Line]]]) -> tuple[Sequence[tuple[str, list[Line]]], Sequence[tuple[str, list[Line]]]]:
    """As even as can be without a group in two."""

    def uneven(cut: int) -> int:
        return abs(sum(len(lines) + 2 for _title, lines in parts[:cut]) - sum(len(lines) + 2 for _title, lines in parts[cut:]))

    cut = min(range(1, len(parts)), key=uneven)
    return parts[:cut], parts[cut:]


def _group(title: str, lines: list[Line]) -> Card:
    card = Card(spacing=8)
    card.body.addWidget(Text(title, "strong", wrap=True))
    grid = QGridLayout()
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    for row, (keys, does) in enumerate(lines):
        grid.addWidget(Text(does, wrap=True), row, 0)
        grid.addWidget(in_flow(*(Pill(key) for key in keys), spacing=4), row, 1, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(grid)
    return card
