"""Duplicates: looked for in the whole book, compared side by side, and made one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from relapp.book.changes import Changes, Kind
from relapp.book.duplicates.part import MOST_PAIRS, Pair
from relapp.domain.backups import Reason
from relapp.i18n import _, format_number, ngettext
from relapp.ui.backing_up import backed_up
from relapp.ui.bus import Bus
from relapp.ui.duplicates.confirming import MOST_NAMED, MergeAllDialog
from relapp.ui.duplicates.merging import MergeRun
from relapp.ui.duplicates.model import PairModel
from relapp.ui.duplicates.nothing import NothingFound
from relapp.ui.duplicates.pairs_view import PairsView
from relapp.ui.duplicates.worker import searching
from relapp.ui.importing.busy import BusyDialog, BusyView
from relapp.ui.importing.worker import Job
from relapp.ui.settings.waiting import undone_waiting
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.inputs import has_focus_inside, lead_to
from relapp.ui.widgets.page import Page

# Of more clients that changed at once it is quicker to look through the whole book again.
MOST_LOOKED_UP = 20


class DuplicatesPage(Page):
    """Looks through the book when it first comes into view, then follows its changes. `client_opened` carries an id."""

    client_opened = Signal(int)
    clients_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 16, 24, 20), spacing=12)
        self._bus = bus
        self._is_stale, self._is_known = True, False
        self._behind: set[int] = set()
        self._job: Job | None = None
        self.heading = Heading(_("Duplicates"))
        self.merge_all = PlainButton("", "check")
        self.again = PlainButton(_("Look again"), "search")
        self.model = PairModel(bus.book.agenda.names, self)
        self.pairs = PairsView(bus, self.model)
        self.nothing = NothingFound()
        self._busy: BusyView | None = None
        self.header.set_left(self.heading)
        for button in (self.merge_all, self.again):
            self.header.add_action(button)
        for view in (self.pairs, self.nothing):
            self.body.addWidget(view, 1)
            view.hide()
        self._connect()
        self._show_header()

    @property
    def is_searching(self) -> bool:
        """Whether it looks through the book just now."""
        return self._job is not None

    def search(self) -> None:
        """Look through the whole book again."""
        if self._job:
            return
        self._is_stale = self._is_known = False
        self._behind.clear()
        self._busy = BusyView(_("Looking through the book for duplicates"))
        job = self._job = searching(self._bus.book.door)
        self._busy.cancelled.connect(job.cancel)
        job.progressed.connect(self._busy.show_progress)
        job.succeeded.connect(self._on_found)
        job.stopped.connect(self._on_stopped)
        job.refused.connect(self._on_refused)
        job.crashed.connect(self._on_crashed)
        self.destroyed.connect(job.cancel)
        self.body.addWidget(self._busy, 1)
        self._show(self._busy)
        self._show_header()
        job.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed meanwhile."""
        super().showEvent(event)
        self._catch_up()

    def _connect(self) -> None:
        self.again.clicked.connect(self.search)
        self.nothing.again_wanted.connect(self.search)
        self.nothing.clients_wanted.connect(self.clients_wanted)
        self.nothing.import_wanted.connect(self.import_wanted)
        self.merge_all.clicked.connect(self._ask_for_all)
        self.pairs.client_opened.connect(self.client_opened)
        self._bus.changed.connect(self._on_changed)

    @Slot(object)
    def _on_found(self, pairs: Sequence[Pair]) -> None:
        self._end_search()
        self.model.show(pairs)
        self._is_known = True
        self._show_pairs()
        self._catch_up()

    @Slot()
    def _on_stopped(self) -> None:
        self._end_search()
        self._show_nothing(_("The search was stopped"), "")

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._end_search()
        self._show_nothing(_("The search did not come to its end"), sentence)

    @Slot()
    def _on_crashed(self) -> None:
        self._on_refused(_("A fault in Relapp stopped the search. Nothing was changed: look again."))

    def _end_search(self) -> None:
        self._job = None
        if self._busy:
            self.body.removeWidget(self._busy)
            self._busy.hide()
            self._busy.deleteLater()
            self._busy = None

    def _on_changed(self, changes: Changes) -> None:
        """The day alone changes nothing of who is who."""
        if changes.action == "day_turned" or not changes.kinds & {Kind.CLIENTS, Kind.JOURNAL}:
            return
        self._is_stale = self._is_stale or (Kind.CLIENTS in changes.kinds and not changes.client_ids)
        self._behind.update(changes.client_ids)
        if self.isVisible():
            self._catch_up(lead_back=changes.action == "undone")

    def _catch_up(self, *, lead_back: bool = False) -> None:
        """Look again at the clients that changed; an undo leads back to the pair that it brought back."""
        if self._job:
            return
        if self._is_stale or len(self._behind) > MOST_LOOKED_UP:
            self.search()
        elif self._behind and self._is_known:
            ids, self._behind = self._behind, set()
            duplicates = self._bus.book.duplicates
            self.pairs.update_pairs(ids, [pair for each in ids for pair in duplicates.of(each)], lead_back=lead_back)
            self._show_pairs()

    def _show_pairs(self) -> None:
        """The pairs there are, or what to do where there are none."""
        self._show_header()
        if not self.model.pairs:
            self._show_nothing(_("No duplicates found"), _("Nobody in the book seems to be there twice."))
            return
        if self.pairs.isHidden():
            self._show(self.pairs)
            self.pairs.begin()

    def _show_nothing(self, title: str, text: str) -> None:
        had_keyboard = has_focus_inside(self)
        self.nothing.say(title, text, is_empty=self._bus.book.list.is_empty())
        self._show(self.nothing)
        self._show_header()
        if had_keyboard:
            lead_to(self.nothing.first_button)

    def _show(self, view: QWidget) -> None:
        """One of the views; the others take no room."""
        for each in (self.pairs, self.nothing, self._busy):
            if each:
                each.setVisible(each is view)

    def _show_header(self) -> None:
        pairs, sure = (len(self.model.pairs), len(self.model.sure())) if self._is_known else (0, 0)
        counted = ngettext("{count} pair", "{count} pairs", pairs) if pairs < MOST_PAIRS else _("the {count} surest pairs")
        said = [counted.format(count=format_number(pairs))] if pairs else []
        if sure:
            said.append(ngettext("{count} sure", "{count} sure", sure).format(count=format_number(sure)))
        self.heading.set_texts(_("Duplicates"), " · ".join(said))
        merged = ngettext("Merge {count} sure pair…", "Merge all {count} sure pairs…", sure)
        self.merge_all.setText(merged.format(count=format_number(sure)))
        self.merge_all.setVisible(sure > 1)
        self.again.setVisible(pairs > 0)

    def _ask_for_all(self) -> None:
        sure = self.model.sure()
        dialog = MergeAllDialog([self.model.line(row) for row in range(min(len(sure), MOST_NAMED))], len(sure), self)
        is_wanted = dialog.exec()
        dialog.deleteLater()
        if is_wanted:
            self._merge_all(sure)

    def _merge_all(self, pairs: Sequence[Pair]) -> None:
        if not backed_up(self._bus, Reason.MERGE, self):
            return
        run = MergeRun(self._bus.book, pairs, self)
        busy = BusyDialog(_("Merging duplicates"), self)
        busy.setWindowTitle(_("Merge all sure pairs"))
        busy.cancelled.connect(run.cancel)
        run.progressed.connect(busy.view.show_progress)
        run.ended.connect(lambda changes: self._bus.do(lambda: undone_waiting(changes)))
        run.stopped.connect(lambda: self._bus.said.emit(_("Stopped. Nothing was merged."), False))
        run.refused.connect(self._bus.failed)
        for signal in (run.ended, run.stopped, run.refused):
            signal.connect(busy.finish)
            signal.connect(run.deleteLater)
        busy.open_soon()
        run.start()
