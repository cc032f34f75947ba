"""The program and its book, line by line."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget

from relapp.i18n import _
from relapp.ui.about.facts import Fact
from relapp.ui.links import open_folder
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text


class FactsPage(QScrollArea):
    """A file can be copied as text, and its folder opened."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        super().__init__(widgetResizable=True)
        self._list = QWidget()
        self._list.setObjectName("page_body")
        self.setWidget(self._list)
        self.state = Text("", "soft", wrap=True)
        column = VBox(self._list, margins=(0, 0, 12, 0), spacing=16)
        column.addWidget(Text("Relapp", "title"))
        column.addWidget(Text(_("Your client book, on this computer alone."), "soft", wrap=True))
        for fact in facts:
            column.addWidget(self._shown(fact))
        column.addWidget(self.state)
        column.addStretch()

    def _shown(self, fact: Fact) -> QWidget:
        shown = QWidget()
        column = VBox(shown, spacing=3)
        column.addWidget(Text(fact.label, "soft", wrap=True))
        column.addWidget(Text(fact.value, wrap=True))
        if fact.hint:
            column.addWidget(Text(fact.hint, "small", wrap=True))
        if fact.file:
            copy, show = Button(_("Copy the path"), "copy", compact=True), Button(_("Open its folder"), compact=True)
            copy.setAccessibleDescription(fact.label)
            show.setAccessibleDescription(fact.label)
            copy.clicked.connect(partial(self._copy, fact))
            show.clicked.connect(partial(self._open, fact))
            column.addWidget(in_flow(copy, show))
        return shown

    def _copy(self, fact: Fact) -> None:
        QGuiApplication.clipboard().setText(fact.value)
        self._tell(_("Copied: {what}").format(what=fact.value))

    def _open(self, fact: Fact) -> None:
        if fact.file and not open_folder(folder := fact.file.absolute().parent):
            self._tell(_("{folder} cannot be opened from here. Open it in the file manager.").format(folder=folder))

    def _tell(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.ensureWidgetVisible(self.state)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
