"""Enter results: what was scribbled on the weekly list, in two minutes and as one change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from relapp.book.changes import Changes, Kind
from relapp.domain.printed import PrintedList, Result
from relapp.domain.results import Entered, Refusal, refusal, usual_day
from relapp.errors import UserError
from relapp.i18n import _, format_days, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.results.drafts import drafts_of
from relapp.ui.results.entry_line import EntryLine
from relapp.ui.results.leaving import may_leave
from relapp.ui.results.model import ResultsModel
from relapp.ui.results.saving import save
from relapp.ui.results.table import ResultsTable
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.empty import EmptyState
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.inputs import Choice, has_focus_inside, lead_to
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
        self._lists = self._bus.book.printed.latest()
        before = self.printed
        self.lists.set_options((each.number, _called(each)) for each in self._lists)
        is_known = before is not None and before.number in [each.number for each in self._lists]
        number = before.number if before and (is_known or self._drafts.of(before.number)) else None
        has_lists = bool(self._lists)
        for widget in (self._entering, self.lists, self.save_button):
            widget.setVisible(has_lists)
        self.empty.setVisible(not has_lists)
        if has_lists:
            self.show_list(number if number is not None else self._lists[0].number)

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
            self._offer_first()
        return True

    def save(self) -> None:
        """Enter what was typed of the list, as one change; what cannot be entered stays, and why is said."""
        if (self.entry.is_begun and not self.entry.finish()) or self.printed is None or not self.rows.draft:
            return
        had_keyboard = has_focus_inside(self._entering)
        held = save(self._bus, self.printed)
        self.entry.begin(self.rows.next_open(0), with_keyboard=had_keyboard and not self.table.hasFocus())
        if held:
            self.entry.say(held)

    def leave(self) -> None:
        """Go back to the week; what is not saved is asked about first."""
        if may_leave(self._bus, self):
            self._show_draft()
            self.closed.emit()
        else:
            self._show_draft()

    def take_back(self) -> bool:
        """Take the last result typed back; False where the book is to take back its last change."""
        row = self._drafts.take_back(self.printed.number) if self.printed else None
        self._show_draft()
        return row is not None

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
        card.body.addWidget(Text(results.legend(), "small", wrap=True))
        column.addWidget(card)
        column.addWidget(self.table, 1)
        return holder

    def _connect(self) -> None:
        self.lists.value_chosen.connect(self._choose)
        self.back_button.clicked.connect(self.leave)
        self.save_button.clicked.connect(self.save)
        self.entry.entered.connect(self._add)
        self.entry.list_wanted.connect(self._go_to)
        self.entry.left.connect(self._go_back_to)
        self.table.result_given.connect(self._give)
        self.table.note_wanted.connect(self._edit)
        self.table.cleared.connect(self._clear)
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
        self.entry.begin(self.rows.next_open(0), with_keyboard=has_focus_inside(self.entry))
        if self.rows.rowCount():
            self.table.setCurrentIndex(self.rows.index(0, 0))

    def _choose(self, number: int) -> None:
        """Show another list, once what is typed of this one is kept."""
        if self.printed and self.entry.is_begun and not self.entry.finish():
            self.lists.set_value(self.printed.number)
        else:
            self.show_list(number)

    def _go_to(self, number: int, row: int) -> None:
        """Show another list, and go on with a row of it."""
        if self.show_list(number):
            self.entry.begin(row)
            self.entry.take_row()

    def _add(self, entered: Entered) -> None:
        """Keep a result, and offer the next row."""
        self._put(entered)
        following = self.rows.next_open(entered.number)
        self.table.go_to(entered.number if following is None else following)
        self.entry.begin(following)
        if following is None:
            self.entry.say(_("Every row has its result. Ctrl+S saves them."), is_problem=False)

    def _go_back_to(self, number: int) -> None:
        """Give the keyboard back to the table, on the row that was taken from it."""
        self.table.go_to(number)
        lead_to(self.table)

    def _give(self, number: int, result: Result) -> None:
        """Set the result of a row in the table; of a message it is asked whether it counts."""
        row, printed, before = self.rows.row(number), self.printed, self.rows.draft.get(number)
        if row is None or printed is None:
            return
        on = before.on if before else usual_day(row, printed.printed_on, self._bus.today())
        entered = Entered(number, result, before.note if before else "", on)
        stands = self.rows.stands(number)
        if why := refusal(entered, stands, printed.printed_on, self._bus.today()):
            self.entry.say(results.refused(why, number, stands))
            return
        self._put(entered)
        if result is Result.LEFT_MESSAGE:
            self.entry.edit(number, asks_of_message=True)
        else:
            self.entry.begin(number, with_keyboard=False)

    def _edit(self, number: int) -> None:
        """Write the note of a row that has a result."""
        stands = self.rows.stands(number)
        if not stands.is_open:
            self.entry.say(results.refused(Refusal.DONE, number, stands))
        elif number not in self.rows.draft:
            said = _("Row {number} has no result yet: press its letter, or Space for the likeliest.")
            self.entry.say(said.format(number=number), is_problem=False)
        else:
            self.entry.edit(number)

    def _clear(self, number: int) -> None:
        self._drafts.drop(self.printed.number if self.printed else 0, number)
        self._show_draft()

    def _put(self, entered: Entered) -> None:
        if self.printed:
            self._drafts.put(self.printed.number, entered)
            self._show_draft()

    def _show_draft(self) -> None:
        self.rows.tell_changed()
        self._show_counts()

    def _show_counts(self) -> None:
        """How far the list is, and what the button will save."""
        total, count = self.rows.rowCount(), len(self.rows.draft)
        entered = format_number(total - self.rows.open_count)
        said = _("{count} of {total} entered").format(count=entered, total=format_number(total))
        if count:
            typed = ngettext("{count} typed", "{count} typed", count).format(count=format_number(count))
            said = f"{said} · {typed}"
        self.heading.set_texts(_("Enter results"), said)
        text = ngettext("Save {count} result", "Save {count} results", count) if count else _("Save")
        self.save_button.setText(text.format(count=format_number(count)))
        self.save_button.setEnabled(bool(count))

    def _on_changed(self, changes: Changes) -> None:
        """What is not seen is looked at again when it is."""
        if changes.kinds & _KINDS and self.printed and self.isVisible():
            self.show_list(self.printed.number)


def _called(printed: PrintedList) -> str:
    days = format_days(printed.first, printed.last)
    return _("List {number} · {days}").format(number=printed.number, days=days)
