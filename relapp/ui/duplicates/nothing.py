"""What the page of duplicates says while there is no pair on it."""

from PySide6.QtCore import Signal

from relapp.i18n import _
from relapp.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from relapp.ui.widgets.empty import EmptyState


class NothingFound(EmptyState):
    """Leads to the clients, to another search, or in an empty book to an import."""

    again_wanted = Signal()
    clients_wanted = Signal()
    import_wanted = Signal()

    def __init__(self) -> None:
        self.clients, self.bring_in = PrimaryButton(_("To the clients"), "clients"), PrimaryButton(_("Import…"), "import")
        self.again = PlainButton(_("Look again"), "search")
        super().__init__("check", "", "", self.clients, self.bring_in, self.again)
        self.clients.clicked.connect(self.clients_wanted)
        self.bring_in.clicked.connect(self.import_wanted)
        self.again.clicked.connect(self.again_wanted)

    @property
    def first_button(self) -> Button:
        """What is most likely wanted."""
        return self.clients if self.bring_in.isHidden() else self.bring_in

    def say(self, title: str, text: str, *, is_empty: bool) -> None:
        """Say why there is nothing; in an empty book it is that."""
        self.title.setText(_("Your client book is empty") if is_empty else title)
        self.text.setText(_("Once your contacts are in, this page finds those that are there twice.") if is_empty else text)
        self.bring_in.setVisible(is_empty)
        for button in (self.clients, self.again):
            button.setVisible(not is_empty)
