from datetime import date

import pytest

from relapp.domain.clients import Channel, Client, ContactPoint, PointKind
from relapp.domain.journal import Purpose
from relapp.domain.reaching import Reach, best_reach, reaches
from relapp.domain.reminders import Datum, Reminder

MONDAY = date(2026, 11, 23)
PHONE, MAIL = ContactPoint(PointKind.PHONE, "(11) 9 5555-0127"), ContactPoint(PointKind.EMAIL, "ana@porto.exemplo")
HOME = ContactPoint(PointKind.ADDRESS, "Rua A, 1")


def reason(code: str = "", **data: Datum) -> Reminder:
    return Reminder(1, "source", "1", Purpose.GREETING, code, MONDAY, MONDAY, MONDAY, data=data)


def channels(client: Client) -> list[Channel]:
    return [each.channel for each in reaches(client)]


def test_only_what_leads_to_the_client_is_there() -> None:
    assert channels(Client("Ana")) == [Channel.IN_PERSON]
    assert channels(Client("Ana", points=(MAIL,))) == [Channel.EMAIL, Channel.IN_PERSON]
    assert channels(Client("Ana", points=(PHONE, HOME))) == [
        Channel.WHATSAPP,
        Channel.PHONE,
        Channel.LETTER,
        Channel.IN_PERSON,
    ]
    assert channels(Client("Ana", points=(ContactPoint(PointKind.PHONE, "ask Maria"),))) == [Channel.IN_PERSON]


def test_every_number_can_be_chosen() -> None:
    second = ContactPoint(PointKind.PHONE, "+40 721 555 014")

    assert reaches(Client("Ana", points=(PHONE, MAIL, second)))[0].points == (PHONE.value, second.value)


def test_the_preferred_one_comes_first_and_a_refused_one_is_marked() -> None:
    client = Client("Ana", points=(PHONE, MAIL), preferred_channel=Channel.EMAIL, refused_channels=frozenset({Channel.WHATSAPP}))

    found = reaches(client)

    assert [(each.channel, each.is_refused) for each in found[:3]] == [
        (Channel.EMAIL, False),
        (Channel.WHATSAPP, True),
        (Channel.PHONE, False),
    ]


@pytest.mark.parametrize(
    ("about", "channel"),
    [
        (None, Channel.WHATSAPP),
        (reason(), Channel.WHATSAPP),
        (reason("card"), Channel.LETTER),
        (reason(channel="phone"), Channel.PHONE),
        (reason(channel="email"), Channel.WHATSAPP),
    ],
)
def test_it_begins_with_what_the_reason_asks_for(about: Reminder | None, channel: Channel) -> None:
    found = best_reach(reaches(Client("Ana", points=(PHONE, HOME))), about)

    assert found is not None
    assert found.channel is channel


def test_it_never_begins_with_what_was_refused() -> None:
    refused = [Reach(Channel.WHATSAPP, ("1",), is_refused=True)]

    assert best_reach([*refused, Reach(Channel.PHONE, ("1",), is_refused=False)], None) == Reach(Channel.PHONE, ("1",), False)
    assert best_reach(refused, reason(channel="whatsapp")) is None
