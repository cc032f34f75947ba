"""Looking at a relationship: what the last check-up says, the form of the next one, and those there were."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.check_ups import BAD_SIGNS, GOOD_SIGNS, Answer, CheckUp, Result, latest, standing
from relapp.i18n import _, format_day, ngettext
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.relationship.sign_row import SignRow
from relapp.ui.client.rows import Row, RowList
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow, NotesField
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.text import Text
from relapp.wording import check_ups as words
from relapp.wording.spans import days_from

_STRIPES = {Result.GOOD: "accent", Result.AT_RISK: "late", Result.UNKNOWN: ""}


class CheckUpSection(QWidget):
    """How the relationship stands; the form and the earlier check-ups open when they are wanted."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._shows_earlier = False
        self.stand = StandCard()
        self.form = CheckUpForm()
        self.list: RowList[CheckUpRow] = RowList(self._make)
        column = VBox(self, spacing=8)
        for widget in (self.stand, self.form, self.list):
            column.addWidget(widget)
        self.form.hide()
        self.stand.begin.clicked.connect(self.begin)
        self.stand.earlier.clicked.connect(self._fold)
        self.stand.removed.connect(self._delete)
        self.form.finished.connect(self._save)
        self.form.cancelled.connect(self._close)

    def show_check_ups(self, check_ups: list[CheckUp], record: Record) -> None:
        """Show those that the book has: what the last one says, and the earlier ones, the latest first."""
        last = latest(check_ups)
        days = self._editor.bus.book.settings.get().intervals.check_up_days
        self.stand.show_stand(last, standing(last, record.on, days), record)
        self.form.show_last(last)
        earlier = sorted(check_ups, key=lambda each: each.on)[-2::-1]
        self.list.show_items(earlier if self._shows_earlier else [])
        said = ngettext("{count} earlier check-up", "{count} earlier check-ups", len(earlier)).format(count=len(earlier))
        self.stand.earlier.setText(_("Hide earlier check-ups") if self._shows_earlier else said)
        self.stand.earlier.setVisible(bool(earlier))

    def begin(self) -> None:
        """Open the form, and lead to it."""
        self.form.show()
        self.stand.begin.hide()
        lead_to(self.form.rows[GOOD_SIGNS[0]])

    def _save(self) -> None:
        bus, made = self._editor.bus, self.form.made(self._editor.bus.today())
        if bus.do(lambda: bus.book.records.keep("check_up_added", self._editor.client_id, made)):
            self._close()

    def _close(self) -> None:
        self.form.clear()
        self.form.hide()
        self.stand.begin.show()
        lead_to(self.stand.begin)

    def _make(self) -> "CheckUpRow":
        row = CheckUpRow()
        row.removed.connect(self._delete)
        return row

    def _delete(self, check_up: CheckUp) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.records.remove("check_up_deleted", self._editor.client_id, check_up))

    def _fold(self) -> None:
        self._shows_earlier = not self._shows_earlier
        if record := self._editor.load():
            self.show_check_ups(self._editor.bus.book.records.of(CheckUp, self._editor.client_id), record)


