"""What is not known about a client yet, as questions to ask: never assumed, and one at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from relapp.domain.clients import Channel, Circle, Client, ClientKind, DetailKind
from relapp.domain.pauses import LEFT_FOR_GOOD


class Topic(StrEnum):
    """What can be unknown about a client, in the order in which it is worth asking."""

    PHONE = "phone"
    NEEDS = "needs"
    ADDRESSED_AS = "addressed_as"
    BIRTHDAY = "birthday"
    CHANNEL = "channel"
    HOURS = "hours"
    KEY_PEOPLE = "key_people"
    WISHES = "wishes"
    INTERESTS = "interests"
    ORIGIN = "origin"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the user's own where `topic` is empty, else what became of the one that a gap raises.

    `asked_on` is when it was asked last, `closed_on` when it was answered or is no longer to be asked.
    """

    topic: str = ""
    text: str = ""
    asked_on: date | None = None
    closed_on: date | None = None
    client_id: int = 0
    uuid: str = ""


# What there is to know of a person alone, and of an organisation alone.
_OF_PEOPLE = frozenset({Topic.ADDRESSED_AS, Topic.BIRTHDAY, Topic.INTERESTS, Topic.FAMILY})
_OF_ORGANISATIONS = frozenset({Topic.KEY_PEOPLE})

_DETAILS = {Topic.NEEDS: DetailKind.NEED, Topic.WISHES: DetailKind.WISH, Topic.INTERESTS: DetailKind.INTEREST}


def open_questions(client: Client, questions: Iterable[Question], *, origin_known: bool = False) -> list[Question]:
    """What is still worth asking `client`: the user's own questions, then the gaps, in the order of the topics.

    `questions` are those that the book has of the client; one that it does not have yet comes without a uuid. `origin_known` says
    that a referral tells how they came.
    """
    if client.pause in LEFT_FOR_GOOD:
        return []
    known = list(questions)
    own = [each for each in known if not each.topic and each.closed_on is None]
    of_topic = {each.topic: each for each in known if each.topic}
    raised = (of_topic.get(gap, Question(gap, client_id=client.id)) for gap in _gaps(client, origin_known))
    return own + [each for each in raised if each.closed_on is None]


def put_aside(client: Client, questions: Iterable[Question], *, origin_known: bool = False) -> list[Question]:
    """The gaps that are still there and not to be asked about."""
    gaps = set(_gaps(client, origin_known))
    return [each for each in questions if each.topic in gaps and each.closed_on]


def in_turn(still_open: Iterable[Question]) -> list[Question]:
    """Those asked least recently first, so that the one to ask varies."""
    return sorted(still_open, key=lambda each: each.asked_on or date.min)


def to_ask(client: Client, still_open: Iterable[Question], on: date) -> Question | None:
    """The one to ask at the next touch: the first in turn. None while `client` is left in peace on `on`."""
    if client.pause and (client.paused_until is None or client.paused_until >= on):
        return None
    return next(iter(in_turn(still_open)), None)


def asked(question: Question, on: date) -> Question:
    """`question` as asked on `on` without an answer: others come before it now."""
    return replace(question, asked_on=on)


def closed(question: Question, on: date) -> Question:
    """`question` as answered, or as not to be asked any more."""
    return replace(question, closed_on=on)


def reopened(question: Question) -> Question:
    """`question` to be asked again."""
    return replace(question, closed_on=None)


def _gaps(client: Client, origin_known: bool) -> list[Topic]:
    other_kind = _OF_PEOPLE if client.kind is ClientKind.ORGANISATION else _OF_ORGANISATIONS
    return [topic for topic in Topic if topic not in other_kind and not _is_known(topic, client, origin_known)]


def _is_known(topic: Topic, client: Client, origin_known: bool) -> bool:
    if topic in _DETAILS:
        return any(each.kind is _DETAILS[topic] for each in client.details)
    circles = {each.circle for each in client.people}
    return {
        Topic.PHONE: bool(client.phones) or {Channel.PHONE, Channel.WHATSAPP} <= client.refused_channels,
        Topic.ADDRESSED_AS: bool(client.addressed_as),
        Topic.BIRTHDAY: client.birthday is not None,
        Topic.CHANNEL: client.preferred_channel is not None,
        Topic.HOURS: bool(client.preferred_hours),
        Topic.KEY_PEOPLE: Circle.WORK in circles,
        Topic.ORIGIN: origin_known,
        Topic.FAMILY: Circle.FAMILY in circles or any(each.person for each in client.occasions),
    }[topic]
