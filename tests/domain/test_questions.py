from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.clients import (
    Channel,
    Circle,
    Client,
    ClientKind,
    ContactPoint,
    Detail,
    DetailKind,
    Occasion,
    OccasionKind,
    Pause,
    Person,
    PointKind,
)
from relapp.domain.dates import YearlyDate
from relapp.domain.questions import Question, Topic, asked, closed, open_questions, put_aside, reopened, to_ask

MONDAY = date(2026, 11, 23)
BORN = Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 14))

# What answers each topic.
ANSWERS = {
    Topic.PHONE: {"points": (ContactPoint(PointKind.PHONE, "1"),)},
    Topic.NEEDS: {"details": (Detail(DetailKind.NEED, "x"),)},
    Topic.ADDRESSED_AS: {"addressed_as": "Dona Ana"},
    Topic.BIRTHDAY: {"occasions": (BORN,)},
    Topic.CHANNEL: {"preferred_channel": Channel.PHONE},
    Topic.HOURS: {"preferred_hours": "mornings"},
    Topic.KEY_PEOPLE: {"people": (Person("Rui", Circle.WORK),)},
    Topic.WISHES: {"details": (Detail(DetailKind.WISH, "x"),)},
    Topic.INTERESTS: {"details": (Detail(DetailKind.INTEREST, "x"),)},
    Topic.FAMILY: {"people": (Person("Bia", Circle.FAMILY),)},
}

MAYBE_DAY = st.none() | st.dates(date(2026, 1, 1), date(2026, 11, 23))
QUESTIONS = st.lists(
    st.builds(Question, st.sampled_from(["", *Topic]), st.text(max_size=3), MAYBE_DAY, MAYBE_DAY),
    max_size=8,
    unique_by=lambda each: each.topic or object(),
).map(lambda found: [replace(each, uuid=f"q{index}") for index, each in enumerate(found)])
CLIENTS = st.builds(
    lambda kind, answered: replace(
        Client("Ana", kind), **{name: value for topic in answered for name, value in ANSWERS[topic].items()}
    ),
    st.sampled_from(ClientKind),
    st.sets(st.sampled_from(list(ANSWERS))),
)


def topics(client: Client, *questions: Question, **more: bool) -> list[str]:
    return [each.topic for each in open_questions(client, questions, **more)]


@pytest.mark.parametrize("topic", ANSWERS)
def test_a_gap_is_asked_about_until_something_is_known(topic: Topic) -> None:
    kind = ClientKind.ORGANISATION if topic is Topic.KEY_PEOPLE else ClientKind.PERSON
    client = Client("Ana", kind)
    assert topic in topics(client)
    assert topic not in topics(replace(client, **ANSWERS[topic]))


def test_a_person_and_an_organisation_are_asked_different_things() -> None:
    person, organisation = topics(Client("Ana")), topics(Client("Porto", ClientKind.ORGANISATION))
    assert set(person) ^ set(organisation) == {
        Topic.KEY_PEOPLE, Topic.BIRTHDAY, Topic.ADDRESSED_AS, Topic.INTERESTS, Topic.FAMILY
    }  # fmt: skip
    assert person == sorted(person, key=list(Topic).index)


def test_a_birthday_of_a_daughter_is_no_birthday_but_family() -> None:
    found = topics(Client("Ana", occasions=(replace(BORN, person="Bia"),)))
    assert Topic.BIRTHDAY in found
    assert Topic.FAMILY not in found


def test_a_referral_says_how_they_came() -> None:
    assert Topic.ORIGIN in topics(Client("Ana"))
    assert Topic.ORIGIN not in topics(Client("Ana"), origin_known=True)


def test_whoever_refused_calls_and_whatsapp_is_not_asked_for_a_number() -> None:
    assert Topic.PHONE in topics(Client("Ana", refused_channels=frozenset({Channel.PHONE})))
    assert Topic.PHONE not in topics(Client("Ana", refused_channels=frozenset({Channel.PHONE, Channel.WHATSAPP})))


@pytest.mark.parametrize("pause", [Pause.DECEASED, Pause.DO_NOT_CONTACT])
def test_some_are_asked_nothing_any_more(pause: Pause) -> None:
    assert open_questions(Client("Ana", pause=pause), [Question(text="Why?", uuid="q")]) == []


def test_own_questions_come_first_and_a_closed_one_not_at_all() -> None:
    own, answered = Question(text="Which oven?", uuid="a"), Question(text="Why?", closed_on=MONDAY, uuid="b")
    birthday = Question(Topic.BIRTHDAY, closed_on=MONDAY, uuid="c")
    found = open_questions(Client("Ana"), [birthday, answered, own])
    assert found[0] == own
    assert answered not in found
    assert Topic.BIRTHDAY not in [each.topic for each in found]


def test_what_is_put_aside_can_be_asked_again_while_it_is_unknown() -> None:
    hours, channel = Question(Topic.HOURS, closed_on=MONDAY), Question(Topic.CHANNEL, asked_on=MONDAY)
    client = Client("Ana")
    assert put_aside(client, [hours, channel]) == [hours]
    assert put_aside(replace(client, preferred_hours="any"), [hours]) == []
    assert Topic.HOURS in topics(client, reopened(hours))


def test_the_one_asked_least_recently_is_next() -> None:
    client, questions = Client("Ana"), [Question(topic) for topic in Topic]
    turns = []
    for day in range(12):
        still_open = open_questions(client, questions)
        found = to_ask(client, still_open, MONDAY)
        assert found
        turns.append(found.topic)
        questions = [asked(each, MONDAY + timedelta(days=day)) if each == found else each for each in questions]
    assert turns[:10] == topics(client)
    assert turns[10:] == turns[:2]


@pytest.mark.parametrize(("until", "is_asked"), [(None, False), (MONDAY, False), (MONDAY - timedelta(days=1), True)])
def test_nobody_is_asked_while_left_in_peace(until: date | None, is_asked: bool) -> None:
    client = Client("Ana", pause=Pause.BEREAVEMENT, paused_until=until)
    assert bool(to_ask(client, open_questions(client, []), MONDAY)) is is_asked


@given(CLIENTS, QUESTIONS, st.booleans())
def test_every_open_question_is_open_unknown_and_there_once(client: Client, known: list[Question], origin: bool) -> None:
    found = open_questions(client, known, origin_known=origin)
    assert all(each.closed_on is None for each in found)
    own = [each for each in known if not each.topic and each.closed_on is None]
    assert found[: len(own)] == own
    gaps = [each.topic for each in found[len(own) :]]
    assert gaps == [topic for topic in Topic if topic in gaps]
    unknown = set(topics(client, origin_known=origin))
    assert unknown == set(gaps) | {each.topic for each in put_aside(client, known, origin_known=origin)}
    assert to_ask(client, found, MONDAY) in (found or [None])


@given(CLIENTS, QUESTIONS)
def test_closing_what_is_to_ask_comes_to_an_end(client: Client, known: list[Question]) -> None:
    for _step in range(len(known) + len(Topic) + 1):
        question = to_ask(client, open_questions(client, known), MONDAY)
        if question is None:
            return
        known = [each for each in known if each != question] + [closed(question, MONDAY)]
    raise AssertionError("asked for ever")
