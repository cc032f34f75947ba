"""One cause of concerns, what prevents it, and whom it happened to."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from relapp.domain.concerns import Concern
from relapp.domain.lessons import Lesson
from relapp.i18n import _, format_number, ngettext
from relapp.ui.client.rows import Row, RowList
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import Button, IconButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text
from relapp.wording import lessons as words

AT_FIRST = 3


class LessonRow(Row):
    """Shows as many of its concerns as it is told to; `client_opened` carries an id."""

    client_opened = Signal(int)
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lesson: Lesson
        self.cause, self.count = Text("", "large", wrap=True), Text("", "soft", wrap=True)
        self.preventions = Text("", wrap=True)
        self.concerns: RowList[ConcernLine] = RowList(self._make, spacing=6)
        self.more = Button("", "more", kind="quiet", compact=True)
        self.more.clicked.connect(self.more_wanted)
        card = Card(spacing=8)
        VBox(self).addWidget(card)
        top = in_flow(self.cause, self.count, spacing=12, line_spacing=2)
        foot = in_flow(self.more)
        for widget in (top, self.preventions, self.concerns, foot):
            card.body.addWidget(widget)

    def fill(self, item: tuple[Lesson, Mapping[int, str], int]) -> None:
        """Show a lesson with the first so many of its concerns; the mapping names their clients."""
        self.lesson, names, limit = item
        lesson, count = self.lesson, len(self.lesson.concerns)
        self.cause.setText(words.cause(lesson))
        self.count.setText(" · ".join(words.counts(lesson)))
        self.preventions.setText(words.prevented_by(lesson))
        self.preventions.set_role("body" if lesson.preventions else "soft")
        self.concerns.show_items([(each, names.get(each.client_id, "")) for each in lesson.concerns[:limit]])
        rest = count - limit
        self.more.setVisible(rest > 0)
        self.more.setText(ngettext("{count} more", "{count} more", rest).format(count=format_number(max(rest, 0))))
        self.more.setAccessibleName(f"{self.more.label}: {self.cause.text()}")

    def _make(self) -> "ConcernLine":
        line = ConcernLine()
        line.client_opened.connect(self.client_opened)
        return line


class ConcernLine(Row):
    """What happened to one client."""

    client_opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._client_id = 0
        self.what, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.open = IconButton("chevron-right", "", kind="quiet", compact=True)
        self.open.clicked.connect(lambda: self.client_opened.emit(self._client_id))
        column = VBox(spacing=0)
        column.addWidget(self.what)
        column.addWidget(self.details)
        row = HBox(self, spacing=8)
        row.addLayout(column, 1)
        row.addWidget(self.open)

    def fill(self, item: tuple[Concern, str]) -> None:
        """Show a concern of the client with that name."""
        concern, name = item
        self._client_id = concern.client_id
        self.what.setText(concern.what)
        self.details.setText(" · ".join(words.circumstances(concern, name)))
        self.open.set_label(_("Open {name}: {what}").format(name=name, what=concern.what))
