"""Fields for amounts of money: one that saves itself, and one with its currency for a form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.currencies import CURRENCIES
from relapp.i18n import _
from relapp.ui.client.amounts import parse_amount, written_amount
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import TextField
from relapp.ui.widgets.inputs import Choice, lead_to
from relapp.ui.widgets.text import Text

_WIDTH = 120


class AmountField(QWidget):
    """An amount in a currency given from outside; `amount_chosen` carries hundredths, or None where the field was emptied.

    What cannot be read is explained below and not told.
    """

    amount_chosen = Signal(object)

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.unit = TextField(), Text("", "soft")
        self.problem = Text("", "problem", wrap=True)
        self.problem.hide()
        row = in_flow(self.line, self.unit, spacing=8, line_spacing=2)
        column = VBox(self, spacing=3)
        column.addWidget(row)
        column.addWidget(self.problem)
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        self.line.edited.connect(self._read)
        current_theme().theme_changed.connect(self._rescale)
        self._rescale()

    def setAccessibleName(self, name: str) -> None:
        """Call the field and its line `name`."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def set_amount(self, amount: int | None, currency: str) -> None:
        """Show what is saved; what the user is typing, or has yet to mend, is kept."""
        self.unit.setText(currency)
        if self.problem.isHidden():
            self.line.set_text("" if amount is None else written_amount(amount))

    def _read(self, text: str) -> None:
        try:
            amount = parse_amount(text) if text.strip() else None
        except ValueError:
            self.problem.setText(unreadable())
            self.problem.show()
            return
        self.problem.hide()
        self.amount_chosen.emit(amount)

    def _rescale(self) -> None:
        self.line.setFixedWidth(current_theme().px(_WIDTH))


class PriceField(QWidget):
    """An amount that may be left empty, and its currency, `currency` where nothing else is chosen."""

    def __init__(self, currency: str, *, name: str) -> None:
        super().__init__()
        self._usual = currency
        self.line, self.currency = QLineEdit(), Choice([(code, code) for code in CURRENCIES], name=_("Currency"))
        self.problem = Text("", "problem", wrap=True)
        self.problem.hide()
        row = in_flow(self.line, self.currency, spacing=8, line_spacing=4)
        column = VBox(self, spacing=3)
        column.addWidget(row)
        column.addWidget(self.problem)
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.set_price(None, "")
        current_theme().theme_changed.connect(self._rescale)
        self._rescale()

    def set_price(self, price: int | None, currency: str) -> None:
        """Show a price; an empty currency stands for the usual one."""
        self.line.setText("" if price is None else written_amount(price))
        self.problem.hide()
        self.currency.set_value(currency or self._usual)

    def read(self) -> tuple[int | None, str]:
        """Hundredths and their currency, or None and nothing; raise ValueError, having said why, for what is no amount."""
        text = self.line.text().strip()
        try:
            price = parse_amount(text) if text else None
        except ValueError:
            self.problem.setText(unreadable())
            self.problem.show()
            lead_to(self.line)
            raise
        self.problem.hide()
        return price, str(self.currency.value) if price is not None else ""

    def _rescale(self) -> None:
        self.line.setFixedWidth(current_theme().px(_WIDTH))


def unreadable() -> str:
    """What to say of an amount that cannot be read."""
    return _("Write the amount in digits, as in 1234.50 or 1234,50.")
