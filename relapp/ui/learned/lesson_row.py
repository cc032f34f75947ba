"""One cause of concerns, what prevents it, and whom it happened to."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from relapp.domain.concerns import Concern
from relapp.domain.lessons import Lesson
from relapp.i18n import _, format_day, format_number, ngettext
from relapp.ui.client.rows import Row, RowList
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import Button, IconButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text
from relapp.wording.concerns import concern_state

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
        self.cause.setText(lesson.cause or _("Cause not known yet"))
        said = [ngettext("{count} concern", "{count} concerns", count).format(count=format_number(count))]
        if lesson.open_count:
            still = ngettext("{count} open", "{count} open", lesson.open_count)
            said.append(still.format(count=format_number(lesson.open_count)))
        self.count.setText(" · ".join(said))
        self.preventions.setText(_prevented_by(lesson))
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
        words = VBox(spacing=0)
        words.addWidget(self.what)
        words.addWidget(self.details)
        row = HBox(self, spacing=8)
        row.addLayout(words, 1)
        row.addWidget(self.open)

    def fill(self, item: tuple[Concern, str]) -> None:
        """Show a concern of the client with that name."""
        concern, name = item
        self._client_id = concern.client_id
        self.what.setText(concern.what)
        parts = [name, format_day(concern.opened_on), concern_state(concern.state).lower()]
        if concern.solution:
            parts.append(_("solved by: {solution}").format(solution=concern.solution))
        self.details.setText(" · ".join(parts))
        self.open.set_label(_("Open {name}: {what}").format(name=name, what=concern.what))


def _prevented_by(lesson: Lesson) -> str:
    if not lesson.preventions:
        return _("Nothing prevents it yet.")
    if len(lesson.preventions) == 1:
        return _("Prevented by: {what}").format(what=lesson.preventions[0])
    return "\n".join([_("Prevented by:"), *(f"• {each}" for each in lesson.preventions)])
