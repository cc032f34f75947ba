from dataclasses import replace
from datetime import date

import pytest

from relapp.domain.journal import Mark, MarkKind, Outcome, Purpose, Touch, with_note
from relapp.domain.printed import PrintedRow, Result
from relapp.domain.reminders import Reminder
from relapp.domain.results import (
    Entered,
    Refusal,
    Since,
    Standing,
    State,
    Typed,
    refusal,
    same_touch,
    standing,
    typed_line,
    usual_day,
)
from relapp.wording import results

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)


def reason(source="rhythm", purpose=Purpose.KEEP_IN_TOUCH, **rest):
    return Reminder(1, source, "1", purpose, source, MONDAY, TUESDAY, WEDNESDAY, **rest)


RHYTHM, BIRTHDAY, PROMISE = reason(), reason("occasion", Purpose.GREETING), reason("promise", Purpose.PROMISE)
ROW = PrintedRow(7, 1, TUESDAY, (RHYTHM, BIRTHDAY))
SPOKE = Touch(TUESDAY, Purpose.KEEP_IN_TOUCH, uuid="spoke")
NO_ANSWER = replace(SPOKE, outcome=Outcome.NO_ANSWER, uuid="none")


def mark(of, kind=MarkKind.DONE, on=TUESDAY):
    return Mark(of.source, of.occurrence, kind, on)


@pytest.mark.parametrize(
    ("since", "state", "on", "outcome", "open_reasons"),
    [
        (Since(ROW.reasons), State.OPEN, None, None, ROW.reasons),
        (Since((RHYTHM,), (mark(BIRTHDAY),)), State.OPEN, None, None, (RHYTHM,)),
        (Since((), (mark(RHYTHM), mark(BIRTHDAY)), (SPOKE,)), State.DONE, TUESDAY, Outcome.SPOKE, ()),
        (Since((), (mark(RHYTHM), mark(BIRTHDAY))), State.DONE, TUESDAY, None, ()),
        (Since((), (mark(RHYTHM, MarkKind.SKIPPED), mark(BIRTHDAY, MarkKind.SKIPPED))), State.SKIPPED, TUESDAY, None, ()),
        (Since((), (mark(RHYTHM, MarkKind.SKIPPED), mark(BIRTHDAY))), State.DONE, TUESDAY, None, ()),
        (Since((), (), (SPOKE,)), State.DONE, TUESDAY, Outcome.SPOKE, ()),
        (Since((), (), (NO_ANSWER,)), State.OPEN, None, None, ()),
        (Since(()), State.OPEN, None, None, ()),
        (Since(ROW.reasons, (), (SPOKE,)), State.OPEN, None, None, ROW.reasons),
        (Since(ROW.reasons, (mark(RHYTHM, MarkKind.TRIED),), (NO_ANSWER,)), State.TRIED, TUESDAY, Outcome.NO_ANSWER, ROW.reasons),
        (Since(ROW.reasons, (), (NO_ANSWER,), NO_ANSWER), State.TRIED, TUESDAY, Outcome.NO_ANSWER, ROW.reasons),
        (Since(ROW.reasons, (), (SPOKE,), SPOKE), State.ENTERED, TUESDAY, Outcome.SPOKE, ROW.reasons),
        (Since(ROW.reasons, (mark(RHYTHM), mark(RHYTHM, MarkKind.MOVED))), State.OPEN, None, None, ROW.reasons),
    ],
)
def test_how_a_row_stands(since, state, on, outcome, open_reasons):
    found = standing(ROW, since)
    assert (found.state, found.on, found.outcome, found.reasons) == (state, on, outcome, open_reasons)


def test_a_try_from_before_the_list_was_printed_is_no_news():
    row = replace(ROW, reasons=(replace(RHYTHM, tries=1),))
    assert standing(row, Since(row.reasons, (mark(RHYTHM, MarkKind.TRIED),), (NO_ANSWER,))).state is State.OPEN


def test_what_ended_without_a_word_is_told_from_what_was_done():
    assert standing(ROW, Since((), (mark(RHYTHM),))).gone == (BIRTHDAY,)


def test_touches_of_other_rows_are_not_the_same_touch():
    since = Since(ROW.reasons, (), (NO_ANSWER, SPOKE), NO_ANSWER, frozenset({"none", "spoke"}))
    assert standing(ROW, since).logged == (NO_ANSWER,)


