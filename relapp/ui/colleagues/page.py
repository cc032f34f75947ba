"""A digest for colleagues: what clients were concerned about, praised and said, chosen item by item, to print or to copy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QCheckBox

from relapp.book.changes import Changes, Kind
from relapp.domain.digest import DigestItem, DigestSection, Period
from relapp.i18n import _
from relapp.paper import digest as paper
from relapp.ui.bus import Bus
from relapp.ui.colleagues.clipboard import copy
from relapp.ui.colleagues.period_row import PeriodRow
from relapp.ui.colleagues.section import SectionCard
from relapp.ui.colleagues.selection import Selection
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.empty import EmptyState
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text
from relapp.wording import digest as words


class DigestPage(Page):
    """Reads the book only while it is in view. `client_opened` carries an id."""

    client_opened = Signal(int)
    clients_wanted = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 18, 24, 24), spacing=12)
        self._bus = bus
        self._is_stale = True
        self._selection = Selection(bus)
        self.heading = Heading()
        self.print_button = PrimaryButton(_("Print…"), "printer")
        self.print_button.setShortcut(QKeySequence.StandardKey.Print)
        self.save_button = PlainButton(_("Save as PDF…"))
        self.copy_button = PlainButton(_("Copy"), "copy")
        self.period = PeriodRow(bus.today())
        self.names_out = QCheckBox(_("Leave names out"))
        self.hint = Text(
            _(
                "Initials stand for the names of clients, of the people around them and of their companies."
                " A text may still tell who it is: read it before you hand it on."
            ),
            "small",
            wrap=True,
        )
        self.cards = {each: SectionCard(each) for each in DigestSection}
        self.without = Text("", "soft", wrap=True)
        self._nothing = self._make_nothing()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show the book as it is now; the days, and what was left out, stay."""
        self._is_stale = False
        self.period.turn_to(self._bus.today())
        self._selection.period = self.period.period
        self._load()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed meanwhile."""
        if self._is_stale:
            self.refresh()
        super().showEvent(event)

    def _make_nothing(self) -> EmptyState:
        told = [_("{section}: {what}").format(section=words.section(each), what=words.where_from(each)) for each in DigestSection]
        choose = PrimaryButton(_("Choose a client"), "clients")
        choose.clicked.connect(self.clients_wanted)
        text = "\n".join([_("What you note about clients on their pages is gathered here:"), *told])
        return EmptyState("learned", _("Nothing to tell of these days"), text, choose)

    def _lay_out(self) -> None:
        self.header.set_left(self.heading)
        for button in (self.print_button, self.save_button, self.copy_button):
            self.header.add_action(button)
        for widget in (self.period, self.names_out, self.hint, *self.cards.values(), self.without):
            self.body.addWidget(widget)
        self.body.addWidget(self._nothing, 1)
        self.body.addStretch()

    def _connect(self) -> None:
        self.period.period_chosen.connect(self._choose_period)
        self.names_out.toggled.connect(self._leave_names_out)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.copy_button.clicked.connect(self._copy)
        for card in self.cards.values():
            card.chosen.connect(self._choose)
            card.more_wanted.connect(self._show_more)
            card.client_opened.connect(self.client_opened)
        self._bus.changed.connect(self._on_changed)

    def _on_changed(self, changes: Changes) -> None:
        if not changes.kinds & {Kind.JOURNAL, Kind.CLIENTS}:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _choose_period(self, period: Period) -> None:
        self._selection.set_period(period)
        self._load()

    def _leave_names_out(self, names_out: bool) -> None:
        self._selection.names_out = names_out
        self._show()

    def _choose(self, section: DigestSection, items: Sequence[DigestItem], chosen: bool) -> None:
        self._selection.choose(items, chosen=chosen)
        self.cards[section].show_lines(self._selection.lines(section), self._selection.rest(section))
        self._show_count()

    def _show_more(self, section: DigestSection) -> None:
        """Lead to the first of the items that came."""
        rows = self.cards[section].list.rows
        shown = len(rows)
        self._selection.show_more(section)
        self._load()
        rows[shown].box.setFocus(Qt.FocusReason.TabFocusReason)

    def _load(self) -> None:
        self._selection.load()
        self._show()

    def _show(self) -> None:
        selection = self._selection
        empty = []
        for section, card in self.cards.items():
            lines = selection.lines(section)
            card.show_lines(lines, selection.rest(section))
            if not lines:
                empty.append(words.section(section))
        is_empty = len(empty) == len(self.cards)
        self.without.setText(_("Nothing in these days: {sections}").format(sections=", ".join(empty)))
        self.without.setVisible(bool(empty) and not is_empty)
        self._nothing.setVisible(is_empty)
        self.names_out.setVisible(not is_empty)
        self.hint.setVisible(selection.names_out and not is_empty)
        self._show_count()
        chain_tab_order(self.period, self.names_out, *self.cards.values())

    def _show_count(self) -> None:
        sheet = self._selection.sheet()
        has_any = any(sheet.sections.values())
        said = _("{items} chosen").format(items=sheet.count) if has_any else ""
        self.heading.set_texts(_("Digest for colleagues"), " · ".join(filter(None, [words.period(sheet.period), said])))
        for button in (self.print_button, self.save_button, self.copy_button):
            button.setEnabled(has_any)

    def _print(self) -> None:
        from relapp.ui.printing import preview

        preview(self, self._bus.book, paper.compose(self._selection.sheet()))

    def _save(self) -> None:
        from relapp.ui.saving import save_pdf

        said = save_pdf(self._bus.book, paper.compose(self._selection.sheet()), self)
        if said:
            self._bus.said.emit(said, False)

    def _copy(self) -> None:
        sheet = self._selection.sheet()
        copy(paper.text_of(sheet), paper.html_of(sheet))
        self._bus.said.emit(_("Copied. Paste it where your colleagues read it."), False)
