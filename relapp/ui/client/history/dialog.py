"""The history of a client's record: the day, the field, what it said, what it says since, and why."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from relapp.book import Book
from relapp.domain.histories import ClientChange
from relapp.i18n import _, format_day
from relapp.ui.client.rows import RowList
from relapp.ui.client.timeline.line import TimelineRow
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.pane import Pane
from relapp.ui.widgets.text import Text
from relapp.wording import histories

STEP = 50


class HistoryDialog(QDialog):
    """Shows the changes of one client, the latest first; nothing is changed here, Ctrl+Z alone takes back."""

    def __init__(self, book: Book, client_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Changes of this record"))
        self._changes = sorted(book.records.of(ClientChange, client_id), key=lambda each: each.on)[::-1]
        self._limit = STEP
        self.rows: RowList[ChangeRow] = RowList(ChangeRow, spacing=0)
        self.more = PlainButton(_("Show more"), "more", compact=True)
        self.more.clicked.connect(self._show_more)
        close = PlainButton(_("Close"))
        close.clicked.connect(self.accept)
        column = VBox(self, margins=20, spacing=12)
        column.addWidget(self._area(), 1)
        row = HBox(spacing=8)
        row.addWidget(self.more)
        row.addStretch()
        row.addWidget(close)
        column.addLayout(row)
        self._show()

    def sizeHint(self) -> QSize:
        """A page of them, or as much of it as the screen has room for."""
        px, room = current_theme().px, self.screen().availableGeometry()
        return QSize(min(px(620), room.width()), min(px(560), room.height() - px(60)))

    def _area(self) -> QWidget:
        content = QWidget()
        content.setObjectName("page_body")
        column = VBox(content, margins=(0, 4, 8, 4), spacing=0)
        nothing = Text(
            _("Nothing of this record was changed since it was made. What changes from now on is kept here."), wrap=True
        )
        nothing.setVisible(not self._changes)
        for widget in (nothing, self.rows):
            column.addWidget(widget)
        column.addStretch()
        return Pane(content, _("Changes of this record"))

    def _show(self) -> None:
        self.rows.show_items(self._changes[: self._limit])
        self.more.setVisible(len(self._changes) > self._limit)

    def _show_more(self) -> None:
        self._limit += STEP
        self._show()


class ChangeRow(TimelineRow):
    """One field changed on one day."""

    def fill(self, item: ClientChange) -> None:
        """Show a change."""
        said = histories.lines(item)
        if item.reason:
            said.append(_("Why: {reason}").format(reason=item.reason))
        self.show_icon("edit", "accent")
        self.show_words(histories.field(item.field), format_day(item.on), "\n".join(said))