@pytest.mark.parametrize(
    ("entered", "stands", "why"),
    [
        (Entered(7, Result.SPOKE, "", TUESDAY), Standing(), None),
        (Entered(7, Result.SPOKE, "", TUESDAY), Standing(State.TRIED, MONDAY), None),
        (Entered(7, Result.SPOKE, "", TUESDAY), Standing(State.DONE, MONDAY), Refusal.DONE),
        (Entered(7, Result.SPOKE, "", TUESDAY), Standing(State.ENTERED, MONDAY), Refusal.DONE),
        (Entered(7, Result.SPOKE, "", TUESDAY), Standing(State.SKIPPED, MONDAY), Refusal.DONE),
        (Entered(7, Result.SPOKE, "", WEDNESDAY), Standing(), Refusal.TO_COME),
        (Entered(7, Result.SPOKE, "", date(2026, 11, 22)), Standing(), Refusal.BEFORE_PRINTED),
        (Entered(7, Result.SPOKE, "", TUESDAY), Standing(logged=(SPOKE,)), Refusal.LOGGED),
        (Entered(7, Result.SENT, "", TUESDAY), Standing(logged=(SPOKE,)), None),
        (Entered(7, Result.SKIPPED, "", TUESDAY), Standing(reasons=(RHYTHM,)), None),
        (Entered(7, Result.SKIPPED, "", TUESDAY), Standing(reasons=(RHYTHM, PROMISE)), Refusal.NOT_TO_SKIP),
        (Entered(7, Result.SKIPPED, "", TUESDAY), Standing(gone=(PROMISE,)), Refusal.NOT_TO_SKIP),
    ],
)
def test_what_is_refused_and_why(entered, stands, why):
    assert refusal(entered, stands, MONDAY, TUESDAY) is why
    if why:
        assert results.refused(why, 7, stands).startswith("Row 7")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("7", Typed(None, 7)),
        (" 12-7 ", Typed(12, 7)),
        ("12 – 7", Typed(12, 7)),
        ("12/7", Typed(12, 7)),
        ("12.7", Typed(12, 7)),
        ("1-01 S", Typed(1, 1, "S")),
        ("5 s", Typed(None, 5, "s")),
        ("5s", Typed(None, 5, "s")),
        ("5 s: called back Monday ", Typed(None, 5, "s", "called back Monday")),
        ("12-7 e 3 lists · sent", Typed(12, 7, "e", "3 lists · sent")),
        ("", None),
        ("-7", None),
        ("7-", None),
        ("7 -s", None),
        ("7 3", None),
        ("seven", None),
        ("1-2-3", None),
        ("٧", None),
        ("9" * 40, None),
    ],
)
def test_a_line_is_a_row_its_list_and_what_was_scribbled(text, typed):
    assert typed_line(text) == typed


def test_what_the_book_has_already_is_found():
    said = Entered(7, Result.SPOKE, "", TUESDAY)
    assert same_touch(said, Standing(State.DONE, TUESDAY, SPOKE)) is SPOKE
    assert same_touch(said, Standing(logged=(NO_ANSWER, SPOKE))) is SPOKE
    assert same_touch(said, Standing(State.TRIED, TUESDAY, NO_ANSWER)) is None
    assert same_touch(said, Standing(State.SKIPPED, TUESDAY)) is None


def test_a_note_comes_behind_another_one_and_is_not_said_twice():
    assert [with_note(before, "call") for before in ("", "was out", "to call")] == ["call", "was out · call", "to call"]


@pytest.mark.parametrize(("planned", "day"), [(MONDAY, MONDAY), (WEDNESDAY, TUESDAY), (date(2026, 11, 20), MONDAY)])
def test_the_usual_day_is_the_planned_one_as_far_as_it_has_come(planned, day):
    assert usual_day(replace(ROW, day=planned), MONDAY, TUESDAY) == day


def test_a_row_without_a_day_was_most_likely_done_today():
    assert usual_day(replace(ROW, day=MONDAY, has_day=False), MONDAY, TUESDAY) == TUESDAY


@pytest.mark.parametrize("result", Result)
def test_a_letter_is_a_result_small_or_large(result):
    letter = results.letter(result)
    assert results.result_of(f" {letter.lower()}") is results.result_of(letter.upper()) is result


def test_no_other_letter_is_a_result():
    assert [results.result_of(text) for text in ("", " ", "K", "SM", "ſ?")] == [None] * 5


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        (Standing(), ""),
        (Standing(State.TRIED, TUESDAY, NO_ANSWER), "Tried on Nov 24: no answer"),
        (Standing(State.DONE, TUESDAY, SPOKE), "Done on Nov 24: spoke"),
        (Standing(State.DONE, TUESDAY), "Done on Nov 24"),
        (Standing(State.SKIPPED, TUESDAY), "Left out on Nov 24"),
        (Standing(State.ENTERED, TUESDAY, replace(SPOKE, outcome=Outcome.SENT)), "Done on Nov 24: sent"),
    ],
)
def test_a_standing_in_words(stands, said):
    assert results.standing(stands) == said


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        (Standing(State.DONE, TUESDAY, SPOKE), "Row 7 was already done on Nov 24: spoke."),
        (Standing(State.DONE, TUESDAY), "Row 7 was already done on Nov 24."),
        (Standing(State.SKIPPED, TUESDAY), "Row 7 was already left out on Nov 24."),
    ],
)
def test_a_row_that_was_done_is_said(stands, said):
    assert results.refused(Refusal.DONE, 7, stands) == said


def test_only_a_message_that_counts_is_said_to_count():
    assert results.said(Result.LEFT_MESSAGE, message_counts=True) != results.said(Result.LEFT_MESSAGE, message_counts=False)
    assert results.said(Result.SPOKE, message_counts=True) == "Spoke"
