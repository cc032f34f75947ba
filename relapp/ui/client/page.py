"""The record of one client: who they are, what was done, and what comes next."""

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget

from relapp.book.changes import Changes
from relapp.domain.questions import Topic
from relapp.ui.bus import Bus
from relapp.ui.client.header import ClientHeader
from relapp.ui.client.part_bar import PartBar
from relapp.ui.client.parts import Part
from relapp.ui.client.record import ClientEditor
from relapp.ui.client.side import ClientSide
from relapp.ui.client.tabs import make_tab
from relapp.ui.client.timeline.finder import is_find
from relapp.ui.client.timeline.tab import TimelineTab
from relapp.ui.theme import current_theme
from relapp.ui.widgets.inputs import has_focus_inside, lead_to
from relapp.ui.widgets.page import Page

if TYPE_CHECKING:
    from relapp.ui.client.people.tab import PeopleTab
    from relapp.ui.client.relationship.tab import RelationshipTab
    from relapp.ui.client.tabs import Tab


class ClientPage(Page):
    """Shows one client at a time; `log_wanted` carries its id, `closed` that there is nothing left to show."""

    log_wanted = Signal(int)
    closed = Signal()
    back_wanted = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 0, 24, 0), spacing=0)
        self._bus = bus
        self._editor: ClientEditor | None = None
        self._tabs: dict[Part, Tab] = {}
        self._areas: dict[Part, QScrollArea] = {}
        # The day for which it was filled while it was not in view: coming into view, it need not be filled again.
        self._ready_on: date | None = None
        self.client_header = ClientHeader(bus, self.header)
        self.side = ClientSide(bus)
        self.set_panel(self.side)
        self.tab_bar = PartBar()
        self._stack = QStackedWidget()
        self.set_strip(self.tab_bar)
        self.body.addWidget(self._stack, 1)
        self._connect()

    @property
    def client_id(self) -> int | None:
        """Who is shown."""
        return self._editor.client_id if self._editor else None

    @property
    def part(self) -> Part:
        """The tab in view."""
        return Part(self.tab_bar.currentIndex())

    def tab(self, part: Part) -> "Tab":
        """A tab, made now if it was not wanted before."""
        assert self._editor
        if part not in self._tabs:
            tab = self._tabs[part] = make_tab(part, self._editor, self)
            tab.setObjectName("page_body")
            area = self._areas[part] = QScrollArea(widgetResizable=True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(tab)
            self._stack.addWidget(area)
            if record := self._editor.load():
                tab.show_record(record)
        return self._tabs[part]

    @property
    def timeline(self) -> TimelineTab:
        """The first tab, made now if it was not wanted before."""
        tab = self.tab(Part.TIMELINE)
        assert isinstance(tab, TimelineTab)
        return tab

    def show_client(self, client_id: int) -> None:
        """Show a client's record; what was typed about the one shown before is saved first."""
        if client_id != self.client_id:
            self._forget()
            self._editor = ClientEditor(self._bus, client_id)
            self._keep_timeline(self._editor)
            self.tab_bar.setCurrentIndex(Part.TIMELINE)
            self.close_panel()
            if self.isVisible():
                self.tab_bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_part()
        self.refresh()
        self._ready_on = None if self.isVisible() else self._bus.today()

    def _keep_timeline(self, editor: ClientEditor) -> None:
        """The first tab is there for every client: making its rows anew would take longer than all the rest."""
        if Part.TIMELINE in self._tabs:
            self.timeline.show_client(editor)
            self._areas[Part.TIMELINE].verticalScrollBar().setValue(0)

    def show_part(self, part: Part) -> None:
        """Show one of the tabs."""
        self.close_panel()
        self.tab_bar.setCurrentIndex(part)
        self._show_part()

    def refresh(self) -> None:
        """Show the client as the book has it now; one that is gone closes the page."""
        if not self._show_record():
            self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed meanwhile, the day among it."""
        super().showEvent(event)
        is_ready, self._ready_on = self._ready_on == self._bus.today(), None
        if not is_ready and not self._show_record():
            QTimer.singleShot(0, self, self.closed.emit)
        if not event.spontaneous():
            self.tab_bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Ctrl+F comes here before it becomes the window's way to the clients."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_find(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F leads to what is searched for in the history."""
        if self._editor and is_find(event):
            self.show_part(Part.TIMELINE)
            lead_to(self.timeline.finder.search)
        else:
            super().keyPressEvent(event)

    def _show_record(self) -> bool:
        record = self._editor.load() if self._editor else None
        if record is None:
            self._forget()
            return False
        self.client_header.show_record(record)
        self.side.show_record(record)
        for tab in self._tabs.values():
            tab.show_record(record)
        return True

    def _connect(self) -> None:
        self.client_header.log_wanted.connect(self.log)
        self.client_header.say_wanted.connect(self._say)
        self.client_header.reminder_wanted.connect(lambda: self.begin(Part.REMINDERS))
        self.client_header.history_wanted.connect(self._show_history)
        self.client_header.delete_wanted.connect(self._delete)
        self.client_header.back_wanted.connect(self.back_wanted)
        self.side.part_wanted.connect(self.begin)
        self.side.loyalty_wanted.connect(self._lead_to_loyalty)
        self.side.ledger_wanted.connect(self._lead_to_ledger)
        self.tab_bar.currentChanged.connect(self._show_part)
        self._bus.changed.connect(self._on_changed)
        current_theme().theme_changed.connect(self._rescale)
        self._rescale()

    def _on_changed(self, changes: Changes) -> None:
        concerns = not changes.client_ids or self.client_id in changes.client_ids
        self._ready_on = None
        if self._editor and concerns and self.isVisible():
            self.refresh()

    def _relationship(self) -> "RelationshipTab":
        self.show_part(Part.RELATIONSHIP)
        return cast("RelationshipTab", self.tab(Part.RELATIONSHIP))

    def _lead_to_loyalty(self) -> None:
        self._relationship().loyalty.begin()

    def _lead_to_ledger(self) -> None:
        self._relationship().ledger.begin()

    def note_referral(self) -> None:
        """Lead to where it is noted who referred whom."""
        self.show_part(Part.DATES)
        cast("PeopleTab", self.tab(Part.DATES)).referrals.begin()

    def answer_elsewhere(self, topic: Topic) -> None:
        """Lead to where a question about dates or people is answered."""
        self.show_part(Part.DATES)
        cast("PeopleTab", self.tab(Part.DATES)).lead_to_answer(topic)

    def _show_part(self) -> None:
        if self._editor:
            self.tab(self.part)
            self._stack.setCurrentWidget(self._areas[self.part])

    def _forget(self) -> None:
        """Let go of the client shown: fields save what was typed when the keyboard leaves them."""
        focus = QApplication.focusWidget()
        if focus is not None and has_focus_inside(self):
            focus.clearFocus()
        for part in [each for each in self._tabs if each is not Part.TIMELINE]:
            area = self._areas.pop(part)
            self._stack.removeWidget(area)
            area.deleteLater()
            del self._tabs[part]
        self._editor = None

    def log(self) -> None:
        """Ask for the log of a touch of whoever is shown."""
        if self.client_id is not None:
            self.log_wanted.emit(self.client_id)

    def _say(self) -> None:
        from relapp.ui.touching.say_dialog import SayDialog

        client_id, on = self.client_id, self._bus.today()
        if client_id is not None:
            due = [reason for reason in self._bus.book.agenda.of_client(client_id) if reason.earliest <= on]
            dialog = SayDialog(self._bus, client_id, due, self.window())
            dialog.exec()
            dialog.deleteLater()

    def begin(self, part: Part) -> None:
        """Show a tab and lead to its form, where it has one."""
        self.show_part(part)
        begin = getattr(self.tab(part), "begin", None)
        if begin:
            begin()

    def _show_history(self) -> None:
        from relapp.ui.client.history.dialog import HistoryDialog

        if self.client_id is not None:
            dialog = HistoryDialog(self._bus.book, self.client_id, self.window())
            dialog.exec()
            dialog.deleteLater()

    def _delete(self) -> None:
        client_id = self.client_id
        if client_id is not None:
            self._bus.do(lambda: self._bus.book.clients.delete([client_id]))

    def _rescale(self) -> None:
        self._stack.setMinimumHeight(current_theme().px(220))
