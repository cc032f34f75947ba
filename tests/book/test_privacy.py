import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from relapp.book import Book
from relapp.domain.clients import Channel, Client, Pause
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.domain.privacy import Basis, Consent, Law, Request, RequestKind

MONDAY = date(2026, 11, 23)
LONG_AGO = MONDAY - timedelta(days=6 * 366)


def add(book: Book, name: str = "Ana", **rest: object) -> Client:
    return book.clients.get(book.clients.add(Client(name, **rest)).client_ids[0])


def ask(book: Book, kind: RequestKind = RequestKind.ACCESS, *, due: int = 15, client: Client | None = None) -> Request:
    wanted = Request(
        kind, client.name if client else "Rui", MONDAY, MONDAY + timedelta(days=due), client_id=client.id if client else None
    )
    book.privacy.receive(wanted)
    return next(each for each in book.privacy.requests() if each.kind is kind)


def age(book: Book, client: Client) -> None:
    """Let the book have known a client for long."""
    book._db.sql("UPDATE client SET created_at = ? WHERE id = ?", (f"{LONG_AGO.isoformat()}T12:00:00+00:00", client.id))


def test_the_law_is_that_of_the_country(book):
    assert book.privacy.law is Law.LGPD
    book.save_settings(replace(book.settings.get(), country="RO", region=""))
    assert book.privacy.law is Law.GDPR


def test_a_consent_is_kept_and_taken_back(book):
    ana = add(book)
    consent = Consent(Channel.WHATSAPP, source="form", given_on=MONDAY)
    changes = book.privacy.note(ana.id, consent)
    (kept,) = book.privacy.consents(ana.id)
    assert replace(kept, client_id=0, uuid="") == consent
    changes.undo()
    assert not book.privacy.consents(ana.id)


def test_withdrawing_refuses_the_channel_and_a_new_yes_opens_it(book):
    ana = add(book, refused_channels=frozenset({Channel.LETTER}))
    book.privacy.note(ana.id, Consent(Channel.PHONE))
    (kept,) = book.privacy.consents(ana.id)
    changes = book.privacy.withdraw(kept, MONDAY)
    assert book.privacy.consents(ana.id)[0].withdrawn_on == MONDAY
    assert book.clients.get(ana.id).refused_channels == {Channel.LETTER, Channel.PHONE}
    changes.undo()
    assert book.privacy.consents(ana.id) == [kept]
    assert book.clients.get(ana.id).refused_channels == {Channel.LETTER}
    book.privacy.withdraw(kept, MONDAY)
    book.privacy.note(ana.id, Consent(Channel.PHONE, given_on=MONDAY))
    assert book.clients.get(ana.id).refused_channels == {Channel.LETTER}
    assert [each.withdrawn_on for each in book.privacy.consents(ana.id)] == [None, MONDAY], "those in force come first"


def test_another_basis_opens_no_channel_that_was_refused(book):
    ana = add(book, refused_channels=frozenset({Channel.EMAIL}))
    book.privacy.note(ana.id, Consent(Channel.EMAIL, Basis.LEGITIMATE_INTEREST))
    assert book.clients.get(ana.id).refused_channels == {Channel.EMAIL}


def test_a_consent_noted_by_mistake_goes_and_comes_back(book):
    ana = add(book)
    book.privacy.note(ana.id, Consent(Channel.PHONE))
    changes = book.privacy.forget(book.privacy.consents(ana.id)[0])
    assert not book.privacy.consents(ana.id)
    changes.undo()
    assert len(book.privacy.consents(ana.id)) == 1


def test_who_is_not_to_be_contacted(book):
    kept_apart = {add(book, each, pause=each).id for each in (Pause.DO_NOT_CONTACT, Pause.RESTRICTED)}
    for pause in (Pause.BEREAVEMENT, Pause.OTHER, Pause.DECEASED, None):
        add(book, "other", pause=pause)
    add(book, "over", pause=Pause.DO_NOT_CONTACT, paused_until=MONDAY - timedelta(days=1))
    gone = add(book, "gone", pause=Pause.DO_NOT_CONTACT)
    book.clients.delete([gone.id])
    assert book.privacy.not_to_be_contacted() == kept_apart


