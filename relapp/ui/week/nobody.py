"""What stands above the week of an empty book."""

from PySide6.QtCore import Signal

from relapp.i18n import _
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text


class Nobody(Card):
    """Leads to an import."""

    import_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        text = _("Your client book is empty, so nothing is planned. Import your contacts, or add a client under “Clients”.")
        bring = PlainButton(_("Import contacts"), "import")
        bring.clicked.connect(self.import_wanted)
        self.body.addWidget(Text(text, wrap=True))
        self.body.addWidget(in_flow(bring))
