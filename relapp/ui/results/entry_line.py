"""One result after the other by keyboard alone: row, letter, note, and the next row is offered."""

from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from relapp.domain.printed import PrintedRow, Result
from relapp.domain.results import Entered, Refusal, Typed, refusal, typed_line, usual_day
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.results.drafts import Begun, drafts_of
from relapp.ui.results.echo import is_elsewhere, row_said
from relapp.ui.results.fields import Fields
from relapp.ui.results.model import ResultsModel
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.inputs import DayField, has_focus_inside, lead_to
from relapp.wording import results


class EntryLine(QWidget):
    """`entered` carries an Entered that can be said of its row, `list_wanted` the number of another list and a Typed of it.

    `row_shown` carries the number of the row that the line is about, `left` that of the row with which the user goes back to the
    table that it was taken from; `begun_changed` comes when there is something else that is not finished, or nothing any more.
    """

    entered = Signal(object)
    list_wanted = Signal(int, object)
    row_shown = Signal(int)
    left = Signal(int)
    begun_changed = Signal()

    def __init__(self, bus: Bus, rows: ResultsModel) -> None:
        super().__init__()
        self._bus, self._rows, self._drafts = bus, rows, drafts_of(bus)
        self._comes_from_table = self._has_own_day = False
        self._cleared: Begun | None = None
        self.fields = Fields(DayField(bus.today(), name=_("Day")))
        self._filled = self._content()
        VBox(self).addWidget(self.fields)
        self.fields.row.textEdited.connect(lambda _text: self._take_typing_of_row())
        self.fields.result.textEdited.connect(lambda _text: self._show_result())
        self.fields.day.dateChanged.connect(self._note_own_day)
        for changed in (self.fields.row.textEdited, self.fields.result.textEdited, self.fields.note.textEdited):
            changed.connect(lambda _text: self._keep())
        self.fields.counts.clicked.connect(self._keep)
        self.fields.enter_pressed.connect(self._go_on)
        self.setFocusProxy(self.fields.row)

    @property
    def is_begun(self) -> bool:
        """Whether something is typed beyond the row that is not what it was filled with."""
        begun = self._begun()
        return bool(begun.letter or begun.note) and self._content() != self._filled

    @property
    def number(self) -> int | None:
        """The row of the list shown that the line is about."""
        row = self._row()
        return row.number if row else None

    @property
    def note(self) -> str:
        """The note that stands in the line."""
        return self.fields.note.text().strip()

    def begin(self, number: int | None, *, with_keyboard: bool = True) -> None:
        """Offer a row with what was typed of it, or none where nothing is left to enter."""
        self._comes_from_table, self._cleared = False, None
        self._fill(number, self._rows.draft.get(number) if number is not None else None)
        if with_keyboard:
            lead_to(self.fields.row)
        self.fields.row.selectAll()

    def edit(self, number: int, *, asks_of_message: bool = False) -> None:
        """Take a row from the table: its note is typed here, and whether a message left counts is asked here."""
        self._fill(number, self._rows.draft.get(number))
        self._comes_from_table = True
        lead_to(self.fields.counts if asks_of_message else self.fields.note)

    def go_on_with(self, begun: Begun) -> None:
        """Show again what was not finished."""
        self._fill(begun.number, None)
        fields = self.fields
        fields.row.setText(begun.row)
        fields.fill(begun.letter, begun.note, message_counts=begun.message_counts)
        self._has_own_day = self._has_own_day or fields.day.day != begun.on
        self.fields.show_day(begun.on)
        self._show_result(quietly=True)
        self._keep()

    def bring_back(self) -> bool:
        """Show again what Escape has cleared; False where there is nothing."""
        if self._cleared is None:
            return False
        self.go_on_with(self._cleared)
        lead_to(self.fields.note)
        return True

    def say(self, text: str, *, is_problem: bool = True) -> None:
        """Say something beside the row, calmly."""
        self.fields.echo.set_role("problem" if is_problem else "body")
        self.fields.echo.setText(text)
        self.fields.row.setAccessibleDescription(text)

    def take_line(self, typed: Typed) -> None:
        """What a line says of a row of the list shown: all of it, or what is still missing is asked for."""
        fields = self.fields
        fields.row.setText(str(typed.row))
        self._show_row()
        row = self._row()
        if row is None or not self._rows.stands(row.number).is_open:
            fields.row.setText(" ".join(filter(None, (str(typed.row), typed.letter, typed.note))))
            fields.row.selectAll()
            return
        before = self._rows.draft.get(row.number)
        if before and not (fields.result.text() or fields.note.text()):
            self._fill(row.number, before)
        if typed.letter:
            fields.result.setText(typed.letter)
            fields.note.setText(typed.note or fields.note.text())
            self._show_result(quietly=True)
            self._keep()
            self.finish()
            return
        lead_to(fields.result)
        fields.result.selectAll()

    def finish(self) -> bool:
        """Hand over what is typed; False where something is missing or wrong, which is said, with the keyboard on it."""
        line, row, result, printed = self._line(), self._row(), self._result(), self._rows.printed
        if line and line.letter and row and self._rows.stands(row.number).is_open:
            self.take_line(line)
            return not self.is_begun
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
        was_from_table, self._comes_from_table, self._cleared = self._comes_from_table, False, None
        self.entered.emit(entered)
        if was_from_table:
            self.left.emit(row.number)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back: to the table, else a field, and clears what was begun only from the row."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._comes_from_table:
            self._clear()
        elif not self.fields.row.hasFocus() and has_focus_inside(self.fields):
            before = self.fields.result if not self.fields.result.hasFocus() else self.fields.row
            lead_to(before)
            before.selectAll()
        elif self.is_begun:
            self._clear()
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        """Leave what was begun, which Ctrl+Z brings back."""
        was_from_table, number, cleared = self._comes_from_table, self.number, self._begun() if self.is_begun else None
        self.begin(number, with_keyboard=not was_from_table)
        if was_from_table and number is not None:
            self.left.emit(number)
        if cleared:
            self._cleared = cleared
            self.say(_("Ctrl+Z brings back what was typed."), is_problem=False)

    def _fill(self, number: int | None, entered: Entered | None) -> None:
        self._has_own_day = False
        self.fields.row.setText(str(number) if number is not None else "")
        self._fill_rest(entered)
        self._show_row()
        if entered:
            self.fields.show_day(entered.on)
        self._filled = self._content()
        self._keep()

    def _fill_rest(self, entered: Entered | None) -> None:
        if entered:
            self.fields.fill(results.letter(entered.result), entered.note, message_counts=entered.message_counts)
        else:
            self.fields.fill("", "", message_counts=False)
        self._show_result(quietly=True)

    def _take_typing_of_row(self) -> None:
        """Say what was typed; what another row was filled with does not go with it."""
        was_filled = (self.fields.result.text() or self.fields.note.text()) and self._content() == self._filled
        if was_filled:
            self._fill_rest(None)
            self._has_own_day = False
            self._filled = self._content()
        self._show_row()

    def _content(self) -> tuple[str, str, bool, date | None, str]:
        """What can be told from what the line was filled with; whatever the row is, but with what stands behind it."""
        fields, line = self.fields, self._line()
        day = fields.day.day if self._has_own_day else None
        return fields.result.text(), fields.note.text(), fields.counts.isChecked(), day, line.letter if line else ""

    def _begun(self) -> Begun:
        fields, line, printed = self.fields, self._line(), self._rows.printed
        number, row = printed.number if printed else 0, fields.row.text().strip()
        letter, note = fields.result.text().strip(), fields.note.text().strip()
        if line and line.letter:
            number, row, letter, note = line.list or number, str(line.row), line.letter, line.note or note
        return Begun(number, row, letter, note, fields.day.day, fields.counts.isChecked())

    def _keep(self) -> None:
        """Let the drafts know what is begun, as it is asked about when the user leaves."""
        before, self._drafts.begun = self._drafts.begun, self._begun() if self.is_begun else None
        if self._drafts.begun:
            self._cleared = None
        if before != self._drafts.begun:
            self.begun_changed.emit()

    def _go_on(self, field: QObject) -> None:
        """What Enter does in a field."""
        fields = self.fields
        if field is fields.row:
            self._take_row()
        elif field is fields.result and self._result():
            lead_to(fields.note)
            fields.note.selectAll()
        elif field is fields.result:
            self._say_letters()
        elif field is fields.counts:
            lead_to(fields.note)
        else:
            self.finish()

    def _take_row(self) -> None:
        """On to what is typed of a row, of whichever list it is."""
        line = self._line()
        if line and line.list is not None and is_elsewhere(line, self._rows):
            self.list_wanted.emit(line.list, line)
        elif line:
            self.take_line(line)
        else:
            self._show_row()
            self.fields.row.selectAll()

    def _field_at_fault(self, why: Refusal) -> QWidget:
        fields = self.fields
        return {Refusal.DONE: fields.row, Refusal.NOT_TO_SKIP: fields.result}.get(why, fields.day)

    def _row(self) -> PrintedRow | None:
        line = self._line()
        return self._rows.row(line.row) if line and not is_elsewhere(line, self._rows) else None

    def _line(self) -> Typed | None:
        return typed_line(self.fields.row.text())

    def _result(self) -> Result | None:
        return results.result_of(self.fields.result.text())

    def _show_row(self) -> None:
        """Say whom the row typed is about and why, or what is the matter with it."""
        said, is_problem = row_said(self.fields.row.text(), self._rows)
        self.say(said, is_problem=is_problem)
        row, printed = self._row(), self._rows.printed
        if row is None or printed is None:
            return
        self.row_shown.emit(row.number)
        if not self._has_own_day:
            typed = self._rows.draft.get(row.number)
            self.fields.show_day(typed.on if typed else usual_day(row, printed.printed_on, self._bus.today()))

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

    def _note_own_day(self) -> None:
        self._has_own_day = True
        self._keep()
