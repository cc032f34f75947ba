"""Two minutes for the records: ten that have gone stale, one after the other."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from relapp.book.changes import Changes, Kind
from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.review.card import ReviewCard
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.empty import EmptyState
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.progress import ProgressBar

AT_ONCE = 10


class ReviewPage(Page):
    """Each answer is saved at once and can be undone, which leads back to its record. `client_opened` carries an id."""

    client_opened = Signal(int)
    finished = Signal()
    sorting_wanted = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 16, 24, 24), spacing=12)
        self._bus = bus
        self._queue: list[int] = []
        self._place = 0
        self._passed_over: set[int] = set()
        self._record: Record | None = None
        self.heading, self.progress = Heading(_("Two minutes for the records")), ProgressBar()
        self.header.set_left(self.heading)
        self.card = ReviewCard()
        self.more, self.enough = PrimaryButton(_("Ten more"), "check"), PlainButton(_("Enough for today"))
        self.sort = PrimaryButton(_("Who matters?"), "clients")
        self._done = EmptyState("check", "", "", self.sort, self.more, self.enough)
        column = VBox(spacing=12)
        column.addWidget(self.progress)
        column.addWidget(self.card)
        self.body.addLayout(column)
        self.body.addWidget(self._done, 1)
        self.body.addStretch()
        self.card.reviewed.connect(self._review)
        self.card.passed_over.connect(self._pass_over)
        self.card.opened.connect(self._open)
        self.more.clicked.connect(self.start)
        self.enough.clicked.connect(self.finished)
        self.sort.clicked.connect(self.sorting_wanted)
        bus.changed.connect(self._on_changed)

    def start(self) -> None:
        """Take the next records that are behind; those passed over wait for another day."""
        found = self._bus.book.freshness.to_review(self._bus.today(), AT_ONCE + len(self._passed_over))
        self._queue = [client_id for client_id in found if client_id not in self._passed_over][:AT_ONCE]
        self._place = 0
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin, or go on where the user left."""
        super().showEvent(event)
        if self._place < len(self._queue):
            self._show()
        else:
            self.start()

    def _review(self) -> None:
        if self._record:
            editor = ClientEditor(self._bus, self._record.client.id)
            editor.change(**self.card.filled_in(self._record))
            self._go_on()

    def _open(self) -> None:
        if self._record:
            self.client_opened.emit(self._record.client.id)

    def _pass_over(self) -> None:
        self._passed_over.add(self._queue[self._place])
        self._go_on()

    def _go_on(self) -> None:
        self._place += 1
        self._show()

    def _on_changed(self, changes: Changes) -> None:
        """Another part of the program, or an undo, changed the record in view or one that was answered."""
        if not self.isVisible() or Kind.CLIENTS not in changes.kinds:
            return
        if changes.action == "undone" and len(changes.client_ids) == 1 and changes.client_ids[0] in self._queue[: self._place]:
            self._place = self._queue.index(changes.client_ids[0])
            self._show()

    def _show(self) -> None:
        """The next record that the book still has; where there is none, what was done."""
        while self._place < len(self._queue):
            self._record = ClientEditor(self._bus, self._queue[self._place]).load()
            if self._record:
                break
            del self._queue[self._place]
        is_over = self._place >= len(self._queue)
        self.card.setVisible(not is_over)
        self.progress.setVisible(not is_over)
        self._done.setVisible(is_over)
        self._say_where(is_over)
        if self._record and not is_over:
            self.card.show_record(self._record, self._bus.book.freshness.of(self._record.client.id, self._bus.today()))
            self.card.begin()

    def _say_where(self, is_over: bool) -> None:
        total = len(self._queue)
        if not is_over:
            said = _("{number} of {total}").format(number=format_number(self._place + 1), total=format_number(total))
            self.heading.set_texts(_("Two minutes for the records"), said)
            self.progress.set_value(self._place, total)
            return
        self.heading.set_texts(_("Two minutes for the records"))
        self._say_done(total)

    def _say_done(self, total: int) -> None:
        """What was looked through; where nobody is sorted, nothing was looked at, and that is no comfort."""
        freshness, today = self._bus.book.freshness, self._bus.today()
        is_more = bool(set(freshness.to_review(today, 1 + len(self._passed_over))) - self._passed_over)
        nobody_counts = not total and not freshness.counts(today).total
        text = _("Records nobody has looked at for long, and those that lack a phone or a birthday, come up here.")
        if nobody_counts:
            title, text = _("Nobody is sorted yet"), _("Only the records of sorted clients are looked at: say first who matters.")
        elif total:
            title = ngettext("{count} record looked through", "{count} records looked through", total).format(count=total)
        else:
            title = _("Every record is fresh")
        self._done.title.setText(title)
        self._done.text.setText(text)
        self.sort.setVisible(nobody_counts)
        self.more.setVisible(is_more)
