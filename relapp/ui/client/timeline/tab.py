"""What happened with a client, whatever it was, the latest first, below what is planned."""

from itertools import islice, pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from relapp.domain.timeline import TimelineEntry
from relapp.i18n import _, ngettext
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.timeline.entries import EntryList, KeptRows
from relapp.ui.client.timeline.finder import Finder
from relapp.ui.client.timeline.rows import PlannedRow
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.text import Text
from relapp.wording import timeline as said

STEP = 30

# Entries that any window has room for; the others of the first step come so many milliseconds after these are painted.
FIRST, SOON = 12, 20
PLANNED_DAYS, MOST_PLANNED = 30, 4


class TimelineTab(QWidget):
    """Reads as many entries as are asked for; it stays from one client to the next, for its rows take longest to make."""

    log_wanted = Signal()
    purchase_wanted = Signal()
    part_wanted = Signal(int)

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._limit = FIRST
        self._most_planned: int | None = MOST_PLANNED
        self.finder = Finder()
        self.planned: KeptRows[PlannedRow] = KeptRows(lambda: PlannedRow(self._editor.bus))
        self.entries = EntryList()
        self.more = PlainButton(_("Show more"), "more", compact=True)
        self.more_planned = PlainButton("", "more", compact=True)
        self.nothing, self.not_found = self._make_nothing(), self._make_not_found()
        self._planned_label, self._history_label = SectionLabel(_("Planned")), SectionLabel(_("So far"))
        column = VBox(self, margins=(0, 16, 0, 24), spacing=0)
        for label in (self._planned_label, self._history_label):
            label.setMinimumHeight(current_theme().px(36))
        planned, history = (self._planned_label, self.planned), (self._history_label, self.entries)
        for widget in (self.finder, *planned, self.more_planned, *history, self.nothing, self.not_found, self.more):
            is_button = isinstance(widget, PlainButton)
            column.addWidget(widget, alignment=Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0))
        column.addStretch()
        self.finder.changed.connect(self._look)
        self.more.clicked.connect(self._show_more)
        self.more_planned.clicked.connect(self._show_all_planned)
        self.entries.removed.connect(self._delete)
        self.entries.part_wanted.connect(self.part_wanted)

    def show_client(self, editor: ClientEditor) -> None:
        """Begin with another client, of whom nothing is looked for yet."""
        self._editor, self._limit, self._most_planned = editor, FIRST, MOST_PLANNED
        self.finder.blockSignals(True)
        self.finder.clear()
        self.finder.blockSignals(False)

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        groups = self._editor.bus.book.timeline.groups(record.client.id)
        soon = [each for each in record.reminders if (each.ideal - record.on).days <= PLANNED_DAYS]
        self.finder.offer(groups)
        self.finder.setVisible(bool(groups) or self._is_looking)
        shown = soon[: self._most_planned]
        rest = len(soon) - len(shown)
        self.planned.show_items([(reminder, record.on) for reminder in shown])
        said_of_rest = ngettext("{count} more planned", "{count} more planned", rest).format(count=rest)
        self.more_planned.setText(said_of_rest if rest else "")
        self._show_planned()
        self._show_entries(record)
        self.nothing.setVisible(not groups)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Go on with the entries below those that are in view."""
        super().paintEvent(event)
        if self._limit < STEP:
            self._limit = STEP
            QTimer.singleShot(SOON, self, self._show_again)

    @property
    def _is_looking(self) -> bool:
        return bool(self.finder.groups or self.finder.text)

    def _show_planned(self) -> None:
        """What is planned steps aside while something is looked for."""
        shown = bool(self.planned.rows) and not self._is_looking
        self.planned.setVisible(shown)
        self._planned_label.setVisible(shown)
        self.more_planned.setVisible(shown and bool(self.more_planned.text()))
        self._history_label.setVisible(shown)

    def _show_entries(self, record: Record) -> None:
        entries = self._read(record.client.id)
        shown = entries[: self._limit]
        years = [record.on.year, *(entry.on.year for entry in shown)]
        headings = [str(year) if year != before else "" for before, year in pairwise(years)]
        self.entries.show_items(list(zip(shown, headings, strict=True)))
        self.more.setVisible(len(entries) > self._limit)
        self.not_found.setVisible(not entries and self._is_looking)

    def _read(self, client_id: int) -> list[TimelineEntry]:
        """One entry more than is shown, so that one knows whether there are more."""
        timeline, wanted, text = self._editor.bus.book.timeline, self.finder.groups, self.finder.text
        if not text:
            return timeline.latest(client_id, self._limit + 1, groups=wanted)
        return list(islice((each for each in timeline.walk(client_id, wanted) if said.says(each, text)), self._limit + 1))

    def _make_nothing(self) -> QWidget:
        log = PlainButton(_("Log a touch"), "plus", compact=True)
        purchase = PlainButton(_("Add a purchase"), "cart", compact=True)
        log.clicked.connect(self.log_wanted)
        purchase.clicked.connect(self.purchase_wanted)
        holder = QWidget()
        column = VBox(holder, margins=(0, 8, 0, 0), spacing=12)
        text = _("Nothing has been logged yet. A first touch or a purchase begins the history.")
        column.addWidget(Text(text, "soft", wrap=True))
        column.addWidget(in_flow(log, purchase, spacing=8))
        return holder

    def _make_not_found(self) -> QWidget:
        everything = PlainButton(_("Show everything"), "undo", compact=True)
        everything.clicked.connect(self.finder.clear)
        holder = QWidget()
        column = VBox(holder, margins=(0, 16, 0, 0), spacing=12)
        column.addWidget(Text(_("Nothing like this has happened, or it is written in other words."), "soft", wrap=True))
        column.addWidget(in_flow(everything))
        return holder

    def _look(self) -> None:
        self._limit = STEP
        if record := self._editor.load():
            self._show_planned()
            self._show_entries(record)

    def _delete(self, entry: TimelineEntry) -> None:
        bus, client_id = self._editor.bus, self._editor.client_id
        journal = bus.book.journal
        delete = journal.delete_touch if entry.touch else journal.delete_purchase
        bus.do(lambda: delete(client_id, entry.id))

    def _show_more(self) -> None:
        self._limit += STEP
        self._show_again()

    def _show_all_planned(self) -> None:
        self._most_planned = None
        if record := self._editor.load():
            self.show_record(record)
        self.planned.rows[MOST_PLANNED].take_keyboard()

    def _show_again(self) -> None:
        if record := self._editor.load():
            self._show_entries(record)
