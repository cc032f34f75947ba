"""One promise of a list, and what can become of it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.promises import Promise, PromiseState
from relapp.i18n import _, format_day, ngettext
from relapp.ui.client.rows import Row
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.pill import Pill
from relapp.ui.widgets.text import Text
from relapp.wording.promises import promise_end, promise_ended, promised_by

_ICONS = {PromiseState.KEPT: "check", PromiseState.BROKEN: "close", PromiseState.RELEASED: "undo"}


class PromiseRow(Row):
    """Open ones can be settled and moved. `ended` carries the PromiseState; the others ask for what their names say."""

    ended = Signal(object)
    move_wanted = Signal()
    change_wanted = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.promise: Promise
        self.heading = SectionLabel(_("What became of the others"))
        self.title, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.late = Pill("", "late")
        self.ends = {state: PlainButton(promise_end(state), icon, compact=True) for state, icon in _ICONS.items()}
        self.another_day = PlainButton(_("Another day…"), "calendar", compact=True)
        self.reopen = IconButton("undo", _("Open again"), compact=True)
        self.change = IconButton("edit", _("Change"), compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self._lay_out()
        self._connect()

    def fill(self, item: tuple[Promise, date, bool]) -> None:
        """Show a promise as seen on a day, below a heading where it leads those settled."""
        self.promise, on, leads_settled = item
        is_open, late = self.promise.is_open, self.promise.days_late(on)
        self.heading.setVisible(leads_settled)
        self.title.setText(self.promise.text)
        self.details.setText(_details(self.promise, on))
        self.late.setText(ngettext("{count} day late", "{count} days late", late).format(count=late))
        self.late.setVisible(late > 0)
        self._what_next.setVisible(is_open)
        self.reopen.setVisible(not is_open)
        self._name_buttons()

    def _name_buttons(self) -> None:
        """Say for a screen reader which promise each button is about."""
        for button in (*self.ends.values(), self.another_day):
            button.setAccessibleName(_("{do}: {what}").format(do=button.label, what=self.promise.text))
        self.reopen.set_label(_("Open again: {what}").format(what=self.promise.text))
        self.change.set_label(_("Change {what}").format(what=self.promise.text))
        self.remove.set_label(_("Delete {what}").format(what=self.promise.text))

    def _lay_out(self) -> None:
        card = Card(spacing=8)
        column = VBox(self, spacing=8)
        column.addWidget(self.heading)
        column.addWidget(card)
        below = in_flow(self.details, self.late, spacing=8, line_spacing=2)
        words = VBox(spacing=2)
        words.addWidget(self.title)
        words.addWidget(below)
        top = HBox(spacing=8)
        top.addLayout(words, 1)
        for button in (self.reopen, self.change, self.remove):
            top.addWidget(button)
        card.body.addLayout(top)
        self._what_next = QWidget()
        flow = FlowLayout(self._what_next, spacing=8, line_spacing=6)
        for each in (*self.ends.values(), self.another_day):
            flow.addWidget(each)
        card.body.addWidget(self._what_next)

    def _connect(self) -> None:
        for state, button in self.ends.items():
            button.clicked.connect(lambda _checked=False, state=state: self.ended.emit(state))
        self.reopen.clicked.connect(lambda: self.ended.emit(PromiseState.OPEN))
        self.another_day.clicked.connect(self.move_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.remove.clicked.connect(self.removed)


def _details(promise: Promise, on: date) -> str:
    """The day of an open promise, or what became of a settled one; then who made it, and when."""
    if promise.is_open:
        day = format_day(promise.due)
        parts = [day if promise.days_late(on) else f"{day}, {wording.days_from(promise.due, on)}"]
    else:
        parts = [promise_ended(promise)]
    parts.append(promised_by(promise.by))
    if promise.made_on:
        parts[-1] += f", {format_day(promise.made_on)}"
    return " · ".join(parts)
