"""The calendar: dates, planned touches and holidays of a month or a year, and the list of a day beside them."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent

from relapp.book.agenda import PLAN_DAYS
from relapp.book.calendar import Ahead
from relapp.book.changes import Changes
from relapp.domain.calendar import CalendarDay, Month, in_range, moved_by
from relapp.domain.clients import OccasionKind
from relapp.i18n import _, pgettext
from relapp.ui.bus import Bus
from relapp.ui.calendar.month import MonthGrid
from relapp.ui.calendar.panel import DayPanel
from relapp.ui.calendar.printing import print_dates
from relapp.ui.calendar.year import YearGrid
from relapp.ui.settings.waiting import waiting
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.menu_button import MenuButton
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text
from relapp.wording import calendar as words

MONTH, YEAR = "month", "year"


class CalendarPage(Page):
    """Reads the book only while it is in view, the plan after what is at hand; `client_opened` carries an id."""

    client_opened = Signal(int)
    clients_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 14, 24, 20), spacing=10)
        self._bus = bus
        self._is_stale = self._plan_is_stale = True
        self._current = in_range(bus.today())
        self._ahead: Ahead | None = None
        self._panel: DayPanel | None = None
        self._planning = QTimer(self, singleShot=True, interval=0)
        self._planning.timeout.connect(self._look_ahead)
        self.heading = Heading()
        self.header.set_left(self.heading)
        self.month, self.year = MonthGrid(), YearGrid()
        self._make_actions()
        self._hint = self._make_hint()
        self._legend = Text(_("The darker a day, the more it holds. Framed days are public holidays."), "small", wrap=True)
        for widget, stretch in ((self._hint, 0), (self.month, 1), (self.year, 1), (self._legend, 0)):
            self.body.addWidget(widget, stretch)
        self._connect()

    @property
    def current(self) -> date:
        """The day that the keyboard is on; its month or year is the one in view."""
        return self._current

    @property
    def panel(self) -> DayPanel | None:
        """The list of the day that is open, if one is."""
        return self._panel

    @property
    def shows_year(self) -> bool:
        """Whether a year is in view, not a month."""
        return self.view.value == YEAR

    def show_day(self, day: date) -> None:
        """Bring the month, or the year, of `day` into view."""
        self._current = in_range(day)
        self._show()

    def show_month(self, first: date) -> None:
        """Bring a month into view, and the keyboard with it."""
        self.view.set_value(MONTH)
        self.show_day(first)
        self.month.lead_to_current()

    def open_day(self, day: date) -> None:
        """List everything of a day in the panel, beside its month."""
        if Month.of(day) != Month.of(self._current) or self.shows_year:
            self.view.set_value(MONTH)
            self.show_day(day)
        self._current = day
        self.month.set_current(day)
        panel = DayPanel(self._bus, day)
        panel.client_opened.connect(self.client_opened)
        panel.closed.connect(self.close_day)
        panel.show_plan(self._ahead)
        self._panel = panel
        self.set_panel(panel)
        self.month.mark_open(day)
        if self.is_panel_folded:
            self.open_panel()
            panel.lead_in()

    def close_day(self) -> None:
        """Take the list away and lead back to its day."""
        self._panel = None
        self.remove_panel()
        self.month.mark_open(None)
        if not self.shows_year:
            self.month.lead_to_current()

    def turn(self, steps: int) -> None:
        """Go on by months, or by years, or back where `steps` is negative."""
        self.show_day(moved_by(self._current, steps * (12 if self.shows_year else 1)))

    def refresh(self) -> None:
        """Show the book as it is now; the plan follows."""
        self._is_stale, self._plan_is_stale = False, True
        if self._ahead and self._ahead.planned.plan.days[0].day != self._bus.today():
            self._ahead = None
        self._hint.setVisible(not self._bus.book.calendar.has_occasions())
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed meanwhile."""
        if self._is_stale:
            self.refresh()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the day that is open."""
        if event.key() == Qt.Key.Key_Escape and self._panel:
            self.close_day()
        else:
            super().keyPressEvent(event)

    def _make_actions(self) -> None:
        self.before, self.after = IconButton("chevron-left", ""), IconButton("chevron-right", "")
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.now = PlainButton(_("Today"))
        self.now.clicked.connect(lambda: self.show_day(self._bus.today()))
        options = [(MONTH, pgettext("calendar", "Month")), (YEAR, pgettext("calendar", "Year"))]
        self.view = SegmentedControl(options, name=_("Month or year"))
        self.view.set_value(MONTH)
        self.print_button = MenuButton(_("Print…"), "printer")
        self.print_button.setShortcut(QKeySequence.StandardKey.Print)
        for widget in (self.before, self.now, self.after, self.view, self.print_button):
            self.header.add_action(widget)

    def _make_hint(self) -> Card:
        text = _("No birthdays or other dates yet. Import your contacts, or add dates to a client under “People & dates”.")
        bring, choose = PlainButton(_("Import contacts"), "import"), PlainButton(_("Choose a client"), "clients")
        bring.clicked.connect(self.import_wanted)
        choose.clicked.connect(self.clients_wanted)
        card = Card()
        card.body.addWidget(Text(text, wrap=True))
        card.body.addWidget(in_flow(bring, choose))
        return card

    def _connect(self) -> None:
        self.view.value_chosen.connect(lambda _value: self._show())
        self.month.moved_to.connect(self._follow)
        self.year.moved_to.connect(self._follow)
        self.month.day_opened.connect(self.open_day)
        self.month.day_wanted.connect(self.show_month)
        self.year.month_opened.connect(self.show_month)
        self.year.month_wanted.connect(self._show_year_of)
        self._bus.changed.connect(self._on_changed)

    def _follow(self, day: date) -> None:
        """The keyboard moved within what is in view."""
        self._current = day
        self._fill_print_menu(day)

    def _show_year_of(self, first: date) -> None:
        self.show_day(first)
        self.year.lead_to(first.month)

    def _show(self) -> None:
        book, on, day = self._bus.book, self._bus.today(), self._current
        if self.shows_year:
            days = book.calendar.year(day.year, on, self._ahead)
            self.year.show_year(days, day, on)
        else:
            days = book.calendar.month(Month.of(day), on, self._ahead)
            self.month.show_month(Month.of(day), days, day, on)
            self.month.mark_open(self._panel.day if self._panel else None)
        for widget in (self.year, self._legend):
            widget.setVisible(self.shows_year)
        self.month.setVisible(not self.shows_year)
        self._show_words(days)
        if self._panel:
            self._panel.show_plan(self._ahead)
        if self._plan_is_stale and days[0].day < on + timedelta(days=PLAN_DAYS) and days[-1].day >= on:
            self._planning.start()

    def _show_words(self, days: tuple[CalendarDay, ...]) -> None:
        counts = (sum(each.occasion_count for each in days), sum(each.planned for each in days), sum(each.made for each in days))
        title = str(self._current.year) if self.shows_year else words.month_name(self._current)
        self.heading.set_texts(title, words.summary(*counts))
        self.before.set_label(_("Year before") if self.shows_year else _("Month before"))
        self.after.set_label(_("Year after") if self.shows_year else _("Month after"))
        self._fill_print_menu(self._current)

    def _fill_print_menu(self, day: date) -> None:
        year, month = day.year, day.month
        birthday, menu = OccasionKind.BIRTHDAY, self.print_button
        menu.clear()
        menu.add_action(_("Birthdays of {year}").format(year=year), self.print_birthdays)
        named = words.month_name(day)
        menu.add_action(_("Birthdays: {month}").format(month=named), lambda: self._print(year, month, birthday))
        menu.add_action(_("All dates of {year}").format(year=year), lambda: self._print(year, None, None))
        menu.add_action(_("All dates: {month}").format(month=named), lambda: self._print(year, month, None))

    def print_birthdays(self) -> None:
        """Show the birthdays of the year in view as they will be printed."""
        self._print(self._current.year, None, OccasionKind.BIRTHDAY)

    def _print(self, year: int, month: int | None, kind: OccasionKind | None) -> None:
        with waiting():
            print_dates(self._bus, self, year, month, kind)

    def _look_ahead(self) -> None:
        """The plan takes longer than all the rest in a large book, so it comes once the days are there."""
        if self.isVisible() and not self._is_stale:
            self._ahead, self._plan_is_stale = self._bus.book.calendar.look_ahead(self._bus.today()), False
            self._show()

    def _on_changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True
