from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relapp.book import Book
from relapp.book.agenda import SOFT_AT_ONCE
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client, Importance, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.domain.journal import Outcome, Purchase, Purpose, Touch
from tests.book.conftest import MONDAY


def born(month, day, year=None):
    return Occasion(OccasionKind.BIRTHDAY, YearlyDate(month, day, year))


def add(book, name="Ana", **rest):
    return book.clients.add(Client(name, **rest)).client_ids[0]


def test_the_day_turns_only_what_lapsed(book):
    early = add(book, occasions=(born(11, 20),))
    late = add(book, occasions=(born(12, 20),))
    untouched = book.agenda.of_client(late)
    assert book.turn_to(date(2026, 11, 28))
    assert book.agenda.of_client(early)[0].occurrence == "2027"
    assert book.agenda.of_client(late) == untouched


def test_turning_twice_changes_nothing(book):
    add(book, occasions=(born(11, 20),))
    assert not book.turn_to(MONDAY)


def test_a_clock_set_back_is_survived(book):
    client_id = add(book, occasions=(born(11, 20),))
    book.turn_to(date(2031, 1, 1))
    book.turn_to(MONDAY)
    assert book.agenda.of_client(client_id)[0].occurrence == "2026"


def test_another_day_is_answered_without_changing_the_book(book):
    client_id = add(book, occasions=(born(11, 20, 1980),))
    later = book.agenda.planned(date(2027, 11, 20))
    assert [touch.client_id for touch in later.plan.day(date(2027, 11, 20)).touches] == [client_id]
    earlier = book.agenda.planned(date(2025, 11, 20))
    assert len(earlier.plan.day(date(2025, 11, 20)).touches) == 1
    assert book.agenda.of_client(client_id)[0].occurrence == "2026"


def test_a_snooze_and_its_undo(book):
    client_id = add(book, occasions=(born(11, 23),))
    reasons = book.agenda.of_client(client_id)
    changes = book.agenda.snooze(reasons, date(2026, 11, 25), MONDAY)
    assert book.agenda.of_client(client_id)[0].ideal == date(2026, 11, 25)
    changes.undo()
    assert book.agenda.of_client(client_id) == reasons


def test_a_skip_and_its_undo(book):
    client_id = add(book, occasions=(born(11, 23),))
    reasons = book.agenda.of_client(client_id)
    changes = book.agenda.skip(reasons, MONDAY)
    assert book.agenda.of_client(client_id)[0].occurrence == "2027"
    changes.undo()
    assert book.agenda.of_client(client_id) == reasons


def moved(book, count, to, on=MONDAY):
    """Clients with a thank-you call due, moved by hand to one day."""
    ids = [add(book, f"Ana {number}") for number in range(count)]
    for client_id in ids:
        book.journal.add_purchase(client_id, Purchase(on - timedelta(days=3)))
        (call,) = [each for each in book.agenda.of_client(client_id) if each.code == "purchase_thanks"]
        book.agenda.move([call], to, on)
    return ids


def thanks(book, client_id):
    return next(each for each in book.agenda.of_client(client_id) if each.code == "purchase_thanks")


def test_what_was_moved_by_hand_stays_until_it_is_let_go(book):
    client_id = add(book)
    book.journal.add_purchase(client_id, Purchase(MONDAY - timedelta(days=3)))
    before = book.agenda.of_client(client_id)
    book.agenda.move([thanks(book, client_id)], date(2026, 11, 25), MONDAY)
    book.agenda.move([thanks(book, client_id)], date(2026, 11, 26), MONDAY)
    there = book.agenda.of_client(client_id)
    assert thanks(book, client_id).ideal == date(2026, 11, 26)

    changes = book.agenda.unpin([thanks(book, client_id)])

    assert (changes.action, changes.client_ids) == ("unpinned", (client_id,))
    assert book.agenda.of_client(client_id) == before
    changes.undo()
    assert book.agenda.of_client(client_id) == there


def test_letting_one_go_leaves_the_others_where_they_were_put(book):
    ana, bia = moved(book, 2, date(2026, 11, 25))
    book.agenda.unpin([thanks(book, ana)])
    assert not thanks(book, ana).hard
    assert thanks(book, bia).data["pinned"]


def test_balancing_takes_from_a_day_what_is_too_much(book):
    wednesday = date(2026, 11, 25)
    book.save_settings(replace(book.settings.get(), capacity=3))
    moved(book, 5, wednesday)
    moved(book, 1, date(2026, 11, 26))
    before = book.agenda.week(MONDAY, MONDAY)
    assert before.plan.day(wednesday).load == 5

    changes = book.agenda.balance(MONDAY, MONDAY)

    after = book.agenda.week(MONDAY, MONDAY)
    assert (changes.action, len(changes.client_ids)) == ("balanced", 2)
    assert after.plan.day(wednesday).load == 3
    assert after.plan.day(date(2026, 11, 26)).load == 1
    assert after.plan.day(MONDAY).load == 2
    changes.undo()
    assert book.agenda.week(MONDAY, MONDAY) == before


def test_the_hours_of_a_day(book):
    client_id = add(book)
    book.journal.add_free_reminder(client_id, FreeReminder("call", MONDAY, time(15)))
    book.journal.add_free_reminder(client_id, FreeReminder("visit", MONDAY, time(9, 30)))
    book.journal.add_free_reminder(client_id, FreeReminder("think", MONDAY))
    assert [each.at for each in book.agenda.timed(MONDAY)] == [time(9, 30), time(15)]


