"""Everybody in the book: found by typing, filtered, sorted, and changed many at a time."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from relapp.book.changes import Changes
from relapp.book.client_list import SEARCH_LIMIT, Order
from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.clients.among import Among
from relapp.ui.clients.among_button import AmongButton
from relapp.ui.clients.book_menu import BookMenu
from relapp.ui.clients.bulk import BulkBar
from relapp.ui.clients.filters import COLUMNS, FilterBar
from relapp.ui.clients.nobody import EmptyBook, NothingFound
from relapp.ui.clients.ordering import in_order
from relapp.ui.clients.printing import print_phones
from relapp.ui.clients.table import ClientTable
from relapp.ui.clients.table_model import ClientTableModel
from relapp.ui.exporting.offer import Offer
from relapp.ui.theme import current_theme
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.search_field import SearchField
from relapp.ui.widgets.text import Text

# In units of width: where less is left, the filters would fill the page.
FILTERS_FOLD_BELOW = 620


class ClientsPage(Page):
    """Reads the book only while it is in view. `client_opened` carries an id."""

    client_opened = Signal(int)
    client_wanted = Signal()
    import_wanted = Signal()
    sorting_wanted = Signal()
    export_wanted = Signal()
    duplicates_wanted = Signal()
    privacy_wanted = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 20, 24, 16), spacing=12)
        self._bus = bus
        self._order, self._descending = Order.NAME, False
        self._best_hits_first = False
        self._is_stale = True
        self._total = 0
        self._among: Among | None = None
        self._leads_to_list = False
        self._shown_on = bus.today()
        self.search = SearchField(_("Search client, company, interest…"), "Ctrl+F")
        self.model = ClientTableModel(bus, self)
        self.table = ClientTable(self.model)
        self.filters = FilterBar()
        self.bulk = BulkBar(bus, self.table.chosen_ids)
        self.heading = Heading(_("Clients"))
        self.unsorted = Text("", "soft", wrap=True)
        self.sorting_button = PlainButton(_("Who matters?"), "star", compact=True)
        self.filters_button = PlainButton(_("Filters"), "filter", compact=True)
        self.filters_button.setCheckable(True)
        self.among_button = AmongButton()
        self._fill_header()
        self._fill_body()
        self._connect()

    def refresh(self) -> None:
        """Show the book as it is now; what is chosen and the place in the list stay."""
        self._is_stale = False
        self._shown_on = self._bus.today()
        book = self._bus.book
        self._total = book.list.count()
        self.filters.set_tags(book.list.tags())
        unsorted = book.list.count_unsorted()
        said = ngettext("{count} client not sorted yet", "{count} clients not sorted yet", unsorted)
        self.unsorted.setText(said.format(count=format_number(unsorted)))
        for widget in (self.unsorted, self.sorting_button):
            widget.setVisible(unsorted > 0)
        self._show_ids()

    def show_among(self, name: str, ids: Sequence[int]) -> None:
        """Show these clients alone, in this order, until the user wants all of them again; filters and search find among them."""
        self._among = Among(name, array("q", ids))
        self._show_everybody()
        self._best_hits_first = True
        self._show_order()
        self._show_anew()
        self._leads_to_list = not self.isVisible()
        if self.isVisible():
            self._lead_to_list()

    def search_everybody(self) -> None:
        """Look for what is typed among all clients again, where only some were shown."""
        if self._among:
            self._among, self._best_hits_first = None, bool(self.search.text().strip())
            self.filters.clear()
            self._show_order()
            self._show_anew()

    def offer(self) -> Offer:
        """Who can be exported: everybody, those shown where these are fewer, those selected."""
        found = self.model.ids if len(self.model.ids) < self._total else ()
        return Offer(self._total, found, self.table.chosen_ids())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed meanwhile; some clients shown alone have the keyboard."""
        if self._is_stale or self._shown_on != self._bus.today():
            self.refresh()
        super().showEvent(event)
        if self._leads_to_list:
            self._leads_to_list = False
            self._lead_to_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the filters away where they would push the table out of view."""
        super().resizeEvent(event)
        self._fold_filters()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search field to the answers."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self._lead_to_list()
            return True
        return super().eventFilter(watched, event)

    def _fill_header(self) -> None:
        self.header.set_left(self.search)
        importing = PlainButton(_("Import…"), "import")
        importing.clicked.connect(self.import_wanted)
        new = PrimaryButton(_("New client"), "plus")
        new.clicked.connect(self.client_wanted)
        self.more = BookMenu()
        self.more.phones_wanted.connect(self._print_phones)
        self.more.export_wanted.connect(self.export_wanted)
        self.more.duplicates_wanted.connect(self.duplicates_wanted)
        self.more.privacy_wanted.connect(self.privacy_wanted)
        for action in (importing, new, self.more):
            self.header.add_action(action)

    def _fill_body(self) -> None:
        words = (self.heading, self.among_button, self.unsorted)
        top = in_flow(*words, self.sorting_button, self.filters_button, spacing=12, line_spacing=8)
        self._views = QStackedWidget()
        self._nobody, self._not_found = EmptyBook(), NothingFound()
        self._nobody.import_wanted.connect(self.import_wanted)
        self._nobody.client_wanted.connect(self.client_wanted)
        self._not_found.more_wanted.connect(self._widen)
        for view in (self.table, self._not_found, self._nobody):
            self._views.addWidget(view)
        for widget in (top, self.filters):
            self.body.addWidget(widget)
        self.body.addWidget(self._views, 1)
        self.body.addWidget(self.bulk)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._open_first)
        self.search.installEventFilter(self)
        self.filters.filter_changed.connect(self._show_anew)
        self.filters.order_chosen.connect(self._sort_by)
        self.among_button.clicked.connect(self._leave_set)
        self.sorting_button.clicked.connect(self.sorting_wanted)
        self.filters_button.clicked.connect(self._fold_filters)
        self.table.opened.connect(self.client_opened)
        self.table.typed.connect(self._type_on)
        self.table.delete_pressed.connect(self.bulk.delete_chosen)
        self.table.selection_changed.connect(lambda: self.bulk.show_count(self.table.chosen_count))
        self.table.horizontalHeader().sectionClicked.connect(self._on_heading)
        self._bus.changed.connect(self._on_changed)
        self._show_order()

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _on_typed(self, text: str) -> None:
        self._best_hits_first = bool(text.strip()) or self._among is not None
        self._show_order()
        self._show_anew()

    def _on_heading(self, section: int) -> None:
        order = next((order for order, column in COLUMNS.items() if column == section), None)
        if order:
            self._sort_by(order)
        else:
            self._show_order()

    def _sort_by(self, order: Order) -> None:
        """The same order again turns it round."""
        self._descending = order is self._order and not self._best_hits_first and not self._descending
        self._order, self._best_hits_first = order, False
        self._show_order()
        self._show_anew()

    def _show_order(self) -> None:
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(not self._best_hits_first)
        way = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(COLUMNS[self._order], way)

    def _show_anew(self) -> None:
        """What the user looks for has changed: nothing is chosen, and the list begins at its top."""
        self.table.clearSelection()
        self._show_ids()
        self.table.scrollToTop()

    def _show_ids(self) -> None:
        ids = self._ids()
        self._show_set()
        self._not_found.show_way_out(self._among, is_searched=bool(self.search.text().strip()))
        self.table.show_ids(ids)
        self._views.setCurrentWidget(self.table if ids else self._not_found if self._total else self._nobody)
        self.bulk.setVisible(self._total > 0)
        self._fold_filters()
        self.heading.set_texts(_("Clients"), self._counted(len(ids)))

    def _ids(self) -> "array[int]":
        wanted = self.filters.filter(self.search.text(), self._bus.today())
        limit = None if self._among else SEARCH_LIMIT
        found = self._bus.book.list.ids(wanted, self._order, descending=self._descending, limit=limit)
        if self._among:
            found = self._among.of(found, as_found_here=self._best_hits_first and not wanted.text.strip())
        if not wanted.text.strip() or self._best_hits_first:
            return found
        return in_order(self._bus.book.list.lines(found), self._order, descending=self._descending)

    def _counted(self, shown: int) -> str:
        if shown == SEARCH_LIMIT and self.search.text().strip() and not self._among:
            return _("the first {count} found").format(count=shown)
        total = ngettext("{count} client", "{count} clients", self._total).format(count=format_number(self._total))
        if shown == self._total:
            return total if shown else ""
        return _("{shown} of {total}").format(shown=format_number(shown), total=total)

    def _fold_filters(self) -> None:
        is_narrow = self.width() < current_theme().px(FILTERS_FOLD_BELOW)
        self.filters_button.setVisible(is_narrow and self._total > 0)
        self.filters.setVisible(self._total > 0 and (not is_narrow or self.filters_button.isChecked()))

    def _show_set(self) -> None:
        self.among_button.setVisible(self._among is not None)
        if self._among:
            self.among_button.show_label(self._among.label)

    def _widen(self) -> None:
        if self._among and self.search.text().strip():
            self.search_everybody()
        else:
            self._leave_set()
        self._lead_to_list()

    def _print_phones(self) -> None:
        """Those shown now, called as the filters do."""
        from relapp.printing.phones import filter_words

        among = [self._among.name] if self._among else []
        wanted = self.filters.filter(self.search.text(), self._bus.today())
        print_phones(self._bus, self, self.model.ids, " · ".join(filter(None, [*among, filter_words(wanted)])))

    def _lead_to_list(self) -> None:
        if not self.model.ids:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.chosen_count:
            self.table.selectRow(0)

    def _leave_set(self) -> None:
        """All clients again, by name."""
        self._among, self._best_hits_first = None, False
        self._show_order()
        self._show_everybody()
        self._show_anew()

    def _show_everybody(self) -> None:
        self.filters.clear()
        self.search.clear()

    def _open_first(self) -> None:
        if self.model.ids:
            self.client_opened.emit(self.model.ids[0])

    def _type_on(self, letters: str) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.insert(letters)
