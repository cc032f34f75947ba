"""What somebody asked for holds against every file that brings them again."""

from datetime import date, timedelta

import pytest

from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.book.imports.part import Batch
from relapp.domain.clients import Channel, Client, ContactPoint, Pause, PointKind
from relapp.domain.incoming import Incoming
from relapp.domain.privacy import Consent
from relapp.domain.whole import WholeClient

MONDAY = date(2026, 11, 23)
PHONE, MAIL = "(11) 95555-0127", "ana@x.exemplo"


def person(name: str = "Ana Prado", phone: str = "", email: str = "", **rest: object) -> Client:
    points = [ContactPoint(PointKind.PHONE, phone)] if phone else []
    points += [ContactPoint(PointKind.EMAIL, email)] if email else []
    return Client(name, points=tuple(points), **rest)  # type: ignore[arg-type]


def take_in(book: Book, *clients: Client) -> Batch:
    staging = book.imports.stage([Incoming(number, client) for number, client in enumerate(clients, 1)])
    try:
        return book.imports.take_in(staging, "cards.vcf")[1]
    finally:
        staging.discard()


def add(book: Book, client: Client) -> int:
    return book.clients.add(client).client_ids[0]


def the(book: Book, text: str) -> Client:
    (found,) = book.list.find(text)
    return book.clients.get(found.id)


@pytest.mark.parametrize("pause", Pause)
def test_a_file_clears_neither_a_pause_nor_a_refused_channel_nor_a_consent(book: Book, pause: Pause) -> None:
    ana = add(book, person(phone=PHONE, pause=pause, refused_channels=frozenset({Channel.PHONE})))
    book.privacy.note(ana, Consent(Channel.EMAIL))
    consents = book.privacy.consents(ana)
    take_in(book, person(phone=PHONE, company="Porto", email=MAIL))
    after = book.clients.get(ana)
    assert after.company == "Porto", "it was completed"
    assert (after.pause, after.refused_channels) == (pause, {Channel.PHONE})
    assert book.privacy.consents(ana) == consents


def test_of_two_pauses_the_weightier_one_holds(book: Book) -> None:
    until = MONDAY + timedelta(days=9)
    ana = add(book, person(phone=PHONE, pause=Pause.OTHER, paused_until=until))
    rui = add(book, person("Rui Lima", email="rui@x.exemplo", pause=Pause.RESTRICTED))
    take_in(
        book,
        person(phone=PHONE, pause=Pause.DO_NOT_CONTACT),
        person("Rui Lima", email="rui@x.exemplo", pause=Pause.OTHER, paused_until=until),
    )
    assert [(each.pause, each.paused_until) for each in book.clients.load([ana, rui]).values()] == [
        (Pause.DO_NOT_CONTACT, None),
        (Pause.RESTRICTED, None),
    ]


@pytest.mark.parametrize("pause", [Pause.DO_NOT_CONTACT, Pause.RESTRICTED, Pause.DECEASED])
@pytest.mark.parametrize("reached", [{"phone": PHONE}, {"email": MAIL}])
def test_who_was_taken_out_comes_back_as_they_asked(book: Book, pause: Pause, reached: dict[str, str]) -> None:
    gone = add(book, person(**reached, pause=pause, refused_channels=frozenset({Channel.WHATSAPP})))
    book.clients.delete([gone])
    take_in(book, person(**reached))
    back = the(book, "Ana Prado")
    assert (back.pause, back.refused_channels) == (pause, {Channel.WHATSAPP})


def test_a_passing_pause_is_not_remembered_nor_taken_for_somebody_elses(book: Book) -> None:
    gone = [
        add(book, person(phone=PHONE, pause=Pause.BEREAVEMENT)),
        add(book, person("Rui Prado", phone="(11) 95555-0199", pause=Pause.DO_NOT_CONTACT)),
    ]
    book.clients.delete(gone)
    take_in(book, person(phone=PHONE), person("Eva Prado", phone="(11) 95555-0199"))
    assert (the(book, "Ana Prado").pause, the(book, "Eva Prado").pause) == (None, None)


def test_who_was_let_be_contacted_again_is_not_held_by_an_older_record(book: Book) -> None:
    gone = add(book, person(email=MAIL, pause=Pause.DO_NOT_CONTACT))
    book.clients.delete([gone])
    add(book, person("Ana P.", email=MAIL))
    take_in(book, person(email=MAIL))
    found = book.clients.load(book.list.ids(ClientFilter()))
    assert {each.pause for each in found.values()} == {None}


def test_a_whole_book_brings_nobody_back_who_asked_to_be_left_alone(book: Book) -> None:
    uuid = "0" * 31 + "1"
    gone = add(book, person(uuid=uuid, pause=Pause.DO_NOT_CONTACT))
    book.clients.delete([gone])
    book.whole.take_in([WholeClient(person(uuid=uuid)), WholeClient(person("Rui"))], "book.json")
    assert (the(book, "Ana").pause, the(book, "Rui").pause) == (Pause.DO_NOT_CONTACT, None)


@pytest.mark.parametrize("has_consent", [True, False])
def test_undoing_an_import_keeps_who_said_yes_since(book: Book, has_consent: bool) -> None:
    batch = take_in(book, person(phone=PHONE))
    ana = the(book, "Ana")
    for table, column in (("import_batch", "imported_at"), ("client", "updated_at")):
        book._db.sql(f"UPDATE {table} SET {column} = '2026-11-22T12:00:00+00:00'")
    if has_consent:
        book.records.keep("consent_noted", ana.id, Consent(Channel.PHONE))
    book.imports.undo(batch.id)
    assert bool(book.clients.load([ana.id])) is has_consent
    assert bool(book._db.sql("SELECT 1 FROM consent")) is has_consent
