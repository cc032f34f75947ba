"""Who matters? Twenty clients at a time get an importance, by one key each."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.book.changes import Changes, Kind
from relapp.book.client_list import ClientFilter
from relapp.domain.clients import Importance
from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.clients.sorting_row import CHOICES, SortingRow
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.empty import EmptyState
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.menu_button import MenuButton
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.progress import ProgressBar
from relapp.ui.widgets.text import Text

AT_ONCE = 20


class SortingPage(Page):
    """Every choice is saved at once. `client_opened` carries an id."""

    client_opened = Signal(int)
    finished = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(spacing=8)
        self._bus = bus
        self._rows: list[SortingRow] = []
        self._seen: set[int] = set()
        self.heading = Heading(_("Who matters?"))
        self.progress = ProgressBar()
        top = QWidget()
        column = VBox(top, spacing=10)
        column.addWidget(self.heading)
        column.addWidget(self.progress)
        self.header.set_left(top)
        self._list = QWidget()
        self._list_column = VBox(self._list, spacing=8)
        self.next_button = PrimaryButton("")
        self.rest_button = MenuButton(_("The rest of these as…"))
        self.finish_button = PlainButton(_("Finish for today"))
        self._foot = self._make_foot()
        self._all_sorted = self._make_all_sorted()
        for widget in (self._list, self._foot):
            self.body.addWidget(widget)
        self.body.addWidget(self._all_sorted, 1)
        self.body.addStretch()
        bus.changed.connect(self._on_changed)

    @property
    def rows(self) -> list[SortingRow]:
        """The clients shown, in their order."""
        return self._rows

    def show_next(self) -> None:
        """Show the next clients not sorted yet; those passed over come again once all others were shown."""
        waiting = self._bus.book.list.ids(ClientFilter(importance=Importance.NOT_SORTED))
        fresh = [client_id for client_id in waiting if client_id not in self._seen]
        if not fresh:
            self._seen.clear()
            fresh = list(waiting)
        shown = fresh[:AT_ONCE]
        self._seen.update(shown)
        self._fill(shown)
        self._show_state()
        if self._rows:
            self._rows[0].show()
            lead_to(self._rows[0])

    def showEvent(self, event: QShowEvent) -> None:
        """Begin, or go on where some of those shown still wait."""
        super().showEvent(event)
        self._refresh()
        if not self._waiting():
            self.show_next()

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot, margins=(0, 8, 0, 0), spacing=10, line_spacing=8)
        for importance in CHOICES:
            self.rest_button.add_action(wording.importance(importance), partial(self._sort_rest, importance))
        self.next_button.clicked.connect(self.show_next)
        self.finish_button.clicked.connect(self.finished)
        for button in (self.next_button, self.rest_button, self.finish_button):
            flow.addWidget(button)
        undo = QKeySequence("Ctrl+Z").toString(QKeySequence.SequenceFormat.NativeText)
        flow.addWidget(Text(_("Keys 1 to 4 sort, ↓ passes over, {undo} takes back.").format(undo=undo), "soft", wrap=True))
        return foot

    def _make_all_sorted(self) -> EmptyState:
        done = PrimaryButton(_("See today"), "today")
        done.clicked.connect(self.finished)
        return EmptyState("check", "", "", done)

    def _say_why_nobody(self, *, is_empty: bool) -> None:
        title = _("Everybody is sorted")
        text = _("Each client has a rhythm or only dates, and you will be reminded of them in time.")
        if is_empty:
            title, text = _("Your client book is empty"), _("Import your contacts first: Today has the button for it.")
        self._all_sorted.title.setText(title)
        self._all_sorted.text.setText(text)

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.kinds & {Kind.CLIENTS, Kind.JOURNAL}:
            self._refresh()
            if not self._rows:
                self.show_next()
            undone = [row for row in self._rows if changes.action == "undone" and changes.client_ids == (row.line.id,)]
            for row in undone:
                lead_to(row)

    def _refresh(self) -> None:
        """The same clients as the book has them now; those that are gone leave."""
        lines = {line.id: line for line in self._bus.book.list.lines([row.line.id for row in self._rows])}
        for row in self._rows:
            if row.line.id in lines:
                row.show_line(lines[row.line.id])
            else:
                self._remove(row)
        self._rows = [row for row in self._rows if row.line.id in lines]
        self._show_state()

    def _fill(self, ids: list[int]) -> None:
        for row in self._rows:
            self._remove(row)
        self._rows = []
        for line in self._bus.book.list.lines(ids):
            row = SortingRow(self._bus, line)
            row.importance_chosen.connect(lambda importance, row=row: self._sort(row, importance))
            row.moved.connect(lambda step, row=row: self._move(row, step))
            row.activated.connect(lambda row=row: self.client_opened.emit(row.line.id))
            self._rows.append(row)
            self._list_column.addWidget(row)

    def _remove(self, row: SortingRow) -> None:
        self._list_column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _sort(self, row: SortingRow, importance: Importance) -> None:
        self._bus.do(lambda: self._bus.book.clients.set_importance([row.line.id], importance), silently=True)
        self._move(row, 1)

    def _sort_rest(self, importance: Importance) -> None:
        ids = [row.line.id for row in self._waiting()]
        self._bus.do(lambda: self._bus.book.clients.set_importance(ids, importance))
        lead_to(self._way_on)

    def _move(self, row: SortingRow, step: int) -> None:
        """To the row before or after; past the last one to the button below."""
        if row not in self._rows:
            return
        place = max(0, self._rows.index(row) + step)
        lead_to(self._rows[place] if place < len(self._rows) else self._way_on)

    @property
    def _way_on(self) -> QWidget:
        return self.finish_button if self.next_button.isHidden() else self.next_button

    def _waiting(self) -> list[SortingRow]:
        return [row for row in self._rows if row.line.importance is Importance.NOT_SORTED]

    def _show_state(self) -> None:
        total, left = self._bus.book.list.count(), self._bus.book.list.count_unsorted()
        said = ngettext("{count} client not sorted yet", "{count} clients not sorted yet", left)
        said = " · ".join((said.format(count=format_number(left)), _("until then only their dates remind you")))
        self.heading.set_texts(_("Who matters?"), said if left else "" if not self._rows else _("Everybody is sorted"))
        self.progress.setVisible(total > 0)
        self.progress.set_value(total - left, total)
        self.progress.setAccessibleName(
            _("{done} of {total} sorted").format(done=format_number(total - left), total=format_number(total))
        )
        elsewhere = left - len(self._waiting())
        self.next_button.setText(_("Next {count}").format(count=min(AT_ONCE, elsewhere or left)))
        self.next_button.setVisible(left > 0)
        self.rest_button.setEnabled(bool(self._waiting()))
        for widget in (self._list, self._foot):
            widget.setVisible(bool(self._rows))
        self._say_why_nobody(is_empty=not total)
        self._all_sorted.setVisible(not self._rows)
