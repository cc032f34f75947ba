"""Search as you type over the whole book, with the answers below the line."""

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
    from relapp.ui.found_list import FoundList


class SearchBox(QWidget):
    """`client_chosen` carries the id of the client picked by click or Enter."""

    client_chosen = Signal(int)

    def __init__(self, book: Book, placeholder: str = "", shortcut: str = "Ctrl+K") -> None:
        super().__init__()
        self._book = book
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
        answers.client_chosen.connect(self._choose)
        return answers

    def _search(self, text: str) -> None:
        self.answers.show_lines(self._book.list.find(text))

    def _choose(self, client_id: int) -> None:
        self.field.clear()
        self.client_chosen.emit(client_id)
