"""What can be done with the book besides looking through it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence

from relapp.i18n import _
from relapp.ui.widgets.menu_button import MenuButton


class BookMenu(MenuButton):
    """`phones_wanted` asks for the phone list of those shown."""

    phones_wanted = Signal()
    export_wanted = Signal()
    duplicates_wanted = Signal()
    privacy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", "more", label=_("More for the client book"))
        keys = QKeySequence("Ctrl+E").toString(QKeySequence.SequenceFormat.NativeText)
        self.add_action(_("Phone list…"), self.phones_wanted.emit, "printer")
        self.add_action(_("Export…") + f"\t{keys}", self.export_wanted.emit, "export")
        self.add_action(_("Find duplicates"), self.duplicates_wanted.emit, "copy")
        self.add_action(_("Privacy: requests and long silence"), self.privacy_wanted.emit, "person")