class StandCard(Card):
    """The result in words, what it rests on, and what can be done; `removed` carries the last check-up."""

    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__(spacing=8)
        self._last: CheckUp | None = None
        self.title, self.details = Text("", "large", wrap=True), Text("", "soft", wrap=True)
        self.found = Text("", wrap=True)
        self.begin = PlainButton(_("New check-up"), "check", compact=True)
        self.earlier = PlainButton("", "clock", compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self.remove.clicked.connect(lambda: self.removed.emit(self._last))
        line = HBox(spacing=8)
        line.addWidget(self.title, 1)
        line.addWidget(self.remove)
        self.body.addLayout(line)
        self.body.addWidget(self.details)
        self.body.addWidget(self.found)
        buttons = in_flow(self.begin, self.earlier)
        self.body.addWidget(buttons)

    def show_stand(self, last: CheckUp | None, stand: Result, record: Record) -> None:
        """Show what the last check-up says today."""
        self._last = last
        self.set_stripe(_STRIPES[stand])
        self.title.setText(words.result(stand))
        self.details.setText(_said(last, stand, record))
        self.found.setText("\n".join(_found(last)) if last else "")
        self.found.setVisible(bool(self.found.text()))
        self.remove.setVisible(last is not None)
        if last:
            self.remove.set_label(_("Delete the check-up of {day}").format(day=format_day(last.on)))


class CheckUpForm(Card):
    """Every sign begins as not known; `finished` and `cancelled` close it."""

    finished = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=8)
        self.rows = {name: SignRow(words.sign(name)) for name in (*GOOD_SIGNS, *BAD_SIGNS)}
        self.gained, self.note = NotesField(), NotesField()
        self.save, self.cancel = PrimaryButton(_("Save check-up"), "check"), PlainButton(_("Cancel"))
        self._lay_out()
        for row in self.rows.values():
            row.answers.value_chosen.connect(self._update)
        for field in (self.gained, self.note):
            field.textChanged.connect(self._update)
        self.save.clicked.connect(self.finished)
        self.cancel.clicked.connect(self.cancelled)
        self._update()

    def show_last(self, last: CheckUp | None) -> None:
        """Show last time's answers beside the signs."""
        for name, row in self.rows.items():
            row.show_last(Answer(last.answers.get(name, Answer.UNKNOWN)) if last else Answer.UNKNOWN)

    def made(self, on: date) -> CheckUp:
        """What was filled in."""
        answers = {name: str(row.value) for name, row in self.rows.items() if row.value is not Answer.UNKNOWN}
        return CheckUp(on, answers, self.gained.toPlainText().strip(), self.note.toPlainText().strip())

    def clear(self) -> None:
        """Be ready for the next one."""
        for row in self.rows.values():
            row.answers.set_value(Answer.UNKNOWN)
        self.gained.clear()
        self.note.clear()
        self._update()

    def _lay_out(self) -> None:
        self.body.addWidget(Text(_("What did you see? Leave what you do not know as it is."), "soft", wrap=True))
        for caption, names in ((_("Good signs"), GOOD_SIGNS), (_("Bad signs"), BAD_SIGNS)):
            self.body.addWidget(Text(caption, "caption"))
            for name in names:
                self.body.addWidget(self.rows[name])
        self.body.addWidget(LabelledRow(_("What the client has gained"), self.gained, _("In their words.")))
        self.body.addWidget(LabelledRow(_("Note"), self.note))
        buttons = in_flow(self.save, self.cancel)
        self.body.addWidget(buttons)

    def _update(self) -> None:
        """One where nothing was filled in says nothing."""
        fields = (self.gained.toPlainText(), self.note.toPlainText())
        answered = any(row.value is not Answer.UNKNOWN for row in self.rows.values())
        self.save.setEnabled(answered or any(text.strip() for text in fields))


class CheckUpRow(Row):
    """One check-up of before; `removed` carries it."""

    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._check_up: CheckUp | None = None
        self.title, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self.remove.clicked.connect(lambda: self.removed.emit(self._check_up))
        card = Card()
        VBox(self).addWidget(card)
        column = VBox(spacing=2)
        column.addWidget(self.title)
        column.addWidget(self.details)
        row = HBox(spacing=8)
        row.addLayout(column, 1)
        row.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)

    def fill(self, item: CheckUp) -> None:
        """Show its day, its result then, and what it found."""
        self._check_up = item
        day = format_day(item.on)
        self.title.setText(f"{day} · {words.result(item.result)}")
        self.details.setText("\n".join([words.result_details(item), *_found(item)]))
        self.remove.set_label(_("Delete the check-up of {day}").format(day=day))


def _found(check_up: CheckUp) -> list[str]:
    """What speaks against the relationship, what the client gained, and the note, a line each."""
    seen = [words.sign(name) for name in check_up.found_bad if name in BAD_SIGNS]
    missing = [words.sign(name) for name in check_up.found_bad if name in GOOD_SIGNS]
    lines = [_("Seen: {signs}").format(signs=", ".join(seen))] if seen else []
    if missing:
        lines.append(_("Missing: {signs}").format(signs=", ".join(missing)))
    if check_up.gained:
        lines.append(_("Gained: {gained}").format(gained=check_up.gained))
    return [*lines, *filter(None, [check_up.note])]


def _said(last: CheckUp | None, stand: Result, record: Record) -> str:
    """When somebody looked last, and what the result rests on."""
    if last is None:
        return _("Nobody has looked at this relationship yet. A check-up takes two minutes.")
    looked = _("Last looked at {when}").format(when=days_from(last.on, record.on))
    if stand is Result.UNKNOWN and last.result is Result.GOOD:
        return _("{looked}: too long ago to tell.").format(looked=looked)
    return f"{looked} · {words.result_details(last)}"
