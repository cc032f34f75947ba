"""After an absence: what waited, so that it is seen to step by step and is not a wall."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from relapp.book.changes import Changes, Kind
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.catching_up.belated import BelatedOccasions
from relapp.ui.catching_up.coming import ComingDays
from relapp.ui.catching_up.promises import LatePromises
from relapp.ui.widgets.buttons import PrimaryButton
from relapp.ui.widgets.empty import EmptyState
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.inputs import has_focus_inside, lead_to
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.wording.absences import backlog

_KINDS = {Kind.AGENDA, Kind.CLIENTS, Kind.JOURNAL, Kind.SETTINGS}


class CatchingUpPage(Page):
    """Reads the book only while it is in view. `client_opened` carries an id, `part_opened` also a part of the record."""

    client_opened = Signal(int)
    part_opened = Signal(int, int)
    finished = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 20, 24, 24), spacing=16)
        self._bus = bus
        self._is_stale = True
        self.heading = Heading(_("Catching up"))
        self.start = PrimaryButton(_("Start with today"), "today")
        self.promises, self.belated, self.coming = LatePromises(bus), BelatedOccasions(bus), ComingDays()
        self._caught_up = self._make_caught_up()
        self.header.set_left(self.heading)
        self.header.add_action(self.start)
        for section in (self.promises, self.belated, self.coming):
            self.body.addWidget(section)
        self.body.addWidget(self._caught_up, 1)
        self.body.addStretch()
        self.start.clicked.connect(self.finished)
        self.promises.part_opened.connect(self.part_opened)
        self.belated.client_opened.connect(self.client_opened)
        bus.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Show what is late now; the keyboard goes to what comes next where its place is gone."""
        self._is_stale = False
        on, book = self._bus.today(), self._bus.book
        had_keyboard = [each for each in (self.promises, self.belated) if has_focus_inside(each)]
        late, promises, occasions = book.absences.backlog(on), book.absences.late_promises(on), book.absences.belated(on)
        promised = book.agenda.names({each.client_id for each in promises})
        self.heading.set_texts(_("Catching up"), backlog(late) if late.total else "")
        self.promises.show_promises(promises, {client_id: client.name for client_id, client in promised.items()})
        self.belated.show_occasions(occasions, book.agenda.names({each.client_id for each in occasions}))
        self.coming.show_plan(book.agenda.planned(on), on)
        self.coming.setVisible(late.total > 0)
        self.start.setVisible(late.total > 0)
        self._caught_up.setVisible(not late.total)
        chain_tab_order(self.header, self.promises, self.belated, self._caught_up)
        if any(each.isHidden() for each in had_keyboard):
            lead_to(self._next)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed meanwhile, and begin at the top."""
        if self._is_stale:
            self.refresh()
        super().showEvent(event)
        lead_to(self._next)

    @property
    def _next(self) -> QWidget:
        """What there is to see to first."""
        if self.promises.list.rows:
            return next(iter(self.promises.list.rows[0].ends.values()))
        if self.belated.model.reasons:
            return self.belated.list
        return self.see_today if self.start.isHidden() else self.start

    def _make_caught_up(self) -> EmptyState:
        self.see_today = PrimaryButton(_("See today"), "today")
        self.see_today.clicked.connect(self.finished)
        text = _("No promise is late, no occasion was missed, and nothing waits from the days before.")
        return EmptyState("check", _("All caught up"), text, self.see_today)

    def _on_changed(self, changes: Changes) -> None:
        if not changes.kinds & _KINDS:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True
