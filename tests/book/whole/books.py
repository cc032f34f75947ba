"""Books that go out and come in whole, for the tests of that."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

from relapp.book.client_list import ClientFilter
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client, Importance, Occasion, OccasionKind, Person
from relapp.domain.clippings import Clipping, PassedOn
from relapp.domain.dates import YearlyDate
from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.journal import Mark, MarkKind, Purchase
from relapp.domain.texts import Situation, Template, Way
from relapp.domain.whole import NotTheSame, TextUse, WholeClient
from relapp.exchange.book_file import read_book, write_book
from relapp.exchange.source import Source, Track
from tests.book.conftest import MONDAY

STAMPS = Stamps(now=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), today=lambda: MONDAY)
ONE, TWO, THREE = "1" * 32, "2" * 32, "3" * 32


RUI = WholeClient(Client("Rui", uuid=TWO))


def as_file(book, ids=None):
    stream = io.BytesIO()
    write_book(book.whole.export(ids), stream)
    return stream.getvalue()


def pieces_of(data):
    return read_book(Source.of_bytes("book.json", data), Track())


def bring(book, *pieces):
    return book.whole.take_in(pieces, "book.json")


def reminders(book):
    """What is open, by the uuid of the client."""
    clients = book.clients.load(list(book.list.ids(ClientFilter())))
    return {
        client.uuid: [replace(each, client_id=0) for each in book.agenda.of_client(client_id)]
        for client_id, client in clients.items()
    }


def the_client(book, name):
    (line,) = [each for each in book.list.find(name) if each.name == name]
    return book.clients.get(line.id)


def whole_client():
    """A client whose records refer to each other by names that no book can take."""
    clip, text, day = "../clip", "'; DROP TABLE client", date(2026, 11, 20)
    client = Client(
        "Ana",
        importance=Importance.VIP,
        occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 20, 1980), uuid="O"),),
        people=(Person("Rui", client="R", uuid="P"),),
        uuid="A",
    )
    return [
        Clipping("Rails", MONDAY, topics=("trains",), uuid=clip),
        Template(Situation.GIFT, Way.WRITTEN, "pt_BR", "Oi", text),
        WholeClient(
            client,
            purchases=(Purchase(day, "ink", uuid="B"), Purchase(day, "pen", uuid="B")),
            marks=(
                Mark("occasion/O/greet", "2026", MarkKind.DONE, day),
                Mark("purchase/B/purchase_thanks", str(day), MarkKind.DONE, day),
            ),
            gifts=(Gift("cup", GiftState.GIVEN, occasion="O", year=2026, given_on=day, uuid="G"),),
            events=(Event(day, Trigger.REFERRAL_GIVEN, about="R", uuid="E"),),
            passed_on=(PassedOn(clip, day, uuid="X"),),
            text_uses=(TextUse(text, day),),
        ),
        WholeClient(Client("Rui", uuid="R")),
        NotTheSame("R", "A"),
    ]
