"""The tags of a client: a click takes one away, typing adds one."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QSizePolicy, QWidget

from relapp.domain.clients import Client
from relapp.i18n import _
from relapp.ui.client.record import ClientEditor
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.forms import TextField
from relapp.ui.widgets.text import set_tooltip, without_mnemonic


class TagsEditor(QWidget):
    """Offers the tags that are in use while one is typed."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._tags: tuple[str, ...] = ()
        self._offered: list[str] = []
        self.buttons: list[Button] = []
        self.field = TextField(placeholder=_("Add a tag"), name=_("Add a tag"))
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.field.edited.connect(self._add)
        self._flow = FlowLayout(self, spacing=6, line_spacing=6)
        self._flow.addWidget(self.field)

    def show_client(self, client: Client) -> None:
        """Show what the book has."""
        self._offer(self._editor.bus.book.list.tags())
        if client.tags == self._tags:
            return
        self._tags = client.tags
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._flow.removeWidget(self.field)
        self.buttons = [self._button(tag) for tag in client.tags]
        for widget in (*self.buttons, self.field):
            self._flow.addWidget(widget)

    def _offer(self, tags: list[str]) -> None:
        if tags == self._offered:
            return
        self._offered = tags
        completer = QCompleter(tags, self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)

    def _button(self, tag: str) -> Button:
        button = Button(without_mnemonic(tag), "close", compact=True)
        label = _("Remove the tag {tag}").format(tag=tag)
        button.setAccessibleName(label)
        set_tooltip(button, label)
        button.clicked.connect(partial(self._remove, tag))
        return button

    def _add(self, text: str) -> None:
        tag = text.strip()
        self.field.set_text("")
        if tag and tag not in self._tags:
            self._editor.change(tags=(*self._tags, tag))

    def _remove(self, tag: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.change(tags=tuple(each for each in self._tags if each != tag))
