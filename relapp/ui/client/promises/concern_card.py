"""One concern: what is known about it, how far it has come, and the next step."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from relapp.domain.concerns import Concern, ConcernState
from relapp.domain.reminders import Reminder
from relapp.i18n import _
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import Button, IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow, TextField
from relapp.ui.widgets.inputs import has_focus_inside, lead_to
from relapp.ui.widgets.pill import Pill
from relapp.ui.widgets.text import Text
from relapp.wording.concerns import concern_course, concern_state, held_back


class ConcernCard(Card):
    """Keeps to one concern; `told` carries the name of a field and what was written there. A closed one is folded at first."""

    told = Signal(str, str)
    resolved = Signal()
    called_back = Signal()
    reopened = Signal()
    removed = Signal()

    def __init__(self, concern: Concern) -> None:
        super().__init__(spacing=8)
        self.concern = concern
        self._folded = concern.state is ConcernState.CLOSED
        self.title, self.course = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.state = Pill()
        self.held_back = Text(held_back(), "small", wrap=True)
        self.missing = Text("", "small", wrap=True)
        self.fields = {
            "what": TextField(),
            "cause": TextField(placeholder=_("How did it happen?")),
            "solution": TextField(placeholder=_("What solves it?")),
            "prevention": TextField(placeholder=_("What prevents it?")),
            "who_must_know": TextField(placeholder=_("Colleagues, suppliers…")),
        }
        self.resolve = PlainButton(_("Resolved"), "check", compact=True)
        self.call_back = PlainButton(_("Called back"), "phone", compact=True)
        self.reopen = Button(_("Open again"), "undo", kind="quiet", compact=True)
        self.fold = Button("", "edit", kind="quiet", compact=True)
        self.change = IconButton("edit", _("Change"), compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self._lay_out()
        self._connect()

    def show_concern(self, concern: Concern, next_touch: Reminder | None, on: date) -> None:
        """Show the concern as the book has it now; `next_touch` is its open reminder, if it has one."""
        used = QApplication.focusWidget() if has_focus_inside(self) else None
        if concern.state is not self.concern.state:
            self._folded = concern.state is ConcernState.CLOSED
        self.concern = concern
        state = concern.state
        self.title.setText(concern.what)
        self.state.setText(concern_state(state))
        self.state.set_kind("late" if state is ConcernState.OPEN else "neutral")
        self.course.setText(concern_course(concern, next_touch, on))
        for name, field in self.fields.items():
            field.set_text(getattr(concern, name))
            if not field.hasFocus():
                field.setCursorPosition(0)
        self.held_back.setVisible(state is ConcernState.OPEN)
        self.resolve.setVisible(state is ConcernState.OPEN)
        self.call_back.setVisible(state is ConcernState.RESOLVED)
        self.reopen.setVisible(state is not ConcernState.OPEN)
        self._show_missing()
        self._show_folded()
        self._name_buttons()
        if used and not used.isVisibleTo(self):
            next_step = {ConcernState.OPEN: self.resolve, ConcernState.RESOLVED: self.call_back, ConcernState.CLOSED: self.fold}
            lead_to(next_step[state])

    def ask_what_is_missing(self) -> None:
        """Lead to the first of solution and prevention that nobody wrote down yet; nothing has to be written."""
        for name in ("solution", "prevention"):
            if not getattr(self.concern, name):
                lead_to(self.fields[name])
                return

    def _show_missing(self) -> None:
        """What the page of lessons still lacks of a concern that is resolved."""
        concern = self.concern
        if concern.is_open or (concern.solution and concern.prevention):
            self.missing.hide()
            return
        asked = _("What keeps it from happening again?") if concern.solution else _("What solved it?")
        if not concern.solution and not concern.prevention:
            asked = _("What solved it, and what keeps it from happening again?")
        self.missing.setText(" ".join([asked, _("It can also be written later.")]))
        self.missing.show()

    def _show_folded(self) -> None:
        self._fields.setVisible(not self._folded)
        self.fold.setVisible(self.concern.state is ConcernState.CLOSED)
        self.fold.setText(_("Show and change") if self._folded else _("Fold"))

    def _toggle(self) -> None:
        self._folded = not self._folded
        self._show_folded()
        self._name_buttons()

    def _name_buttons(self) -> None:
        """Say for a screen reader which concern each control is about."""
        what = self.concern.what
        for button in (self.resolve, self.call_back, self.reopen, self.fold):
            button.setAccessibleName(_("{do}: {what}").format(do=button.label, what=what))
        self.change.set_label(_("Change {what}").format(what=what))
        self.remove.set_label(_("Delete {what}").format(what=what))

    def _lay_out(self) -> None:
        line = in_flow(self.state, self.course, spacing=8, line_spacing=2)
        words = VBox(spacing=4)
        words.addWidget(self.title)
        words.addWidget(line)
        top = HBox(spacing=8)
        top.addLayout(words, 1)
        top.addWidget(self.change)
        top.addWidget(self.remove)
        self.body.addLayout(top)
        self._what = LabelledRow(_("Concern"), self.fields["what"])
        self._what.hide()
        self.body.addWidget(self._what)
        for text in (self.held_back, self.missing):
            self.body.addWidget(text)
        labels = {
            "cause": _("Cause"),
            "solution": _("Solution"),
            "prevention": _("Prevention"),
            "who_must_know": _("Who must know"),
        }
        self._fields = QWidget()
        column = VBox(self._fields, spacing=8)
        for name, label in labels.items():
            column.addWidget(LabelledRow(label, self.fields[name]))
        self.body.addWidget(self._fields)
        buttons = in_flow(self.resolve, self.call_back, self.fold, self.reopen, spacing=8, line_spacing=6)
        self.body.addWidget(buttons)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.edited.connect(lambda text, name=name: self._tell(name, text))
        self.change.clicked.connect(self._change)
        self.fields["what"].editingFinished.connect(self._what.hide)
        self.resolve.clicked.connect(self.resolved)
        self.call_back.clicked.connect(self.called_back)
        self.reopen.clicked.connect(self.reopened)
        self.fold.clicked.connect(self._toggle)
        self.remove.clicked.connect(self.removed)

    def _change(self) -> None:
        """Let what it is about be written anew."""
        self._what.show()
        lead_to(self.fields["what"])

    def _tell(self, name: str, text: str) -> None:
        """A concern always says what it is about."""
        said = text.strip()
        if name == "what" and not said:
            self.fields[name].set_text(self.concern.what)
        elif said != getattr(self.concern, name):
            self.told.emit(name, said)
