"""Exporting from the window: which clients are offered depends on the page in view."""

from pathlib import Path
from typing import TYPE_CHECKING

from relapp.i18n import _
from relapp.ui.clients.page import ClientsPage
from relapp.ui.exporting.exporter import Exporter
from relapp.ui.exporting.files import show_folder
from relapp.ui.exporting.offer import Offer

if TYPE_CHECKING:
    from relapp.ui.window import Window


def exporter_of(window: "Window") -> Exporter:
    """What exports for the window, and says there what was written."""

    def say(text: str, file: Path) -> None:
        window.toast.show_message(text, lambda: show_folder(window.bus, file), label=_("Show folder"), icon_name="share")

    exporter = Exporter(window.bus, window)
    exporter.saved.connect(say)
    return exporter


def offer_of(window: "Window") -> Offer:
    """The clients shown or selected on the clients' page where it is in view, else all."""
    page = window.page_shown
    return page.offer() if isinstance(page, ClientsPage) else Offer(window.bus.book.list.count())
