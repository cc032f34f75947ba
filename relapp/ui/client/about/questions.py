"""What is not known about a client, to be asked one at a time: answered here, led to the right field, or put aside."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.clients import Detail, DetailKind, Observed
from relapp.domain.questions import Question, Topic, asked, closed, reopened
from relapp.i18n import _, ngettext
from relapp.ui.client.about.question_row import QuestionRow
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.rows import RowList
from relapp.ui.widgets.buttons import Button, PlainButton
from relapp.ui.widgets.calm import pause_mouse
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.text import Text
from relapp.wording.questions import question as said

FIRST_SHOWN = 3

# What no field of the record can say.
_SAID_HERE = ("", Topic.ORIGIN)


class QuestionsSection(Card):
    """The next one to ask stands first; `field_wanted` carries the Topic whose answer belongs into a field."""

    field_wanted = Signal(object)

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__(spacing=8)
        self._editor = editor
        self._shows_all = False
        self._aside: tuple[Question, ...] = ()
        nothing = _("All that is worth asking is known. Add a question of your own when one comes up.")
        self.nothing = Text(nothing, "soft", wrap=True)
        self.list: RowList[QuestionRow] = RowList(self._make, spacing=4)
        self.more = PlainButton(_("Show more"), "more", compact=True)
        self.again = Button("", kind="muted", compact=True)
        self.new = QLineEdit(placeholderText=_("A question of your own"))
        self.new.setAccessibleName(_("A question of your own"))
        self.add = PlainButton(_("Add"), "plus", compact=True)
        adding = QWidget()
        row = FlowLayout(adding, spacing=8, line_spacing=6)
        for widget in (self.new, self.add):
            row.addWidget(widget)
        for part in (self.nothing, self.list, in_flow(self.more, self.again), adding):
            self.body.addWidget(part)
        self.add.setEnabled(False)
        self.new.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.new.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.more.clicked.connect(self._show_all)
        self.again.clicked.connect(self._ask_again)

    def show_record(self, record: Record) -> None:
        """Show what is not known now."""
        unknown = self._editor.bus.book.questions.unknown(record.client, record.on)
        shown = unknown.still_open if self._shows_all else unknown.still_open[:FIRST_SHOWN]
        self.list.show_items([(each, record.on) for each in shown])
        self.more.setVisible(len(unknown.still_open) > len(shown))
        self.more.setText(_("Show all {count}").format(count=len(unknown.still_open)))
        self._aside = unknown.put_aside
        count = len(self._aside)
        self.again.setText(ngettext("Ask the {count} put aside", "Ask the {count} put aside", count).format(count=count))
        self.again.setVisible(bool(self._aside))
        self.nothing.setVisible(not unknown.still_open)

    def begin(self) -> None:
        """Lead to the first question, else to the line for a new one."""
        if self.list.rows:
            lead_to(self.list.rows[0].answer)
        else:
            lead_to(self.new)

    def _make(self) -> QuestionRow:
        row = QuestionRow()
        row.answer_wanted.connect(lambda: self._answer(row))
        row.answered.connect(lambda words, kind: self._note(row.question, words, kind))
        row.asked.connect(lambda: self._move_on("question_asked", asked(row.question, self._editor.bus.today())))
        row.put_aside.connect(lambda: self._move_on("question_closed", closed(row.question, self._editor.bus.today())))
        return row

    def _answer(self, row: QuestionRow) -> None:
        if row.question.topic in _SAID_HERE:
            row.begin_answer()
        else:
            self.field_wanted.emit(Topic(row.question.topic))

    def _note(self, question: Question, words: str, kind: DetailKind) -> None:
        """The question belongs to the answer: alone, many an answer says nothing."""
        bus = self._editor.bus
        detail = Detail(kind, f"{said(question)} {words}", Observed.SAID, bus.today())
        bus.do(lambda: bus.book.questions.answer(question, detail, bus.today()))

    def _move_on(self, action: str, question: Question) -> None:
        """Another question comes to its place: a second click or key press is not meant for that one."""
        if self._keep(action, question):
            pause_mouse(self.list)
            self.begin()

    def _keep(self, action: str, *questions: Question) -> bool:
        bus = self._editor.bus
        return bool(bus.do(lambda: bus.book.records.keep(action, self._editor.client_id, *questions)))

    def _add(self) -> None:
        text = self.new.text().strip()
        if text and self._keep("question_added", Question(text=text)):
            self.new.clear()
            lead_to(self.new)

    def _ask_again(self) -> None:
        self._keep("question_reopened", *(reopened(each) for each in self._aside))
        self.begin()

    def _show_all(self) -> None:
        self._shows_all = True
        if record := self._editor.load():
            self.show_record(record)
        self.begin()
