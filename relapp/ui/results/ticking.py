"""What keys and clicks in the table do to the line above it, which is always about the table's row."""

from PySide6.QtCore import QObject, Signal

from relapp.domain.printed import Result
from relapp.domain.results import Entered, Refusal, refusal, usual_day
from relapp.domain.touching import likeliest
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.results.entry_line import EntryLine
from relapp.ui.results.model import ResultsModel
from relapp.ui.results.table import ResultsTable
from relapp.ui.widgets.inputs import lead_to
from relapp.wording import results


class Ticking(QObject):
    """`given` carries an Entered that can be said of its row, `cleared` the number of a row that is to have no result."""

    given = Signal(object)
    cleared = Signal(int)

    def __init__(self, bus: Bus, table: ResultsTable, entry: EntryLine, rows: ResultsModel) -> None:
        super().__init__(table)
        self._bus, self._table, self._entry, self._rows = bus, table, entry, rows
        entry.row_shown.connect(table.go_to)
        entry.left.connect(self._go_back_to)
        table.row_chosen.connect(self._follow)
        table.ticked.connect(self._tick)
        table.result_given.connect(self._give)
        table.note_wanted.connect(self._edit)
        table.cleared.connect(self._clear)

    def _go_back_to(self, number: int) -> None:
        """Give the keyboard back to the table, on the row that was taken from it."""
        self._table.go_to(number)
        lead_to(self._table)

    def _follow(self, number: int) -> None:
        """Put the row chosen in the table into the line, once what is typed there is kept."""
        before = self._entry.number
        if number == before:
            return
        if not self._entry.is_begun or self._entry.finish():
            self._entry.begin(number, with_keyboard=False)
        elif before is not None:
            self._table.go_to(before)

    def _give(self, number: int, result: Result) -> None:
        """Set the result of a row; of a message it is asked whether it counts."""
        row, printed, before = self._rows.row(number), self._rows.printed, self._rows.draft.get(number)
        if row is None or printed is None:
            return
        on = before.on if before else usual_day(row, printed.printed_on, self._bus.today())
        entered = Entered(number, result, self._entry.note, on)
        stands = self._rows.stands(number)
        if why := refusal(entered, stands, printed.printed_on, self._bus.today()):
            self._entry.say(results.refused(why, number, stands))
            return
        self.given.emit(entered)
        if result is Result.LEFT_MESSAGE:
            self._entry.edit(number, asks_of_message=True)
        else:
            self._entry.begin(number, with_keyboard=False)

    def _tick(self, number: int) -> None:
        """Enter what is likeliest of a row, or nothing any more."""
        row = self._rows.row(number)
        if number in self._rows.draft:
            self._clear(number)
        elif row:
            self._give(number, Result(likeliest(row.reasons[0]).value))

    def _edit(self, number: int) -> None:
        """Write the note of a row that has a result."""
        stands = self._rows.stands(number)
        if not stands.is_open:
            self._entry.say(results.refused(Refusal.DONE, number, stands))
        elif number not in self._rows.draft:
            said = _("Row {number} has no result yet: press its letter, or Space for the likeliest.")
            self._entry.say(said.format(number=number), is_problem=False)
        else:
            self._entry.edit(number)

    def _clear(self, number: int) -> None:
        self.cleared.emit(number)
        self._entry.begin(number, with_keyboard=False)
