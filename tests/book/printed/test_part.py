from dataclasses import replace
from datetime import timedelta

import pytest

from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Direction, Outcome, Purpose, Touch
from relapp.domain.printed import PrintedList, PrintedRow
from relapp.domain.results import State
from relapp.errors import UserError
from tests.book.conftest import MONDAY
from tests.book.printed.conftest import FRIDAY, add, keep_plan, row_of
from tests.book.whole.books import as_file, pieces_of

TUESDAY = MONDAY + timedelta(days=1)


def stands(book, printed, client_id, on=MONDAY):
    return book.printed.standing(printed, on)[row_of(printed, client_id).number]


def test_a_list_comes_back_as_it_was_printed(book, printed):
    assert printed.number == 1
    assert book.printed.load(1) == printed
    assert book.printed.latest() == [replace(printed, rows=())]
    assert len(printed.rows) > 5


def test_a_row_without_a_day_has_none_when_it_comes_back(book, people, printed):
    rows = (replace(printed.rows[0], day=TUESDAY, has_day=False), *printed.rows[1:])
    kept = book.printed.keep(PrintedList(0, MONDAY, TUESDAY, FRIDAY, rows))
    assert book.printed.load(kept.number) == kept


def test_each_list_has_a_number_of_its_own(book, printed):
    assert book.printed.next_number() == 2
    assert keep_plan(book).number == 2
    assert [each.number for each in book.printed.latest()] == [2, 1]
    with pytest.raises(UserError, match="no list 3"):
        book.printed.load(3)


def test_a_fresh_list_is_open(book, printed):
    assert {each.state for each in book.printed.standing(printed, MONDAY).values()} == {State.OPEN}


def test_what_was_done_skipped_or_tried_meanwhile_is_known(book, people, printed):
    ana, bia, dora = (row_of(printed, people[name]) for name in ("Ana", "Bia", "Dora"))
    book.journal.log(ana.client_id, Touch(MONDAY, Purpose.FREE_REMINDER), ana.reasons)
    book.agenda.skip(bia.reasons, MONDAY)
    book.journal.log(dora.client_id, Touch(MONDAY, dora.reasons[0].purpose, outcome=Outcome.NO_ANSWER), dora.reasons)

    found = book.printed.standing(printed, MONDAY)
    assert (found[ana.number].state, found[ana.number].on, found[ana.number].outcome) == (State.DONE, MONDAY, Outcome.SPOKE)
    assert (found[bia.number].state, found[bia.number].on) == (State.SKIPPED, MONDAY)
    assert (found[dora.number].state, found[dora.number].outcome) == (State.TRIED, Outcome.NO_ANSWER)
    assert [each.source for each in found[dora.number].reasons] == [each.source for each in dora.reasons]


def test_a_reason_that_ended_by_itself_leaves_the_row_open_until_there_is_contact(book, people, printed):
    for each in book.journal.free_reminders(people["Ana"]):
        book.journal.delete_free_reminder(people["Ana"], each.uuid)
    assert stands(book, printed, people["Ana"]).state is State.OPEN
    assert [each.code for each in stands(book, printed, people["Ana"]).gone] == ["free_reminder"]

    book.journal.log(people["Ana"], Touch(MONDAY, Purpose.PERSONAL_NOTE, direction=Direction.INCOMING), [])
    assert stands(book, printed, people["Ana"]).state is State.DONE


def test_snoozed_and_moved_reasons_are_open(book, people, printed):
    ana, dora = row_of(printed, people["Ana"]), row_of(printed, people["Dora"])
    book.agenda.snooze(ana.reasons, FRIDAY, MONDAY)
    book.agenda.move(dora.reasons, FRIDAY, MONDAY)
    assert [each.ideal for each in stands(book, printed, people["Ana"]).reasons] == [FRIDAY]
    assert stands(book, printed, people["Dora"]).is_open


def test_standings_take_as_many_queries_for_many_rows_as_for_few(book, printed, monkeypatch):
    many = [add(book, f"Client {number}", MONDAY) for number in range(25)]
    rows = [PrintedRow(number, each, MONDAY, tuple(book.agenda.of_client(each))) for number, each in enumerate(many, 1)]
    long = book.printed.keep(PrintedList(0, MONDAY, MONDAY, FRIDAY, tuple(rows)))
    asked = []
    run = book._db.rows
    monkeypatch.setattr(book._db, "rows", lambda query: asked.append(query) or run(query))

    book.printed.standing(printed, MONDAY)
    few, _cleared = len(asked), asked.clear()
    book.printed.standing(long, MONDAY)

    assert len(asked) == few < 6


def test_rows_of_a_deleted_client_leave_the_list_and_come_back(book, people, printed):
    changes = book.clients.delete([people["Ana"]])
    left = book.printed.load(1)
    assert people["Ana"] not in [row.client_id for row in left.rows]
    assert [row.number for row in left.rows] == [row.number for row in printed.rows if row.client_id != people["Ana"]]
    assert set(book.printed.standing(left, MONDAY)) == {row.number for row in left.rows}
    changes.undo()
    assert book.printed.load(1) == printed


def test_rows_follow_the_client_that_stays_when_two_are_merged(book, people, printed):
    kept, gone = people["Caio"], people["Bia"]
    row = row_of(printed, gone)
    before = book.printed.load(1)

    changes = book.duplicates.merge(kept, gone, replace(book.clients.get(kept), occasions=book.clients.get(gone).occasions))
    merged = book.printed.load(1)
    moved = next(each for each in merged.rows if each.number == row.number)
    assert moved.client_id == kept
    assert {each.client_id for each in moved.reasons} == {kept}
    assert len(merged.rows) == len(printed.rows)
    assert book.printed.standing(merged, MONDAY)[row.number].reasons != ()

    changes.undo()
    assert book.printed.load(1) == before


def test_a_printed_birthday_is_found_again_in_the_record_that_was_kept(book, people):
    occasions = book.clients.get(people["Bia"]).occasions
    twin = add(book, "Bia too", occasions=(replace(occasions[0], uuid=""),))
    printed = keep_plan(book)
    changes = book.duplicates.merge(people["Bia"], twin, book.clients.get(people["Bia"]))

    merged = book.printed.load(printed.number)
    row = next(each for each in merged.rows if each.number == row_of(printed, twin).number)
    assert book.printed.standing(merged, MONDAY)[row.number].reasons != ()

    changes.undo()
    assert book.printed.load(printed.number) == printed


def test_a_whole_book_goes_without_its_printed_lists(book, another, people, printed):
    taken = another.whole.take_in(pieces_of(as_file(book)), "book.json")
    assert taken.problems == ()
    assert as_file(another) == as_file(book)
    assert another.printed.latest() == []
    assert book.printed.load(1) == printed


def test_a_reminder_asked_for_again_is_another_one(book, people, printed):
    row = row_of(printed, people["Ana"])
    book.journal.log(people["Ana"], Touch(MONDAY, Purpose.FREE_REMINDER), row.reasons)
    book.journal.add_free_reminder(people["Ana"], FreeReminder("once more", TUESDAY))
    assert stands(book, printed, people["Ana"]).state is State.DONE
