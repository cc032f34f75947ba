"""What fits in no day of the week, to look at: nothing is dropped, and nothing has to be done about it at once."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QWidget

from relapp import wording
from relapp.book.agenda import ClientName
from relapp.domain.week import PlannedTouch
from relapp.i18n import _, ngettext
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.pane import Pane
from relapp.ui.widgets.text import Text

MOST_SHOWN = 100


class WaitingDialog(QDialog):
    """The most pressing first; `client_opened` carries the id of the client whose record was asked for."""

    client_opened = Signal(int)

    def __init__(
        self, touches: Sequence[PlannedTouch], more: int, clients: Mapping[int, ClientName], on: date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What does not fit this week"))
        holder = QWidget()
        holder.setObjectName("page_body")
        lines = VBox(holder, spacing=10)
        for touch in touches[:MOST_SHOWN]:
            lines.addLayout(self._line(touch, clients[touch.client_id], on))
        if rest := more + max(0, len(touches) - MOST_SHOWN):
            lines.addWidget(Text(ngettext("{count} more later", "{count} more later", rest).format(count=rest), "soft"))
        lines.addStretch()
        area = Pane(holder, self.windowTitle())
        close = PlainButton(_("Close"))
        close.clicked.connect(self.reject)
        column = VBox(self, margins=20, spacing=12)
        column.addWidget(Text(_("Each waits in its order, and comes up as soon as a day has room."), "soft", wrap=True))
        column.addWidget(area, 1)
        foot = HBox()
        foot.addStretch()
        foot.addWidget(close)
        column.addLayout(foot)

    def sizeHint(self) -> QSize:
        """Room for about eight of them."""
        return QSize(current_theme().px(560), current_theme().px(520))

    def _line(self, touch: PlannedTouch, client: ClientName, on: date) -> HBox:
        words = VBox(spacing=2)
        words.addWidget(Text(client.name, "strong", wrap=True))
        for reason in touch.reasons:
            parts = [wording.reason_title(reason), wording.why(reason, on), *wording.remarks(reason, on)]
            words.addWidget(Text(" · ".join(filter(None, parts)), "soft", wrap=True))
        opening = IconButton("chevron-right", _("Open the record of {client}").format(client=client.name), compact=True)
        opening.clicked.connect(lambda: self._open(client.id))
        row = HBox(spacing=8)
        row.addLayout(words, 1)
        row.addWidget(opening)
        return row

    def _open(self, client_id: int) -> None:
        self.accept()
        self.client_opened.emit(client_id)
