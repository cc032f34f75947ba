"""Enter results: what was scribbled on the weekly list, in two minutes and as one change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from relapp.book.changes import Changes, Kind
from relapp.domain.printed import PrintedList
from relapp.domain.results import Entered, Typed
from relapp.errors import UserError
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.results.counts import called, known_lists, progress, to_save
from relapp.ui.results.drafts import drafts_of
from relapp.ui.results.entry_line import EntryLine
from relapp.ui.results.leaving import may_leave
from relapp.ui.results.model import ResultsModel
from relapp.ui.results.saving import save
from relapp.ui.results.table import ResultsTable
from relapp.ui.results.ticking import Ticking
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.empty import EmptyState
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.inputs import Choice, has_focus_inside
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.text import Text
from relapp.wording import results

_KINDS = {Kind.AGENDA, Kind.CLIENTS, Kind.JOURNAL}


class ResultsPage(Page):
    """Opens on the list printed last; `closed` comes when the user goes back to the week."""

    closed = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 16, 24, 20), spacing=12)
        self._bus, self._drafts = bus, drafts_of(bus)
        self._lists: list[PrintedList] = []
        self.rows = ResultsModel(self._drafts)
        self.table = ResultsTable(self.rows)
        self.entry = EntryLine(bus, self.rows)
        self.heading = Heading(_("Enter results"))
        self.notice = Text("", wrap=True)
        self.notice.hide()
        self.lists = Choice(name=_("Printed list"))
        self.back_button = PlainButton(_("Back to the week"), "chevron-left")
        self.save_button = PrimaryButton("", "check")
        self.header.set_left(self.heading)
        for action in (self.lists, self.back_button, self.save_button):
            self.header.add_action(action)
        self._entering = self._lay_out()
        self.week_button = PrimaryButton(_("Go to the week"), "week")
        self.week_button.clicked.connect(self.closed)
        self.empty = EmptyState(
            "printer",
            _("No list was printed yet"),
            _("Print the list of a week, tick and scribble on it, and enter here what came of it."),
            self.week_button,
        )
        self.body.addWidget(self._entering, 1)
        self.body.addWidget(self.empty, 1)
        self._connect()
        self.refresh()

    @property
    def printed(self) -> PrintedList | None:
        """The list shown, None where none was printed yet."""
        return self.rows.printed

    def refresh(self) -> None:
        """Show the lists there are, and the one chosen as it stands now."""
        before = self.printed
        self._lists = known_lists(self._bus.book, self._drafts, before)
        self.lists.set_options((each.number, called(each, self._drafts)) for each in self._lists)
        known = [each.number for each in self._lists]
        begun = [self._drafts.begun.list] if self._drafts.begun else []
        first = [number for number in (*begun, *self._drafts.lists, *known) if number in known]
        has_lists = bool(self._lists)
        for widget in (self._entering, self.lists, self.save_button):
            widget.setVisible(has_lists)
        self.empty.setVisible(not has_lists)
        if has_lists:
            self.show_list(before.number if before and before.number in known else first[0])

    def show_list(self, number: int) -> bool:
        """Show a list as it was printed; False where there is none of this number."""
        printed = self._bus.book.printed
        try:
            shown = printed.load(number)
        except UserError as error:
            self.entry.say(str(error))
            return False
        is_another = self.printed is None or self.printed.number != number
        clients = self._bus.book.agenda.names({row.client_id for row in shown.rows})
        names = {client_id: client.name for client_id, client in clients.items()}
        self.rows.show(shown, names, printed.standing(shown, self._bus.today()))
        self.lists.set_value(number)
        self._show_counts()
        if is_another:
            self._notice([])
            self._offer_first()
        self._follow_drafts()
        return True

    def save(self) -> None:
        """Enter what was typed of the list, as one change; what has to be mended first stays, and why is said."""
        if (self.entry.is_begun and not self.entry.finish()) or self.printed is None or not self.rows.draft:
            return
        had_keyboard = has_focus_inside(self._entering)
        saved = save(self._bus, self.printed.number)
        self._show_draft()
        self.entry.begin(self.rows.next_open(0), with_keyboard=had_keyboard and not self.table.hasFocus())
        self._notice(saved.told)
        if saved.held:
            self.entry.say(saved.held)

    def leave(self) -> None:
        """Go back to the week; what is not saved is asked about first."""
        is_left = may_leave(self._bus, self)
        self._show_draft()
        self._follow_drafts()
        if is_left:
            self.closed.emit()

    def take_back(self) -> bool:
        """Take the last result typed back; False where the book is to take back its last change."""
        if self.entry.bring_back():
            return True
        row = self._drafts.take_back(self.printed.number) if self.printed else None
        self._show_draft()
        if row is None:
            return False
        self.entry.begin(row, with_keyboard=False)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the week."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Know of a list printed meanwhile, and begin with the keyboard on the row."""
        super().showEvent(event)
        known = self._lists
        self.refresh()
        if self._lists and self._lists[0] not in known and not self._drafts.lists and not self.entry.is_begun:
            self.show_list(self._lists[0].number)
        self._take_keyboard()

    def _lay_out(self) -> QWidget:
        holder = QWidget()
        column = VBox(holder, spacing=12)
        card = Card(margins=(16, 12, 16, 12), spacing=8)
        card.body.addWidget(self.entry)
        card.body.addWidget(self.notice)
        card.body.addWidget(Text(results.legend(), "small", wrap=True))
        card.body.addWidget(
            Text(
                _("In the list, a click on a box or Space ticks what is likeliest; the letters work there too."),
                "small",
                wrap=True,
            )
        )
        column.addWidget(card)
        column.addWidget(self.table, 1)
        return holder

    def _connect(self) -> None:
        self.lists.value_chosen.connect(self._choose)
        self.back_button.clicked.connect(self.leave)
        self.save_button.clicked.connect(self.save)
        self.entry.entered.connect(self._add)
        self.entry.list_wanted.connect(self._go_to)
        self.entry.begun_changed.connect(self._show_counts)
        ticking = Ticking(self._bus, self.table, self.entry, self.rows)
        ticking.given.connect(self._put)
        ticking.cleared.connect(self._drop)
        self._bus.changed.connect(self._on_changed)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    def _take_keyboard(self) -> None:
        """On the row, or wherever it was before: at once, as whoever types does not wait."""
        if not self.printed:
            self.week_button.setFocus()
        elif self.focusWidget() is None or not self._entering.isAncestorOf(self.focusWidget()):
            self.entry.setFocus()
            self.entry.fields.row.selectAll()

    def _offer_first(self) -> None:
        """Offer the first row that waits, or the one that was begun."""
        begun = self._drafts.begun
        if begun and self.printed and begun.list == self.printed.number:
            self.entry.go_on_with(begun)
        else:
            self.entry.begin(self.rows.next_open(0), with_keyboard=has_focus_inside(self.entry))
        if self.entry.number is None and self.rows.rowCount():
            self.table.go_to(self.rows.row_at(0).number)

    def _follow_drafts(self) -> None:
        """Begin anew where the line was saved or thrown away elsewhere, and keep the table on its row."""
        if self.entry.is_begun and not self._drafts.begun:
            self.entry.begin(self.rows.next_open(0), with_keyboard=False)
        elif self.entry.number is not None:
            self.table.go_to(self.entry.number)

    def _notice(self, told: list[str]) -> None:
        """Say what became of rows otherwise than it was typed, until the next one is."""
        self.notice.setText("\n".join(told))
        self.notice.setVisible(bool(told))

    def _choose(self, number: int) -> None:
        """Show another list, once what is typed of this one is kept."""
        if self.printed and self.entry.is_begun and not self.entry.finish():
            self.lists.set_value(self.printed.number)
        else:
            self.show_list(number)

    def _go_to(self, number: int, typed: Typed) -> None:
        """Show another list, and go on with what was typed of it."""
        if self.show_list(number):
            self.entry.take_line(typed)

    def _add(self, entered: Entered) -> None:
        """Keep a result, and offer the next row."""
        self._put(entered)
        following = self.rows.next_open(entered.number)
        self.table.go_to(entered.number)
        self.entry.begin(following)
        if following is None:
            self.entry.say(_("Every row has its result. Ctrl+S saves them."), is_problem=False)

    def _drop(self, number: int) -> None:
        if self.printed:
            self._drafts.drop(self.printed.number, number)
            self._show_draft()

    def _put(self, entered: Entered) -> None:
        if self.printed:
            self._notice([])
            self._drafts.put(self.printed.number, entered)
            self._show_draft()

    def _show_draft(self) -> None:
        self.rows.tell_changed()
        self._show_counts()

    def _show_counts(self) -> None:
        """How far the list is, and what the button will save."""
        self.heading.set_texts(_("Enter results"), progress(self.rows))
        for place, each in enumerate(self._lists):
            self.lists.setItemText(place, called(each, self._drafts))
        number = self.printed.number if self.printed else 0
        self.save_button.setText(to_save(self._drafts, number))
        self.save_button.setEnabled(bool(self._drafts.unsaved(number)))

    def _on_changed(self, changes: Changes) -> None:
        """What is not seen is looked at again when it is."""
        if changes.kinds & _KINDS and self.printed and self.isVisible():
            self.show_list(self.printed.number)
