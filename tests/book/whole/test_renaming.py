from relapp.book.client_list import ClientFilter
from relapp.domain.clients import Client
from relapp.domain.clippings import PassedOn
from relapp.domain.events import Event
from relapp.domain.gifts import Gift
from relapp.domain.journal import Purchase
from relapp.domain.texts import Situation
from relapp.domain.whole import NotTheSame, WholeClient
from tests.book.conftest import MONDAY
from tests.book.whole.books import THREE, as_file, bring, pieces_of, the_client, whole_client


def is_whole(book):
    """Whether everything of `whole_client` still finds what it refers to."""
    ana, rui = the_client(book, "Ana"), the_client(book, "Rui")
    (occasion,) = ana.occasions
    (gift,) = book.records.of(Gift, ana.id)
    (clipping,) = book.library.clippings()
    (text,) = [each for each in book.texts.every(Situation.GIFT, "pt_BR") if each.is_own]
    raised = book.agenda.of_client(ana.id)
    assert [each.occurrence for each in raised if each.source == f"occasion/{occasion.uuid}/greet"] == ["2027"]
    assert sum(each.code == "purchase_thanks" for each in raised) == 1
    assert gift.occasion == occasion.uuid
    assert ana.people[0].client == book.records.of(Event, ana.id)[0].about == rui.uuid
    assert [each.clipping for each in book.records.of(PassedOn, ana.id)] == [clipping.uuid]
    assert book.texts.used_by(ana.id) == [text.key]
    assert [piece for piece in book.whole.export() if isinstance(piece, NotTheSame)] == [
        NotTheSame(*sorted((ana.uuid, rui.uuid)))
    ]
    names = [ana.uuid, rui.uuid, occasion.uuid, clipping.uuid, text.key, gift.uuid, ana.people[0].uuid]
    assert all(len(each) == 32 and set(each) <= set("0123456789abcdef") for each in names)


def test_names_that_no_book_can_take_are_replaced_wherever_they_stand(book):
    bring(book, *whole_client())
    is_whole(book)


def test_names_of_what_was_deleted_are_replaced_wherever_they_stand(book, another):
    bring(another, *whole_client())
    data = as_file(another)
    book.whole.take_in(pieces_of(data), "book.json")
    book.clients.delete(list(book.list.ids(ClientFilter())))
    book.library.delete(book.library.clippings()[0])
    book.texts.remove(next(each for each in book.texts.every(Situation.GIFT, "pt_BR") if each.is_own))
    assert book.whole.take_in(pieces_of(data), "book.json").counts.added == 2
    is_whole(book)
    assert not {each.uuid for each in book.clients.load(list(book.list.ids(ClientFilter()))).values()} & {
        piece.client.uuid for piece in pieces_of(data) if isinstance(piece, WholeClient)
    }


def test_two_clients_may_bring_records_of_one_name(book):
    bought = (Purchase(MONDAY, "ink", uuid=THREE),)
    bring(book, *(WholeClient(Client(name), purchases=bought) for name in ("Ana", "Rui", "Eva")))
    uuids = [book.journal.purchases(the_client(book, name).id)[0].purchase.uuid for name in ("Ana", "Rui", "Eva")]
    assert uuids[0] == THREE
    assert len({*uuids}) == 3
