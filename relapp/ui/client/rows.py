"""Lists whose lines can be edited in place."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.calm import calm_stop_after, calm_stop_in, pause_mouse, removes
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.painting import draw_focus_ring


class Row(QWidget):
    """One line: shows an item, or nothing yet while it is new."""

    spoken_role = "ListItem"

    def __init__(self) -> None:
        super().__init__()
        self.is_new = True
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_item(self, item: Any) -> None:
        """Show an item that the book has."""
        self.is_new = False
        self.fill(item)

    def fill(self, item: Any) -> None:
        """Put an item into the fields; what the user is typing just now is kept."""
        raise NotImplementedError

    def spoken_name(self) -> str:
        """What can be read in it; where there are only fields, what stands in them, or what they ask for."""
        labels = [each.text() for each in self.findChildren(QLabel) if each.isVisibleTo(self)]
        fields = [each.text() or each.accessibleName() for each in self.findChildren(QLineEdit)]
        return ", ".join(filter(None, labels)) or ", ".join(fields)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first thing in it that takes nothing away, else on the row itself."""
        stop = calm_stop_in(self)
        if stop is None:
            stop = self.findChild(Card) or self
            stop.setAccessibleName(self.spoken_name())
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring where the row itself has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            draw_focus_ring(QPainter(self), QRectF(self.rect()), current_theme().px(6))


AnyRow = TypeVar("AnyRow", bound=Row)


class RowList(QWidget, Generic[AnyRow]):
    """Rows keep their places and take the items over in order, so that the keyboard stays where it is; new rows come last.

    When an item goes, the keyboard comes to the next one, never upon what would take that away too; a second click does nothing.
    """

    spoken_role = "List"

    def __init__(self, make: Callable[[], AnyRow], *, spacing: int = 8) -> None:
        super().__init__()
        self._make = make
        self.rows: list[AnyRow] = []
        self._column = VBox(self, spacing=spacing)
        self.hide()

    def show_items(self, items: Sequence[object]) -> None:
        """Show exactly these items, and the rows that are new."""
        are_fewer = len(items) < sum(not row.is_new for row in self.rows)
        while len(self.rows) < len(items):
            self._append()
        for row, item in zip(self.rows, items, strict=False):
            row.show_item(item)
        for row in self.rows[len(items) :]:
            if not row.is_new:
                self.remove_row(row)
        self.setVisible(bool(self.rows))
        if are_fewer:
            pause_mouse(self)
            self._leave_removing()

    def add_row(self) -> AnyRow:
        """Add a row for an item that is yet to be typed; it can take the keyboard at once."""
        row = self._append()
        self.show()
        row.show()
        return row

    def remove_row(self, row: AnyRow) -> None:
        """Take a row away."""
        focus, place = self._focus(), self.rows.index(row)
        self.rows.remove(row)
        self._column.removeWidget(row)
        if focus is row or (focus is not None and row.isAncestorOf(focus)):
            self._hand_on(place)
        self._let_go(row)
        self.setVisible(bool(self.rows))

    def _let_go(self, row: AnyRow) -> None:
        """Do away with a row that is no longer in the list."""
        row.hide()
        row.deleteLater()

    def _hand_on(self, place: int) -> None:
        """Give the keyboard to the row that is now at `place`, to the last one, or to what comes after the list."""
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].take_keyboard()
        elif stop := calm_stop_after(self):
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave_removing(self) -> None:
        """Leave a button that would take away the item that took the place of one that is gone."""
        focus = self._focus()
        for row in self.rows:
            if focus is not None and row.isAncestorOf(focus) and removes(focus):
                row.take_keyboard()

    def _focus(self) -> QWidget | None:
        """The window's own, not the application's: a popup or a dialog may have it for the moment."""
        return cast("QWidget | None", self.window().focusWidget())

    def _append(self) -> AnyRow:
        row = self._make()
        self.rows.append(row)
        self._column.addWidget(row)
        return row
