"""A line above any page that finds clients and commands."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from relapp.i18n import _
from relapp.ui.commands.opening import offer_commands
from relapp.ui.search_box import SearchBox
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.painting import draw_box

if TYPE_CHECKING:
    from relapp.ui.window import Window

# In units: how wide it is where there is room, and how far from the top of the window.
_WIDTH, _TOP = 560, 60


def open_palette(window: "Window") -> None:
    """Show it, empty, with the keyboard in it."""
    palette = window.findChild(Palette, options=Qt.FindChildOption.FindDirectChildrenOnly) or Palette(window)
    palette.open()


class Palette(QFrame):
    """Goes as soon as something is chosen, Escape is pressed or the keyboard goes elsewhere."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._came_from: QWidget | None = None
        self.search = SearchBox(window.bus.book, _("Search clients and commands"), shortcut="")
        self.search.field.setMaximumWidth(current_theme().px(_WIDTH))
        offer_commands(self.search, window)
        # Away before what was chosen begins: it may open a dialog, and looks for what has the keyboard.
        self.search.chosen.connect(self.close_up)
        self.search.client_chosen.connect(window.open_client)
        VBox(self, margins=10).addWidget(self.search)
        QShortcut(QKeySequence("Esc"), self, self.close_up, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Come up with what fits the page in view."""
        if not self.isVisible():
            self._came_from = cast("QWidget | None", self._window.focusWidget())
        self.search.field.clear()
        self._place()
        self.show()
        self.raise_()
        self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.suggest()

    def close_up(self) -> None:
        """Go, and give the keyboard back to where it was."""
        had_keyboard = self.search.field.hasFocus()
        self.hide()
        if had_keyboard and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the window."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a box that stands out from the page below."""
        colour, px = current_theme().colour, current_theme().px
        draw_box(QPainter(self), self.rect().toRectF(), px(10), colour("card"), colour("faint"))

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and not self.isAncestorOf(now):
            self.hide()

    def _place(self) -> None:
        px, window = current_theme().px, self._window
        width = min(px(_WIDTH), window.width() - 2 * px(12))
        self.setGeometry((window.width() - width) // 2, min(px(_TOP), window.height() // 8), width, self.sizeHint().height())
