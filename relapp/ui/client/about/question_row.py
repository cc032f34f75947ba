"""One question to ask, and what can become of it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp import wording
from relapp.domain.clients import DetailKind
from relapp.domain.questions import Question
from relapp.i18n import _
from relapp.ui.client.rows import Row
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button, PlainButton
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.inputs import Choice, lead_to
from relapp.ui.widgets.text import Text
from relapp.ui.widgets.words import Words
from relapp.wording.questions import question as said


class QuestionRow(Row):
    """`answered` carries the words and the DetailKind they are; the other signals ask for what their names say."""

    answer_wanted = Signal()
    answered = Signal(str, object)
    asked = Signal()
    put_aside = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.question = Question()
        self.words, self.when = Text("", wrap=True), Text("", "small")
        self.answer = PlainButton(_("Answer"), compact=True)
        self.ask = Button(_("Asked"), kind="muted", compact=True)
        self.aside = Button(_("Not to be asked"), "skip", kind="muted", compact=True)
        self.field = QLineEdit(placeholderText=_("What they said"))
        self.kind = Choice([(each, wording.detail(each)) for each in DetailKind], name=_("What it is"))
        self.save = PlainButton(_("Save"), "check", compact=True)
        self._answering = QWidget()
        self._lay_out()
        self._connect()

    def fill(self, item: tuple[Question, date]) -> None:
        """Show a question as seen on a day; an answer begun for another one is let go."""
        before, (self.question, on) = self.question, item
        words = said(self.question)
        if (before.uuid, before.topic) != (self.question.uuid, self.question.topic):
            self.end_answer()
        self.words.setText(words)
        asked_on = self.question.asked_on
        self.when.setText(_("asked {when}").format(when=wording.days_from(asked_on, on)) if asked_on else "")
        self.when.setVisible(asked_on is not None)
        for button in (self.answer, self.ask, self.aside):
            button.setAccessibleName(_("{do}: {what}").format(do=button.label, what=words))
        self.field.setAccessibleName(_("Answer: {question}").format(question=words))

    def begin_answer(self) -> None:
        """Offer a line for what they said."""
        self.kind.set_value(DetailKind.OBSERVATION)
        self._answering.show()
        lead_to(self.field)

    def end_answer(self) -> None:
        """Take the line away."""
        self.field.clear()
        self._answering.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets go of an answer."""
        if event.key() == Qt.Key.Key_Escape and not self._answering.isHidden():
            self.answer.setFocus(Qt.FocusReason.OtherFocusReason)
            self.end_answer()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = VBox(self, spacing=4)
        question = QWidget()
        top = FlowLayout(question, spacing=4, line_spacing=2)
        asking = Words(170)
        words = VBox(asking, spacing=0)
        words.addWidget(self.words)
        words.addWidget(self.when)
        top.addWidget(asking)
        top.addWidget(in_flow(self.answer, self.ask, self.aside, spacing=2, line_spacing=2))
        below = FlowLayout(self._answering, spacing=8, line_spacing=4)
        for field in (self.field, self.kind, self.save):
            below.addWidget(field)
        column.addWidget(question)
        column.addWidget(self._answering)
        self._answering.hide()

    def _connect(self) -> None:
        self.answer.clicked.connect(self.answer_wanted)
        self.ask.clicked.connect(self.asked)
        self.aside.clicked.connect(self.put_aside)
        self.field.returnPressed.connect(self._tell)
        self.save.clicked.connect(self._tell)

    def _tell(self) -> None:
        words = self.field.text().strip()
        if words:
            kind = DetailKind(str(self.kind.value))
            self.end_answer()
            self.answered.emit(words, kind)
