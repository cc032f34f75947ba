"""The form in which a gift is recorded, or what was recorded of one is mended."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from relapp.domain.clients import Occasion
from relapp.domain.gift_times import GiftTime
from relapp.domain.gifts import Gift, GiftState
from relapp.i18n import _, pgettext
from relapp.ui.client.amount_fields import PriceField
from relapp.ui.client.gifts.what import WhatField, read_gift
from relapp.ui.widgets.buttons import Button, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice, DayField, lead_to, none_first
from relapp.ui.widgets.text import Text
from relapp.wording import gifts as words


class GiftForm(Card):
    """What, for which occasion, how much, and how far it came; `kept` carries the gift, `closed` that nothing is to be kept."""

    kept = Signal(object)
    closed = Signal()

    def __init__(self, currency: str, on: date) -> None:
        super().__init__(spacing=8)
        self._gift = Gift("")
        self.title = Text("", "caption", wrap=True)
        self.what, self.occasion = WhatField(), Choice(name=pgettext("gift", "For"))
        self.price = PriceField(currency, name=_("Price"))
        self.bought = StepField(on, pgettext("gift", "Bought"))
        self.given = StepField(on, pgettext("gift", "Given"))
        self.thanked = StepField(on, _("Thanks received"))
        self.save, self.cancel = PrimaryButton(_("Save"), "check"), Button(_("Cancel"), kind="quiet")
        self._lay_out()
        self.what.line.textChanged.connect(self._update)
        self.given.box.toggled.connect(self._update)
        for line in (self.what.line, self.price.line):
            line.returnPressed.connect(self._tell)
        self.save.clicked.connect(self._tell)
        self.cancel.clicked.connect(self.closed)
        self._update()

    def begin(
        self, title: str, gift: Gift, times: Sequence[GiftTime], gifts: tuple[Gift, ...], occasions: Sequence[Occasion]
    ) -> None:
        """Show `gift`, new where it has no uuid; `times` are those of occasions that it may be for."""
        self._gift = gift
        self.title.setText(title)
        self.what.know(tuple(each for each in gifts if each.uuid != gift.uuid))
        self.what.line.setText(gift.what)
        own = (gift.occasion, gift.year) if gift.year else None
        keys = dict.fromkeys([*(time.key for time in times), *([own] if own else [])])
        options = [((uuid, year), words.gift_occasion(uuid, year, occasions)) for uuid, year in keys]
        self.occasion.set_options(none_first(options, _("no occasion")))
        self.occasion.set_value(own)
        self.price.set_price(gift.price, gift.currency)
        self.bought.set_day(gift.bought_on)
        self.given.set_day(gift.given_on)
        self.thanked.set_day(gift.thanked_on)
        self._update()
        lead_to(self.price.line if gift.what else self.what)

    def _lay_out(self) -> None:
        self.body.addWidget(self.title)
        for label, field in (
            (pgettext("gift", "What"), self.what),
            (pgettext("gift", "For"), self.occasion),
            (_("Price"), self.price),
        ):
            self.body.addWidget(LabelledRow(label, field))
        self._thanked_row = LabelledRow(_("Thanks received"), self.thanked)
        self.body.addWidget(LabelledRow(pgettext("gift", "Bought"), self.bought, _("Neither bought nor given, it is an idea.")))
        self.body.addWidget(LabelledRow(pgettext("gift", "Given"), self.given))
        self.body.addWidget(self._thanked_row)
        buttons = in_flow(self.save, self.cancel)
        self.body.addWidget(buttons)

    def _update(self) -> None:
        self.save.setEnabled(bool(self.what.text))
        self._thanked_row.setVisible(self.given.day is not None)

    def _tell(self) -> None:
        read = read_gift(self.what, self.price)
        if not read:
            return
        what, price, currency = read
        chosen, given = self.occasion.value, self.given.day
        state = GiftState.GIVEN if given else GiftState.BOUGHT if self.bought.day else GiftState.IDEA
        uuid, year = chosen if isinstance(chosen, tuple) else ("", None)
        self.kept.emit(
            replace(
                self._gift,
                what=what,
                state=state,
                occasion=uuid,
                year=year,
                price=price,
                currency=currency,
                bought_on=self.bought.day,
                given_on=given,
                thanked_on=self.thanked.day if given else None,
            )
        )


class StepField(QWidget):
    """A step that was done or not, and the day on which it was."""

    def __init__(self, on: date, label: str) -> None:
        super().__init__()
        self._on = on
        self.box, self.field = QCheckBox(pgettext("day", "on")), DayField(on, name=_("{what}: day").format(what=label))
        self.box.setAccessibleName(label)
        self.setFocusProxy(self.box)
        flow = FlowLayout(self, spacing=8, line_spacing=4)
        flow.addWidget(self.box)
        flow.addWidget(self.field)
        self.box.toggled.connect(self.field.setVisible)
        self.set_day(None)

    @property
    def day(self) -> date | None:
        """The day, None where it was not done."""
        return self.field.day if self.box.isChecked() else None

    def set_day(self, day: date | None) -> None:
        """Show the day on which it was done, or that it was not."""
        self.box.setChecked(day is not None)
        self.field.setVisible(day is not None)
        self.field.set_day(day or self._on)
