"""What the year's gifts for a client may cost."""

from relapp import wording
from relapp.domain.clients import Importance
from relapp.domain.currencies import CURRENCIES
from relapp.domain.settings import Settings
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.client.amount_fields import AmountField
from relapp.ui.settings.fields import Choice
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.widgets.forms import LabelledRow


class GiftsGroup(SettingsGroup):
    """One budget for each importance, all in one currency."""

    def __init__(self, bus: Bus) -> None:
        explanation = _(
            "What a year's gifts for one client may cost; empty for no limit. A client can have a budget of their own."
        )
        super().__init__(bus, _("Gift budgets"), explanation)
        self.currency = Choice([(code, code) for code in CURRENCIES])
        self.body.addWidget(LabelledRow(_("Currency"), self.currency, _("Gifts paid in another one are listed and not counted.")))
        self.budgets: dict[Importance, AmountField] = {}
        for importance in Importance:
            if importance is Importance.NOT_SORTED:
                continue
            name = wording.importance(importance)
            field = AmountField(name=_("{name}: gift budget a year").format(name=name))
            field.amount_chosen.connect(lambda amount, importance=importance: self._save(importance, amount))
            self.budgets[importance] = field
            self.body.addWidget(LabelledRow(name, field))
        self.currency.value_chosen.connect(lambda code: self.save(gift_currency=code))

    def show_settings(self, settings: Settings) -> None:
        """Show the budgets; what the user is writing just now stays."""
        self.currency.set_value(settings.currency_of_gifts)
        for importance, field in self.budgets.items():
            field.set_amount(settings.gift_budgets.get(importance), settings.currency_of_gifts)

    def _save(self, importance: Importance, amount: int | None) -> None:
        budgets = {**self._bus.book.settings.get().gift_budgets}
        budgets.pop(importance, None)
        if amount is not None:
            budgets[importance] = amount
        self.save(gift_budgets=budgets)
