"""Clients of the list, on paper."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from relapp.ui.bus import Bus
from relapp.ui.settings.waiting import waiting


def print_phones(bus: Bus, parent: QWidget, ids: Sequence[int], about: str = "") -> None:
    """Show the phone list of these clients as it will be printed; `about` says who they are."""
    from relapp.printing.phones import phone_list
    from relapp.ui.printing import preview

    with waiting():
        preview(parent, bus.book, phone_list(bus.book, ids, bus.today(), about=about))
