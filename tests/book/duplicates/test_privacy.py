from dataclasses import replace

from relapp.domain.clients import Channel, Client, Pause
from relapp.domain.duplicates import merged
from relapp.domain.privacy import Consent, Request, RequestKind
from tests.book.conftest import MONDAY


def rows(book):
    return [book._db.sql(f"SELECT * FROM {table} ORDER BY id") for table in ("consent", "privacy_request")]


def test_the_one_that_stays_has_the_consents_and_requests_of_both(book):
    kept, gone = (book.clients.add(Client("Ana", refused_channels=refused)).client_ids[0] for refused in ((), {Channel.EMAIL}))
    book.privacy.note(gone, Consent(Channel.PHONE, source="form"))
    book.privacy.note(kept, Consent(Channel.LETTER))
    book.privacy.receive(Request(RequestKind.ACCESS, "Ana", MONDAY, MONDAY, client_id=gone))
    before = rows(book)
    clients = book.clients.load([kept, gone])
    gone_client = replace(clients[gone], pause=Pause.RESTRICTED)
    changes = book.duplicates.merge(kept, gone, merged(clients[kept], gone_client))
    assert {each.channel for each in book.privacy.consents(kept)} == {Channel.PHONE, Channel.LETTER}
    assert [each.client_id for each in book.privacy.requests()] == [kept]
    assert book.clients.get(kept).pause is Pause.RESTRICTED
    assert book.clients.get(kept).refused_channels == {Channel.EMAIL}
    changes.undo()
    assert rows(book) == before
    assert [each.channel for each in book.privacy.consents(gone)] == [Channel.PHONE]
