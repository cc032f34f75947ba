"""Clients without contact for years: whether there is still a reason to keep them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.book.privacy import Silent
from relapp.domain.clients import Pause
from relapp.i18n import _, format_day, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.client.record import ClientEditor
from relapp.ui.client.rows import Row, RowList
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.text import Text

AT_ONCE = 10


class SilentSection(QWidget):
    """Those silent for longest first, a few at a time; whoever is answered for is gone for a year."""

    client_opened = Signal(int)

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self._limit = AT_ONCE
        self.said = Text("", "soft", wrap=True)
        self.list: RowList[SilentRow] = RowList(self._make)
        self.more = PlainButton(_("Show more"), "more", compact=True)
        self.more.clicked.connect(self._show_more)
        column = VBox(self, spacing=8)
        for widget in (SectionLabel(_("Kept for long without contact")), self.said, self.list, self.more):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Show the book as it is now."""
        on, privacy = self._bus.today(), self._bus.book.privacy
        count, years = privacy.count_silent(on), self._bus.book.settings.get().retention_years
        found = privacy.silent(on, self._limit) if count else []
        self.list.show_items(found)
        self.more.setVisible(count > len(found))
        self.said.setText(_said(count, years))

    def _show_more(self) -> None:
        self._limit += AT_ONCE
        self.refresh()

    def _make(self) -> "SilentRow":
        row = SilentRow()
        row.opened.connect(lambda: self.client_opened.emit(row.client_id))
        row.kept.connect(lambda: self._change(row.client_id))
        row.restricted.connect(lambda: self._change(row.client_id, {"pause": Pause.RESTRICTED, "paused_until": None}))
        return row

    def _change(self, client_id: int, came_of_it: Mapping[str, Any] | None = None) -> None:
        """Note that somebody looked, with what came of it."""
        ClientEditor(self._bus, client_id).change(reviewed_on=self._bus.today(), **(came_of_it or {}))


class SilentRow(Row):
    """One client, and what may become of the record; erasing is in the menu of the record itself."""

    opened = Signal()
    kept = Signal()
    restricted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.client_id = 0
        self.title, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.keep = PlainButton(_("Keep"), "check", compact=True)
        self.restrict = PlainButton(_("Restrict"), "minus", compact=True)
        self.open = PlainButton(_("Open record"), "person", compact=True)
        self.keep.clicked.connect(self.kept)
        self.restrict.clicked.connect(self.restricted)
        self.open.clicked.connect(self.opened)
        card, words = Card(spacing=8), VBox(spacing=2)
        words.addWidget(self.title)
        words.addWidget(self.details)
        card.body.addLayout(words)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8, line_spacing=6)
        for button in (self.keep, self.restrict, self.open):
            flow.addWidget(button)
        card.body.addWidget(buttons)
        VBox(self).addWidget(card)

    def fill(self, item: Silent) -> None:
        """Show a client."""
        self.client_id = item.client_id
        self.title.setText(item.name)
        self.details.setText(" · ".join(filter(None, (item.company, _since(item.last_contact)))))
        for button in (self.keep, self.restrict):
            button.setAccessibleName(_("{do}: {what}").format(do=button.label, what=item.name))
        self.open.setAccessibleName(_("Open the record of {client}").format(client=item.name))


def _since(last_contact: date | None) -> str:
    return _("last contact {day}").format(day=format_day(last_contact)) if last_contact else _("never in touch")


def _said(count: int, years: int) -> str:
    span = ngettext("{count} year", "{count} years", years).format(count=format_number(years))
    if not count:
        return _("Nobody has been without contact and purchase for {span}.").format(span=span)
    said = ngettext(
        "{count} client without contact or purchase for {span}.", "{count} clients without contact or purchase for {span}.", count
    )
    advice = _("Keep whom you still need. Others can be erased in the menu of their record.")
    return f"{said.format(count=format_number(count), span=span)} {advice}"
