"""Opinions of a client: asked for or given, answered, and followed until the direction is right."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.feedback import Feedback, FeedbackStep
from relapp.i18n import _
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.relationship.feedback_row import FeedbackRow
from relapp.ui.client.rows import RowList
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import DayField, lead_to
from relapp.ui.widgets.text import Text

STEP = 3


class FeedbackSection(QWidget):
    """The loops that are open, those closed below them, and a form for the next one."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._limit = STEP
        self.ask = PlainButton(_("Ask for an opinion"), "plus", compact=True)
        self.note = PlainButton(_("Write down an opinion"), "pen", compact=True)
        self.form = FeedbackForm(editor.bus.today)
        self.list: RowList[FeedbackRow] = RowList(self._make)
        self.more = PlainButton(_("Show more"), "more", compact=True)
        self._nothing = Text(
            _("Nothing was asked yet. One question now and then shows that you care to hear."), "soft", wrap=True
        )
        buttons = in_flow(self.ask, self.note)
        column = VBox(self, spacing=8)
        for widget in (buttons, self._nothing, self.form, self.list, self.more):
            column.addWidget(widget)
        self.form.hide()
        self.ask.clicked.connect(lambda: self.form.begin(asks=True))
        self.note.clicked.connect(lambda: self.form.begin(asks=False))
        self.form.finished.connect(self._add)
        self.form.cancelled.connect(self._close)
        self.more.clicked.connect(self._show_more)

    def show_loops(self, loops: list[Feedback], record: Record) -> None:
        """Show those that the book has: open ones first, then the closed ones, the last one first."""
        closed = [each for each in reversed(loops) if each.step is FeedbackStep.CLOSED]
        still_open = [each for each in loops if each.step is not FeedbackStep.CLOSED]
        typed = {row.key: row.words.text() for row in self.list.rows}
        shown = [*still_open, *closed[: self._limit]]
        self.list.show_items([(each, record.on, typed.get((each.uuid, each.step), "")) for each in shown])
        self.more.setVisible(len(closed) > self._limit)
        self._nothing.setVisible(not loops and self.form.isHidden())

    def _add(self, loop: Feedback) -> None:
        action = "feedback_added" if loop.step is FeedbackStep.ASK else "feedback_saved"
        if self._keep(loop, action=action):
            self._close()

    def _close(self) -> None:
        self.form.clear()
        self.form.hide()
        lead_to(self.ask if self.form.asks else self.note)

    def _keep(self, *loops: Feedback, action: str = "feedback_saved") -> bool:
        bus = self._editor.bus
        return bool(bus.do(lambda: bus.book.records.keep(action, self._editor.client_id, *loops)))

    def _remove(self, loop: Feedback) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.records.remove("feedback_deleted", self._editor.client_id, loop))

    def _make(self) -> FeedbackRow:
        row = FeedbackRow(self._editor.bus.today)
        row.moved.connect(lambda loops: self._keep(*loops))
        row.removed.connect(self._remove)
        return row

    def _show_more(self) -> None:
        self._limit += STEP
        if record := self._editor.load():
            self.show_loops(self._editor.bus.book.records.of(Feedback, self._editor.client_id), record)


class FeedbackForm(Card):
    """A question for a day, or an opinion that came by itself; `finished` carries the loop that begins."""

    finished = Signal(object)
    cancelled = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(spacing=8)
        self._today = today
        self.asks = True
        self.caption = Text("", "caption")
        self.question, self.options, self.answer = QLineEdit(), QLineEdit(), QLineEdit()
        self.day = DayField(today())
        self.save, self.cancel = PrimaryButton(_("Save"), "check", compact=True), PlainButton(_("Cancel"), compact=True)
        self._asking = (
            LabelledRow(_("Question"), self.question),
            LabelledRow(_("Answers offered"), self.options, _("Separated by commas; none for an open question.")),
            LabelledRow(_("Ask on"), self.day),
        )
        self._noting = (LabelledRow(_("What they said"), self.answer, _("In their words.")),)
        self._lay_out()

    def begin(self, *, asks: bool) -> None:
        """Open it for a question, or for an opinion nobody asked for."""
        self.asks = asks
        self.caption.setText(_("A question to ask") if asks else _("An opinion that came by itself"))
        for row in self._asking:
            row.setVisible(asks)
        for row in self._noting:
            row.setVisible(not asks)
        self._update()
        self.show()
        lead_to(self.question if asks else self.answer)

    def finish(self) -> None:
        """Tell what was written."""
        if not self.save.isEnabled():
            return
        if self.asks:
            options = tuple(filter(None, (option.strip() for option in self.options.text().split(","))))
            loop = Feedback(self.question.text().strip(), options, ask_on=self.day.day)
        else:
            loop = Feedback(answer=self.answer.text().strip(), answered_on=self._today())
        self.finished.emit(loop)

    def clear(self) -> None:
        """Be empty again."""
        for field in (self.question, self.options, self.answer):
            field.clear()
        self.day.set_day(self._today())

    def _lay_out(self) -> None:
        self.body.addWidget(self.caption)
        for row in (*self._asking, *self._noting):
            self.body.addWidget(row)
        buttons = in_flow(self.save, self.cancel)
        self.body.addWidget(buttons)
        for field in (self.question, self.options, self.answer):
            field.textChanged.connect(self._update)
            field.returnPressed.connect(self.finish)
        self.save.clicked.connect(self.finish)
        self.cancel.clicked.connect(self.cancelled)

    def _update(self) -> None:
        self.save.setEnabled(bool((self.question if self.asks else self.answer).text().strip()))
