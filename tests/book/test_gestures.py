from datetime import date, timedelta

from relapp.domain.week import GESTURES_OFFERED
from tests.gestures import add_to_surprise

MONDAY = date(2026, 11, 23)
NEXT_MONDAY = date(2026, 11, 30)


def offered(planned):
    return [planned.clients[gesture.client_id].name for gesture in planned.plan.gestures]


def test_those_who_have_waited_longest_are_offered_by_name(book):
    for days in range(5):
        add_to_surprise(book, f"Client {days}", MONDAY - timedelta(days=days))

    planned = book.agenda.planned(MONDAY)

    assert len(planned.plan.gestures) == GESTURES_OFFERED
    assert offered(planned) == ["Client 4", "Client 3", "Client 2"]
    assert not any(day.touches for day in planned.plan.days)
    assert planned.touched_ids() == [gesture.client_id for gesture in planned.plan.gestures]


def test_which_of_several_is_offered_does_not_hang_on_what_was_computed_last(book):
    ids = [add_to_surprise(book, f"Client {number}", MONDAY) for number in range(6)]

    book.agenda.recompute(ids[:2])

    assert [gesture.client_id for gesture in book.agenda.planned(MONDAY).plan.gestures] == ids[:GESTURES_OFFERED]


def test_a_week_offers_what_can_be_chosen_when_it_begins(book):
    add_to_surprise(book, "Ana", MONDAY - timedelta(days=14))
    add_to_surprise(book, "Bia", MONDAY - timedelta(days=7))
    add_to_surprise(book, "Clara", NEXT_MONDAY)

    assert offered(book.agenda.week(MONDAY, MONDAY)) == ["Ana", "Bia"]
    assert offered(book.agenda.week(MONDAY, NEXT_MONDAY)) == ["Bia", "Clara"]
    assert offered(book.agenda.week(MONDAY, MONDAY - timedelta(days=7))) == []


def test_a_gesture_with_a_day_of_its_own_is_planned_and_offered_no_more(book):
    client_id = add_to_surprise(book, "Ana", MONDAY)
    tuesday = MONDAY + timedelta(days=1)

    changes = book.agenda.move(book.agenda.of_client(client_id)[:1], tuesday, MONDAY)

    plan = book.agenda.planned(MONDAY).plan
    assert (plan.gestures, [touch.client_id for touch in plan.day(tuesday).touches]) == ((), [client_id])
    changes.undo()
    assert offered(book.agenda.planned(MONDAY)) == ["Ana"]
