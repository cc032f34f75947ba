"""For those who do not see the window, or not well.

Of widgets that are drawn here Qt itself knows no more than that they are boxes. Such a widget has a `spoken_role`, the name of a
role of QAccessible. It may have functions: `spoken_states` gives the names of the states that hold now, `spoken_name` a name
where it was given none, and `press` does what a click on it does.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


def install() -> None:
    """Speak for such widgets from now on; called before the first of them is asked about."""
    if not _installed:
        QAccessible.installFactory(_speak_for)
        _installed.append(True)


def be_still() -> None:
    """Let menus, lists and bubbles appear without gliding or fading, whatever the system does elsewhere: nothing here moves."""
    effects = Qt.UIEffect
    for effect in (effects.UI_AnimateMenu, effects.UI_FadeMenu, effects.UI_AnimateCombo, effects.UI_AnimateTooltip,
                   effects.UI_FadeTooltip, effects.UI_AnimateToolBox):  # fmt: skip
        QApplication.setEffectEnabled(effect, False)


def tell_state(widget: QWidget, name: str) -> None:
    """Tell whoever listens that a state of `widget` has changed."""
    if QAccessible.isActive():
        state = QAccessible.State()
        setattr(state, name, True)
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, state))


def _speak_for(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(thing, "spoken_role", "")
    is_tick = isinstance(thing, QAbstractButton) and thing.isCheckable()
    if not isinstance(thing, QWidget) or not (role or is_tick):
        return None
    # Imported where somebody listens: most never do.
    from relapp.ui.spoken import Spoken, SpokenTick

    return SpokenTick(thing) if isinstance(thing, QAbstractButton) and is_tick else Spoken(thing, role)


_installed: list[bool] = []
