from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relapp.book import Book
from relapp.book.bulk import ClientHistory
from relapp.domain.absence import OCCASION_CODES, Backlog
from relapp.domain.clients import Client, Importance, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Direction, Purpose, Touch
from relapp.domain.promises import Promise, PromiseState, settle
from tests.book.conftest import MONDAY
from tests.domain.made_up import FACTS

LONG_AGO = date(2026, 11, 6)  # a Friday; the two weeks after it have one holiday on a working day


def days_before(count):
    return MONDAY - timedelta(days=count)


def born(day):
    return Occasion(OccasionKind.BIRTHDAY, YearlyDate(day.month, day.day, 1980))


def add(book, name="Ana", **rest):
    return book.clients.add(Client(name, **rest)).client_ids[0]


def make_late(book, count, day=LONG_AGO):
    """Clients with one late reminder each; the first was in touch on `day`."""
    ids = [add(book, f"Client {number}") for number in range(count)]
    for client_id in ids:
        book.journal.add_free_reminder(client_id, FreeReminder("call", days_before(4)))
    book.journal.log(ids[0], Touch(day, Purpose.THANK_YOU), [])
    return ids


def kept(book, client_id, text, due):
    book.records.keep("promise_added", client_id, Promise(text, due))
    return next(each for each in book.records.of(Promise, client_id) if each.text == text)


def test_an_absence_is_told_with_what_waits(book):
    ana, *_ = make_late(book, 8)
    kept(book, ana, "Send the offer", days_before(6))
    add(book, occasions=(born(days_before(2)),))
    absence = book.absences.before(MONDAY)
    assert absence.days == 9
    assert absence.backlog == Backlog(promises=1, belated=1, others=8)


@pytest.mark.parametrize(("late", "is_said"), [(7, False), (8, True)])
def test_less_than_a_day_can_take_in_is_no_backlog(book, late, is_said):
    make_late(book, late)
    assert bool(book.absences.before(MONDAY)) is is_said


def test_the_capacity_is_the_user_s_own(book):
    make_late(book, 3)
    book.save_settings(replace(book.settings.get(), capacity=3))
    assert book.absences.before(MONDAY)


@pytest.mark.parametrize(
    ("last", "is_said"),
    [(date(2026, 11, 13), False), (date(2026, 11, 12), True)],  # the week between has four working days
)
def test_four_working_days_are_no_absence(book, last, is_said):
    make_late(book, 8, last)
    assert bool(book.absences.before(MONDAY)) is is_said


@pytest.mark.parametrize("direction", Direction)
def test_a_touch_in_between_ends_it_and_one_deleted_does_not(book, direction):
    ana, *_ = make_late(book, 8)
    book.journal.log(ana, Touch(days_before(3), Purpose.THANK_YOU, direction=direction), [])
    assert book.absences.before(MONDAY) is None
    entry = book.timeline.latest(ana)[0]
    book.journal.delete_touch(ana, entry.id)
    assert book.absences.before(MONDAY)


def test_the_first_touch_after_it_leaves_the_day_of_return_what_it_is(book):
    ana, *_ = make_late(book, 9)
    book.journal.log(ana, Touch(MONDAY, Purpose.FREE_REMINDER))
    assert book.absences.before(MONDAY).backlog.others == 8
    book.turn_to(MONDAY + timedelta(days=1))
    assert book.absences.before(MONDAY + timedelta(days=1)) is None


def test_a_book_in_which_nobody_was_ever_in_touch_knows_no_absence(book):
    for number in range(20):
        book.journal.add_free_reminder(add(book, str(number)), FreeReminder("call", days_before(4)))
    assert book.absences.before(MONDAY) is None


def test_late_promises_come_oldest_first_and_alone(book):
    ana, bia = add(book), add(book, "Bia")
    new, old = kept(book, ana, "new", days_before(1)), kept(book, bia, "old", days_before(9))
    kept(book, ana, "today", MONDAY)
    ended = kept(book, bia, "ended", days_before(5))
    book.records.keep("promise_settled", bia, settle(ended, PromiseState.BROKEN, days_before(2)))
    put_off = kept(book, ana, "put off", days_before(3))
    (reason,) = [each for each in book.agenda.of_client(ana) if each.source.endswith(put_off.uuid)]
    book.agenda.snooze([reason], MONDAY + timedelta(days=1), MONDAY)
    assert book.absences.late_promises(MONDAY) == [old, new]


