"""Search as you type over the whole book, with the answers below the line."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.book import Book
from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from relapp.ui.commands.command import Offer
    from relapp.ui.found_list import FoundList

# Clients shown where commands are found too: below more of them nobody would see those.
_CLIENTS_BESIDE = 8


class SearchBox(QWidget):
    """`client_chosen` carries an id, `command_chosen` a code, of what is picked by click or Enter; `chosen` comes before them.

    `offered` gives the commands for a text, where the line is to find commands too.
    """

    chosen = Signal()
    client_chosen = Signal(int)
    command_chosen = Signal(str)

    def __init__(self, book: Book, placeholder: str = "", shortcut: str = "Ctrl+K") -> None:
        super().__init__()
        self._book = book
        self.offered: Callable[[str], list[Offer]] | None = None
        self.field = SearchField(placeholder or _("Search client, company, interest…"), shortcut)
        self.field.setMaximumWidth(current_theme().px(360))
        self.field.textEdited.connect(self._search)
        VBox(self).addWidget(self.field)
        self.setFocusProxy(self.field)

    @cached_property
    def answers(self) -> "FoundList":
        """The list below the line, made when something is first looked for."""
        from relapp.ui.found_list import FoundList

        answers = FoundList(self.field)
        answers.client_chosen.connect(self._choose_client)
        answers.command_chosen.connect(self._choose_command)
        return answers

    def suggest(self) -> None:
        """Offer commands that fit what is in view, before anything is typed."""
        if self.offered:
            self.answers.show_lines([], self.offered(""))

    def _search(self, text: str) -> None:
        lines = self._book.list.find(text)
        if self.offered and (commands := self.offered(text) if text.strip() else []):
            from relapp.ui.commands.finding import is_meant

            is_command = is_meant(text, commands[0].name, (line.name for line in lines))
            self.answers.show_lines(lines[:_CLIENTS_BESIDE], commands, commands_first=is_command)
        else:
            self.answers.show_lines(lines)

    def _choose_client(self, client_id: int) -> None:
        self.field.clear()
        self.chosen.emit()
        self.client_chosen.emit(client_id)

    def _choose_command(self, code: str) -> None:
        self.field.clear()
        self.chosen.emit()
        self.command_chosen.emit(code)
