"""Looking at a relationship: what the check-ups say, the form of the next one, and those there were."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from relapp.domain.check_ups import CheckUp, Standing, judged, latest, trend
from relapp.i18n import _, ngettext
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.relationship.check_up_form import CheckUpForm
from relapp.ui.client.relationship.in_sight import lead_to_result
from relapp.ui.client.relationship.stand import CheckUpRow, StandCard
from relapp.ui.client.rows import RowList
from relapp.ui.settings.own_sign import add_sign
from relapp.ui.widgets.boxes import VBox


class CheckUpSection(QWidget):
    """How the relationship stands; the form and the earlier check-ups open when they are wanted."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._check_ups: Sequence[CheckUp] = ()
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
        self.form.own.wanted.connect(self._add_sign)

    @property
    def stops(self) -> list[QWidget]:
        """Its parts in the order in which Tab goes through them."""
        return [self.stand, *self.form.stops, self.list]

    def show_check_ups(self, check_ups: Sequence[CheckUp], stand: Standing, record: Record) -> None:
        """Show those that the book has: what they say today, and the earlier ones, the latest first."""
        rules = self._editor.bus.book.settings.rules()
        fades = rules.intervals.answer_fades_days
        self._check_ups = check_ups
        self.stand.show_stand(check_ups, stand, trend(check_ups, rules.signs, fades), rules.signs, record)
        self.form.show_signs(rules.signs, check_ups, record.on, fades)
        self._show_earlier()

    def begin(self) -> None:
        """Open the form, and lead to it."""
        self.stand.begin.hide()
        self.form.begin()

    def _save(self) -> None:
        bus, rules = self._editor.bus, self._editor.bus.book.settings.rules()
        made = judged(self.form.made(bus.today()), self._check_ups, rules.signs, rules.intervals.answer_fades_days)
        if bus.do(lambda: bus.book.records.keep("check_up_added", self._editor.client_id, made)):
            self._close()

    def _close(self) -> None:
        self.form.clear()
        self.form.hide()
        self.stand.begin.show()
        lead_to_result(self.stand.begin, self.stand)

    def _add_sign(self, text: str, is_good: bool) -> None:
        add_sign(self._editor.bus, text, is_good)
        self.form.lead_to_sign(text)

    def _make(self) -> CheckUpRow:
        row = CheckUpRow()
        row.removed.connect(self._delete)
        return row

    def _delete(self, check_up: CheckUp) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.records.remove("check_up_deleted", self._editor.client_id, check_up))

    def _fold(self) -> None:
        self._shows_earlier = not self._shows_earlier
        self._show_earlier()

    def _show_earlier(self) -> None:
        signs, last = self._editor.bus.book.settings.rules().signs, latest(self._check_ups)
        earlier = sorted((each for each in self._check_ups if each is not last), key=lambda each: each.on)[::-1]
        self.list.show_items([(each, signs) for each in earlier] if self._shows_earlier else [])
        said = ngettext("{count} earlier check-up", "{count} earlier check-ups", len(earlier)).format(count=len(earlier))
        self.stand.earlier.setText(_("Hide earlier check-ups") if self._shows_earlier else said)
        self.stand.earlier.setVisible(bool(earlier))
