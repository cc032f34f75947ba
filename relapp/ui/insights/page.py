"""The whole book at a glance: each figure a card, to look at, to read as a table and to click through to its clients."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShowEvent

from relapp.book.changes import Changes
from relapp.domain.insights import LOOKS_BACK, Period, Slice
from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.insights.card import InsightCard
from relapp.ui.insights.grid import CardGrid
from relapp.ui.insights.reader import Reader
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.empty import EmptyState
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.inputs import Choice
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text
from relapp.wording.insights import Chart, names

if TYPE_CHECKING:
    from relapp.paper.documents import Document


class InsightsPage(Page):
    """Reads only while it is in view, beside the window; `clients_wanted` carries what to call some clients, and their ids.

    `page_wanted` carries the name of a page that looks closer at a part of the whole.
    """

    client_opened = Signal(int)
    clients_wanted = Signal(str, list)
    client_wanted = Signal()
    import_wanted = Signal()
    sorting_wanted = Signal()
    page_wanted = Signal(str)

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 16, 24, 24), spacing=12)
        self._bus = bus
        self._is_stale = True
        self._shown_on = bus.today()
        self.cards: dict[str, InsightCard] = {}
        self._read: list[str] = []
        self.reader = Reader(bus.book.door, self)
        self.heading = Heading(_("Insights"))
        self.period = Choice([(months, names.period(months)) for months in LOOKS_BACK], name=_("Time to look back on"))
        self.period.set_value(LOOKS_BACK[-1])
        self.tables_button = PlainButton(_("Show as tables"), "table")
        self.tables_button.setCheckable(True)
        self.print_button = PlainButton(_("Print…"), "printer")
        self.print_button.setShortcut(QKeySequence.StandardKey.Print)
        self.left_out, self.sorting_button = Text("", "soft", wrap=True), PlainButton(_("Who matters?"), "star", compact=True)
        self.state = Text("", "soft", wrap=True)
        self.grid = CardGrid()
        self._nothing = self._make_nothing()
        self._lay_out()
        self._connect()

    @property
    def shown_period(self) -> Period:
        """The time that the figures look back on."""
        months = self.period.value
        return Period(months if isinstance(months, int) else LOOKS_BACK[-1], self._bus.today())

    @property
    def charts(self) -> list[Chart]:
        """What the cards show, in their order."""
        return [card.chart for card in self.cards.values()]

    def refresh(self) -> None:
        """Count the book as it is now; what is shown stays until it is known better."""
        self._is_stale = False
        self._shown_on = self._bus.today()
        clients = self._bus.book.list
        total = clients.count()
        is_empty = total == 0
        for widget in (self._closer, self.grid, self.state, self.period, self.tables_button, self.print_button):
            widget.setVisible(not is_empty)
        self._nothing.setVisible(is_empty)
        said = ngettext("{count} client", "{count} clients", total).format(count=format_number(total))
        self.heading.set_texts(_("Insights"), "" if is_empty else said)
        self._show_left_out(clients.count_unsorted())
        if is_empty:
            return
        self._read = []
        self.print_button.setEnabled(False)
        self._show_state(_("Counting…"))
        self.reader.read(self.shown_period)

    def print_figures(self) -> None:
        """Show the figures as they will be printed."""
        from relapp.ui.printing import preview

        preview(self, self._bus.book, self.document())

    def document(self) -> "Document":
        """The figures on paper."""
        from relapp.paper.insights import InsightsSheet, compose
        from relapp.ui.insights.picture import drawn

        pictures = {chart.code: found for chart in self.charts if (found := drawn(chart))}
        period, book = self.shown_period, self._bus.book
        return compose(InsightsSheet(self.charts, pictures, period, book.list.count_unsorted(), book.path.name))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed meanwhile."""
        if self._is_stale or self._shown_on != self._bus.today():
            self.refresh()
        super().showEvent(event)

    def _make_nothing(self) -> EmptyState:
        text = _(
            "Who is slipping away, what was done in time, promises kept, dates to come: with your first clients"
            " it is counted here. Bring them in from your phone or a spreadsheet."
        )
        importing, new = PrimaryButton(_("Import…"), "import"), PlainButton(_("New client"), "plus")
        importing.clicked.connect(self.import_wanted)
        new.clicked.connect(self.client_wanted)
        return EmptyState("insights", _("Nothing to count yet"), text, importing, new)

    def _lay_out(self) -> None:
        self.header.set_left(self.heading)
        for widget in (self.period, self.tables_button, self.print_button):
            self.header.add_action(widget)
        self._closer = in_flow(*(self._leading_to(*each) for each in _closer_looks()))
        self._foot = in_flow(self.left_out, self.sorting_button, spacing=12, line_spacing=8)
        for part in (self._closer, self.grid, self.state, self._foot):
            self.body.addWidget(part)
        self.body.addWidget(self._nothing, 1)
        self.body.addStretch()

    def _leading_to(self, page: str, icon: str, name: str) -> PlainButton:
        button = PlainButton(name, icon, compact=True)
        button.clicked.connect(lambda: self.page_wanted.emit(page))
        return button

    def _connect(self) -> None:
        self.period.value_chosen.connect(self.refresh)
        self.tables_button.toggled.connect(self._show_tables)
        self.print_button.clicked.connect(self.print_figures)
        self.sorting_button.clicked.connect(self.sorting_wanted)
        self.reader.known.connect(self._show_charts)
        self.reader.finished.connect(self._finish)
        self._bus.changed.connect(self._on_changed)

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _show_charts(self, charts: Sequence[Chart]) -> None:
        for chart in charts:
            self._read.append(chart.code)
            if chart.code in self.cards:
                self.cards[chart.code].show_chart(chart)
            else:
                self.cards[chart.code] = self._make_card(chart)
        self._order([*self._read, *(code for code in self.cards if code not in self._read)])

    def _make_card(self, chart: Chart) -> InsightCard:
        card = InsightCard(chart)
        card.show_as_table(self.tables_button.isChecked())
        card.slices_wanted.connect(self._find)
        card.client_opened.connect(self.client_opened)
        return card

    def _finish(self, is_complete: bool) -> None:
        """Everything is known, or as much as could be read: what there is nothing more to show of goes."""
        for code in [code for code in self.cards if code not in self._read and is_complete]:
            self.cards.pop(code).deleteLater()
        self._order(list(self.cards))
        self.print_button.setEnabled(is_complete)
        self._show_state("" if is_complete else _("Some figures could not be counted. Open Insights again to try once more."))
        self._is_stale = not is_complete
        if not is_complete:
            self._bus.doubted.emit()

    def _order(self, order: Sequence[str]) -> None:
        self.cards = {code: self.cards[code] for code in order}
        cards = list(self.cards.values())
        self.grid.set_cards(cards)
        chain_tab_order(*cards)

    def _show_state(self, text: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def _show_tables(self, as_tables: bool) -> None:
        for card in self.cards.values():
            card.show_as_table(as_tables)

    def _show_left_out(self, count: int) -> None:
        said = ngettext(
            "{count} client not sorted yet is left out, except in the dates ahead.",
            "{count} clients not sorted yet are left out, except in the dates ahead.",
            count,
        )
        self.left_out.setText(said.format(count=format_number(count)))
        self._foot.setVisible(count > 0)

    def _find(self, called: str, slices: list[Slice]) -> None:
        """The clients behind the slices, each once."""
        find, period = self._bus.book.insights.clients, self.shown_period
        ids = dict.fromkeys(client_id for part in slices for client_id in find(part, period))
        if ids:
            self.clients_wanted.emit(called, list(ids))
        else:
            self._bus.said.emit(_("There are no clients behind this value."), False)


def _closer_looks() -> tuple[tuple[str, str, str], ...]:
    """The pages that look closer, each with its icon and what it is called."""
    return (
        ("learned", "learned", _("What we learned")),
        ("review", "clock", _("Two minutes for the records")),
        ("digest", "copy", _("For colleagues")),
    )
