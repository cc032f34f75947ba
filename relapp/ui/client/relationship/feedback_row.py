"""One loop of feedback: where it stands, and the one thing to do next."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain import feedback as loops
from relapp.domain.feedback import Feedback, FeedbackStep
from relapp.i18n import _, format_day
from relapp.ui.client.rows import Row
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.text import Text, without_mnemonic
from relapp.wording import feedback as words


class FeedbackRow(Row):
    """`moved` carries the loops to keep, `removed` the one to delete; what is being typed stays while the step is the same."""

    moved = Signal(object)
    removed = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._loop, self._today = Feedback(), today
        self._denies = False
        self.title, self.history = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.stand = Text("", "accent", wrap=True)
        self.words = QLineEdit()
        self.options = QWidget()
        self._options = FlowLayout(self.options, spacing=6, line_spacing=4)
        self.go = PlainButton("", "check", compact=True)
        self.no = PlainButton("", compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self._lay_out()
        self.go.clicked.connect(self._move)
        self.words.returnPressed.connect(self.go.click)
        self.words.textChanged.connect(self._update)
        self.no.clicked.connect(self._deny)
        self.remove.clicked.connect(lambda: self.removed.emit(self._loop))

    @property
    def key(self) -> tuple[str, FeedbackStep]:
        """What the words typed belong to: the uuid of the loop, and its step."""
        return self._loop.uuid, self._loop.step

    def fill(self, item: tuple[Feedback, date, str]) -> None:
        """Show a loop as it stands, with the words typed for this step before."""
        loop, on, typed = item
        is_another = (loop.uuid, loop.step) != self.key
        self._loop = loop
        self.title.setText(loop.question or _("An opinion of their own"))
        self.history.setText("\n".join(_history(loop)))
        self.history.setVisible(bool(self.history.text()))
        self.stand.setText(words.stand(loop, on))
        self.stand.set_role("small" if loop.step is FeedbackStep.CLOSED else "accent")
        self.remove.set_label(_("Delete {what}").format(what=self.title.text()))
        if is_another:
            self._denies = False
            self.words.setText(typed)
            self._offer_answers()
        self._update()

    def _lay_out(self) -> None:
        card = Card()
        VBox(self).addWidget(card)
        said = VBox(spacing=2)
        for text in (self.title, self.history, self.stand):
            said.addWidget(text)
        line = HBox(spacing=8)
        line.addLayout(said, 1)
        line.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(line)
        card.body.addWidget(self.options)
        card.body.addWidget(self.words)
        self.buttons = QWidget()
        flow = FlowLayout(self.buttons, spacing=8)
        flow.addWidget(self.go)
        flow.addWidget(self.no)
        card.body.addWidget(self.buttons)

    def _offer_answers(self) -> None:
        """A button for each answer that was offered with the question; it is written down once it is saved."""
        while item := self._options.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for option in self._loop.options:
            button = PlainButton(without_mnemonic(option), compact=True)
            button.clicked.connect(lambda _checked=False, option=option: self.words.setText(option))
            self._options.addWidget(button)

    def _update(self) -> None:
        """Show what the step needs, and nothing else."""
        step = self._loop.step
        writes = step in (FeedbackStep.ANSWER, FeedbackStep.REPLY) or self._denies
        self.words.setVisible(writes)
        self.words.setPlaceholderText(_("What we reply") if step is FeedbackStep.REPLY else _("What they said"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.options.setVisible(step is FeedbackStep.ANSWER and bool(self._loop.options))
        self.no.setVisible(step is FeedbackStep.DIRECTION)
        self.no.setText(_("Cancel") if self._denies else _("No, it is not"))
        self.buttons.setVisible(step is not FeedbackStep.CLOSED)
        labels = {
            FeedbackStep.ASK: _("Asked today"),
            FeedbackStep.ANSWER: _("Save the answer"),
            FeedbackStep.REPLY: _("Replied today"),
            FeedbackStep.DIRECTION: _("Save what they said") if self._denies else _("Yes, the direction is right"),
        }
        self.go.setText(labels.get(step, ""))
        self.go.setEnabled(not writes or bool(self.words.text().strip()))

    def _deny(self) -> None:
        """The direction is not right: what they said of it is wanted, until that is taken back."""
        self._denies = not self._denies
        self._update()
        lead_to(self.words if self._denies else self.no)

    def _move(self) -> None:
        """One step further."""
        loop, said, on = self._loop, self.words.text().strip(), self._today()
        if loop.step is FeedbackStep.ASK:
            self.moved.emit((loops.asked(loop, on),))
        elif loop.step is FeedbackStep.ANSWER:
            self.moved.emit((loops.answered(loop, said, on),))
        elif loop.step is FeedbackStep.REPLY:
            self.moved.emit((loops.replied(loop, said, on),))
        else:
            self.moved.emit(loops.directed(loop, is_right=not self._denies, said=said, on=on))


def _history(loop: Feedback) -> list[str]:
    """What was said so far, a line each."""
    lines = []
    if loop.step is FeedbackStep.ASK and loop.options:
        lines.append(_("Answers offered: {answers}").format(answers=", ".join(loop.options)))
    if loop.answered_on:
        lines.append(_("{day}: they said “{answer}”").format(day=format_day(loop.answered_on), answer=loop.answer))
    if loop.replied_on and loop.reply:
        lines.append(_("{day}: we replied “{reply}”").format(day=format_day(loop.replied_on), reply=loop.reply))
    return lines
