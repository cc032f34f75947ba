"""The week, a column a day; on days of rest only where something falls on them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from relapp import wording
from relapp.book.agenda import Planned
from relapp.book.changes import Changes, Kind
from relapp.domain.dates import monday_of, week_to_work
from relapp.domain.labels import call_for_label
from relapp.domain.reminders import Reminder
from relapp.domain.week import DayPlan, PlannedTouch, too_much
from relapp.i18n import _, format_days, ngettext
from relapp.ui.bus import Bus
from relapp.ui.results.drafts import drafts_of
from relapp.ui.week import dragging
from relapp.ui.week.column import DayColumn
from relapp.ui.week.dragging import TurningButton
from relapp.ui.week.gesture_card import GestureCard
from relapp.ui.week.mover import Mover
from relapp.ui.week.nobody import Nobody
from relapp.ui.week.week_card import WeekCard
from relapp.ui.widgets.boxes import HBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.text import set_tooltip
from relapp.wording import results

_KINDS = {Kind.AGENDA, Kind.CLIENTS, Kind.JOURNAL, Kind.SETTINGS}


class WeekPage(Page):
    """Opens on this week, or on the next one once nothing of this is left to work; `client_opened` carries an id."""

    client_opened = Signal(int)
    results_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 16, 24, 20))
        self._bus = bus
        self._start = bus.today()
        self._follows_today = True
        self.columns: list[DayColumn] = []
        self.mover = Mover(bus, self)
        self.mover.moved.connect(self._follow)
        self._shown_days: QWidget | None = None
        self._heading = Heading()
        self.header.set_left(self._heading)
        self._add_buttons()
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nobody = Nobody()
        self._nobody.import_wanted.connect(self.import_wanted)
        self.body.addWidget(self._nobody)
        self.body.addWidget(self._area, 1)
        self.waiting_button = PlainButton("", "clock")
        self.waiting_button.clicked.connect(self.show_waiting)
        self.labels_button = PlainButton(_("Labels for cards and gifts…"), "letter")
        self.labels_button.clicked.connect(self.print_labels)
        self.body.addWidget(in_flow(self.waiting_button, self.labels_button))
        bus.changed.connect(self._on_changed)
        self.refresh()

    @property
    def start(self) -> date:
        """The Monday of the week shown."""
        return self._start

    def showEvent(self, event: QShowEvent) -> None:
        """Know of results that were typed meanwhile and not saved."""
        super().showEvent(event)
        self._show_unsaved()

    def show_week(self, start: date) -> None:
        """Show the week from the Monday `start`, and stay on it."""
        self._follows_today = False
        self._start = start
        self.refresh()

    def show_this_week(self) -> None:
        """Show the week to work on, and the next one when its time comes."""
        self._follows_today = True
        self.refresh()

    def balance(self) -> None:
        """Let what the user put on days that are too full find its own day again."""
        self._bus.do(lambda: self._bus.book.agenda.balance(self._bus.today(), self._start))

    def refresh(self) -> None:
        """Show the week as the book has it now; the keyboard stays with the touch that it is on."""
        if self._follows_today:
            self._start = week_to_work(self._bus.today(), self._bus.book.settings.rules().calendar)
        planned = self._planned()
        focused = self._focused()
        row = QWidget()
        layout = HBox(row, spacing=12)
        self.columns = []
        for day in planned.plan.days:
            if not day.working and not day.touches and not day.holiday:
                continue
            column = DayColumn(self._bus, day, planned.clients, self._bus.today(), self.mover)
            column.client_opened.connect(self.client_opened)
            column.drag_wanted.connect(self._drag)
            self.columns.append(column)
            layout.addWidget(column, 4 if day.working else 3)
        self._offer_gestures(planned)
        # What is taken out may still be in the middle of an event of its own.
        if self._shown_days:
            self._area.takeWidget().deleteLater()
        self._shown_days = row
        self._area.setWidget(row)
        self._nobody.setVisible(self._bus.book.list.is_empty())
        self._show_heading(planned)
        self._show_balance(planned.plan.days)
        self._show_unsaved()
        if focused:
            self._focus(focused)

    def show_waiting(self) -> None:
        """List what fits in no day."""
        from relapp.ui.week.waiting import WaitingDialog

        planned = self._planned()
        dialog = WaitingDialog(planned.plan.not_fitting, planned.waiting, planned.clients, self._bus.today(), self)
        dialog.client_opened.connect(self.client_opened)
        dialog.exec()
        dialog.deleteLater()

    def print_list(self) -> None:
        """Show the list as it will be printed."""
        from relapp.ui.week.printing import WeekPrinting

        WeekPrinting(self._bus, self._start, self)

    def print_labels(self) -> None:
        """Show labels or envelopes for the cards and gifts of the week shown."""
        from relapp.ui.labels.dialog import show_labels_of_week

        show_labels_of_week(self, self._bus, self._start)

    def _add_buttons(self) -> None:
        before = TurningButton("chevron-left", _("Week before"))
        before.clicked.connect(lambda: self.show_week(self._start - timedelta(days=7)))
        now = PlainButton(_("This week"))
        now.clicked.connect(self.show_this_week)
        after = TurningButton("chevron-right", _("Week after"))
        after.clicked.connect(lambda: self.show_week(self._start + timedelta(days=7)))
        self.balance_button = PlainButton(_("Balance"), "balance")
        self.balance_button.clicked.connect(self.balance)
        self.print_button = PrimaryButton(_("Print list…"), "printer")
        self.print_button.setShortcut(QKeySequence.StandardKey.Print)
        self.print_button.clicked.connect(self.print_list)
        self.results_button = PlainButton(_("Enter results…"), "pen")
        self.results_button.clicked.connect(self.results_wanted)
        for button in (before, now, after, self.balance_button, self.results_button, self.print_button):
            self.header.add_action(button)

    def _planned(self) -> Planned:
        return self._bus.book.agenda.week(self._bus.today(), self._start)

    def _offer_gestures(self, planned: Planned) -> None:
        """On the day with the most room, the later one of two."""
        on, gestures = self._bus.today(), planned.plan.gestures
        days = [column for column in self.columns if column.plan.working and column.plan.day >= on]
        if gestures and days:
            roomy = max(days, key=lambda column: (column.plan.capacity - column.plan.load, column.plan.day))
            roomy.offer(GestureCard(self.mover, gestures, planned.clients, roomy.plan))

    def _show_heading(self, planned: Planned) -> None:
        first, last = self._start, self._start + timedelta(days=6)
        title = _("Week {days}").format(days=format_days(first, last))
        touches = [touch for day in planned.plan.days for touch in day.touches]
        said = ngettext("{count} touch", "{count} touches", len(touches)).format(count=len(touches))
        if touches:
            said += " · " + _("about {time}").format(time=wording.minutes(sum(touch.minutes for touch in touches)))
        self._heading.set_texts(title, said)
        self.labels_button.setVisible(any(call_for_label(touch.reasons) for touch in touches))
        waiting = len(planned.plan.not_fitting) + planned.waiting
        self.waiting_button.setVisible(bool(waiting))
        text = ngettext("{count} touch does not fit this week.", "{count} touches do not fit this week.", waiting)
        self.waiting_button.setText(text.format(count=waiting))

    def _show_balance(self, days: tuple[DayPlan, ...]) -> None:
        movable = len(too_much(days))
        if movable:
            said = ngettext(
                "Lets {count} touch that you put on a day too full find its own day again.",
                "Lets {count} touches that you put on a day too full find their own day again.",
                movable,
            ).format(count=movable)
        elif any(day.is_overfull for day in days):
            said = _("What is too much on these days has a day of its own and cannot move.")
        else:
            said = _("No day of this week is too full.")
        self.balance_button.setEnabled(bool(movable))
        set_tooltip(self.balance_button, said)

    def _show_unsaved(self) -> None:
        text, count = _("Enter results…"), drafts_of(self._bus).count
        self.results_button.setText(f"{text} ({results.unsaved(count)})" if count else text)

    def _drag(self, card: WeekCard) -> None:
        """Let the mouse carry a card, once the event that began it is over: the card may be gone before it is let go of."""
        grip, card.grip = card.grip, None
        if why := self.mover.refusal(card.touch, card.touch.day):
            self._bus.failed.emit(why)
        elif grip is not None:
            picture, self.mover.dragged = card.grab(), card.touch
            QTimer.singleShot(0, self, lambda: self._carry(picture, grip))

    def _carry(self, picture: QPixmap, grip: QPoint) -> None:
        dragging.hold(self, picture, grip)
        self.mover.dragged = None

    def _follow(self, touch: PlannedTouch, day: date) -> None:
        """Show the week that a touch was moved to, and keep the keyboard on it."""
        if monday_of(day) != self._start:
            self.show_week(monday_of(day))
        self._focus(_Place(touch.reasons[0], day, 0))

    def _focused(self) -> "_Place | None":
        """Where the keyboard is among the cards. The window's own, not the application's: a popup may have it for the moment."""
        widget = cast("QWidget | None", self.window().focusWidget())
        for column in self.columns:
            for index, card in enumerate(column.cards):
                if widget and (card is widget or card.isAncestorOf(widget)):
                    return _Place(card.touch.reasons[0], column.plan.day, index)
        return None

    def _focus(self, place: "_Place") -> None:
        """Put the keyboard on the card of a reason, else on the one that moved up into its place."""
        cards = [card for column in self.columns for card in column.cards]
        same = [card for card in cards if _key(place.reason) in map(_key, card.touch.reasons)]
        there = [card for card in cards if card.touch.day == place.day]
        if same or there:
            (same or there[: place.index + 1])[-1].setFocus()

    def _on_changed(self, changes: Changes) -> None:
        if changes.kinds & _KINDS:
            self.refresh()


@dataclass(frozen=True, slots=True)
class _Place:
    """A card by one of its reasons, and where it stood."""

    reason: Reminder
    day: date
    index: int


def _key(reason: Reminder) -> tuple[int, str]:
    return reason.client_id, reason.source
