from dataclasses import replace

from relapp.domain.clients import Channel, Client, Pause
from relapp.domain.privacy import Basis, Consent, Request, RequestKind
from relapp.domain.whole import AskedFor
from tests.book.conftest import MONDAY
from tests.book.whole.books import ONE, as_file, pieces_of, the_client


def fill(book):
    ana = book.clients.add(Client("Ana", pause=Pause.RESTRICTED, uuid=ONE)).client_ids[0]
    book.privacy.note(ana, Consent(Channel.EMAIL, Basis.CONTRACT, "order", MONDAY))
    book.privacy.note(ana, Consent(Channel.PHONE))
    book.privacy.withdraw(book.privacy.consents(ana)[1], MONDAY)
    book.privacy.receive(Request(RequestKind.ACCESS, "Ana", MONDAY, MONDAY, MONDAY, "by mail", ana))
    book.privacy.receive(Request(RequestKind.ERASURE, "", MONDAY, MONDAY))
    book.save_settings(replace(book.settings.get(), retention_years=3))
    return ana


def test_consents_and_requests_go_out_and_come_back(book, another):
    ana = fill(book)
    another.whole.take_in(pieces_of(as_file(book)), "book.json")
    there = the_client(another, "Ana")
    assert [replace(each, client_id=ana) for each in another.privacy.consents(there.id)] == book.privacy.consents(ana)
    assert there.pause is Pause.RESTRICTED
    assert there.refused_channels == {Channel.PHONE}
    asked = another.privacy.requests()
    assert [(each.who, each.client_id) for each in asked] == [("", None), ("Ana", there.id)]
    assert as_file(another) == as_file(book)


def test_what_is_known_comes_in_once_and_undo_takes_it_out(book, another):
    fill(book)
    pieces = list(pieces_of(as_file(book)))
    first = another.whole.take_in(pieces, "book.json")
    another.whole.take_in(pieces, "book.json")
    assert len(another.privacy.requests()) == 2
    another.whole.undo(first.import_id)
    assert not another.privacy.requests()
    assert not another._db.sql("SELECT 1 FROM consent")


def test_of_some_clients_no_request_goes_out(book):
    assert not [piece for piece in book.whole.export([fill(book)]) if isinstance(piece, AskedFor)]
