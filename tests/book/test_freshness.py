from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from relapp.book import Book
from relapp.book.stamps import Stamps
from relapp.domain.clients import (
    Client,
    ClientKind,
    ContactPoint,
    Detail,
    DetailKind,
    Importance,
    Occasion,
    OccasionKind,
    Pause,
    PointKind,
)
from relapp.domain.dates import YearlyDate
from relapp.domain.feedback import Feedback
from relapp.domain.freshness import LEARNT_WITHIN, Staleness
from relapp.domain.journal import Purpose, Touch
from tests.book.conftest import MONDAY

OLD = MONDAY - timedelta(days=LEARNT_WITHIN)
BORN = Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22))
PHONE = ContactPoint(PointKind.PHONE, "+55 11 5555-0127")


@pytest.fixture
def old_book(tmp_path):
    """A book whose clients were added more than a year before Monday 23 November 2026."""
    days = [OLD - timedelta(days=1)]
    stamps = Stamps(now=lambda: datetime(days[0].year, days[0].month, days[0].day, 12, tzinfo=UTC), today=lambda: days[0])
    with Book(tmp_path / "old.relapp", stamps) as opened:
        opened.days = days
        yield opened


def add(book, name="Ana", importance=Importance.REGULAR, **rest):
    return book.clients.add(Client(name, importance=importance, **rest)).client_ids[0]


def ids(book, kind):
    return book.freshness.ids(kind, MONDAY)


def test_a_birthday_of_somebody_close_is_not_the_clients_own(book):
    add(book, "Ana", occasions=(BORN,))
    bia = add(book, "Bia", occasions=(replace(BORN, person="Leo"), replace(BORN, kind=OccasionKind.WEDDING)))
    add(book, "Padaria", kind=ClientKind.ORGANISATION)
    assert ids(book, Staleness.NO_BIRTHDAY) == [bia]


def test_an_e_mail_is_no_phone(book):
    add(book, "Ana", points=(PHONE,))
    bia = add(book, "Bia", points=(ContactPoint(PointKind.EMAIL, "bia@porto.exemplo"),))
    assert ids(book, Staleness.NO_PHONE) == [bia]


def test_those_left_for_good_and_those_not_sorted_are_never_behind(book):
    add(book, "Ana", Importance.NOT_SORTED)
    add(book, "Bia", pause=Pause.DECEASED)
    add(book, "Caio", pause=Pause.DO_NOT_CONTACT)
    dora = add(book, "Dora", pause=Pause.BEREAVEMENT)
    book.clients.delete([add(book, "Eva")])
    assert ids(book, Staleness.NO_PHONE) == [dora]
    found = book.freshness.counts(MONDAY)
    assert found.counts == {Staleness.NO_BIRTHDAY: 1, Staleness.NO_PHONE: 1, Staleness.NOTHING_LEARNT: 0}
    assert found.total == 1


def test_who_came_within_the_year_is_new_and_not_forgotten(old_book):
    ana = add(old_book, "Ana")
    old_book.days[0] = OLD
    add(old_book, "Bia")
    assert ids(old_book, Staleness.NOTHING_LEARNT) == [ana]


def change(book, client, on):
    book.days[0] = on
    book.clients.save(replace(client, company="Porto"))


def answer(book, client, on):
    book.records.keep("feedback_added", client.id, Feedback("Is it right?", asked_on=on, answer="Yes", answered_on=on))


def review(book, client, on):
    book.clients.save(replace(client, reviewed_on=on))


@pytest.mark.parametrize("learn", [change, answer, review])
@pytest.mark.parametrize(("away", "behind"), [(timedelta(0), False), (timedelta(days=-1), True)])
def test_what_was_learnt_counts_for_a_year(old_book, learn, away, behind):
    client = old_book.clients.load([add(old_book)])
    learn(old_book, next(iter(client.values())), OLD + away)
    assert bool(ids(old_book, Staleness.NOTHING_LEARNT)) == behind


@pytest.mark.parametrize(("away", "behind"), [(timedelta(0), False), (timedelta(days=-1), True)])
def test_what_was_noted_counts_for_a_year(old_book, away, behind):
    detail = Detail(DetailKind.NEED, "a larger oven", noted_on=OLD + away)
    add(old_book, details=(detail,))
    assert bool(ids(old_book, Staleness.NOTHING_LEARNT)) == behind


def test_the_most_important_come_first_then_those_not_contacted_for_longest(book):
    rare, vip = add(book, "Rui", Importance.OCCASIONAL), add(book, "Eva", Importance.VIP)
    ana, bia = add(book, "Ana"), add(book, "Bia")
    for client_id, day in ((ana, date(2026, 11, 20)), (bia, date(2026, 11, 2))):
        book.journal.log(client_id, Touch(day, Purpose.KEEP_IN_TOUCH))
    assert ids(book, Staleness.NO_PHONE) == [vip, bia, ana, rare]
    assert book.freshness.ids(Staleness.NO_PHONE, MONDAY, limit=2) == [vip, bia]
