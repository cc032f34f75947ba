"""What the window needs of the commands from its first moment on: keys that lead to them. The rest waits for the first use."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut

from relapp.ui.commands.keys import OF_WINDOW, sequences

if TYPE_CHECKING:
    from relapp.ui.commands.command import Offer
    from relapp.ui.search_box import SearchBox
    from relapp.ui.window import Window


def add_keys(window: "Window") -> None:
    """Let the window's own keys do what they are for."""
    for code in OF_WINDOW:
        for key in sequences(code):
            QShortcut(key, window).activated.connect(partial(run, window, code))


def run(window: "Window", code: str) -> None:
    """Do what the command called `code` does."""
    from relapp.ui.commands.registry import command

    command(code).do(window)


def offer_commands(box: "SearchBox", window: "Window") -> None:
    """Let a search line find commands besides clients."""

    def offered(text: str) -> "list[Offer]":
        from relapp.ui.commands.finding import offers

        return offers(window, text)

    box.offered = offered
    box.command_chosen.connect(partial(run, window))


def find(window: "Window") -> None:
    """Lead to the page's own line that finds clients and commands, or open one above the page."""
    from relapp.ui.search_box import SearchBox

    box = getattr(window.page(window.place), "search", None)
    if isinstance(box, SearchBox) and box.offered:
        box.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        box.field.selectAll()
    else:
        from relapp.ui.commands.palette import open_palette

        open_palette(window)
