import pytest

from relapp.domain.clients import Channel, Client
from relapp.wording.remembering import what_to_remember


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"preferred_channel": Channel.EMAIL}, ["Prefers E-mail"]),
        ({"preferred_hours": "mornings"}, ["Best hours: mornings"]),
        ({"addressed_as": "Dona Ana"}, ["Likes to be called Dona Ana"]),
        ({"notes": "one\n\n two\nthree\nfour"}, ["one", " two", "three"]),
        ({}, []),
    ],
)
def test_what_to_remember(known: dict[str, object], said: list[str]) -> None:
    assert what_to_remember(Client("Ana", **known)) == said
