"""The promises whose day passed meanwhile, one row each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.promises import Promise, PromiseState, settle
from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.client.parts import Part
from relapp.ui.client.promises.promise_row import PromiseRow
from relapp.ui.client.rows import RowList
from relapp.ui.touching.snooze import ask_day
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import SectionLabel

AT_ONCE = 5


class LatePromiseRow(PromiseRow):
    """Says whose promise it is, and leads to that client's promises instead of changing its words here."""

    def __init__(self) -> None:
        super().__init__()
        self.change.set_icon_name("chevron-right")
        self.remove.hide()

    def fill(self, item: Any) -> None:
        """Show a promise of the client with that name, as seen on a day."""
        promise, name, on = item
        super().fill((promise, on, False))
        self.details.setText(" · ".join(filter(None, (name, self.details.text()))))
        self.change.set_label(_("Open {name}: {what}").format(name=name, what=promise.text))


class LatePromises(QWidget):
    """Hidden while no promise is late. `part_opened` carries a client's id and a Part."""

    part_opened = Signal(int, int)

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self._promises: Sequence[Promise] = ()
        self._names: Mapping[int, str] = {}
        self._limit = AT_ONCE
        self.list: RowList[LatePromiseRow] = RowList(self._make)
        self.more = PlainButton("", "more", compact=True)
        self.more.clicked.connect(self._show_more)
        foot = in_flow(self.more)
        column = VBox(self, spacing=8)
        for widget in (SectionLabel(_("Promises first")), self.list, foot):
            column.addWidget(widget)

    def show_promises(self, promises: Sequence[Promise], names: Mapping[int, str]) -> None:
        """Show these in their order, the first ones at first; `names` are those of their clients."""
        self._promises, self._names = promises, names
        shown, on = promises[: self._limit], self._bus.today()
        self.list.show_items([(each, names.get(each.client_id, ""), on) for each in shown])
        rest = len(promises) - len(shown)
        self.more.setText(ngettext("Show {count} more", "Show {count} more", rest).format(count=format_number(rest)))
        self.more.setVisible(rest > 0)
        self.setVisible(bool(promises))

    def _make(self) -> LatePromiseRow:
        row = LatePromiseRow()
        row.ended.connect(lambda state: self._settle(row.promise, state))
        row.move_wanted.connect(lambda: self._move(row.promise))
        row.change_wanted.connect(lambda: self.part_opened.emit(row.promise.client_id, Part.PROMISES))
        return row

    def _settle(self, promise: Promise, state: PromiseState) -> None:
        self._keep("promise_settled", settle(promise, state, self._bus.today()))

    def _move(self, promise: Promise) -> None:
        if chosen := ask_day(self.window(), _("Promised for"), self._bus.today()):
            self._keep("promise_saved", replace(promise, due=chosen))

    def _keep(self, action: str, promise: Promise) -> None:
        self._bus.do(lambda: self._bus.book.records.keep(action, promise.client_id, promise))

    def _show_more(self) -> None:
        first = self._limit
        self._limit += 4 * AT_ONCE
        self.show_promises(self._promises, self._names)
        self.list.rows[first].ends[PromiseState.KEPT].setFocus()
