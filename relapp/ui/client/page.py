"""The record of one client: who they are, what was done, and what comes next."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QTabBar

from relapp.book.changes import Changes
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.client.header import ClientHeader
from relapp.ui.client.parts import Part
from relapp.ui.client.record import ClientEditor
from relapp.ui.client.side import ClientSide
from relapp.ui.client.timeline.tab import TimelineTab
from relapp.ui.theme import current_theme
from relapp.ui.widgets.inputs import has_focus_inside
from relapp.ui.widgets.page import Page

if TYPE_CHECKING:
    from relapp.ui.client.about.tab import AboutTab
    from relapp.ui.client.dates import DatesTab
    from relapp.ui.client.gifts.tab import GiftsTab
    from relapp.ui.client.promises.tab import PromisesTab
    from relapp.ui.client.purchases import PurchasesTab
    from relapp.ui.client.relationship.tab import RelationshipTab
    from relapp.ui.client.reminders.tab import RemindersTab

    FormTab = PromisesTab | GiftsTab | RelationshipTab | PurchasesTab | RemindersTab
    Tab = TimelineTab | AboutTab | DatesTab | FormTab


class ClientPage(Page):
    """Shows one client at a time; `log_wanted` carries its id, `closed` that there is nothing left to show."""

    log_wanted = Signal(int)
    closed = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 0, 24, 0), spacing=0)
        self._bus = bus
        self._editor: ClientEditor | None = None
        self._tabs: dict[Part, Tab] = {}
        self._areas: dict[Part, QScrollArea] = {}
        self.client_header = ClientHeader(bus, self.header)
        self.side = ClientSide()
        self.set_panel(self.side)
        self.tab_bar = QTabBar()
        self.tab_bar.setAccessibleName(_("Parts of the record"))
        self.tab_bar.setExpanding(False)
        self.tab_bar.setDrawBase(False)
        for text in _part_names():
            self.tab_bar.addTab(text)
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
            tab = self._tabs[part] = self._make(part, self._editor)
            tab.setObjectName("page_body")
            area = self._areas[part] = QScrollArea(widgetResizable=True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(tab)
            self._stack.addWidget(area)
            if record := self._editor.load():
                tab.show_record(record)
        return self._tabs[part]

    def show_client(self, client_id: int) -> None:
        """Show a client's record; what was typed about the one shown before is saved first."""
        if client_id != self.client_id:
            self._forget()
            self._editor = ClientEditor(self._bus, client_id)
            self.tab_bar.setCurrentIndex(Part.TIMELINE)
            self.close_panel()
            if self.isVisible():
                self.tab_bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_part()
        self.refresh()

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
        if not self._show_record():
            QTimer.singleShot(0, self, self.closed.emit)
        if not event.spontaneous():
            self.tab_bar.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.client_header.log_wanted.connect(self._log)
        self.client_header.say_wanted.connect(self._say)
        self.client_header.reminder_wanted.connect(lambda: self.begin(Part.REMINDERS))
        self.client_header.delete_wanted.connect(self._delete)
        self.tab_bar.currentChanged.connect(self._show_part)
        self._bus.changed.connect(self._on_changed)
        current_theme().theme_changed.connect(self._rescale)
        self._rescale()

    def _on_changed(self, changes: Changes) -> None:
        concerns = not changes.client_ids or self.client_id in changes.client_ids
        if self._editor and concerns and self.isVisible():
            self.refresh()

    def _make(self, part: Part, editor: ClientEditor) -> "Tab":
        if part is Part.TIMELINE:
            timeline = TimelineTab(editor)
            timeline.log_wanted.connect(self._log)
            timeline.purchase_wanted.connect(lambda: self.begin(Part.PURCHASES))
            return timeline
        return _makers()[part](editor)

    def _show_part(self) -> None:
        if self._editor:
            self.tab(self.part)
            self._stack.setCurrentWidget(self._areas[self.part])

    def _forget(self) -> None:
        """Let go of the client shown: fields save what was typed when the keyboard leaves them."""
        focus = QApplication.focusWidget()
        if focus is not None and has_focus_inside(self):
            focus.clearFocus()
        for area in self._areas.values():
            self._stack.removeWidget(area)
            area.deleteLater()
        self._tabs, self._areas, self._editor = {}, {}, None

    def _log(self) -> None:
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

    def _delete(self) -> None:
        client_id = self.client_id
        if client_id is not None:
            self._bus.do(lambda: self._bus.book.clients.delete([client_id]))

    def _rescale(self) -> None:
        self._stack.setMinimumHeight(current_theme().px(220))


def _part_names() -> tuple[str, ...]:
    """The tabs as they are called, in the order of the parts."""
    return (
        _("Timeline"),
        _("About"),
        _("Dates"),
        _("Promises & concerns").replace("&", "&&"),
        _("Gifts"),
        _("Relationship"),
        _("Purchases"),
        _("Reminders"),
    )


def _makers() -> "dict[Part, Callable[[ClientEditor], Tab]]":
    """How each tab but the first is made; none is imported before somebody wants one of them."""
    from relapp.ui.client.about.tab import AboutTab
    from relapp.ui.client.dates import DatesTab
    from relapp.ui.client.gifts.tab import GiftsTab
    from relapp.ui.client.promises.tab import PromisesTab
    from relapp.ui.client.purchases import PurchasesTab
    from relapp.ui.client.relationship.tab import RelationshipTab
    from relapp.ui.client.reminders.tab import RemindersTab

    return {
        Part.ABOUT: AboutTab,
        Part.DATES: DatesTab,
        Part.PROMISES: PromisesTab,
        Part.GIFTS: GiftsTab,
        Part.RELATIONSHIP: RelationshipTab,
        Part.PURCHASES: PurchasesTab,
        Part.REMINDERS: RemindersTab,
    }
