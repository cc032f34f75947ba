"""The places one can go to, at the left of the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from relapp.i18n import _, ngettext
from relapp.ui.help.opening import open_help
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.nav import NavButton
from relapp.ui.widgets.text import Text

# In their order; the last one stands at the foot.
PLACES = ("today", "week", "clients", "calendar", "share", "insights", "settings")

WIDTH = 190
# A window narrower than this many units has no room for the words.
NARROW_WINDOW = 760


class Sidebar(QFrame):
    """`place_chosen` carries one of PLACES."""

    place_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._brand = Text("Relapp", "brand")
        column = VBox(self, margins=(10, 10, 10, 8), spacing=2)
        column.addWidget(self._brand)
        texts = {
            "today": _("Today"),
            "week": _("Week"),
            "clients": _("Clients"),
            "calendar": _("Calendar"),
            "share": _("To share"),
            "insights": _("Insights"),
            "settings": _("Settings"),
        }
        self._buttons = {name: NavButton(texts[name], name) for name in PLACES}
        self.help = NavButton(_("Help"), "help")
        self.help.setAutoExclusive(False)
        self.help.setCheckable(False)
        self.help.clicked.connect(lambda: open_help(self))
        for name, button in self._buttons.items():
            if name == PLACES[-1]:
                column.addStretch()
                column.addWidget(self.help)
            button.clicked.connect(lambda _checked=False, name=name: self.place_chosen.emit(name))
            column.addWidget(button)

    def show_place(self, name: str) -> None:
        """Mark the place that is open; none for a page that is no place."""
        for each, button in self._buttons.items():
            button.setChecked(each == name)

    def show_count(self, count: int) -> None:
        """Show how many touches are left today."""
        spoken = ngettext("Today, {count} touch left", "Today, {count} touches left", count).format(count=count)
        self._buttons["today"].set_count(count, spoken)

    def fit(self, window_width: int) -> None:
        """Take the room that a window of this width, in pixels, can spare."""
        px = current_theme().px
        compact = window_width < px(NARROW_WINDOW)
        self._brand.setVisible(not compact)
        self._brand.setContentsMargins(px(12), px(10), 0, px(12))
        for button in (*self._buttons.values(), self.help):
            button.set_compact(compact)
        self.setMinimumWidth(0 if compact else px(WIDTH))
