"""The gift whose time has come: by when to buy it and have it on its way, and how far it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.gift_times import DueGift, GiftTime
from relapp.domain.gifts import Gift, GiftState
from relapp.i18n import _, format_day, format_money, ngettext
from relapp.ui.client.amount_fields import PriceField
from relapp.ui.client.gifts.what import WhatField, read_gift
from relapp.ui.client.rows import Row
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.text import Role, Text
from relapp.wording import gifts as words


@dataclass(frozen=True, slots=True)
class DueItem:
    """A due gift as seen on the day `on`, with all gifts of the client and what is left to spend, in hundredths."""

    due: DueGift
    gifts: tuple[Gift, ...]
    left: int | None
    currency: str
    on: date


class DueGiftRow(Row):
    """One occasion; `kept` carries its gift, bought just now or one step further."""

    kept = Signal(object)

    def __init__(self, currency: str) -> None:
        super().__init__()
        self._item: DueItem | None = None
        self.title = Text("", "strong", wrap=True)
        self.steps = [Text("", wrap=True) for _step in range(3)]
        self.form = BuyForm(currency)
        self.gift, self.step = Text("", wrap=True), PlainButton("", "check", compact=True)
        self._known = QWidget()
        known = FlowLayout(self._known, spacing=12, line_spacing=6)
        known.addWidget(self.gift)
        known.addWidget(self.step)
        steps = in_flow(*self.steps, spacing=20, line_spacing=2)
        card = Card(stripe="gift", spacing=8)
        for widget in (self.title, steps, self.form, self._known):
            card.body.addWidget(widget)
        VBox(self).addWidget(card)
        self.form.bought.connect(self._buy)
        self.step.clicked.connect(self._step)

    @property
    def time(self) -> GiftTime | None:
        """Which time of which occasion it shows."""
        return self._item.due.time if self._item else None

    def fill(self, item: DueItem) -> None:
        """Show how far the gift for an occasion is; what is being typed about the same occasion stays."""
        if self._item and self._item.due.time.key != item.due.time.key:
            self.form.clear()
        self._item = item
        time = item.due.time
        self.title.setText(" · ".join([words.gift_time(time), wording.days_from(time.day, item.on)]))
        for text, (said, role) in zip(self.steps, _steps(item.due, item.on), strict=True):
            text.setText(said)
            text.set_role(role)
        gift = item.due.gift
        self.form.setVisible(gift is None)
        self._known.setVisible(gift is not None)
        self.form.show_item(item)
        if gift:
            self.form.clear()
            price = [] if gift.price is None else [format_money(gift.price, gift.currency)]
            self.gift.setText(" · ".join([gift.what, *price]))
            label = words.next_step(gift)
            self.step.setText(label)
            self.step.setAccessibleName(_("{what}: {state}").format(what=gift.what, state=label))
            self.step.setVisible(bool(label))

    def _buy(self, what: str, price: int | None, currency: str) -> None:
        if self._item:
            uuid, year = self._item.due.time.key
            bought = self._item.on
            self.kept.emit(
                Gift(what, GiftState.BOUGHT, occasion=uuid, year=year, price=price, currency=currency, bought_on=bought)
            )

    def _step(self) -> None:
        if self._item and self._item.due.gift and (further := self._item.due.gift.stepped(self._item.on)):
            self.kept.emit(further)


class BuyForm(QWidget):
    """What was bought, and for how much; `bought` carries both, the price in hundredths with its currency."""

    bought = Signal(str, object, str)

    def __init__(self, currency: str) -> None:
        super().__init__()
        self.what = WhatField(_("What did you buy?"))
        self.price = PriceField(currency, name=_("Price"))
        self.save = PrimaryButton(_("Bought"), "check")
        self._price_row = LabelledRow(_("Price"), self.price)
        buttons = in_flow(self.save)
        column = VBox(self, spacing=8)
        for widget in (LabelledRow(_("I bought"), self.what), self._price_row, buttons):
            column.addWidget(widget)
        self.what.line.textChanged.connect(self._update)
        for line in (self.what.line, self.price.line):
            line.returnPressed.connect(self._tell)
        self.save.clicked.connect(self._tell)
        self._update()

    def show_item(self, item: DueItem) -> None:
        """Know what the client had before, and say what may be spent."""
        self.what.know(item.gifts)
        hint = ""
        if item.left is not None:
            left = format_money(max(item.left, 0), item.currency)
            hint = _("{amount} left of the budget for {year}").format(amount=left, year=item.due.time.year)
        self._price_row.set_hint(hint)

    def clear(self) -> None:
        """Be empty, for another gift."""
        self.what.line.clear()
        self.price.set_price(None, "")

    def _update(self) -> None:
        self.save.setEnabled(bool(self.what.text))

    def _tell(self) -> None:
        if read := read_gift(self.what, self.price):
            self.bought.emit(*read)


def _steps(due: DueGift, on: date) -> Iterator[tuple[str, Role]]:
    """Buying, sending and the day itself: when, and whether it is done or late."""
    gift, time = due.gift, due.time
    for code, done_on, done, planned, day in (
        ("gift_buy", gift and gift.bought_on, _("Bought on {day}"), _("Buy by {day}"), time.buy_by),
        ("gift_send", gift and gift.given_on, _("Given on {day}"), _("Hand over or post by {day}"), time.send_by),
        ("gift_day", gift and gift.thanked_on, _("Thanks on {day}"), _("On the day, {day}"), time.day),
    ):
        if done_on:
            yield done.format(day=format_day(done_on, "day_month")), "soft"
            continue
        said = planned.format(day=format_day(day, "day_month"))
        late = due.open[code].overdue_days(on) if code in due.open else 0
        if late:
            said += " · " + ngettext("{count} day late", "{count} days late", late).format(count=late)
        yield said, "late" if late else "body" if code in due.open else "soft"
