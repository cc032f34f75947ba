"""What a screen reader hears of a window: walked by its accessible interfaces, and by nothing that eyes would need."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QAbstractSpinBox, QComboBox, QTabBar, QWidget

from relapp.ui.widgets.card import Card

Role = QAccessible.Role

# What says nothing of what can be done with a thing.
BOXES = {Role.NoRole, Role.Client, Role.Border, Role.Window, Role.LayeredPane, Role.Whitespace}
USED = {
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText,
    Role.SpinBox, Role.Slider, Role.PageTab, Role.MenuItem, Role.Link,
}  # fmt: skip
CELLS = {Role.Cell, Role.ListItem, Role.TreeItem, Role.RowHeader, Role.ColumnHeader}
STATES = (
    "checkable",
    "checked",
    "disabled",
    "selectable",
    "selected",
    "expandable",
    "expanded",
    "collapsed",
    "hasPopup",
    "focusable",
)
_CELLS_HEARD = 24
_ON_CLICK = ("mousePressEvent", "mouseReleaseEvent", "mouseDoubleClickEvent")


@dataclass(frozen=True, slots=True)
class Heard:
    """A thing as it is spoken of; `group` tells those apart that share a parent."""

    role: Role
    name: str
    description: str
    states: frozenset[str]
    widget: QWidget | None
    group: int

    @property
    def spoken(self) -> str:
        """What it is called; of a list of choices the name is what is chosen, and the description what is asked."""
        return self.description if self.role is Role.ComboBox else self.name

    @property
    def is_used(self) -> bool:
        """Whether somebody does something with it: types, presses, chooses, goes to it."""
        if isinstance(self.widget, QWidget) and _is_part(self.widget):
            return False
        return self.role in USED or (self.widget is not None and (_takes_focus(self.widget) or _takes_clicks(self.widget)))

    def __str__(self) -> str:
        return f"{self.role.name} {type(self.widget).__name__} “{self.name}” ({self.description})"


def heard(root: QWidget) -> list[Heard]:
    """Everything in `root` that is not hidden; of the cells of a table the first ones."""
    return list(_below(QAccessible.queryAccessibleInterface(root), 0))


def has_words(text: str) -> bool:
    """Whether there is more than a sign in it."""
    return bool(re.search(r"\w", text))


def _below(interface: QAccessibleInterface, group: int) -> Iterator[Heard]:
    state = interface.state()
    if state.invisible:
        return
    thing, text = interface.object(), QAccessible.Text
    widget = thing if isinstance(thing, QWidget) else None
    name, description = interface.text(text.Name), interface.text(text.Description)
    states = frozenset(each for each in STATES if getattr(state, each))
    yield Heard(interface.role(), name, description, states, widget, group)
    is_view = interface.role() in (Role.Table, Role.List, Role.Tree)
    count = min(interface.childCount(), _CELLS_HEARD) if is_view else interface.childCount()
    for index in range(count):
        child = interface.child(index)
        if child is not None and child.isValid():
            yield from _below(child, id(thing))


def _is_part(widget: QWidget) -> bool:
    """Whether it belongs to a control that is heard as a whole."""
    owner = widget.parentWidget()
    within = isinstance(owner, QAbstractSpinBox | QComboBox) or (
        isinstance(owner, QTabBar) and isinstance(widget, QAbstractButton)
    )
    is_viewport = isinstance(owner, QAbstractScrollArea) and widget is owner.viewport()
    return within or is_viewport or widget.focusProxy() is not None


def _takes_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus


def _takes_clicks(widget: QWidget) -> bool:
    if isinstance(widget, Card):
        return _takes_focus(widget)
    own = [vars(each) for each in type(widget).__mro__ if each.__module__.startswith("relapp")]
    return any(name in methods for methods in own for name in _ON_CLICK)
