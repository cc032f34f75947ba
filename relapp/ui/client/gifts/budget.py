"""What the year's gifts for a client cost, beside what they may cost."""

from collections.abc import Sequence

from relapp.domain.gifts import Gift, spent
from relapp.i18n import _, format_money, pgettext
from relapp.ui.client.amount_fields import AmountField
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.progress import ProgressBar
from relapp.ui.widgets.text import Text


class BudgetCard(Card):
    """This year's sum with a bar, and the client's own budget, which is saved as soon as it is written."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__(spacing=8)
        self._editor = editor
        self.sum, self.bar = Text("", "strong", wrap=True), ProgressBar(role="gift")
        self.not_counted = Text("", "small", wrap=True)
        self.budget = AmountField()
        self._row = LabelledRow(_("Budget a year"), self.budget)
        for widget in (self.sum, self.bar, self.not_counted, self._row):
            self.body.addWidget(widget)
        self.budget.amount_chosen.connect(lambda amount: editor.change(gift_budget=amount))

    def show_record(self, record: Record, gifts: Sequence[Gift]) -> None:
        """Show what was spent this year, and what of it is left out as it is in another currency."""
        rules = self._editor.bus.book.settings.rules()
        currency, budget = rules.gift_currency, rules.gift_budget_of(record.client)
        sums = spent(gifts, record.on.year)
        counted = sums.pop(currency, 0)
        self._show_sum(counted, budget, currency)
        others = ", ".join(format_money(amount, code) for code, amount in sums.items())
        self.not_counted.setText(_("Not counted, as it is in another currency: {amounts}").format(amounts=others))
        self.not_counted.setVisible(bool(sums))
        self.budget.set_amount(record.client.gift_budget, currency)
        self._row.set_hint(_hint(record.client.gift_budget, rules.gift_budgets.get(record.client.importance), currency))

    def _show_sum(self, counted: int, budget: int | None, currency: str) -> None:
        is_over = budget is not None and counted > budget
        said = _("{amount} this year") if budget is None else _("{amount} of {budget} this year")
        self.sum.setText(said.format(amount=format_money(counted, currency), budget=format_money(budget or 0, currency)))
        self.sum.set_role("late" if is_over else "strong")
        self.bar.setVisible(budget is not None)
        self.bar.set_role("late" if is_over else "gift")
        # Over a budget of nothing the bar is full, as it is over any other.
        self.bar.set_value(counted, max(budget or 0, is_over))
        self.bar.setAccessibleName(self.sum.text())


def _hint(own: int | None, usual: int | None, currency: str) -> str:
    """Where the budget comes from while the client has none, and how to go back while they have one."""
    by_importance = pgettext("budget", "none") if usual is None else format_money(usual, currency)
    if own is None:
        return _("Empty, so by importance: {amount}").format(amount=by_importance)
    return _("The client's own. Emptied, it is by importance: {amount}").format(amount=by_importance)
