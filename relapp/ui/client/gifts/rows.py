"""What was bought and given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.clients import Occasion
from relapp.domain.gifts import Gift
from relapp.i18n import _
from relapp.ui.client.rows import Row
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text
from relapp.ui.widgets.words import Words
from relapp.wording import gifts as words


@dataclass(frozen=True, slots=True)
class GiftItem:
    """A gift as seen on the day `on`, with the occasions it may be for."""

    gift: Gift
    occasions: Sequence[Occasion]
    on: date


class GiftRow(Row):
    """One gift; `kept` carries it one step further, `edited` and `removed` as it is."""

    kept = Signal(object)
    edited = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._item = GiftItem(Gift(""), (), date.min)
        self.title, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.step = PlainButton("", "check", compact=True)
        self.edit = IconButton("edit", _("Change"), compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self.step.clicked.connect(self._step)
        self.edit.clicked.connect(lambda: self.edited.emit(self._item.gift))
        self.remove.clicked.connect(lambda: self.removed.emit(self._item.gift))
        card, line, buttons, said = Card(), QWidget(), QWidget(), Words(180)
        VBox(self).addWidget(card)
        column = VBox(said, spacing=2)
        column.addWidget(self.title)
        column.addWidget(self.details)
        row = HBox(buttons, spacing=8)
        for button in (self.step, self.edit, self.remove):
            row.addWidget(button)
        flow = FlowLayout(line, spacing=8, line_spacing=6)
        flow.addWidget(said)
        flow.addWidget(buttons)
        card.body.addWidget(line)

    def fill(self, item: GiftItem) -> None:
        """Show a gift."""
        self._item = item
        gift, label = item.gift, words.next_step(item.gift)
        self.title.setText(gift.what)
        self.details.setText(words.gift_details(gift, item.occasions))
        self.details.setVisible(bool(self.details.text()))
        self.step.setText(label)
        self.step.setAccessibleName(_("{what}: {state}").format(what=gift.what, state=label))
        self.step.setVisible(bool(label))
        self.edit.set_label(_("Change {what}").format(what=gift.what))
        self.remove.set_label(_("Delete {what}").format(what=gift.what))

    def _step(self) -> None:
        if further := self._item.gift.stepped(self._item.on):
            self.kept.emit(further)
