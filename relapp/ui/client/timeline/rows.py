"""The lines of a timeline: what is planned, and what was done."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp import wording
from relapp.domain.journal import Direction, TimelineEntry, Touch
from relapp.domain.reminders import Reminder
from relapp.i18n import _, format_day, format_hour
from relapp.ui.bus import Bus
from relapp.ui.client.purchases import purchase_details
from relapp.ui.client.rows import Row
from relapp.ui.client.side import circumstances, when_planned
from relapp.ui.icons import paint_icon
from relapp.ui.theme import current_theme
from relapp.ui.touching.done_popup import DonePopup
from relapp.ui.touching.purpose_look import purpose_look, reason_look
from relapp.ui.touching.snooze_button import SnoozeButton
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.painting import draw_box
from relapp.ui.widgets.text import Text


class Mark(QWidget):
    """An icon on the line that joins all entries."""

    def __init__(self) -> None:
        super().__init__()
        self._icon_name, self._role = "phone", "ink"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_icon(self, icon_name: str, role: str) -> None:
        """Show another icon in a colour role."""
        self._icon_name, self._role = icon_name, role
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the circle."""
        side = current_theme().px(24)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, then the circle over it."""
        painter, px, colour = QPainter(self), current_theme().px, current_theme().colour
        side, size = px(24), px(13)
        painter.fillRect(QRectF((side - px(2)) / 2, 0, px(2), self.height()), colour("line"))
        draw_box(painter, QRectF(0, 0, side, side), side / 2, colour("card"), colour("line"))
        paint_icon(painter, self._icon_name, QRectF((side - size) / 2, (side - size) / 2, size, size), self._role)


class TimelineRow(Row):
    """An icon, what it is, the circumstances beside it, and a note below."""

    def __init__(self) -> None:
        super().__init__()
        self.mark = Mark()
        self.title, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.note = Text("", "soft", wrap=True)
        self.row = HBox(self, spacing=10)
        self.row.addWidget(self.mark)
        words = VBox(margins=(0, 2, 0, 14), spacing=2)
        heading = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        heading.setSizePolicy(policy)
        flow = FlowLayout(heading, spacing=8, line_spacing=0)
        flow.addWidget(self.title)
        flow.addWidget(self.details)
        words.addWidget(heading)
        words.addWidget(self.note)
        self.row.addLayout(words, 1)

    def show_words(self, title: str, details: str, note: str = "") -> None:
        """Say what it is."""
        self.title.setText(title)
        self.details.setText(details)
        self.note.setText(note)
        self.note.setVisible(bool(note))


class PlannedRow(TimelineRow):
    """An open reminder; one that may be acted on can be finished or put off here."""

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self._reminder: Reminder | None = None
        self.done = PlainButton(_("Done"), "check", compact=True)
        self.snooze = SnoozeButton(bus, lambda: [self._reminder] if self._reminder else [])
        self.done.clicked.connect(self._finish)
        for button in (self.done, self.snooze):
            self.row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)

    def fill(self, item: tuple[Reminder, date]) -> None:
        """Show a reminder as seen on a day."""
        self._reminder, on = item
        title = wording.reason_title(self._reminder)
        self.mark.show_icon(*reason_look(self._reminder))
        planned = _("planned: {day}").format(day=when_planned(self._reminder, on))
        self.show_words(title, " · ".join([planned, *circumstances(self._reminder, on)]))
        for button, name in ((self.done, _("Done: {what}")), (self.snooze, _("Snooze: {what}"))):
            button.setVisible(self._reminder.earliest <= on)
            button.setAccessibleName(name.format(what=title))

    def _finish(self) -> None:
        if self._reminder:
            client_id = self._reminder.client_id
            preferred = self._bus.book.clients.get(client_id).preferred_channel
            DonePopup(self._bus, client_id, [self._reminder], preferred, self.done).show()


class EntryRow(TimelineRow):
    """A touch or a purchase."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entry: TimelineEntry
        self.remove = IconButton("trash", _("Delete"), kind="quiet", compact=True)
        self.remove.clicked.connect(self.removed)
        self.row.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignTop)

    def fill(self, item: TimelineEntry) -> None:
        """Show an entry."""
        self.entry = item
        if item.touch:
            self.mark.show_icon(*purpose_look(item.touch.purpose))
            title = wording.purpose(item.touch.purpose)
            self.show_words(title, touch_details(item.touch), item.touch.note)
        elif item.purchase:
            self.mark.show_icon("cart", "ink")
            title = _("Bought {what}").format(what=item.purchase.what) if item.purchase.what else _("A purchase")
            self.show_words(title, purchase_details(item.purchase))
        else:
            return
        self.remove.set_label(_("Delete {what}").format(what=f"{title}, {format_day(item.on)}"))


def touch_details(touch: Touch) -> str:
    """When and how a touch was made, and what came of it."""
    parts = [format_day(touch.on)]
    if touch.at:
        parts.append(format_hour(touch.at))
    if touch.direction is Direction.INCOMING:
        parts.append(wording.direction(touch.direction))
    else:
        parts.append(wording.outcome(touch.outcome))
    return " · ".join([*parts, wording.channel(touch.channel)])
