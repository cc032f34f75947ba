"""A button that opens a menu of things to do."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from relapp.ui.icons import set_icon
from relapp.ui.widgets.buttons import Button, Kind
from relapp.ui.widgets.text import set_tooltip, without_mnemonic


class MenuButton(Button):
    """Opens its menu on click, Space, Enter or Down; with an icon alone, `label` must say what the menu is for."""

    def __init__(
        self,
        text: str,
        icon_name: str = "",
        *,
        kind: Kind = "plain",
        compact: bool = False,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, icon_name, kind=kind, compact=compact, parent=parent)
        self.setMenu(QMenu(self))
        if label:
            self.setAccessibleName(label)
            set_tooltip(self, label)

    def add_menu(self, text: str, icon_name: str = "") -> QMenu:
        """A line of the menu that opens further ones."""
        menu = self.menu().addMenu(without_mnemonic(text))
        if icon_name:
            set_icon(menu, icon_name)
        return menu

    def add_action(
        self, text: str, on_chosen: Callable[[], object], icon_name: str = "", shortcut: str = "", *, within: QMenu | None = None
    ) -> QAction:
        """A line of the menu, or of one `within` it, that calls `on_chosen`; `text` is shown letter by letter.

        `shortcut` is written as in ``Ctrl+D``.
        """
        action = (within or self.menu()).addAction(without_mnemonic(text))
        action.triggered.connect(lambda *_checked: on_chosen())
        if icon_name:
            set_icon(action, icon_name)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        return action

    def clear(self) -> None:
        """Take every line out of the menu."""
        for each in self.menu().findChildren(QMenu):
            each.deleteLater()
        self.menu().clear()