def test_belated_occasions_come_with_the_first_to_lapse_first(book):
    rules = book.settings.rules()
    ids = [add(book, str(days), occasions=(born(days_before(days)),)) for days in range(rules.belated_days + 2)]
    found = book.absences.belated(MONDAY)
    assert [each.client_id for each in found] == ids[rules.belated_days : 0 : -1]
    assert {each.code for each in found} == {"greet"}


def test_those_greeted_stay_on_today_and_are_late_no_more(book):
    ids = [add(book, name, occasions=(born(days_before(3)),)) for name in ("Ana", "Bia")]
    belated = book.absences.belated(MONDAY)
    changes = book.absences.greet(belated[:1], MONDAY)
    assert (changes.action, changes.client_ids) == ("caught_up", (ids[0],))
    assert book.absences.belated(MONDAY) == belated[1:]
    touches = book.agenda.planned(MONDAY).plan.day(MONDAY).touches
    assert {touch.client_id: touch.overdue_days(MONDAY) for touch in touches} == {ids[0]: 0, ids[1]: 3}
    (greeting,) = book.agenda.of_client(ids[0])
    assert greeting.expires == belated[0].expires
    assert not greeting.may_move
    changes.undo()
    assert book.absences.belated(MONDAY) == belated


def test_one_to_be_greeted_today_that_was_not_is_belated_again(book):
    add(book, occasions=(born(days_before(3)),))
    book.absences.greet(book.absences.belated(MONDAY), MONDAY)
    tomorrow = MONDAY + timedelta(days=1)
    book.turn_to(tomorrow)
    assert len(book.absences.belated(tomorrow)) == 1


def test_those_let_go_return_next_year_and_one_undo_brings_all_back(book):
    ids = [add(book, str(number), importance=Importance.VIP, occasions=(born(days_before(3)),)) for number in range(4)]
    belated = book.absences.belated(MONDAY)
    assert {each.code for each in belated} == OCCASION_CODES
    before = [book.agenda.of_client(client_id) for client_id in ids]
    changes = book.absences.let_go(belated, MONDAY)
    assert book.absences.belated(MONDAY) == []
    assert changes.client_ids == tuple(ids)
    for client_id in ids:
        assert {each.occurrence for each in book.agenda.of_client(client_id) if each.code in OCCASION_CODES} == {"2027"}
    changes.undo()
    assert [book.agenda.of_client(client_id) for client_id in ids] == before


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FACTS, max_size=4), st.dates(date(2024, 1, 1), date(2025, 1, 31)))
def test_the_numbers_are_those_of_the_reminders_themselves(tmp_path_factory, made_up, on):
    with Book(tmp_path_factory.mktemp("book") / "clients.relapp") as book:
        book.turn_to(on)
        book.bulk.add(_history(facts, number) for number, facts in enumerate(made_up))
        reminders = [each for line in range(1, len(made_up) + 1) for each in book.agenda.of_client(line)]
        late = [each for each in reminders if each.overdue_days(on)]
        promises = sum(each.purpose is Purpose.PROMISE for each in late)
        belated = [each for each in late if each.code in OCCASION_CODES]
        assert book.absences.backlog(on) == Backlog(promises, len(belated), len(late) - promises - len(belated))
        assert sorted(book.absences.belated(on), key=_by_source) == sorted(belated, key=_by_source)
        assert len(book.absences.late_promises(on)) == promises


def _history(facts, number):
    def own(records):
        return tuple(replace(each, uuid=f"{number}{each.uuid}") for each in records)

    client = replace(facts.client, occasions=own(facts.client.occasions), uuid="")
    return ClientHistory(
        client, purchases=own(facts.purchases), free_reminders=own(facts.free_reminders), records=own(facts.promises)
    )


def _by_source(reminder):
    return reminder.client_id, reminder.source
