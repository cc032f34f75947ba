"""What stands where the list would be while there is nobody to show."""

from PySide6.QtCore import Signal

from relapp.i18n import _
from relapp.ui.clients.among import Among
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.empty import EmptyState


class EmptyBook(EmptyState):
    """Leads to the first clients."""

    client_wanted, import_wanted = Signal(), Signal()

    def __init__(self) -> None:
        importing, new = PrimaryButton(_("Import…"), "import"), PlainButton(_("New client"), "plus")
        text = _("Bring your contacts in from your phone or a spreadsheet, or add the first client yourself.")
        super().__init__("clients", _("Your client book is empty"), text, importing, new)
        importing.clicked.connect(self.import_wanted)
        new.clicked.connect(self.client_wanted)


class NothingFound(EmptyState):
    """Leads to more clients than those looked through."""

    more_wanted = Signal()

    def __init__(self) -> None:
        self._everybody = PlainButton("")
        super().__init__("search", _("No client matches"), "", self._everybody)
        self._everybody.clicked.connect(self.more_wanted)

    def show_way_out(self, among: Among | None, *, is_searched: bool) -> None:
        """Say how to find somebody after all, where only those `among` are shown, or everybody is; a text may have been typed."""
        self.text.setText(
            _("Only these are shown: {name}").format(name=among.label) if among else _("Try fewer letters, or fewer filters.")
        )
        widens = among is not None and is_searched
        self._everybody.setText(_("Search everybody") if widens else _("Show all clients"))
        self._everybody.set_icon_name("search" if widens else "close")
