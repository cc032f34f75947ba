"""Buttons that lead to the records of other clients."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relapp.book import Book
from relapp.book.people import ClientLink
from relapp.i18n import _, ngettext
from relapp.ui.search_box import SearchBox
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.text import Text, without_mnemonic
from relapp.ui.widgets.words import Words


class LinkFlow(Words):
    """As many lines of buttons as they need; `client_chosen` carries an id."""

    client_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(240)
        self._links: tuple[ClientLink, ...] = ()
        self.buttons: list[Button] = []
        self._more = Text("", "soft")
        self._flow = FlowLayout(self, spacing=6, line_spacing=6)

    def show_links(self, links: Sequence[ClientLink], count: int | None = None) -> None:
        """Show these, and how many of `count` are not among them."""
        self._show_rest(max((count or len(links)) - len(links), 0))
        if tuple(links) == self._links:
            return
        self._links = tuple(links)
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._flow.removeWidget(self._more)
        self.buttons = [self._button(each) for each in links]
        for widget in (*self.buttons, self._more):
            self._flow.addWidget(widget)

    def _show_rest(self, rest: int) -> None:
        self._more.setText(ngettext("and {count} more", "and {count} more", rest).format(count=rest))
        self._more.setVisible(rest > 0)

    def _button(self, link: ClientLink) -> Button:
        button = Button(without_mnemonic(", ".join(filter(None, (link.name, link.title)))), compact=True)
        button.setAccessibleName(_("Open the record of {client}").format(client=link.name))
        button.clicked.connect(partial(self._choose, link.id))
        return button

    def _choose(self, client_id: int) -> None:
        self.client_chosen.emit(client_id)


class LinkField(QWidget):
    """The record that somebody has of their own: looked for, opened, let go. `changed` carries its uuid and name, or nothing."""

    changed = Signal(str, str)
    client_chosen = Signal(int)

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book
        self._link: ClientLink | None = None
        self.search = SearchBox(book, _("Find a client…"), shortcut="")
        self.open, self.unlink = Button("", "person", compact=True), Button(_("Unlink"), kind="muted", compact=True)
        self._linked = in_flow(self.open, self.unlink)
        column = VBox(self)
        column.addWidget(self.search)
        column.addWidget(self._linked)
        self.search.client_chosen.connect(self._choose)
        self.unlink.clicked.connect(self._let_go)
        self.open.clicked.connect(self._open)

    def show_link(self, link: ClientLink | None) -> None:
        """Show whose record it is, or offer to look for it."""
        self._link = link
        self.search.setVisible(link is None)
        self._linked.setVisible(link is not None)
        self.open.setText(without_mnemonic(link.name) if link else "")
        self.open.setAccessibleName(_("Open the record of {client}").format(client=link.name if link else ""))

    def _choose(self, client_id: int) -> None:
        client = self._book.clients.get(client_id)
        self.changed.emit(client.uuid, client.name)

    def _open(self) -> None:
        if self._link:
            self.client_chosen.emit(self._link.id)

    def _let_go(self) -> None:
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit("", "")
