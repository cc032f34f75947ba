from datetime import date

import pytest

from relapp.book import Book
from relapp.book.people import MOST_SHOWN
from relapp.domain.clients import Circle, Client, ClientKind, Person
from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.people import ReferralWay

MARCH = date(2026, 3, 4)


def add(book: Book, name: str, kind: ClientKind = ClientKind.PERSON, **rest: object) -> Client:
    return book.clients.get(book.clients.add(Client(name, kind, **rest)).client_ids[0])


def refer(book: Book, client: Client, other: Client | None, kind: Trigger = Trigger.REFERRAL_RECEIVED, on: date = MARCH):
    event = Event(on, kind, other.name if other else "Zoë", about=other.uuid if other else "")
    return book.people.refer(client.id, event, other.id if other else None)


def ways(book: Book, client: Client) -> list[tuple[ReferralWay, str]]:
    return [(each.way, each.name) for each in book.people.referrals(client)]


def test_a_company_is_found_however_its_name_is_written(book: Book) -> None:
    company = add(book, "Café do Porto", ClientKind.ORGANISATION)
    add(book, "Cafe do Porto")
    marina = add(book, "Marina", company="CAFE do porto")
    found = book.people.organisation_of(marina)
    assert found is not None
    assert found.id == company.id
    assert book.people.organisation_of(add(book, "Rui")) is None
    book.clients.delete([company.id])
    assert book.people.organisation_of(marina) is None


def test_colleagues_name_the_same_company_and_it_knows_them(book: Book) -> None:
    company = add(book, "Café do Porto", ClientKind.ORGANISATION)
    marina, rui = add(book, "Marina", company="Cafe do Porto"), add(book, "Rui", company="Café do Porto")
    ana, gone = add(book, "Ana", company="Cafe do Porto"), add(book, "Gone", company="Cafe do Porto")
    add(book, "Zoë", company="Elsewhere")
    book.clients.delete([gone.id])
    assert [each.id for each in book.people.colleagues_of(marina).shown] == [ana.id, rui.id]
    assert [each.id for each in book.people.colleagues_of(company).shown] == [rui.id]
    assert book.people.colleagues_of(add(book, "Nobody's")).count == 0


def test_many_colleagues_are_counted(book: Book) -> None:
    marina = add(book, "Marina", company="Porto")
    for number in range(MOST_SHOWN + 3):
        add(book, f"Colleague {number:02}", company="Porto")
    together = book.people.colleagues_of(marina)
    assert (len(together.shown), together.count) == (MOST_SHOWN, MOST_SHOWN + 3)


def test_links_lead_both_ways(book: Book) -> None:
    rui = add(book, "Rui")
    marina = add(book, "Marina", people=(Person("Rui", Circle.WORK, client=rui.uuid), Person("Bia")))
    assert book.people.by_uuid([rui.uuid, "", "gone"])[rui.uuid].name == "Rui"
    assert [each.id for each in book.people.known_through(rui)] == [marina.id]
    assert book.people.known_through(marina) == []
    book.clients.delete([marina.id])
    assert book.people.known_through(rui) == []


def test_a_referral_is_seen_from_both_ends(book: Book) -> None:
    rui, marina = add(book, "Rui"), add(book, "Marina")
    refer(book, rui, marina)
    assert ways(book, rui) == [(ReferralWay.THEY_REFERRED, "Marina")]
    assert ways(book, marina) == [(ReferralWay.BROUGHT_BY, "Rui")]
    assert book.people.is_origin_known(marina)
    assert not book.people.is_origin_known(rui)


def test_referrals_given_say_nothing_of_the_origin(book: Book) -> None:
    rui, marina = add(book, "Rui"), add(book, "Marina")
    refer(book, rui, marina, Trigger.REFERRAL_GIVEN)
    assert ways(book, rui) == [(ReferralWay.SENT_TO_THEM, "Marina")]
    assert ways(book, marina) == [(ReferralWay.RECOMMENDED_TO, "Rui")]
    assert not book.people.is_origin_known(marina)


def test_the_latest_comes_first_and_other_events_are_no_referrals(book: Book) -> None:
    rui, marina = add(book, "Rui"), add(book, "Marina")
    refer(book, rui, marina)
    refer(book, rui, None, on=date(2026, 5, 1))
    book.records.keep("event_added", rui.id, Event(MARCH, Trigger.MET, "at the fair", about=marina.uuid))
    assert ways(book, rui) == [(ReferralWay.THEY_REFERRED, "Zoë"), (ReferralWay.THEY_REFERRED, "Marina")]
    assert len(ways(book, marina)) == 1


def test_both_ends_hear_of_it_and_of_its_undoing(book: Book) -> None:
    rui, marina = add(book, "Rui"), add(book, "Marina")
    changes = refer(book, rui, marina)
    assert changes.client_ids == (rui.id, marina.id)
    assert changes.undo
    assert changes.undo().client_ids == (rui.id, marina.id)
    assert ways(book, marina) == []


def test_a_referral_is_taken_out_and_brought_back(book: Book) -> None:
    rui, marina = add(book, "Rui"), add(book, "Marina")
    refer(book, rui, marina)
    (found,) = book.people.referrals(marina)
    changes = book.people.forget_referral(found.event, marina.id)
    assert (ways(book, marina), ways(book, rui)) == ([], [])
    assert changes.undo
    changes.undo()
    assert ways(book, marina) == [(ReferralWay.BROUGHT_BY, "Rui")]


@pytest.mark.parametrize("gone", ["Rui", "Marina"])
def test_a_client_who_is_gone_leaves_a_name_at_most(book: Book, gone: str) -> None:
    rui, marina = add(book, "Rui"), add(book, "Marina")
    refer(book, rui, marina)
    book.clients.delete([{"Rui": rui, "Marina": marina}[gone].id])
    if gone == "Rui":
        assert ways(book, marina) == []
    else:
        (left,) = book.people.referrals(rui)
        assert (left.name, left.other) == ("Marina", None)


def test_no_question_walks_through_the_book(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    rui, marina = add(book, "Rui", company="Porto"), add(book, "Marina", company="Porto")
    refer(book, rui, marina)
    asked: list[tuple[str, object]] = []
    database = book._db._db
    run = database.execute_sql

    def spy(text: str, parameters: object = None, *rest: object) -> object:
        asked.append((text, parameters))
        return run(text, parameters, *rest)

    monkeypatch.setattr(database, "execute_sql", spy)
    book.people.organisation_of(rui)
    book.people.colleagues_of(rui)
    book.people.known_through(rui)
    book.people.referrals(rui)
    book.people.by_uuid([rui.uuid])
    monkeypatch.undo()
    plans = [row[3] for text, parameters in asked for row in run(f"EXPLAIN QUERY PLAN {text}", parameters).fetchall()]
    assert len(asked) >= 6
    assert not [plan for plan in plans if plan.startswith("SCAN")]
