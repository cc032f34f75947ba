"""F6: from one part of the window to the next, the sidebar, the head of the page, what is in it and its details."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from relapp.ui.widgets.page import Page
from relapp.ui.widgets.tab_order import stops

if TYPE_CHECKING:
    from relapp.ui.window import Window


def turn_pane(window: "Window", steps: int) -> None:
    """Give the keyboard to the part `steps` further, where it was in it before, or else where Tab would come to it."""
    panes = [pane for pane in _panes(window) if pane[1]]
    focus = cast("QWidget | None", window.focusWidget())
    here = next((index for index, (_root, inside) in enumerate(panes) if focus in inside), -1 if steps > 0 else 0)
    if panes:
        root, inside = panes[(here + steps) % len(panes)]
        kept = cast("QWidget | None", root.focusWidget())
        (kept if kept in inside else inside[0]).setFocus(Qt.FocusReason.TabFocusReason)


def _panes(window: "Window") -> list[tuple[QWidget, list[QWidget]]]:
    """Each part with its stops; a strip between the header and what is below belongs to the latter."""
    page = window.page(window.place)
    if not isinstance(page, Page):
        return [(window.sidebar, stops(window.sidebar)), (page, stops(page))]
    header, body, *panels = page.parts
    apart = [(each, stops(each)) for each in (header, *panels)]
    rest = [each for each in stops(page) if not any(each in inside for _root, inside in apart)]
    return [(window.sidebar, stops(window.sidebar)), apart[0], (body, rest), *apart[1:]]
