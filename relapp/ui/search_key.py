"""Ctrl+K: to the search line, on the page in view or on the clients', which finds everybody."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.ui.clients.page import ClientsPage

if TYPE_CHECKING:
    from relapp.ui.window import Window


def search(window: "Window") -> None:
    """Have the keyboard in a search line, all of its text marked."""
    if not hasattr(window.page_shown, "search"):
        window.go("clients")
    page = window.page_shown
    if isinstance(page, ClientsPage):
        page.search_everybody()
    field: QWidget = getattr(page, "search")  # noqa: B009 - only some pages have one
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    line = field.focusProxy() or field
    if isinstance(line, QLineEdit):
        line.selectAll()
