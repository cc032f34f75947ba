"""One result after the other by keyboard alone: row, letter, note, and the next row is offered."""

from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from relapp.domain.printed import PrintedRow, Result
from relapp.domain.results import Entered, Refusal, refusal, typed_code, usual_day
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.results.fields import Fields
from relapp.ui.results.model import ResultsModel
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.inputs import DayField, lead_to
from relapp.wording import results


class EntryLine(QWidget):
    """`entered` carries an Entered that can be said of its row, `list_wanted` the numbers of another list and of a row on it.

    `left` carries the number of the row with which the user goes back to the table that it was taken from.
    """

    entered = Signal(object)
    list_wanted = Signal(int, int)
    left = Signal(int)

    def __init__(self, bus: Bus, rows: ResultsModel) -> None:
        super().__init__()
        self._bus, self._rows = bus, rows
        self._comes_from_table = self._has_own_day = False
        self.fields = Fields(DayField(bus.today(), name=_("Day")))
        VBox(self).addWidget(self.fields)
        self.fields.row.textEdited.connect(lambda _text: self._show_row())
        self.fields.result.textEdited.connect(lambda _text: self._show_result())
        self.fields.day.dateChanged.connect(lambda _day: self._note_own_day())
        self.fields.enter_pressed.connect(self._go_on)
        self.setFocusProxy(self.fields.row)

    @property
    def is_begun(self) -> bool:
        """Whether something is typed beyond the row."""
        return bool(self.fields.result.text() or self.fields.note.text())

    def begin(self, number: int | None, *, with_keyboard: bool = True) -> None:
        """Offer a row, or none where nothing is left to enter."""
        self._comes_from_table = False
        self._fill(number, None)
        if with_keyboard:
            lead_to(self.fields.row)
        self.fields.row.selectAll()

    def edit(self, number: int, *, asks_of_message: bool = False) -> None:
        """Take a row from the table: its note is typed here, and whether a message left counts is asked here."""
        self._fill(number, self._rows.draft.get(number))
        self._comes_from_table = True
        lead_to(self.fields.counts if asks_of_message else self.fields.note)

    def say(self, text: str, *, is_problem: bool = True) -> None:
        """Say something beside the row, calmly."""
        self.fields.echo.set_role("problem" if is_problem else "body")
        self.fields.echo.setText(text)
        self.fields.row.setAccessibleDescription(text)

    def take_row(self) -> None:
        """On to the result, where the row can have one; one typed before is there again."""
        code = typed_code(self.fields.row.text())
        if code and self._is_elsewhere(code[0]):
            self.list_wanted.emit(*code)
            return
        row = self._row()
        self._show_row()
        if row is None or not self._rows.stands(row.number).is_open:
            self.fields.row.selectAll()
            return
        typed = self._rows.draft.get(row.number)
        if typed and not self.is_begun:
            self._fill(row.number, typed)
        lead_to(self.fields.result)
        self.fields.result.selectAll()

    def finish(self) -> bool:
        """Hand over what is typed; False where something is missing or wrong, which is said, with the keyboard on it."""
        row, result, printed = self._row(), self._result(), self._rows.printed
        if row is None or printed is None:
            self._show_row()
            lead_to(self.fields.row)
            return False
        if result is None:
            self._say_letters()
            lead_to(self.fields.result)
            return False
        counts = result is Result.LEFT_MESSAGE and self.fields.counts.isChecked()
        entered = Entered(row.number, result, self.fields.note.text().strip(), self.fields.day.day, counts)
        stands = self._rows.stands(row.number)
        if why := refusal(entered, stands, printed.printed_on, self._bus.today()):
            self.say(results.refused(why, row.number, stands))
            lead_to(self._field_at_fault(why))
            return False
        was_from_table, self._comes_from_table = self._comes_from_table, False
        self.entered.emit(entered)
        if was_from_table:
            self.left.emit(row.number)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves what was begun: back to the table, or to the row."""
        if event.key() == Qt.Key.Key_Escape and (self._comes_from_table or self.is_begun):
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        was_from_table, found = self._comes_from_table, self._row()
        self.begin(found.number if found else None)
        if was_from_table and found:
            self.left.emit(found.number)

    def _fill(self, number: int | None, entered: Entered | None) -> None:
        fields = self.fields
        fields.row.setText(str(number) if number is not None else "")
        fields.result.setText(results.letter(entered.result) if entered else "")
        fields.note.setText(entered.note if entered else "")
        fields.counts.setChecked(bool(entered and entered.message_counts))
        self._has_own_day = False
        self._show_row()
        self._show_result(quietly=True)
        if entered:
            self._show_day(entered.on)

    def _go_on(self, field: QObject) -> None:
        """What Enter does in a field."""
        fields = self.fields
        if field is fields.row:
            self.take_row()
        elif field is fields.result and self._result():
            lead_to(fields.note)
            fields.note.selectAll()
        elif field is fields.result:
            self._say_letters()
        elif field is fields.counts:
            lead_to(fields.note)
        else:
            self.finish()

    def _field_at_fault(self, why: Refusal) -> QWidget:
        if why is Refusal.DONE:
            return self.fields.row
        return self.fields.result if why is Refusal.NOT_TO_SKIP else self.fields.day

    def _row(self) -> PrintedRow | None:
        code = typed_code(self.fields.row.text())
        return self._rows.row(code[1]) if code and not self._is_elsewhere(code[0]) else None

    def _is_elsewhere(self, number: int | None) -> bool:
        """Whether a code names another list than the one that is shown."""
        return number is not None and (self._rows.printed is None or number != self._rows.printed.number)

    def _result(self) -> Result | None:
        return results.result_of(self.fields.result.text())

    def _show_row(self) -> None:
        """Say whom the row typed is about and why, or what is the matter with it."""
        text, printed = self.fields.row.text().strip(), self._rows.printed
        code, row = typed_code(text), self._row()
        if not text or printed is None:
            self.say("", is_problem=False)
        elif code is None:
            self.say(_("Type the number of a row, such as 7, or of a list and a row, such as 12-7."))
        elif self._is_elsewhere(code[0]):
            said = _("Enter leads to row {number} of list {list}.").format(number=code[1], list=code[0])
            self.say(said, is_problem=False)
        elif row is None:
            self.say(results.unknown(code[1], printed.number))
        else:
            self._show_known_row(row, printed.printed_on)

    def _show_known_row(self, row: PrintedRow, printed_on: date) -> None:
        stands = self._rows.stands(row.number)
        if not stands.is_open:
            self.say(results.refused(Refusal.DONE, row.number, stands))
            return
        tried = results.standing(stands)
        said = self._rows.described(row)
        self.say(f"{said} · {tried}" if tried else said, is_problem=False)
        if not self._has_own_day:
            self._show_day(usual_day(row, printed_on, self._bus.today()))

    def _show_result(self, *, quietly: bool = False) -> None:
        """Say what the letter typed means."""
        text, result = self.fields.result.text().strip(), self._result()
        self.fields.show_result(results.word(result) if result else "", asks=result is Result.LEFT_MESSAGE)
        if text and result is None:
            self._say_letters()
        elif not quietly:
            self._show_row()

    def _say_letters(self) -> None:
        text = self.fields.result.text().strip()
        said = _("No result has the letter {letter}. The letters are below.") if text else _("Type one of the letters below.")
        self.say(said.format(letter=text))

    def _show_day(self, day: date) -> None:
        self.fields.day.blockSignals(True)
        self.fields.day.set_day(day)
        self.fields.day.blockSignals(False)

    def _note_own_day(self) -> None:
        self._has_own_day = True
