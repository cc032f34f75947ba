"""The way of the Tab key through lines that come and go."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain_tab_order(*roots: QWidget) -> None:
    """Let Tab go through `roots` in this order, whenever what is in them was made: Qt alone would put what is new last."""
    for before, after in pairwise(each for root in roots for each in _links(root)):
        QWidget.setTabOrder(before, after)


def _links(root: QWidget) -> list[QWidget]:
    """The stops within `root`; one that hands the keyboard to a part of itself moves whole: Tab would come back."""
    found: list[QWidget] = []
    wholes: list[QWidget] = []
    for each in (root, *root.findChildren(QWidget)):
        if any(whole.isAncestorOf(each) for whole in wholes):
            continue
        proxy = each.focusProxy()
        if proxy is not None and each.isAncestorOf(proxy) and each.window() is root.window():
            wholes.append(each)
        if each in wholes or is_stop(each, root):
            found.append(each)
    return found


def is_stop(widget: QWidget, root: QWidget) -> bool:
    """Whether the Tab key stops at `widget`, in the same window as `root`."""
    takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not widget.focusProxy()
    return takes_focus and widget.window() is root.window()


def stops(root: QWidget) -> list[QWidget]:
    """Where the Tab key stops within `root` as it is now, in the order in which it comes there."""
    inside = {
        each for each in (root, *root.findChildren(QWidget)) if is_stop(each, root) and each.isVisible() and each.isEnabled()
    }
    found: list[QWidget] = []
    window = root.window()
    each = window.nextInFocusChain()
    while each is not None and each is not window:
        if each in inside:
            found.append(each)
        each = each.nextInFocusChain()
    return found
