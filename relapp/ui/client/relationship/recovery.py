"""The recovery plan of a relationship at risk: what the signs found call for, and the steps taken."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.check_ups import CheckUp, RecoveryStep, Result, Standing, last_seen, spread, unanswered
from relapp.domain.signs import Sign
from relapp.i18n import _
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.rows import Row, RowList
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow, TextField
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.inputs import DayField
from relapp.ui.widgets.text import Text
from relapp.wording import check_ups as words
from relapp.wording.spans import days_from

Offer = tuple[Sign, str, date]


class RecoverySection(QWidget):
    """Shown while the relationship is at risk, and as long as there are steps."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._signs: Mapping[str, Sign] = {}
        self.offers: RowList[OfferRow] = RowList(self._make_offer)
        self.add_all = PlainButton(_("Add all these steps"), "plus", compact=True)
        self.steps: RowList[StepRow] = RowList(self._make_step)
        self.form = StepForm(editor.bus.today)
        self.offered = Card(spacing=10)
        self.offered.body.addWidget(
            Text(_("Suggested from what was found. Change the words and the days as you like."), "soft", wrap=True)
        )
        self.offered.body.addWidget(self.offers)
        buttons = in_flow(self.add_all)
        self.offered.body.addWidget(buttons)
        column = VBox(self, spacing=8)
        for widget in (SectionLabel(_("Recovery plan")), self.offered, self.steps, self.form):
            column.addWidget(widget)
        self.add_all.clicked.connect(lambda: self._keep(*(row.step for row in self.offers.rows if row.step.text)))
        self.form.wanted.connect(self._add)

    def show_plan(self, stand: Standing, check_ups: Sequence[CheckUp], steps: list[RecoveryStep], record: Record) -> None:
        """Show the steps that the book has, and what is still offered for what speaks against the relationship today."""
        rules = self._editor.bus.book.settings.rules()
        self._signs = {sign.code: sign for sign in rules.signs}
        is_at_risk = stand.result is Result.AT_RISK
        offers = self._offers(stand, check_ups, steps, record) if is_at_risk else []
        self.offers.show_items(offers)
        self.offered.setVisible(bool(offers))
        self.add_all.setVisible(len(offers) > 1)
        ordered = sorted(steps, key=lambda step: (step.done_on is not None, step.due))
        self.steps.show_items([(step, self._signs.get(step.sign), record.on) for step in ordered])
        self.setVisible(is_at_risk or bool(steps))

    def _offers(self, stand: Standing, check_ups: Sequence[CheckUp], steps: list[RecoveryStep], record: Record) -> list[Offer]:
        """A step for each sign found bad; what was changed in an offer stays with its sign."""
        rules, seen = self._editor.bus.book.settings.rules(), last_seen(check_ups, record.on)
        codes = unanswered({code: seen[code].on for code in stand.bad}, steps)
        days = spread(len(codes), record.on, rules.intervals.check_up_at_risk_days, rules.calendar)
        shown = {row.sign.code: row.step for row in self.offers.rows}
        offers = []
        for code, day in zip(codes, days, strict=True):
            known, sign = shown.get(code), self._signs[code]
            offers.append((sign, known.text, known.due) if known else (sign, words.recovery_step(sign), day))
        return offers

    def _add(self, step: RecoveryStep) -> None:
        if self._keep(step):
            self.form.clear()

    def _keep(self, *steps: RecoveryStep) -> bool:
        bus = self._editor.bus
        return bool(steps and bus.do(lambda: bus.book.records.keep("recovery_saved", self._editor.client_id, *steps)))

    def _remove(self, step: RecoveryStep) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.records.remove("recovery_deleted", self._editor.client_id, step))

    def _make_offer(self) -> "OfferRow":
        row = OfferRow(self._editor.bus.today())
        row.wanted.connect(self._keep)
        return row

    def _make_step(self) -> "StepRow":
        row = StepRow(self._editor.bus.today)
        row.changed.connect(self._keep)
        row.removed.connect(self._remove)
        return row


