"""The way of the Tab key through lines that come and go."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain_tab_order(*roots: QWidget) -> None:
    """Let Tab go through `roots` in this order, whenever what is in them was made: Qt alone would put what is new last."""
    stops = [each for root in roots for each in (root, *root.findChildren(QWidget)) if is_stop(each, root)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def is_stop(widget: QWidget, root: QWidget) -> bool:
    """Whether the Tab key stops at `widget`, in the same window as `root`."""
    takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not widget.focusProxy()
    return takes_focus and widget.window() is root.window()
