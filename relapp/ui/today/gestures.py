"""A small choice of clients to surprise: nothing is due, and nothing is lost if none of them is taken up."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from relapp import wording
from relapp.book.agenda import ClientName, Planned
from relapp.domain.clients import Importance
from relapp.domain.reminders import Reminder
from relapp.domain.text import initials
from relapp.i18n import _, format_day
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.today.name_line import name_line
from relapp.ui.widgets.avatar import Avatar
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.menu_button import MenuButton
from relapp.ui.widgets.text import Text

# Below this many units the buttons have no room beside the words.
NARROW = 620


class GesturesCard(Card):
    """The gestures of a plan, one below the other; `client_opened` carries an id."""

    client_opened = Signal(int)

    def __init__(self, bus: Bus, planned: Planned, on: date) -> None:
        super().__init__(spacing=12)
        title = _("A spontaneous gesture: one of these")
        self.setAccessibleName(title)
        self.body.addWidget(Text(title, "strong", wrap=True))
        self.rows = [GestureRow(bus, each, planned.clients[each.client_id], on) for each in planned.plan.gestures]
        for row in self.rows:
            row.opened.connect(lambda row=row: self.client_opened.emit(row.client.id))
            self.body.addWidget(row)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first thing to do."""
        self.rows[0].done_button.setFocus()


class GestureRow(QWidget):
    """One client and an idea: make the gesture, give it a day, or look at the record first."""

    opened = Signal()

    def __init__(self, bus: Bus, reason: Reminder, client: ClientName, on: date) -> None:
        super().__init__()
        self.reason, self.client, self._bus = reason, client, bus
        self.done_button = PlainButton(_("Done"), "check", compact=True)
        self.done_button.setAccessibleName(_("Done: {client}").format(client=client.name))
        self.done_button.clicked.connect(self.finish)
        self.day_button = self._day_menu(on)
        self.open_button = PlainButton(_("Open record"), compact=True)
        self.open_button.setAccessibleName(_("Open record: {client}").format(client=client.name))
        self.open_button.clicked.connect(self.opened)
        row = HBox(self, spacing=12)
        row.addWidget(Avatar(initials(client.name), client.name, vip=client.importance is Importance.VIP))
        self._content = HBox(spacing=8)
        self._content.addLayout(self._words(on), 1)
        self._content.addWidget(self._actions())
        row.addLayout(self._content, 1)

    def finish(self) -> None:
        """Ask what came of it."""
        from relapp.ui.touching.done_popup import DonePopup

        preferred = self._bus.book.clients.get(self.client.id).preferred_channel
        DonePopup(self._bus, self.client.id, (self.reason,), preferred, self.done_button).show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow list the buttons stand below the words."""
        super().resizeEvent(event)
        is_narrow = self.width() < current_theme().px(NARROW)
        self._content.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def _words(self, on: date) -> VBox:
        column = VBox(spacing=3)
        column.addLayout(name_line(self.client))
        column.addWidget(Text(wording.why(self.reason, on), "soft", wrap=True))
        return column

    def _actions(self) -> QWidget:
        return in_flow(self.done_button, self.day_button, self.open_button, spacing=6, line_spacing=6)

    def _day_menu(self, on: date) -> MenuButton:
        label = _("Give it a day: {client}").format(client=self.client.name)
        button = MenuButton(_("Give it a day"), compact=True, label=label)
        for text, day in ((_("Today"), on), (_("Tomorrow"), on + timedelta(days=1))):
            button.add_action(f"{text} · {format_day(day, 'day_month')}", self._mover(day))
        button.add_action(_("On a day…"), self._ask_day)
        return button

    def _mover(self, day: date) -> Callable[[], object]:
        return lambda: self._move(day)

    def _move(self, day: date) -> None:
        self._bus.do(lambda: self._bus.book.agenda.move([self.reason], day, self._bus.today()))

    def _ask_day(self) -> None:
        from relapp.ui.touching.snooze import ask_day

        chosen = ask_day(self.window(), _("Make the gesture on"), self._bus.today())
        if chosen:
            self._move(chosen)
