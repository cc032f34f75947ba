"""The rows of a timeline: what is planned, and what was done."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

from relapp import wording
from relapp.domain.reminders import Reminder
from relapp.domain.timeline import TimelineEntry
from relapp.i18n import _, format_day
from relapp.ui.bus import Bus
from relapp.ui.client.side import circumstances, when_planned
from relapp.ui.client.timeline.line import TimelineRow
from relapp.ui.client.timeline.looks import entry_look, leads_to
from relapp.ui.touching.done_popup import DonePopup
from relapp.ui.touching.purpose_look import reason_look
from relapp.ui.touching.snooze_button import SnoozeButton
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.wording import timeline as said


class PlannedRow(TimelineRow):
    """An open reminder; one that may be acted on can be finished or put off here."""

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self._reminder: Reminder | None = None
        self.done = PlainButton(_("Done"), "check", compact=True)
        self.snooze = SnoozeButton(bus, lambda: [self._reminder] if self._reminder else [])
        self.done.clicked.connect(self._finish)
        self.add_tool(self.done)
        self.add_tool(self.snooze)

    def fill(self, item: tuple[Reminder, date]) -> None:
        """Show a reminder as seen on a day."""
        self._reminder, on = item
        title = wording.reason_title(self._reminder)
        self.show_icon(*reason_look(self._reminder))
        planned = _("planned: {day}").format(day=when_planned(self._reminder, on))
        self.show_words(title, " · ".join([planned, *circumstances(self._reminder, on)]))
        for button, name in ((self.done, _("Done: {what}")), (self.snooze, _("Snooze: {what}"))):
            button.setVisible(self._reminder.earliest <= on)
            button.setAccessibleName(name.format(what=title))
        self.arrange_tools()

    def _finish(self) -> None:
        if self._reminder:
            client_id = self._reminder.client_id
            preferred = self._bus.book.clients.get(client_id).preferred_channel
            DonePopup(self._bus, client_id, [self._reminder], preferred, self.done).show()


class EntryRow(TimelineRow):
    """What happened on a day: Enter or a click opens where there is more of it, Delete takes out what stands here alone."""

    removed = Signal()
    opened = Signal(int)
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.entry: TimelineEntry
        self.remove = _Remove(self)
        self.remove.clicked.connect(self.removed)
        self.add_tool(self.remove)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def fill(self, item: tuple[TimelineEntry, str]) -> None:
        """Show an entry, with a heading above it where that is not empty."""
        self.entry, heading = item
        title, details, note = said.entry(self.entry)
        can_be_removed = bool(self.entry.touch or self.entry.purchase)
        self.show_icon(*entry_look(self.entry))
        self.show_words(title, details, note.strip(), heading)
        self.remove.setVisible(can_be_removed)
        if can_be_removed:
            self.remove.set_label(_("Delete {what}").format(what=f"{title}, {format_day(self.entry.on)}"))
        self.arrange_tools()
        is_link = leads_to(self.entry) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes out, arrows go to the rows before and after."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.press()
        elif key == Qt.Key.Key_Delete and not self.remove.isHidden():
            self.removed.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.press()

    def press(self) -> None:
        """Open where there is more of it."""
        part = leads_to(self.entry)
        if part is not None:
            self.opened.emit(part)


class _Remove(IconButton):
    """Keeps its place and is seen while the mouse or the keyboard is on its row: thirty of them would be no calm page."""

    def __init__(self, row: EntryRow) -> None:
        super().__init__("trash", _("Delete"), kind="quiet", compact=True, parent=row)
        self._row = row

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it where somebody is there."""
        if self._row.underMouse() or self._row.hasFocus() or self.hasFocus():
            super().paintEvent(event)