def test_requests_are_open_by_their_day_then_the_latest_answered(book):
    ask(book, RequestKind.ERASURE, due=10)
    ask(book, RequestKind.ACCESS, due=3)
    done = ask(book, RequestKind.OBJECTION, due=1)
    changes = book.privacy.answer(done, MONDAY)
    assert [each.kind for each in book.privacy.requests()] == [RequestKind.ACCESS, RequestKind.ERASURE, RequestKind.OBJECTION]
    changes.undo()
    assert book.privacy.requests()[0] == done
    book.privacy.answer(done, MONDAY)
    book.privacy.answer(replace(done, answered_on=MONDAY), None)
    assert book.privacy.requests()[0] == done


def test_requests_of_one_client(book):
    ana = add(book)
    ask(book, RequestKind.ACCESS)
    own = ask(book, RequestKind.ERASURE, client=ana)
    assert book.privacy.requests(ana.id) == [own]


def test_a_request_that_was_none_goes_and_comes_back(book):
    request = ask(book)
    changes = book.privacy.drop(request)
    assert not book.privacy.requests()
    changes.undo()
    assert book.privacy.requests() == [request]
    received = book.privacy.receive(replace(request, kind=RequestKind.CORRECTION))
    received.undo()
    assert book.privacy.requests() == [request]


@pytest.mark.parametrize(("due", "is_near"), [(-3, True), (0, True), (7, True), (8, False)])
def test_only_open_requests_near_their_day_press(book, due, is_near):
    request = ask(book, due=due)
    assert bool(book.privacy.pressing(MONDAY)) is is_near
    book.privacy.answer(request, MONDAY)
    assert not book.privacy.pressing(MONDAY)


def test_a_request_outlives_its_client(book):
    ana = add(book)
    ask(book, client=ana)
    book._db.sql("DELETE FROM client WHERE id = ?", (ana.id,))
    assert [(each.who, each.client_id) for each in book.privacy.requests()] == [("Ana", None)]


def test_who_was_silent_for_years_comes_up(book):
    never, once, bought, lately, new = (add(book, name) for name in ("Never", "Once", "Bought", "Lately", "New"))
    for each in (never, once, bought, lately):
        age(book, each)
    book.journal.log(once.id, Touch(LONG_AGO, Purpose.KEEP_IN_TOUCH, Channel.PHONE))
    book.journal.log(lately.id, Touch(MONDAY - timedelta(days=900), Purpose.KEEP_IN_TOUCH, Channel.PHONE))
    book.journal.add_purchase(bought.id, Purchase(MONDAY - timedelta(days=400), "coffee"))
    assert new.id not in {each.client_id for each in book.privacy.silent(MONDAY, 9)}
    assert [(each.name, each.last_contact) for each in book.privacy.silent(MONDAY, 9)] == [("Never", None), ("Once", LONG_AGO)]
    assert book.privacy.count_silent(MONDAY) == 2
    assert len(book.privacy.silent(MONDAY, 1)) == 1
    book.save_settings(replace(book.settings.get(), retention_years=2))
    assert book.privacy.count_silent(MONDAY) == 3


def test_who_was_looked_through_comes_up_again_in_a_year(book):
    ana = add(book)
    age(book, ana)
    book.clients.save(replace(ana, reviewed_on=MONDAY))
    assert not book.privacy.count_silent(MONDAY + timedelta(days=365))
    assert book.privacy.count_silent(MONDAY + timedelta(days=366))


def test_a_hint_that_is_kept_is_never_seen_again(book):
    ana = add(book, notes="diabetes, 529.982.247-25")
    cpf, health = book.privacy.hints(ana.id)
    changes = book.privacy.keep_as_it_is(ana.id, cpf)
    assert book.privacy.hints(ana.id) == [health]
    rui = add(book, "Rui", notes="529.982.247-25")
    assert [each.value for each in book.privacy.hints(rui.id)] == ["529.982.247-25"], "it was kept for another client"
    changes.undo()
    assert book.privacy.hints(ana.id) == [cpf, health]
    book.clients.delete([ana.id])
    assert book.privacy.hints(ana.id) == []


def test_what_is_kept_of_a_hint_says_nothing(book):
    ana = add(book, notes="529.982.247-25")
    book.privacy.keep_as_it_is(ana.id, book.privacy.hints(ana.id)[0])
    (kept,) = book._db.sql("SELECT value FROM setting WHERE key = 'kept_hints'")
    assert re.fullmatch(r'\["[0-9a-f]{20}"\]', kept[0])