class OfferRow(Row):
    """A step suggested for a sign; `wanted` carries it as the user left it."""

    wanted = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.sign = Sign("", True)
        self.title = Text("", "strong", wrap=True)
        self.text, self.day = QLineEdit(), DayField(today)
        self.add = PlainButton(_("Add"), "plus", compact=True)
        column = VBox(self, spacing=4)
        column.addWidget(self.title)
        column.addWidget(self.text)
        when = in_flow(self.day, self.add, spacing=8, line_spacing=4)
        column.addWidget(when)
        self.add.clicked.connect(lambda: self.wanted.emit(self.step))
        self.text.returnPressed.connect(self.add.click)
        self.text.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))

    @property
    def step(self) -> RecoveryStep:
        """The step as it is written now."""
        return RecoveryStep(self.text.text().strip(), self.day.day, self.sign.code)

    def fill(self, item: Offer) -> None:
        """Show an offer."""
        self.sign, text, day = item
        said = words.found_bad(self.sign)
        self.title.setText(said)
        if text != self.text.text().strip():
            self.text.setText(text)
            self.text.setCursorPosition(0)
        self.day.set_day(day)
        self.text.setAccessibleName(_("Step for {sign}").format(sign=said))
        self.day.setAccessibleName(_("Day of the step for {sign}").format(sign=said))
        self.add.setAccessibleName(_("Add the step for {sign}").format(sign=said))


class StepRow(Row):
    """One step of the plan; `changed` carries it as it is to be, `removed` as it was."""

    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._step = RecoveryStep("", today())
        self._today = today
        self.text, self.day = TextField(name=_("Step")), DayField(today(), name=_("Day of the step"))
        self.day.setKeyboardTracking(False)
        self.state = Text("", "small", wrap=True)
        self.done = PlainButton(_("Done"), "check", compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        card = Card()
        VBox(self).addWidget(card)
        line = HBox(spacing=8)
        line.addWidget(self.text, 1)
        line.addWidget(self.remove)
        card.body.addLayout(line)
        below = in_flow(self.day, self.done, self.state, spacing=8, line_spacing=4)
        card.body.addWidget(below)
        self.text.edited.connect(self._rename)
        self.day.dateChanged.connect(self._move)
        self.done.clicked.connect(lambda: self.changed.emit(replace(self._step, done_on=self._today())))
        self.remove.clicked.connect(lambda: self.removed.emit(self._step))

    def fill(self, item: tuple[RecoveryStep, Sign | None, date]) -> None:
        """Show a step; one that is done only says so."""
        step, sign, on = item
        self._step = step
        self.text.set_text(step.text)
        if not self.text.hasFocus():
            self.text.setCursorPosition(0)
        self.day.set_day(step.due)
        parts = [words.found_bad(sign)] if sign else []
        parts.append(_("done {when}").format(when=days_from(step.done_on, on)) if step.done_on else days_from(step.due, on))
        self.state.setText(" · ".join(parts))
        self.day.setVisible(step.done_on is None)
        self.done.setVisible(step.done_on is None)
        self.done.setAccessibleName(_("Done: {what}").format(what=step.text))
        self.remove.set_label(_("Delete {what}").format(what=step.text))

    def _rename(self, text: str) -> None:
        """An emptied step keeps its words."""
        if text.strip():
            self.changed.emit(replace(self._step, text=text.strip()))
        else:
            self.text.set_text(self._step.text)

    def _move(self) -> None:
        if self.day.day != self._step.due:
            self.changed.emit(replace(self._step, due=self.day.day))


class StepForm(Card):
    """A step of the user's own; `wanted` carries it."""

    wanted = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(spacing=8)
        self._today = today
        self.text, self.day = QLineEdit(), DayField(today())
        self.add = PlainButton(_("Add step"), "plus", compact=True)
        self.body.addWidget(LabelledRow(_("A step of your own"), self.text))
        self.body.addWidget(LabelledRow(_("Day"), self.day))
        buttons = in_flow(self.add)
        self.body.addWidget(buttons)
        self.add.setEnabled(False)
        self.text.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.text.returnPressed.connect(self.save)
        self.add.clicked.connect(self.save)

    def save(self) -> None:
        """Tell what was written."""
        if text := self.text.text().strip():
            self.wanted.emit(RecoveryStep(text, self.day.day))

    def clear(self) -> None:
        """Be ready for the next one."""
        self.text.clear()
        self.day.set_day(self._today())
        self.text.setFocus()
