"""The people around a client, whose dates are occasions of the client that name them, and who referred whom."""

from dataclasses import replace
from enum import StrEnum

from relapp.domain.clients import Circle, Client, ClientKind, Occasion, Person
from relapp.domain.text import fold


class ReferralWay(StrEnum):
    """Which way a referral went, as seen from one client."""

    BROUGHT_BY = "brought_by"
    THEY_REFERRED = "they_referred"
    SENT_TO_THEM = "sent_to_them"
    RECOMMENDED_TO = "recommended_to"


def dates_of(client: Client, person: Person) -> list[Occasion]:
    """The yearly dates of `person`; where two have one name, the first has them."""
    first = next((each for each in client.people if _same(each.name, person.name)), person)
    if first.uuid != person.uuid:
        return []
    return [each for each in client.occasions if each.person and _same(each.person, person.name)]


def dates_of_nobody_known(client: Client) -> list[Occasion]:
    """The client's own dates, and those that name somebody who is not among the people around them."""
    names = {_key(each.name) for each in client.people}
    return [each for each in client.occasions if not each.person or _key(each.person) not in names]


def person_behind(occasion: Occasion, client: Client) -> Person:
    """Whoever `occasion` names, as one of the people around `client`: family of a person, a colleague in an organisation."""
    circle = Circle.WORK if client.kind is ClientKind.ORGANISATION else Circle.FAMILY
    return Person(occasion.person, circle, occasion.relation)


def with_person(client: Client, person: Person) -> Client:
    """`client` with `person` as they are now, and with their dates in their name; one without a uuid comes last."""
    before = next((each for each in client.people if person.uuid and each.uuid == person.uuid), None)
    if before is None:
        return replace(client, people=(*client.people, person))
    theirs = dates_of(client, before)
    is_new_relation = person.relation != before.relation

    def renamed(date: Occasion) -> Occasion:
        return replace(date, person=person.name, relation=person.relation if is_new_relation else date.relation)

    return replace(
        client,
        people=tuple(person if each is before else each for each in client.people),
        occasions=tuple(renamed(each) if each in theirs else each for each in client.occasions),
    )


def without_person(client: Client, person: Person) -> Client:
    """`client` without `person` and their dates."""
    theirs = dates_of(client, person)
    return replace(
        client,
        people=tuple(each for each in client.people if each.uuid != person.uuid),
        occasions=tuple(each for each in client.occasions if each not in theirs),
    )


def in_circle(client: Client, circle: Circle) -> list[Person]:
    """Those of the people around `client` who belong to `circle`, in their order."""
    return [each for each in client.people if each.circle is circle]


def _same(first: str, second: str) -> bool:
    return _key(first) == _key(second)


def _key(name: str) -> str:
    return " ".join(fold(name).split())
