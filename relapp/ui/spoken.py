"""The voice of a widget that draws itself."""

from typing import cast

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QButtonGroup, QWidget

_PRESS, _TOGGLE = "Press", "Toggle"


class Spoken(QAccessibleWidget):
    """Asks the widget each time and keeps no hold on it: Qt owns this, and lets go of it when the widget goes."""

    def __init__(self, widget: QWidget, role: str) -> None:
        super().__init__(widget, QAccessible.Role[role])

    def state(self) -> QAccessible.State:
        """What holds of every widget, and what this one says of itself."""
        state = super().state()
        tell = getattr(self.object(), "spoken_states", None)
        for name in tell() if tell else ():
            setattr(state, name, True)
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """What it was called; else what it calls itself by what is in it now."""
        said = super().text(kind)
        tell = getattr(self.object(), "spoken_name", None)
        return tell() if tell and not said and kind is QAccessible.Text.Name else said

    def actionNames(self) -> list[str]:
        """Those of every widget, and a press where a click does something."""
        names = super().actionNames()
        return [_PRESS, *names] if hasattr(self.object(), "press") else names

    def doAction(self, name: str) -> None:
        """Press it, or do what every widget can."""
        if name == _PRESS:
            cast("_Pressable", self.object()).press()
        else:
            super().doAction(name)


class SpokenTick(Spoken):
    """A button that is on or off; Qt alone would switch it behind the back of whoever waits for a click."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, "CheckBox")

    def role(self) -> QAccessible.Role:
        """One of several where only one can be on."""
        button = cast("QAbstractButton", self.object())
        group = cast("QButtonGroup | None", button.group())
        is_one = button.autoExclusive() if group is None else group.exclusive()
        return QAccessible.Role.RadioButton if is_one else QAccessible.Role.CheckBox

    def text(self, kind: QAccessible.Text) -> str:
        """Its label, where it was called nothing else."""
        said = super().text(kind)
        label = cast("QAbstractButton", self.object()).text()
        return said or (label.replace("&&", "\0").replace("&", "").replace("\0", "&") if kind is QAccessible.Text.Name else "")

    def state(self) -> QAccessible.State:
        """Whether it is on."""
        state, button = super().state(), cast("QAbstractButton", self.object())
        state.checkable, state.checked, state.pressed = True, button.isChecked(), button.isDown()
        return state

    def actionNames(self) -> list[str]:
        """A switch, under the name that readers know."""
        return [_TOGGLE, *super().actionNames()]

    def doAction(self, name: str) -> None:
        """Switch it as a click would."""
        if name == _TOGGLE:
            cast("QAbstractButton", self.object()).click()
        else:
            super().doAction(name)


class _Pressable(QWidget):
    def press(self) -> None: ...
