"""The week, a column a day; on days of rest only where something falls on them."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from relapp import wording
from relapp.book.agenda import Planned
from relapp.book.changes import Changes, Kind
from relapp.domain.dates import week_to_work
from relapp.i18n import _, format_days, ngettext
from relapp.ui.bus import Bus
from relapp.ui.week.column import DayColumn
from relapp.ui.widgets.boxes import HBox
from relapp.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.text import Text

_KINDS = {Kind.AGENDA, Kind.CLIENTS, Kind.JOURNAL, Kind.SETTINGS}


class WeekPage(Page):
    """Opens on this week, or on the next one once nothing of this is left to work; `client_opened` carries an id."""

    client_opened = Signal(int)

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 16, 24, 20))
        self._bus = bus
        self._start = bus.today()
        self._follows_today = True
        self.columns: list[DayColumn] = []
        self._shown_days: QWidget | None = None
        self._heading = Heading()
        self.header.set_left(self._heading)
        before = IconButton("chevron-left", _("Week before"))
        before.clicked.connect(lambda: self.show_week(self._start - timedelta(days=7)))
        now = PlainButton(_("This week"))
        now.clicked.connect(self.show_this_week)
        after = IconButton("chevron-right", _("Week after"))
        after.clicked.connect(lambda: self.show_week(self._start + timedelta(days=7)))
        self.print_button = PrimaryButton(_("Print list…"), "printer")
        self.print_button.clicked.connect(self.print_list)
        for button in (before, now, after, self.print_button):
            self.header.add_action(button)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._area, 1)
        self._not_fitting = Text("", "soft", wrap=True)
        self.body.addWidget(self._not_fitting)
        bus.changed.connect(self._on_changed)
        self.refresh()

    @property
    def start(self) -> date:
        """The Monday of the week shown."""
        return self._start

    def show_week(self, start: date) -> None:
        """Show the week from the Monday `start`, and stay on it."""
        self._follows_today = False
        self._start = start
        self.refresh()

    def show_this_week(self) -> None:
        """Show the week to work on, and the next one when its time comes."""
        self._follows_today = True
        self.refresh()

    def refresh(self) -> None:
        """Show the week as the book has it now."""
        if self._follows_today:
            self._start = week_to_work(self._bus.today(), self._bus.book.settings.rules().calendar)
        planned = self._planned()
        on = self._bus.today()
        row = QWidget()
        layout = HBox(row, spacing=12)
        self.columns = []
        for day in planned.plan.days:
            if not day.working and not day.touches and not day.holiday:
                continue
            column = DayColumn(self._bus, day, planned.clients, on)
            column.client_opened.connect(self.client_opened)
            self.columns.append(column)
            layout.addWidget(column, 4 if day.working else 3)
        # What is taken out may still be in the middle of an event of its own.
        if self._shown_days:
            self._area.takeWidget().deleteLater()
        self._shown_days = row
        self._area.setWidget(row)
        self._show_heading(planned)

    def print_list(self) -> None:
        """Show the list as it will be printed."""
        from relapp.paper.documents import WeekSheet
        from relapp.paper.render import preview

        planned = self._planned()
        book = self._bus.book
        plan, clients = planned.plan, book.clients.load(planned.touched_ids())
        sheet = WeekSheet(plan.days, plan.not_fitting, clients, book.path.name, self._bus.today(), planned.waiting)
        preview(self, sheet, book.settings.get().paper)

    def _planned(self) -> Planned:
        return self._bus.book.agenda.week(self._bus.today(), self._start)

    def _show_heading(self, planned: Planned) -> None:
        first, last = self._start, self._start + timedelta(days=6)
        title = _("Week {days}").format(days=format_days(first, last))
        touches = [touch for day in planned.plan.days for touch in day.touches]
        said = ngettext("{count} touch", "{count} touches", len(touches)).format(count=len(touches))
        if touches:
            said += " · " + _("about {time}").format(time=wording.minutes(sum(touch.minutes for touch in touches)))
        self._heading.set_texts(title, said)
        waiting = len(planned.plan.not_fitting) + planned.waiting
        self._not_fitting.setVisible(bool(waiting))
        text = ngettext("{count} touch does not fit this week.", "{count} touches do not fit this week.", waiting)
        self._not_fitting.setText(text.format(count=waiting))

    def _on_changed(self, changes: Changes) -> None:
        if changes.kinds & _KINDS:
            self.refresh()
