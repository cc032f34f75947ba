"""The day: late, due and coming touches, the most pressing first."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.book.agenda import Planned
from relapp.book.changes import Changes, Kind
from relapp.domain.week import PlannedTouch
from relapp.i18n import _, first_letter_upper, format_day, ngettext
from relapp.ui.bus import Bus
from relapp.ui.search_box import SearchBox
from relapp.ui.today.nothing_due import empty_book, free_day, unsorted_clients
from relapp.ui.today.panel import TodayPanel
from relapp.ui.today.pressing_requests import PressingRequests
from relapp.ui.today.touch_card import TouchCard
from relapp.ui.today.unanswered import Unanswered
from relapp.ui.today.welcome_back import WelcomeBack
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.calm import pause_mouse
from relapp.ui.widgets.heading import Heading, SectionLabel
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.progress import ProgressBar
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text

if TYPE_CHECKING:
    from relapp.ui.today.gestures import GesturesCard

# What fits on a large screen is built before the first paint; the rest follows, in steps that nobody notices.
FIRST_CARDS = 8
STEP = 20
COMING_DAYS = 4
COMING_CARDS = 8


class TodayPage(Page):
    """`client_opened` carries an id, `counted` how many touches are left today; what can wait waits for `wait_for`, if given."""

    client_opened = Signal(int)
    counted = Signal(int)
    log_wanted = Signal()
    client_wanted = Signal()
    import_wanted = Signal()
    sorting_wanted = Signal()
    catching_up_wanted = Signal()
    privacy_wanted = Signal()
    part_opened = Signal(int, int)

    def __init__(self, bus: Bus, wait_for: SignalInstance | None = None) -> None:
        super().__init__(body_margins=(24, 20, 24, 24))
        self._bus = bus
        self._cards: list[TouchCard] = []
        self._gestures: GesturesCard | None = None
        self._returns_to_gestures = False
        self._waiting_cards: list[tuple[str, PlannedTouch]] = []
        self._chosen: int | None = None
        self._chosen_index = 0
        # The panel follows the list within a moment, and a walk through the list does not load everybody.
        self._panel_timer = QTimer(self, singleShot=True, interval=0)
        self._panel_timer.timeout.connect(self._show_panel)
        self._list_timer = QTimer(self, singleShot=True, interval=0)
        self._list_timer.timeout.connect(self._complete)
        self._last_title = ""
        self.count = 0
        self._waits = wait_for is not None
        if wait_for is not None:
            wait_for.connect(self._stop_waiting)
        self.search = SearchBox(bus.book, _("Search clients and commands"))
        self.search.client_chosen.connect(self.client_opened)
        self.header.set_left(self.search)
        log = PlainButton(_("Log a touch"), "plus")
        log.clicked.connect(self.log_wanted)
        self._new_button = PrimaryButton(_("New client"), "plus")
        self._new_button.clicked.connect(self.client_wanted)
        self.header.add_action(log)
        self.header.add_action(self._new_button)
        self._heading = Heading()
        self._progress = ProgressBar()
        self.body.addWidget(self._heading)
        self.body.addWidget(self._progress)
        self._welcome_back = WelcomeBack(bus, after=self._new_button)
        self._welcome_back.opened.connect(self.catching_up_wanted)
        self.body.addWidget(self._welcome_back)
        self._requests = PressingRequests(bus, after=self._welcome_back)
        self._requests.opened.connect(self.privacy_wanted)
        self.body.addWidget(self._requests)
        self._unanswered = Unanswered(bus, after=self._requests)
        self._unanswered.opened.connect(self.client_opened)
        self.body.addWidget(self._unanswered)
        self._list = QWidget()
        self._cards_column = VBox(self._list, spacing=8)
        self.body.addWidget(self._list, 1)
        self.panel = TodayPanel(bus)
        self.panel.client_opened.connect(self.client_opened)
        self.panel.part_opened.connect(self.part_opened)
        self.set_panel(self.panel)
        bus.changed.connect(self._on_changed)
        self.refresh()

    @property
    def cards(self) -> list[TouchCard]:
        """The cards shown, in their order."""
        return self._cards

    def refresh(self) -> None:
        """Show the day as the book has it now."""
        on = self._bus.today()
        planned = self._bus.book.agenda.planned(on)
        self._planned = planned
        touches = planned.plan.day(on).touches
        done = self._bus.book.agenda.done_on(on)
        self._show_heading(touches, done)
        self._welcome_back.refresh()
        if not self._waits:
            self._requests.refresh()
        self._unanswered.refresh()
        # The window's own, not the application's: a popup may have the keyboard for the moment.
        focus = cast("QWidget | None", self.window().focusWidget())
        had_keyboard = focus is not None and self._list.isAncestorOf(focus)
        self._returns_to_gestures = bool(focus and self._gestures and self._gestures.isAncestorOf(focus))
        self._clear()
        late = [touch for touch in touches if touch.overdue_days(on)]
        due = [touch for touch in touches if not touch.overdue_days(on)]
        groups = [(_("Overdue"), late), (_("Today"), due), (_("Coming up"), _coming(planned, on))]
        self._waiting_cards = [(title, touch) for title, group in groups for touch in group]
        if not touches:
            self._cards_column.addWidget(self._nothing_due(done=bool(done)))
        self._add_cards(FIRST_CARDS)
        self._choose_again()
        if had_keyboard and self._cards:
            self._cards[self._chosen_index].setFocus()
        self.count = len(touches)
        self.counted.emit(self.count)
        self._start_late_work()

    def _start_late_work(self) -> None:
        """See to the panel and the rest of the list, though not before the first sight of the window."""
        if not self._waits:
            self._panel_timer.start()
            self._list_timer.start()

    def _stop_waiting(self) -> None:
        self._waits = False
        self._requests.refresh()
        self._start_late_work()

    def _on_changed(self, changes: Changes) -> None:
        if changes.kinds & {Kind.AGENDA, Kind.CLIENTS, Kind.JOURNAL, Kind.SETTINGS}:
            self.refresh()
            pause_mouse(self._list)

    def _show_heading(self, touches: tuple[PlannedTouch, ...], done: int) -> None:
        parts = [ngettext("{count} touch", "{count} touches", len(touches)).format(count=len(touches))]
        if touches:
            minutes = sum(touch.minutes for touch in touches)
            parts.append(_("about {time}").format(time=wording.minutes(minutes)))
        if done:
            parts.append(ngettext("{count} done", "{count} done", done).format(count=done))
        day = first_letter_upper(format_day(self._bus.today(), "weekday_day_month"))
        self._heading.set_texts(day, " · ".join(parts))
        self._progress.set_value(done, max(done + len(touches), 1))
        self._progress.setAccessibleName(_("{done} of {total} done").format(done=done, total=done + len(touches)))

    def _clear(self) -> None:
        for card in self._cards:
            # A card that goes hands the keyboard to the next one, which is going too.
            card.blockSignals(True)
        self._cards, self._gestures = [], None
        self._last_title = ""
        while item := self._cards_column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _add_cards(self, count: int) -> None:
        on = self._bus.today()
        for title, touch in self._waiting_cards[:count]:
            if title != self._last_title:
                self._cards_column.addWidget(SectionLabel(title))
                self._last_title = title
            card = TouchCard(self._bus, touch, self._planned.clients[touch.client_id], on)
            card.chosen.connect(lambda card=card: self._choose(card))
            card.activated.connect(lambda card=card: self.client_opened.emit(card.client.id))
            before: QWidget = self._cards[-1].snooze_button if self._cards else self._unanswered.last_stop
            self._cards.append(card)
            self._cards_column.addWidget(card)
            for widget in (card, card.done_button, card.snooze_button):
                QWidget.setTabOrder(before, widget)
                before = widget
            # Shown at once, so that it can take the keyboard.
            card.show()
        self._waiting_cards = self._waiting_cards[count:]

    def _complete(self) -> None:
        """What comes after the first sight of the list."""
        if self._waiting_cards:
            self._add_more()
        else:
            self._finish_list()

    def _add_more(self) -> None:
        if not self._waiting_cards:
            return
        chosen = self._chosen
        self._add_cards(STEP)
        self._finish_list()
        if chosen not in {card.client.id for card in self._cards if card.selected}:
            self._choose_again()

    def _finish_list(self) -> None:
        if rest := len(self._waiting_cards):
            more = PlainButton(ngettext("Show {count} more", "Show {count} more", rest).format(count=rest), "more")
            more.clicked.connect(lambda: self._show_rest(more))
            self._cards_column.addWidget(more)
        if waiting := self._planned.waiting + len(self._planned.plan.not_fitting):
            said = ngettext(
                "{count} more touch waits for a day with room.", "{count} more touches wait for a day with room.", waiting
            )
            self._cards_column.addWidget(Text(said.format(count=waiting), "soft", wrap=True))
        self._add_gestures()
        if unsorted := self._bus.book.list.count_unsorted():
            said = ngettext("{count} client not sorted yet", "{count} clients not sorted yet", unsorted).format(count=unsorted)
            sorting = PlainButton(said, "clients")
            sorting.clicked.connect(self.sorting_wanted)
            self._cards_column.addWidget(sorting)
        column = self._cards_column
        items = (column.itemAt(index) for index in range(column.count()))
        chain_tab_order(self._unanswered.last_stop, *(widget for item in items if item and (widget := item.widget())))
        column.addStretch()

    def _add_gestures(self) -> None:
        if not self._planned.plan.gestures:
            return
        from relapp.ui.today.gestures import GesturesCard

        self._gestures = GesturesCard(self._bus, self._planned, self._bus.today())
        self._gestures.client_opened.connect(self.client_opened)
        self._cards_column.addWidget(self._gestures)
        if self._returns_to_gestures:
            self._returns_to_gestures = False
            self._gestures.show()
            self._gestures.take_keyboard()
            # Once the layouts know where it is.
            QTimer.singleShot(0, self._gestures, lambda card=self._gestures: self._body_area.ensureWidgetVisible(card))

    def _show_rest(self, button: QWidget) -> None:
        button.hide()
        while (
            self._cards_column.count()
            and (item := self._cards_column.itemAt(self._cards_column.count() - 1))
            and item.widget() not in self._cards
        ):
            gone = self._cards_column.takeAt(self._cards_column.count() - 1)
            if gone and (widget := gone.widget()):
                widget.hide()
                widget.deleteLater()
        first = len(self._cards)
        self._add_more()
        self._cards[first].setFocus()

    def _nothing_due(self, *, done: bool) -> QWidget:
        if self._bus.book.list.is_empty():
            return empty_book(self.import_wanted.emit)
        if self._bus.book.list.count_unsorted():
            return unsorted_clients(done=done, on_sorting=self.sorting_wanted.emit)
        return free_day(done=done, on_log=self.log_wanted.emit)

    def _choose_again(self) -> None:
        """Keep the client chosen where it still is, else take the one that moved up into its place."""
        same = next((card for card in self._cards if card.client.id == self._chosen), None)
        index = min(self._chosen_index, len(self._cards) - 1)
        if self._cards:
            self._choose(same or self._cards[max(0, index)])

    def _choose(self, chosen: TouchCard) -> None:
        for card in self._cards:
            card.set_selected(card is chosen)
        self._chosen, self._chosen_index = chosen.client.id, self._cards.index(chosen)
        if not self._waits:
            self._panel_timer.start()

    def _show_panel(self) -> None:
        card = next((card for card in self._cards if card.selected), None)
        loaded = self._bus.book.clients.load([card.client.id]) if card else {}
        if card and loaded:
            self.panel.show_client(loaded[card.client.id], card.touch.reasons, self._bus.today())
        else:
            self.panel.clear()


def _coming(planned: Planned, on: date) -> list[PlannedTouch]:
    days = [day for day in planned.plan.days if on < day.day <= on + timedelta(days=COMING_DAYS)]
    return [touch for day in days for touch in day.touches][:COMING_CARDS]