def test_a_week_shows_what_was_done_on_the_days_that_are_past(book):
    client_id = add(book)
    book.journal.log(client_id, Touch(MONDAY, Purpose.KEEP_IN_TOUCH))
    week = book.agenda.week(date(2026, 11, 25), date(2026, 11, 25))
    assert [day.day for day in week.plan.days] == [MONDAY + timedelta(days=each) for each in range(7)]
    assert week.plan.days[0].done == 1


def test_a_crowd_waits_as_a_number(book):
    ids = [add(book, f"Ana {n}") for n in range(40)]
    book.clients.set_importance(ids, Importance.REGULAR)
    book._db.sql("UPDATE reminder SET earliest = '2026-11-01', ideal = '2026-11-01'")
    many = SOFT_AT_ONCE + 5
    rows = ((ids[0], f"extra/{n}") for n in range(many))
    book._db.many(
        "INSERT INTO reminder (client_id, source, occurrence, purpose, code, earliest, ideal, latest, hard, tries, data)"
        " VALUES (?, ?, '1', 'keep_in_touch', 'rhythm', '2026-11-01', '2026-11-01', '2027-06-01', 0, 0, '{}')",
        rows,
    )
    assert book.agenda.planned(MONDAY).waiting == many + 40 - SOFT_AT_ONCE
    book.agenda.rebuild()


@pytest.mark.parametrize(
    "change", [{"capacity": 3}, {"gift_buy_days": 20}, {"country": "RO", "region": ""}, {"weekdays": frozenset({5, 6})}]
)
def test_new_rules_are_kept_to_at_once(book, change):
    add(book, importance=Importance.VIP, occasions=(born(12, 24, 1980),))
    changes = book.save_settings(replace(book.settings.get(), **change))
    assert book.agenda.check() == []
    changes.undo()
    assert book.agenda.check() == []


def test_a_new_year_brings_its_holidays(book):
    assert book.turn_to(date(2027, 1, 1))
    assert date(2029, 4, 21) in book.settings.rules().calendar.holidays
    assert book.agenda.check() == []


class Life:
    """Whatever a user may do to a small book, one act at a time."""

    def __init__(self, book):
        self.book, self.today, self.done = book, MONDAY, []

    def act(self, name, who, number):
        getattr(self, name)(number, who + 1)

    def reasons(self, client_id):
        return self.book.agenda.of_client(client_id)[:1]

    def is_there(self, client_id):
        return bool(self.book.clients.load([client_id]))

    def add(self, number, _client_id):
        self.done.append(self.book.clients.add(Client(f"Ana {number}", occasions=(born(1 + number % 12, 1 + number % 28),))))

    def touch(self, number, client_id):
        if self.is_there(client_id):
            touch = Touch(self.today, Purpose.KEEP_IN_TOUCH, outcome=list(Outcome)[number % 5])
            self.done.append(self.book.journal.log(client_id, touch, self.reasons(client_id)))

    def buy(self, number, client_id):
        if self.is_there(client_id):
            self.done.append(self.book.journal.add_purchase(client_id, Purchase(self.today - timedelta(days=number))))

    def remind(self, number, client_id):
        if self.is_there(client_id):
            free = FreeReminder("x", self.today + timedelta(days=number), repeat=Repeat(1 + number % 9, RepeatUnit.DAYS))
            self.done.append(self.book.journal.add_free_reminder(client_id, free))

    def snooze(self, number, client_id):
        if reasons := self.reasons(client_id):
            self.done.append(self.book.agenda.snooze(reasons, self.today + timedelta(days=1 + number), self.today))

    def move(self, number, client_id):
        if reasons := self.reasons(client_id):
            self.done.append(self.book.agenda.move(reasons, self.today + timedelta(days=number), self.today))

    def release(self, _number, client_id):
        if reasons := self.reasons(client_id):
            self.done.append(self.book.agenda.unpin(reasons))

    def skip(self, _number, client_id):
        if reasons := self.reasons(client_id):
            self.done.append(self.book.agenda.skip(reasons, self.today))

    def sort(self, number, client_id):
        self.done.append(self.book.clients.set_importance([client_id], list(Importance)[number % 5]))

    def delete(self, _number, client_id):
        if self.is_there(client_id):
            self.done.append(self.book.clients.delete([client_id]))

    def turn(self, number, _client_id):
        self.today += timedelta(days=number - 10)
        self.book.turn_to(self.today)

    def rules(self, number, _client_id):
        self.done.append(self.book.save_settings(replace(self.book.settings.get(), gift_buy_days=8 + number % 7)))

    def undo(self, _number, _client_id):
        if self.done:
            self.done.pop().undo()


NAMES = ["add", "touch", "buy", "remind", "snooze", "move", "release", "skip", "sort", "delete", "turn", "rules", "undo"]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 5), st.integers(0, 60)), max_size=25))
def test_whatever_happens_the_stored_reminders_are_the_computed_ones(tmp_path_factory, acts):
    with Book(tmp_path_factory.mktemp("book") / "b.relapp", Stamps(today=lambda: MONDAY)) as book:
        book.turn_to(MONDAY)
        life = Life(book)
        for act in acts:
            life.act(*act)
            assert book.check() == []
