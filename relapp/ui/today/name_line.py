"""Who it is: the name, and the company in what room is left."""

from relapp.book.agenda import ClientName
from relapp.ui.widgets.boxes import HBox
from relapp.ui.widgets.text import ElidedLabel


def name_line(client: ClientName) -> HBox:
    """A client's name and company on one line."""
    row = HBox(spacing=4)
    row.addWidget(ElidedLabel(client.name, "strong"))
    if client.company:
        row.addWidget(ElidedLabel(f"· {client.company}", "soft"), 1)
    row.addStretch()
    return row
