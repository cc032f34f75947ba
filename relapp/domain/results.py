"""What came back from paper: how a printed row stands, and what is typed about it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relapp.domain.journal import Mark, MarkKind, Outcome, Touch
from relapp.domain.printed import PrintedRow, Result
from relapp.domain.reminders import Reminder

_CLOSING = (MarkKind.DONE, MarkKind.SKIPPED)
_LINE = re.compile(r"\s*(?:(\d{1,6})\s*[-–/.]\s*)?(\d{1,6})(?:\s*([^\s\d–/.-]\S*)(?:\s+(.*))?)?\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entered:
    """What is said of row `number`; `message_counts` is whether a message left counts as contact."""

    number: int
    result: Result
    note: str
    on: date
    message_counts: bool = False


class State(StrEnum):
    """How far a printed row is: `ENTERED` from its list, `DONE` in any other way; one that was tried is still open."""

    OPEN = "open"
    TRIED = "tried"
    DONE = "done"
    SKIPPED = "skipped"
    ENTERED = "entered"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a row stands; `on` is the day on which it was done or tried, `touch` how, where there is more to say than a mark.

    `reasons` are those of the row that are still open, as they are now, `gone` those that ended without a word, as they were
    printed, and `logged` what was logged about the client since by something else than another row of the list.
    """

    state: State = State.OPEN
    on: date | None = None
    touch: Touch | None = None
    reasons: tuple[Reminder, ...] = ()
    gone: tuple[Reminder, ...] = ()
    logged: tuple[Touch, ...] = ()

    @property
    def outcome(self) -> Outcome | None:
        """What came of it, where a touch says so."""
        return self.touch.outcome if self.touch else None

    @property
    def note(self) -> str:
        """What was noted about it."""
        return self.touch.note if self.touch else ""

    @property
    def is_open(self) -> bool:
        """Whether a result can be entered."""
        return self.state in (State.OPEN, State.TRIED)


@dataclass(frozen=True, slots=True)
class Since:
    """What the book knows of a row's client since the list was printed, each in the order in which it was made.

    `marks` are all there are; `own` is the touch that was entered for the row, `entered` names those of all rows of the list.
    """

    reminders: Sequence[Reminder] = ()
    marks: Sequence[Mark] = ()
    touches: Sequence[Touch] = ()
    own: Touch | None = None
    entered: frozenset[str] = frozenset()


def standing(row: PrintedRow, since: Since) -> Standing:
    """How `row` stands by what is known since it was printed."""
    reasons, closing = still_open(row, since.reminders), _closing(row.reasons, since.marks)
    known = {*map(_key, reasons), *map(_key, closing)}
    gone = tuple(each for each in row.reasons if _key(each) not in known)
    logged = tuple(each for each in since.touches if each is since.own or each.uuid not in since.entered)
    return Standing(*_state(row, reasons, since), reasons, gone, logged)


def still_open(row: PrintedRow, reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """The reasons of `row` among the reminders of its client that are open now."""
    now = {_key(each): each for each in reminders}
    return tuple(now[_key(each)] for each in row.reasons if _key(each) in now)


def _state(row: PrintedRow, reasons: Sequence[Reminder], since: Since) -> tuple[State, date | None, Touch | None]:
    if since.own and since.own.is_contact:
        return State.ENTERED, since.own.on, since.own
    closing = _closing(row.reasons, since.marks) if not reasons else []
    real = [each for each in since.touches if each.is_contact]
    if closing and len(closing) == len(row.reasons):
        on = max(mark.on for mark in closing)
        if all(mark.kind is MarkKind.SKIPPED for mark in closing):
            return State.SKIPPED, on, None
        return State.DONE, on, next((each for each in reversed(real) if each.on == on), None)
    if real and not reasons:
        last = max(real, key=lambda each: each.on)
        return State.DONE, last.on, last
    tried = since.own or _tried(row.reasons, since)
    return (State.TRIED, tried.on, tried) if tried else (State.OPEN, None, None)


def _closing(reasons: Iterable[Reminder], marks: Iterable[Mark]) -> list[Mark]:
    """The marks that closed reasons, as far as there are such."""
    last = {_key(mark): mark for mark in marks}
    found = (last.get(_key(each)) for each in reasons)
    return [mark for mark in found if mark and mark.kind in _CLOSING]


def _tried(reasons: Iterable[Reminder], since: Since) -> Touch | None:
    """The last try since the list was printed; those known before are no news."""
    for reason in reasons:
        tries = [mark for mark in since.marks if mark.kind is MarkKind.TRIED and _key(mark) == _key(reason)]
        if len(tries) > reason.tries:
            found = (each for each in reversed(since.touches) if each.on == tries[-1].on and not each.is_contact)
            return next(found, None)
    return None


def _key(each: Mark | Reminder) -> tuple[str, str]:
    return each.source, each.occurrence


class Refusal(StrEnum):
    """Why a result is not entered: nothing is logged twice, and what has to come to an end of its own is not left out."""

    DONE = "done"
    LOGGED = "logged"
    NOT_TO_SKIP = "not_to_skip"
    BEFORE_PRINTED = "before_printed"
    TO_COME = "to_come"


def refusal(entered: Entered, stands: Standing, printed_on: date, today: date) -> Refusal | None:
    """Why `entered` cannot be said of its row as it stands on `today`; None where it can."""
    if not stands.is_open:
        return Refusal.DONE
    if entered.on > today:
        return Refusal.TO_COME
    if entered.on < printed_on:
        return Refusal.BEFORE_PRINTED
    if entered.result is Result.SKIPPED:
        return None if all(each.may_be_skipped for each in (*stands.reasons, *stands.gone)) else Refusal.NOT_TO_SKIP
    return Refusal.LOGGED if _logged(entered, stands) else None


def same_touch(entered: Entered, stands: Standing) -> Touch | None:
    """The touch that the book has already for what was `entered` of a row, None where it knows of none."""
    return _logged(entered, stands) if stands.is_open else stands.touch


def _logged(entered: Entered, stands: Standing) -> Touch | None:
    said = entered.on, entered.result.outcome
    return next((each for each in stands.logged if (each.on, each.outcome) == said), None)


def usual_day(row: PrintedRow, printed_on: date, today: date) -> date:
    """When a row was most likely done: on the day that it was planned for, as far as that has come; without one, today."""
    return max(printed_on, min(row.day, today) if row.has_day else today)


@dataclass(frozen=True, slots=True)
class Typed:
    """A line such as ``12-7 S called back``: the list, where one is named, the row, and what was scribbled beside it."""

    list: int | None
    row: int
    letter: str = ""
    note: str = ""


def typed_line(text: str) -> Typed | None:
    """What was typed of a row: ``7``, ``12-7``, ``7 S`` or ``12-7 S called back``; None for anything else."""
    found = _LINE.fullmatch(text)
    if not found:
        return None
    printed, row, letter, note = found.groups()
    return Typed(int(printed) if printed else None, int(row), (letter or "").rstrip(",.:;"), (note or "").strip())
