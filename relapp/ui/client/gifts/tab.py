"""Gifts: the one that is due, what they may cost, ideas, and what was given, so that none repeats."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from relapp.book.changes import Changes
from relapp.domain.gift_times import DueGift, due_gifts, next_time, times_around
from relapp.domain.gifts import Gift, GiftState, spent
from relapp.i18n import _, format_day
from relapp.ui.client.gifts.budget import BudgetCard
from relapp.ui.client.gifts.due import DueGiftRow, DueItem
from relapp.ui.client.gifts.form import GiftForm
from relapp.ui.client.gifts.ideas import IdeaForm, IdeaRow
from relapp.ui.client.gifts.rows import GiftItem, GiftRow
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.rows import RowList
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.inputs import has_focus_inside, lead_to
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text
from relapp.wording import gifts as words


class GiftsTab(QWidget):
    """One form at a time records a gift or mends one; it opens where it is asked for."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._stored: Gift | None = None
        currency = editor.bus.book.settings.get().currency_of_gifts
        self.due: RowList[DueGiftRow] = RowList(lambda: self._make_due(currency))
        self.next, self.no_ideas, self.none_given = (Text("", "soft", wrap=True) for _text in range(3))
        self.budget = BudgetCard(editor)
        self.idea_form, self.form = IdeaForm(), GiftForm(currency, editor.bus.today())
        self.ideas: RowList[IdeaRow] = RowList(self._make_idea)
        self.record = PlainButton(_("Record a gift"), "plus")
        self.given: RowList[GiftRow] = RowList(self._make_given)
        self.no_ideas.setText(_("No ideas yet. Write down what they mention, to have it at hand when a gift is due."))
        self.none_given.setText(_("Nothing yet. What is recorded here is recalled when a gift would repeat."))
        self.form.hide()
        self._lay_out()
        self.idea_form.added.connect(self._add_idea)
        self.form.kept.connect(self._keep_form)
        self.form.closed.connect(self._close_form)
        self.record.clicked.connect(lambda: self._open_form(Gift("", GiftState.BOUGHT, bought_on=editor.bus.today())))

    def show_record(self, record: Record) -> None:
        """Show what the book has; what the user is typing just now is kept."""
        book = self._editor.bus.book
        gifts = tuple(book.records.of(Gift, record.client.id))
        purchases = book.journal.purchases(record.client.id, 1)
        due = due_gifts(record.client, record.reminders, gifts, book.settings.rules(), record.on)
        self.due.show_items([self._due_item(each, record, gifts) for each in due])
        self._show_next(record, due)
        self.budget.show_record(record, gifts)
        self.idea_form.show_client(record.client, purchases[0].purchase if purchases else None, gifts)
        if self._stored and self._stored not in gifts:
            self._close_form()
        ideas = [each for each in gifts if each.state is GiftState.IDEA]
        self.ideas.show_items(ideas)
        self.no_ideas.setVisible(not ideas)
        had = sorted((each for each in gifts if each.state is not GiftState.IDEA), key=_when, reverse=True)
        self.given.show_items([GiftItem(each, record.client.occasions, record.on) for each in had])
        self.none_given.setVisible(not had)
        chain_tab_order(*self.due.rows, self.budget, self.idea_form, *self.ideas.rows, self.record, self.form, *self.given.rows)

    def begin(self) -> None:
        """Lead to the gift that is due, or else to the next idea."""
        row = next((each for each in self.due.rows if not each.form.isHidden()), None)
        lead_to(row.form.what if row else self.idea_form.what)

    def _lay_out(self) -> None:
        column, button = VBox(self, margins=(0, 4, 0, 24), spacing=8), QWidget()
        FlowLayout(button).addWidget(self.record)
        for title, widgets in (
            (_("Next gift"), (self.due, self.next)),
            (_("Budget"), (self.budget,)),
            (_("Ideas"), (self.idea_form, self.no_ideas, self.ideas)),
            (_("Bought and given"), (button, self.form, self.none_given, self.given)),
        ):
            column.addWidget(SectionLabel(title))
            for widget in widgets:
                column.addWidget(widget)
        column.addStretch()

    def _due_item(self, due: DueGift, record: Record, gifts: tuple[Gift, ...]) -> DueItem:
        rules = self._editor.bus.book.settings.rules()
        budget = rules.gift_budget_of(record.client)
        left = None if budget is None else budget - spent(gifts, due.time.year).get(rules.gift_currency, 0)
        return DueItem(due, gifts, left, rules.gift_currency, record.on)

    def _show_next(self, record: Record, due: list[DueGift]) -> None:
        """Where nothing is due: when the next gift is, or what decides that there is none."""
        client, rules = record.client, self._editor.bus.book.settings.rules()
        coming = next_time(client, record.reminders, rules)
        if coming:
            day = format_day(coming.buy_by)
            said = _("{occasion}. Buy by {day}.").format(occasion=words.gift_time(coming), day=day)
        elif not rules.wants_gift(client):
            said = _(
                "No gift is planned. Importance decides whether an occasion calls for one, or the client's own setting in About."
            )
        elif not client.occasions:
            said = _("No occasion is known. Add a birthday or an anniversary in Dates, and its gift is planned.")
        else:
            said = _("No gift is planned now.")
        self.next.setText(said)
        self.next.setVisible(not due)

    def _add_idea(self, idea: Gift) -> None:
        if self._keep(idea):
            self.idea_form.clear()

    def _buy_idea(self, idea: Gift) -> None:
        """An idea is bought for the gift that is due, unless the user says otherwise."""
        due = next((row.time for row in self.due.rows if row.time and not row.form.isHidden()), None)
        uuid, year = due.key if due else ("", None)
        bought = replace(idea, state=GiftState.BOUGHT, bought_on=self._editor.bus.today(), occasion=uuid, year=year)
        self._open_form(bought, idea)

    def _open_form(self, gift: Gift, stored: Gift | None = None) -> None:
        record = self._editor.load()
        if record is None:
            return
        self._stored = stored
        book = self._editor.bus.book
        times = times_around(record.client, book.settings.rules(), record.on)
        title = _("Change a gift") if stored and stored.state is not GiftState.IDEA else _("Record a gift")
        self.form.show()
        self.form.begin(title, gift, times, tuple(book.records.of(Gift, record.client.id)), record.client.occasions)

    def _keep_form(self, gift: Gift) -> None:
        if self._keep(gift):
            self._close_form()

    def _close_form(self) -> None:
        had_focus = has_focus_inside(self.form)
        self._stored = None
        self.form.hide()
        if had_focus:
            lead_to(self.record)

    def _keep(self, gift: Gift) -> Changes | None:
        bus, action = self._editor.bus, "gift_saved" if gift.uuid else "gift_added"
        return bus.do(lambda: bus.book.records.keep(action, self._editor.client_id, gift))

    def _remove(self, gift: Gift) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.records.remove("gift_deleted", self._editor.client_id, gift))

    def _make_due(self, currency: str) -> DueGiftRow:
        row = DueGiftRow(currency)
        row.kept.connect(self._keep)
        return row

    def _make_idea(self) -> IdeaRow:
        row = IdeaRow()
        row.bought.connect(self._buy_idea)
        row.removed.connect(self._remove)
        return row

    def _make_given(self) -> GiftRow:
        row = GiftRow()
        row.kept.connect(self._keep)
        row.edited.connect(lambda gift: self._open_form(gift, gift))
        row.removed.connect(self._remove)
        return row


def _when(gift: Gift) -> str:
    return str(gift.given_on or gift.bought_on or "")
