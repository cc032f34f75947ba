"""Labels and envelopes for some clients, from wherever they were chosen."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from relapp.errors import UserError
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.settings.waiting import waiting

if TYPE_CHECKING:
    from relapp.ui.printing import PreviewDialog


def show_labels(parent: QWidget, bus: Bus, client_ids: Sequence[int]) -> "PreviewDialog | None":
    """Open the sheets over `parent` with their choices beside them; None, and a word, where nobody can be written to."""
    from relapp.printing import labels
    from relapp.ui.labels.panel import LabelPanel
    from relapp.ui.printing import preview

    try:
        with waiting():
            found = labels.addressees(bus.book, client_ids)
            panel = LabelPanel(bus.book, found)
            dialog = preview(parent, bus.book, panel.printable, panel=panel)
    except UserError as error:
        bus.failed.emit(str(error))
        return None
    panel.printable_changed.connect(dialog.show_printable)
    return dialog


def show_labels_of_week(parent: QWidget, bus: Bus, start: date) -> "PreviewDialog | None":
    """The same for everybody who has a card or a gift in the week of `start`."""
    from relapp.printing.labels import clients_for_week

    ids = clients_for_week(bus.book, bus.today(), start)
    if ids:
        return show_labels(parent, bus, ids)
    bus.failed.emit(_("No card and no gift is due in this week."))
    return None
