"""Belated occasions: greeted today or let go, all that are ticked in one go."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView, QWidget

from relapp.book.agenda import ClientName
from relapp.book.changes import Changes
from relapp.domain.reminders import Reminder
from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.catching_up.belated_model import BelatedModel
from relapp.ui.library.lines import LineList
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.text import Text

_MOST_HEIGHT = 330


class BelatedOccasions(QWidget):
    """Hidden while no occasion is belated. `client_opened` carries an id."""

    client_opened = Signal(int)

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self.model = BelatedModel(self)
        self.list = LineList(self.model, name=_("Belated occasions"), most_height=_MOST_HEIGHT)
        # A thousand rows are measured while one looks at the first of them.
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.greet, self.let_go = PrimaryButton(_("Greet today"), "cake"), PlainButton(_("Let go"), "skip")
        self.tick_all = Button("", kind="quiet")
        self.count = Text("", "soft", wrap=True)
        self._lay_out()
        self._connect()

    def show_occasions(self, reasons: Sequence[Reminder], clients: Mapping[int, ClientName]) -> None:
        """Show these; what was not ticked stays so."""
        self.model.show(reasons, clients, self._bus.today())
        self.setVisible(bool(reasons))

    def _lay_out(self) -> None:
        about = _("Those you greet today stay on today's list. Those you let go return next year.")
        buttons = in_flow(self.greet, self.let_go, self.tick_all, self.count, spacing=8, line_spacing=8)
        column = VBox(self, spacing=8)
        for each in (SectionLabel(_("Belated occasions")), Text(about, "soft", wrap=True), self.list, buttons):
            column.addWidget(each)

    def _connect(self) -> None:
        absences = self._bus.book.absences
        self.greet.clicked.connect(lambda: self._see_to(absences.greet))
        self.let_go.clicked.connect(lambda: self._see_to(absences.let_go))
        self.tick_all.clicked.connect(lambda: self.model.tick_all(ticked=not self._is_all_ticked))
        self.model.ticked_changed.connect(self._show_ticked)
        self.list.opened.connect(lambda row: self.client_opened.emit(self.model.reasons[row].client_id))

    @property
    def _is_all_ticked(self) -> bool:
        return len(self.model.ticked) == len(self.model.reasons)

    def _see_to(self, how: Callable[[Sequence[Reminder], date], Changes]) -> None:
        if ticked := self.model.ticked:
            self._bus.do(lambda: how(ticked, self._bus.today()))

    def _show_ticked(self) -> None:
        total, count = len(self.model.reasons), len(self.model.ticked)
        said = ngettext("{count} of {total} ticked", "{count} of {total} ticked", count)
        self.count.setText(said.format(count=format_number(count), total=format_number(total)))
        self.tick_all.setText(_("Tick none") if self._is_all_ticked else _("Tick all"))
        for button in (self.greet, self.let_go):
            button.setEnabled(count > 0)
