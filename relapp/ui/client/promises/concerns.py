"""What the client worries about or complains of, followed to the end."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.concerns import Concern, ConcernState, call_back, reopen, resolve
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.i18n import _
from relapp.ui.client.promises.concern_card import ConcernCard
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.inputs import DayField
from relapp.ui.widgets.text import Text

STEP = 5

_STATES = list(ConcernState)


class ConcernsSection(QWidget):
    """A form for the next concern, then those there are: open, to be called back about, and the last of those closed."""

    more_wanted = Signal()

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._limit = STEP
        self.cards: list[ConcernCard] = []
        self.form = ConcernForm(editor)
        self.more = PlainButton(_("Show more"), "more", compact=True)
        self.more.clicked.connect(self._show_more)
        self._nothing = Text(
            _("No concerns. Write down what the client complains of or worries about, and you are reminded until it is solved."),
            "soft",
            wrap=True,
        )
        column = VBox(self, spacing=8)
        for widget in (SectionLabel(_("Concerns")), self.form, self._nothing):
            column.addWidget(widget)
        self._list = VBox(spacing=8)
        column.addLayout(self._list)
        column.addWidget(self.more)

    @property
    def in_order(self) -> list[QWidget]:
        """What the keyboard goes through."""
        return [self.form, *self.cards, self.more]

    def show_record(self, record: Record) -> None:
        """Show what the book has; each concern keeps its card, and with it what the user is typing just now."""
        concerns = in_order(self._editor.bus.book.records.of(Concern, record.client.id))
        closed = sum(each.state is ConcernState.CLOSED for each in concerns)
        shown = concerns[: len(concerns) - closed + self._limit]
        known = {card.concern.uuid: card for card in self.cards}
        self.cards = [known.pop(each.uuid) if each.uuid in known else self._make(each) for each in shown]
        for card in known.values():
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for index, (card, concern) in enumerate(zip(self.cards, shown, strict=True)):
            if self._list.indexOf(card) != index:
                self._list.insertWidget(index, card)
            card.show_concern(concern, next_touch(concern, record.reminders), record.on)
        self.form.show_day(record.on)
        self.more.setVisible(closed > self._limit)
        self._nothing.setVisible(not concerns)

    def _make(self, concern: Concern) -> ConcernCard:
        card = ConcernCard(concern)
        card.told.connect(lambda name, text: self._keep("concern_saved", replace(card.concern, **{name: text})))
        card.resolved.connect(lambda: self._resolve(card))
        card.called_back.connect(lambda: self._keep("concern_closed", call_back(card.concern, self._editor.bus.today())))
        card.reopened.connect(lambda: self._keep("concern_reopened", reopen(card.concern, self._editor.bus.today())))
        card.removed.connect(lambda: self._delete(card.concern))
        return card

    def _resolve(self, card: ConcernCard) -> None:
        self._keep("concern_resolved", resolve(card.concern, self._editor.bus.today()))
        card.ask_what_is_missing()

    def _keep(self, action: str, concern: Concern) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.records.keep(action, self._editor.client_id, concern))

    def _delete(self, concern: Concern) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.records.remove("concern_deleted", self._editor.client_id, concern))

    def _show_more(self) -> None:
        self._limit += 4 * STEP
        self.more_wanted.emit()


class ConcernForm(Card):
    """What the matter is, and since when; the rest is found out later."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__(spacing=8)
        self._editor = editor
        self.what = QLineEdit(placeholderText=_("In the client's own words"))
        self.day = DayField(editor.bus.today(), name=_("Day of the concern"))
        self.add = PlainButton(_("Open a concern"), "concern")
        self.add.setEnabled(False)
        self.body.addWidget(Text(_("New concern"), "caption"))
        for label, field in ((_("Concern"), self.what), (_("Since"), self.day)):
            self.body.addWidget(LabelledRow(label, field))
        buttons = in_flow(self.add)
        self.body.addWidget(buttons)
        self.what.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.what.returnPressed.connect(self.save)
        self.add.clicked.connect(self.save)

    def show_day(self, on: date) -> None:
        """Take no day after `on`: a concern is written down once it is there."""
        self.day.set_latest(on)

    def save(self) -> None:
        """Open the concern and be ready for the next one."""
        what, bus = self.what.text().strip(), self._editor.bus
        if not what:
            return
        concern = Concern(what, self.day.day)
        if bus.do(lambda: bus.book.records.keep("concern_added", self._editor.client_id, concern)):
            self.what.clear()
            self.day.set_day(bus.today())
            self.what.setFocus()


def in_order(concerns: list[Concern]) -> list[Concern]:
    """Those open, those to be called back about, those closed; the oldest first, and of the closed ones the latest."""
    waiting = sorted((each for each in concerns if each.state is not ConcernState.CLOSED), key=lambda each: each.opened_on)
    closed = sorted((each for each in concerns if each.state is ConcernState.CLOSED), key=_ended, reverse=True)
    return sorted(waiting, key=lambda each: _STATES.index(each.state)) + closed


def next_touch(concern: Concern, reminders: tuple[Reminder, ...]) -> Reminder | None:
    """The nearest reminder to get in touch about a concern."""
    source = f"concern/{concern.uuid}"
    about = [each for each in reminders if each.source == source or each.source.startswith(f"{source}/")]
    return min((each for each in about if each.purpose is Purpose.CONCERN_FOLLOW_UP), key=lambda each: each.ideal, default=None)


def _ended(concern: Concern) -> date:
    return concern.called_back_on or concern.opened_on
