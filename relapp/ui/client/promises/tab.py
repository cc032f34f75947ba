"""What was promised by either side, and what the client worries about."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.promises import Party, Promise, PromiseState, in_order, settle
from relapp.i18n import _
from relapp.ui.client.promises.concerns import ConcernsSection
from relapp.ui.client.promises.promise_form import PromiseForm
from relapp.ui.client.promises.promise_row import PromiseRow
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.rows import RowList
from relapp.ui.touching.snooze import ask_day
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text
from relapp.wording.promises import kept_line

STEP = 5


class PromisesTab(QWidget):
    """Promises above, concerns below."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.promises = PromisesSection(editor)
        self.concerns = ConcernsSection(editor)
        self.promises.more_wanted.connect(self._reload)
        self.concerns.more_wanted.connect(self._reload)
        column = VBox(self, margins=(0, 4, 0, 24), spacing=20)
        column.addWidget(self.promises)
        column.addWidget(self.concerns)
        column.addStretch()

    def show_record(self, record: Record) -> None:
        """Show what the book has; what the user is typing just now is kept."""
        self.promises.show_record(record)
        self.concerns.show_record(record)
        chain_tab_order(*self.promises.in_order, *self.concerns.in_order)

    def begin(self) -> None:
        """Lead to the form of a promise, with which the tab begins."""
        lead_to(self.promises.form.text)

    def _reload(self) -> None:
        if record := self._editor.load():
            self.show_record(record)


class PromisesSection(QWidget):
    """How many were kept, a form for the next one, those still open and those settled, of which only the latest at first."""

    more_wanted = Signal()

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._limit = STEP
        self.kept = Text("", "soft", wrap=True)
        self.form = PromiseForm(editor)
        self.list: RowList[PromiseRow] = RowList(self._make)
        self.more = PlainButton(_("Show more"), "more", compact=True)
        self.more.clicked.connect(self._show_more)
        self._nothing = Text(
            _("No promises yet. Write down what you said you would do, or what the client did, and its day will not be missed."),
            "soft",
            wrap=True,
        )
        column = VBox(self, spacing=8)
        for widget in (SectionLabel(_("Promises")), self.kept, self.form, self._nothing, self.list, self.more):
            column.addWidget(widget)

    @property
    def in_order(self) -> list[QWidget]:
        """What the keyboard goes through."""
        return [self.form, *self.list.rows, self.more]

    def show_record(self, record: Record) -> None:
        """Show what the book has; a promise that is gone is no longer being changed."""
        promises = self._editor.bus.book.records.of(Promise, record.client.id)
        changed = self.form.changed_one
        if changed and changed.uuid not in {each.uuid for each in promises}:
            self.form.begin_anew()
        still_open, settled = in_order(promises)
        shown = still_open + settled[: self._limit]
        self.list.show_items([(each, record.on, index == len(still_open)) for index, each in enumerate(shown)])
        self.more.setVisible(len(settled) > self._limit)
        self._nothing.setVisible(not promises)
        self.kept.setText(" · ".join(kept_line(promises, by) for by in Party))
        self.kept.setVisible(bool(promises))

    def _make(self) -> PromiseRow:
        row = PromiseRow()
        row.ended.connect(lambda state: self._settle(row.promise, state))
        row.move_wanted.connect(lambda: self._move(row.promise))
        row.change_wanted.connect(lambda: self.form.change(row.promise))
        row.removed.connect(lambda: self._delete(row.promise))
        return row

    def _settle(self, promise: Promise, state: PromiseState) -> None:
        action = "promise_reopened" if state is PromiseState.OPEN else "promise_settled"
        self._keep(action, settle(promise, state, self._editor.bus.today()))

    def _move(self, promise: Promise) -> None:
        chosen = ask_day(self.window(), _("Promised for"), self._editor.bus.today())
        if chosen and chosen != promise.due:
            self._keep("promise_saved", replace(promise, due=chosen))

    def _keep(self, action: str, promise: Promise) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.records.keep(action, self._editor.client_id, promise))

    def _delete(self, promise: Promise) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.records.remove("promise_deleted", self._editor.client_id, promise))

    def _show_more(self) -> None:
        self._limit += 4 * STEP
        self.more_wanted.emit()
