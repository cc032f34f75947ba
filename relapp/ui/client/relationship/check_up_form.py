"""The form of a check-up: every sign that is asked for, what the client has gained, and a note."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.check_ups import Answer, CheckUp, last_seen, latest
from relapp.domain.signs import USUAL_WEIGHT, Sign, asked_for
from relapp.i18n import _
from relapp.ui.client.relationship.sign_row import SignRow
from relapp.ui.settings.own_sign import OwnSignField
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow, NotesField
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text
from relapp.wording import check_ups as words


class CheckUpForm(Card):
    """Every sign begins as not known, and with the weight of last time; `finished` and `cancelled` close it."""

    finished = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=8)
        self.rows: dict[str, SignRow] = {}
        self._weights: Mapping[str, int] = {}
        self._lists = {is_good: QWidget() for is_good in (True, False)}
        self._columns = {is_good: VBox(holder, spacing=8) for is_good, holder in self._lists.items()}
        self.own = OwnSignField()
        self.weigh = Button(_("Some count more…"), kind="quiet", compact=True)
        self.weigh.setCheckable(True)
        self.weighing = Text(_("For this client, from now on: the next check-up begins with the same."), "small", wrap=True)
        self.gained, self.note = NotesField(), NotesField()
        self.save, self.cancel = PrimaryButton(_("Save check-up"), "check"), PlainButton(_("Cancel"))
        self._lay_out()
        self.weigh.toggled.connect(self._offer_weights)
        for field in (self.gained, self.note):
            field.textChanged.connect(self._update)
        self.save.clicked.connect(self.finished)
        self.cancel.clicked.connect(self.cancelled)
        self._offer_weights(False)
        self._update()

    @property
    def stops(self) -> list[QWidget]:
        """Its parts in the order in which Tab goes through them."""
        return [self.weigh, *self._in_order, self.own, self.gained, self.note, self.save, self.cancel]

    def show_signs(self, signs: Sequence[Sign], check_ups: Sequence[CheckUp], on: date, fade_days: int) -> None:
        """Ask for the signs in use, and show what was seen of them last; what is filled in already stays."""
        last, seen = latest(check_ups), last_seen(check_ups, on)
        self._weights = last.weights if last else {}
        for is_good, column in self._columns.items():
            for index, sign in enumerate(asked_for(signs, is_good)):
                if sign.code not in self.rows:
                    self.rows[sign.code] = self._row(sign)
                    column.insertWidget(index, self.rows[sign.code])
                self.rows[sign.code].set_name(words.sign(sign))
                known = seen.get(sign.code)
                self.rows[sign.code].show_last(words.last_time(known, on, fade_days) if known else "")
        for code in set(self.rows) - {sign.code for sign in signs if sign.active}:
            self._drop(self.rows.pop(code))
        if self.isHidden():
            self._weigh_as_before()
        self._update()

    def begin(self) -> None:
        """Show it, and lead to its first sign."""
        self.show()
        chain_tab_order(*self.stops)
        lead_to(next((row for row in self._in_order if row.weight), self.own))

    def lead_to_sign(self, text: str) -> None:
        """Lead to the sign of these words; to how much it counts, where it does not matter so far."""
        if row := next((row for row in self.rows.values() if row.label.text().casefold() == text.casefold()), None):
            self.weigh.setChecked(self.weigh.isChecked() or not row.weight)
            lead_to(row if row.weight else row.weights)

    def made(self, on: date) -> CheckUp:
        """What was filled in; a sign that is not asked for now keeps its weight."""
        answers = {code: str(row.value) for code, row in self.rows.items() if row.value is not Answer.UNKNOWN}
        weights = {**self._weights, **{code: row.weight for code, row in self.rows.items()}}
        unusual = {code: weight for code, weight in weights.items() if weight != USUAL_WEIGHT}
        return CheckUp(on, answers, self.gained.toPlainText().strip(), self.note.toPlainText().strip(), unusual)

    def clear(self) -> None:
        """Be ready for the next one."""
        for row in self.rows.values():
            row.answers.set_value(Answer.UNKNOWN)
        self.gained.clear()
        self.note.clear()
        self.weigh.setChecked(False)
        self._weigh_as_before()
        self._update()

    @property
    def _in_order(self) -> list[SignRow]:
        columns = (self._columns[is_good] for is_good in (True, False))
        items = [column.itemAt(index) for column in columns for index in range(column.count())]
        return [row for item in items if item and isinstance(row := item.widget(), SignRow)]

    def _row(self, sign: Sign) -> SignRow:
        row = SignRow(words.sign(sign), self._weights.get(sign.code, USUAL_WEIGHT))
        row.offer_weights(self.weigh.isChecked())
        row.changed.connect(self._update)
        return row

    def _drop(self, row: SignRow) -> None:
        for column in self._columns.values():
            column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _weigh_as_before(self) -> None:
        for code, row in self.rows.items():
            row.set_weight(self._weights.get(code, USUAL_WEIGHT))

    def _offer_weights(self, offered: bool) -> None:
        self.weighing.setVisible(offered)
        for row in self.rows.values():
            row.offer_weights(offered)

    def _lay_out(self) -> None:
        self.body.addWidget(Text(_("What did you see? Leave what you do not know as it is."), "soft", wrap=True))
        self.body.addWidget(in_flow(self.weigh))
        self.body.addWidget(self.weighing)
        for is_good, caption in ((True, _("Good signs")), (False, _("Bad signs"))):
            self.body.addWidget(Text(caption, "caption", wrap=True))
            self.body.addWidget(self._lists[is_good])
        hint = _("It is asked for in every check-up from now on.")
        self.body.addWidget(LabelledRow(_("Something else tells more?"), self.own, hint))
        self.body.addWidget(LabelledRow(_("What the client has gained"), self.gained, _("In their words.")))
        self.body.addWidget(LabelledRow(_("Note"), self.note))
        self.body.addWidget(in_flow(self.save, self.cancel))

    def _update(self) -> None:
        """One where nothing was filled in says nothing."""
        fields = (self.gained.toPlainText(), self.note.toPlainText())
        answered = any(row.value is not Answer.UNKNOWN for row in self.rows.values())
        weighed = any(row.weight != self._weights.get(code, USUAL_WEIGHT) for code, row in self.rows.items())
        self.save.setEnabled(answered or weighed or any(text.strip() for text in fields))
