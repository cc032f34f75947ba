"""What can be done with the book besides looking through it."""

from PySide6.QtCore import Signal

from relapp.i18n import _
from relapp.ui.commands.keys import native
from relapp.ui.commands.registry import command
from relapp.ui.widgets.menu_button import MenuButton


class BookMenu(MenuButton):
    """`phones_wanted` asks for the phone list of those shown."""

    phones_wanted = Signal()
    export_wanted = Signal()
    duplicates_wanted = Signal()
    privacy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", "more", label=_("More for the client book"))
        wanted = {
            "phones": self.phones_wanted,
            "export": self.export_wanted,
            "duplicates": self.duplicates_wanted,
            "privacy": self.privacy_wanted,
        }
        for code, signal in wanted.items():
            said, keys = command(code), native(code)
            self.add_action(said.name + (f"\t{keys}" if keys else ""), signal.emit, said.icon)
