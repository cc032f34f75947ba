from datetime import date
from itertools import pairwise

from relapp.book.client_list import ClientFilter
from relapp.domain.clients import Circle, DetailKind, Importance, Observed, Stage
from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.histories import ClientChange, of_field
from relapp.domain.insights import Period

YEAR = Period(12, date(2026, 11, 23))


def clients(book):
    return book.clients.load(list(book.list.ids(ClientFilter()))).values()


def test_what_is_known_says_how_and_since_when(book):
    details = [detail for client in clients(book) for detail in client.details]
    assert {detail.kind for detail in details} == set(DetailKind)
    assert {detail.observed for detail in details} == set(Observed)
    assert all(detail.noted_on and detail.noted_on <= book.agenda.as_of for detail in details)


def test_everybody_whom_a_date_names_is_around_and_somebody_at_work_can_be_called(book):
    known = [client for client in clients(book) if client.importance is not Importance.NOT_SORTED]
    for client in known:
        assert {each.person for each in client.occasions if each.person} <= {person.name for person in client.people}
    people = [person for client in known for person in client.people]
    assert {person.circle for person in people} >= {Circle.FAMILY, Circle.WORK}
    assert any(person.phone for person in people if person.circle is Circle.WORK)


def test_stages_lead_up_to_the_one_of_today(book):
    told = 0
    for client in clients(book):
        if steps := of_field(book.records.of(ClientChange, client.id), "stage"):
            told += 1
            assert steps[0].after == client.stage
            assert steps[-1].before == ""
            assert all(later.before == earlier.after for later, earlier in pairwise(steps))
            assert (client.stage is Stage.DISSOLUTION) == bool(steps[0].reason)
    assert told > 10


def test_referrals_lead_to_somebody_in_the_book(book):
    uuids = {client.uuid: client.id for client in clients(book)}
    referrals = [
        each for each in book.records.everywhere(Event) if each.kind in (Trigger.REFERRAL_RECEIVED, Trigger.REFERRAL_GIVEN)
    ]
    assert any(each.about for each in referrals)
    assert all(uuids[each.about] != each.client_id for each in referrals if each.about)


def test_most_of_what_was_due_was_done_in_time(book):
    in_time, late = map(sum, zip(*(each.counts for each in book.insights.punctuality(YEAR).values), strict=True))
    assert in_time > 10 * late > 0
