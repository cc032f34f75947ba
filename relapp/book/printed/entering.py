"""What came of many rows of a printed list, entered as one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from relapp.book import facts, mark_rows
from relapp.book.agenda import Agenda
from relapp.book.changes import Changes, Kind
from relapp.book.database import Database
from relapp.book.journal import Journal
from relapp.book.printed.standings import open_of, standings
from relapp.book.schema import PrintedListTable, PrintedRowTable
from relapp.domain.facts import ClientFacts
from relapp.domain.journal import MarkKind, Outcome, Touch
from relapp.domain.printed import PrintedList, PrintedRow
from relapp.domain.reminders import Reminder
from relapp.domain.results import Entered, Refusal, Standing, refusal, same_touch, still_open
from relapp.domain.touching import likely_channel
from relapp.errors import UserError
from relapp.wording import results

_KINDS = frozenset({Kind.JOURNAL, Kind.AGENDA})

TakeBack = Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Line:
    """What is said of a row, as it stood before anything was entered."""

    row: PrintedRow
    entered: Entered
    stands: Standing


class Entering:
    """Enters what came of rows of a list on `today`."""

    def __init__(self, db: Database, agenda: Agenda, journal: Journal, printed: PrintedList, today: date) -> None:
        self._db = db
        self._agenda = agenda
        self._journal = journal
        self._printed = printed
        self._today = today
        self._list_id = db.value(PrintedListTable.select(PrintedListTable.id).where(PrintedListTable.number == printed.number))

    def enter(self, entries: Sequence[Entered], meanwhile: Sequence[Entered]) -> Changes:
        """Enter all of it, or raise UserError and enter nothing."""
        undos: list[TakeBack] = []
        with self._db.transaction():
            lines, noted = self._checked(entries), self._done_meanwhile(meanwhile)
            for turn in _turns(lines):
                undos += self._enter(turn)
            undos += [self._journal.add_note(touch.uuid, line.entered.note.strip()) for line, touch in noted]
        ids = tuple(line.row.client_id for line in (*lines, *(line for line, _touch in noted)))

        def undo() -> Changes:
            with self._db.transaction():
                for each in reversed(undos):
                    each()
                self._journal.refresh(list(dict.fromkeys(ids)))
            return Changes("undone", _KINDS, ids)

        return Changes("results_entered" if lines else "notes_added", _KINDS, ids, undo)

    def _checked(self, entries: Sequence[Entered]) -> list[_Line]:
        """Each entry with its row, which is open and named once."""
        printed, lines = self._printed, dict[int, _Line]()
        rows, stands = {row.number: row for row in printed.rows}, standings(self._db, printed, self._today)
        for each in entries:
            if each.number not in rows:
                raise UserError(results.unknown(each.number, printed.number))
            is_twice = each.number in lines
            why = Refusal.LOGGED if is_twice else refusal(each, stands[each.number], printed.printed_on, self._today)
            if why:
                raise UserError(results.refused(why, each.number, stands[each.number]))
            lines[each.number] = _Line(rows[each.number], each, stands[each.number])
        return list(lines.values())

    def _done_meanwhile(self, entries: Iterable[Entered]) -> list[tuple[_Line, Touch]]:
        """Each entry of a row that the book knows a touch of, with that."""
        rows, stands = {row.number: row for row in self._printed.rows}, standings(self._db, self._printed, self._today)
        lines = [_Line(rows[each.number], each, stands[each.number]) for each in entries if each.number in rows]
        touches = [same_touch(line.entered, line.stands) for line in lines]
        return [(line, touch) for line, touch in zip(lines, touches, strict=True) if touch]

    def _enter(self, lines: Sequence[_Line]) -> list[TakeBack]:
        """Enter rows of as many clients."""
        ids = [line.row.client_id for line in lines]
        reminders = open_of(self._db, ids, self._today)
        known = {each.client.id: each for each in facts.load(self._db, ids)}
        undos = []
        for line in lines:
            reasons = still_open(line.row, reminders.get(line.row.client_id, ()))
            outcome = line.entered.result.outcome
            if outcome is None:
                undos.append(self._skip(line, (*reasons, *line.stands.gone)))
            else:
                undos.append(self._log(line, outcome, reasons, known[line.row.client_id]))
        self._journal.refresh(ids)
        return undos

    def _log(self, line: _Line, outcome: Outcome, reasons: Sequence[Reminder], known: ClientFacts) -> TakeBack:
        """Log a touch that closes those of its reasons which are open, or what it is about where none is any more."""
        entered, first = line.entered, (reasons or line.row.reasons)[0]
        channel = likely_channel(outcome, first, known.client.preferred_channel)
        touch = Touch(
            entered.on,
            first.purpose,
            channel,
            outcome=outcome,
            note=entered.note.strip(),
            message_counts=entered.message_counts and outcome is Outcome.LEFT_MESSAGE,
        )
        written = self._journal.write(line.row.client_id, touch, reasons or None, known=known)
        unname = self._name(line.row, written.row)

        def take_back() -> None:
            unname()
            written.take_back()

        return take_back

    def _skip(self, line: _Line, reasons: Iterable[Reminder]) -> TakeBack:
        rows = [self._agenda.insert_mark(each, MarkKind.SKIPPED, line.entered.on, None) for each in reasons]
        return lambda: mark_rows.delete(self._db, rows)

    def _name(self, row: PrintedRow, touch: int) -> TakeBack:
        """Let a row know its touch; another one that it had is no longer its own."""
        table = PrintedRowTable
        is_it = (table.list_id == self._list_id, table.number == row.number)
        before = self._db.value(table.select(table.touch_id).where(*is_it))

        def write(touch_id: int | None) -> None:
            self._db.execute(table.update(touch_id=touch_id).where(*is_it))

        write(touch)
        return lambda: write(before)


def _turns(lines: Iterable[_Line]) -> list[list[_Line]]:
    """In the order given, and each client once a turn: what one row closes is no longer open for the next of the same client."""
    turns: list[dict[int, _Line]] = []
    for line in lines:
        turn = next((turn for turn in turns if line.row.client_id not in turn), None)
        if turn is None:
            turns.append(turn := {})
        turn[line.row.client_id] = line
    return [list(turn.values()) for turn in turns]
