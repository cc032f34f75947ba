"""Ideas for gifts: one line to write one down, and those there are."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.clients import Client
from relapp.domain.gifts import Gift, IdeaSource
from relapp.domain.journal import Purchase
from relapp.i18n import _
from relapp.ui.client.gifts.what import WhatField
from relapp.ui.client.rows import Row
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.inputs import Choice, lead_to
from relapp.ui.widgets.text import Text, without_mnemonic
from relapp.ui.widgets.words import Words
from relapp.wording import gifts as words

_LONGEST_START = 40


class IdeaForm(Card):
    """An idea and where it comes from; `added` carries it as a gift."""

    added = Signal(object)

    def __init__(self) -> None:
        super().__init__(spacing=8)
        self._notes: dict[object, str] = {}
        self.what = WhatField()
        self.what.setAccessibleName(_("Idea for a gift"))
        sources = [(each, words.idea_source(each)) for each in IdeaSource]
        self.source = Choice(sources, name=_("Where the idea comes from"))
        self.add = PlainButton(_("Add idea"), "plus")
        self.starts = {source: PlainButton("", compact=True) for source in (IdeaSource.LAST_PURCHASE, IdeaSource.COMPANY)}
        self._lay_out()
        self.what.line.textChanged.connect(self._update)
        self.what.line.returnPressed.connect(self._tell)
        self.add.clicked.connect(self._tell)
        self.source.value_chosen.connect(self._update)
        self._update()

    def show_client(self, client: Client, last: Purchase | None, gifts: tuple[Gift, ...]) -> None:
        """Offer what is known of the client to start from, and know what they had before."""
        self.what.know(gifts)
        self._notes = {
            IdeaSource.LAST_PURCHASE: last.what if last else "",
            IdeaSource.COMPANY: client.company,
            IdeaSource.BUSINESS: client.company,
        }
        said = {IdeaSource.LAST_PURCHASE: _("Last purchase: {what}"), IdeaSource.COMPANY: _("Company: {what}")}
        for source, button in self.starts.items():
            note = self._notes[source]
            shown = note if len(note) <= _LONGEST_START else f"{note[: _LONGEST_START - 1].rstrip()}…"
            button.setText(without_mnemonic(said[source].format(what=shown)))
            button.setVisible(bool(note))
        self._starts.setVisible(any(self._notes.values()))
        self._update()

    def clear(self) -> None:
        """Be ready for the next idea."""
        self.what.line.clear()
        self.what.setFocus()

    def _lay_out(self) -> None:
        line, self._starts = QWidget(), QWidget()
        flow = FlowLayout(line, spacing=8, line_spacing=6)
        for widget in (self.what, self.source, self.add):
            flow.addWidget(widget)
        starts = FlowLayout(self._starts, spacing=8, line_spacing=6)
        starts.addWidget(Text(_("Start from"), "small"))
        for source, button in self.starts.items():
            button.clicked.connect(partial(self._start_from, source))
            starts.addWidget(button)
        for part in (line, self._starts):
            self.body.addWidget(part)

    def _start_from(self, source: IdeaSource) -> None:
        self.source.set_value(source)
        self._update()
        lead_to(self.what)

    def _update(self) -> None:
        note = self._notes.get(self.source.value, "")
        asked: dict[object, str] = {
            IdeaSource.HEARD: _("What did they mention?"),
            IdeaSource.LAST_PURCHASE: _("What goes with {what}?").format(what=note) if note else "",
            IdeaSource.COMPANY: _("What would suit {company}?").format(company=note) if note else "",
        }
        self.what.line.setPlaceholderText(asked.get(self.source.value) or _("What would please them?"))
        self.add.setEnabled(bool(self.what.text))

    def _tell(self) -> None:
        what, source = self.what.text, self.source.value
        if what and isinstance(source, IdeaSource):
            note = self._notes.get(source, "")
            self.added.emit(Gift(what, source=source, note=note))


class IdeaRow(Row):
    """One idea; `bought` asks to record it as bought, `removed` to forget it, and both carry it."""

    bought = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._gift = Gift("")
        self.title, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.buy = PlainButton(_("Bought…"), "check", compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self.buy.clicked.connect(lambda: self.bought.emit(self._gift))
        self.remove.clicked.connect(lambda: self.removed.emit(self._gift))
        card, line = Card(), QWidget()
        VBox(self).addWidget(card)
        said = Words(180)
        words_column = VBox(said, spacing=2)
        words_column.addWidget(self.title)
        words_column.addWidget(self.details)
        buttons = QWidget()
        row = HBox(buttons, spacing=8)
        row.addWidget(self.buy)
        row.addWidget(self.remove)
        flow = FlowLayout(line, spacing=8, line_spacing=6)
        flow.addWidget(said)
        flow.addWidget(buttons)
        card.body.addWidget(line)

    def fill(self, item: Gift) -> None:
        """Show an idea."""
        self._gift = item
        self.title.setText(item.what)
        self.details.setText(words.idea_details(item))
        self.buy.setAccessibleName(_("{what}: {state}").format(what=item.what, state=_("Bought…")))
        self.remove.set_label(_("Delete {what}").format(what=item.what))
