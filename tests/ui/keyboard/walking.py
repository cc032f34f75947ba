"""Going through a window by Tab, and what can be clicked in it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

from relapp.ui.widgets.card import Card
from tests.ui.test_every_page import described

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTabBar)
# Beyond this nobody would call it coming round.
MOST_STOPS = 600


def walk(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """Where Tab stops, from the first stop on until it comes round; says where it is caught otherwise."""
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    modifier = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    start = QApplication.focusWidget()
    if start is None:
        QTest.keyClick(window, key, modifier)
        start = QApplication.focusWidget()
    assert start is not None, "nothing has the keyboard"
    seen: list[QWidget] = [start]
    for _press in range(MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
        now = QApplication.focusWidget()
        assert now is not None, f"lost after {described(seen[-1])}"
        if now is start:
            return seen
        # The parts of a day are stops of their own.
        if now is not seen[-1]:
            seen.append(now)
        elif not isinstance(now, QDateTimeEdit):
            raise AssertionError(f"caught in {described(now)}")
    raise AssertionError(f"never comes round: {[described(each) for each in seen[-6:]]}")


def clickable(window: QWidget) -> list[QWidget]:
    """Controls in sight that a click would work, and cards that can be chosen; parts of other controls count with these."""
    found = [each for each in window.findChildren(QWidget) if each.isVisibleTo(window) and each.isEnabled()]
    return [each for each in found if each.window() is window and _takes_clicks(each) and not _is_part(each)]


def _takes_clicks(widget: QWidget) -> bool:
    if isinstance(widget, Card):
        return bool(widget.focusPolicy())
    return isinstance(widget, CONTROLS) and not isinstance(widget, QHeaderView)


def _is_part(widget: QWidget) -> bool:
    """Whether another control stands for it."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, (*CONTROLS, QScrollBar)) and not isinstance(parent, Card):
            return True
        parent = parent.parentWidget()
    return False


def missed(window: QWidget, stops: list[QWidget]) -> list[str]:
    """What can be clicked and is nowhere on the way; of buttons of which one is on, arrows lead to the others."""
    reached = set(stops) | {each.focusProxy() for each in stops}
    groups = {each.parent() for each in stops if isinstance(each, QAbstractButton) and _is_one_of_many(each)}
    return [
        described(each)
        for each in clickable(window)
        if each not in reached and each.focusProxy() not in reached and not (_is_one_of_many(each) and each.parent() in groups)
    ]


def _is_one_of_many(widget: QWidget) -> bool:
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


def pixels_changed(window: QWidget, widget: QWidget) -> int:
    """How many pixels show whether `widget`, which has the keyboard, has it."""
    reason = Qt.FocusReason.TabFocusReason
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    QApplication.processEvents()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-2, -2, 2, 2)
    # It may have it from the opening of the window, without the ring that Tab brings.
    widget.clearFocus()
    widget.setFocus(reason)
    with_it = _seen(window, place)
    widget.clearFocus()
    without = _seen(window, place)
    widget.setFocus(reason)
    return sum(a != b for a, b in zip(with_it, without, strict=True))


def _seen(window: QWidget, place: QRect) -> memoryview:
    image = window.grab(place.intersected(window.rect())).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(image.constBits())).cast("I")
