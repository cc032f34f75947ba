from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.clients import Client, Detail, DetailKind, Pause
from relapp.domain.clippings import Clipping, Shelf, best_match, is_link, match, may_be_given

MONDAY = date(2026, 11, 23)
TOPICS = st.lists(st.sampled_from(["café especial", "vinhos", "mașini", "de", "", "ciclismo", "2026", "flores"]), max_size=3)
INTERESTS = st.lists(
    st.sampled_from(["Cafés", "vinho tinto e queijo", "mașinile vechi", "pentru", "ciclista", "flor", "xadrez"]), max_size=3
)


def clipping(*topics: str, title: str = "x", added_on: date = MONDAY, uuid: str = "") -> Clipping:
    return Clipping(title, added_on, topics=topics, uuid=uuid or title)


def client(*interests: str, kind: DetailKind = DetailKind.INTEREST) -> Client:
    return Client("Ana", details=tuple(Detail(kind, text) for text in interests))


@pytest.mark.parametrize(
    ("topic", "interest"),
    [
        ("café especial", "Cafés especiais"),
        ("cafea de specialitate", "cafele"),
        ("Vinhos do Porto", "vinho"),
        ("vinuri românești", "un vin bun"),
        ("mașini electrice", "mașina electrică"),
        ("fotografia de viagem", "viagens pela América"),
        ("cărți pentru copii", "educația copiilor"),
        ("jardinagem", "o jardim da casa"),
        ("cycling", "cycling holidays"),
    ],
)
def test_what_people_write_is_found_in_other_forms(topic: str, interest: str) -> None:
    found = match(clipping(topic), client(interest))
    assert found
    assert found.interest == interest


@pytest.mark.parametrize(
    ("topic", "interest"),
    [
        ("de la", "de la"), ("cursos de 2026", "planos para 2026"), ("", "café"), ("café", ""), ("pentru copii", "pentru casă"),
        ("livros e discos", "filmes e séries"),
    ],
)  # fmt: skip
def test_words_that_say_nothing_match_nothing(topic: str, interest: str) -> None:
    assert match(clipping(topic), client(interest)) is None


@given(INTERESTS)
def test_a_clipping_without_topics_is_for_nobody(interests: list[str]) -> None:
    assert match(clipping(), client(*interests)) is None
    assert match(clipping("", "  ", "de"), client(*interests)) is None


def test_a_topic_that_is_the_interest_weighs_more_than_shared_words() -> None:
    same = match(clipping("ciclism"), client("ciclismul"))
    shared = match(clipping("ciclism montan pe trasee lungi"), client("ciclism montan, trasee lungi și pescuit"))
    one = match(clipping("ciclism montan"), client("ciclism și pescuit"))
    assert same
    assert shared
    assert one
    assert same.score > shared.score > one.score


def test_the_interest_shown_is_the_one_that_fits_best() -> None:
    found = match(clipping("vinho do Porto"), client("queijo e vinho", "Vinho do Porto", "Porto Alegre"))
    assert found
    assert found.interest == "Vinho do Porto"


@pytest.mark.parametrize("kind", [DetailKind.INTEREST, DetailKind.WISH, DetailKind.NEED])
def test_wishes_and_needs_count_as_interests(kind: DetailKind) -> None:
    assert match(clipping("forno"), client("um forno maior", kind=kind))


def test_a_preference_is_no_interest() -> None:
    assert match(clipping("telefone"), client("telefone", kind=DetailKind.PREFERENCE)) is None


def test_of_two_that_fit_alike_the_older_comes_first() -> None:
    older, newer = clipping("vinho", title="b", added_on=MONDAY - timedelta(days=1)), clipping("vinho", title="a")
    found = best_match([newer, older], client("vinho"))
    assert found
    assert found.clipping is older


@given(st.lists(TOPICS, max_size=4), INTERESTS)
def test_a_shelf_finds_what_looking_at_each_finds(topics: list[list[str]], interests: list[str]) -> None:
    clippings = [clipping(*each, title=str(number)) for number, each in enumerate(topics)]
    shelf, reader = Shelf(clippings), client(*interests)
    assert list(shelf.of(reader)) == [each for each in clippings if match(each, reader)]
    for text in interests:
        assert shelf.matches(text) == [found for each in clippings if (found := match(each, client(text)))]


@pytest.mark.parametrize(
    ("pause", "until", "in_concern", "expected"),
    [
        (None, None, False, True),
        (None, None, True, False),
        (Pause.DECEASED, None, False, False),
        (Pause.DO_NOT_CONTACT, None, False, False),
        (Pause.BEREAVEMENT, MONDAY, False, False),
        (Pause.BEREAVEMENT, MONDAY - timedelta(days=1), False, True),
        (Pause.OTHER, MONDAY - timedelta(days=1), True, False),
    ],
)
def test_who_is_paused_or_has_an_open_concern_is_given_nothing(
    pause: Pause | None, until: date | None, in_concern: bool, expected: bool
) -> None:
    assert may_be_given(pause, until, in_concern=in_concern, on=MONDAY) is expected


@pytest.mark.parametrize(("text", "expected"), [
    ("https://example.com/a?b=1", True), (" www.example.com ", True), ("HTTP://EXAMPLE.COM", True),
    ("example", False), ("see https://example.com", False), ("https://a b", False), ("", False),
])  # fmt: skip
def test_a_link_is_known_by_its_beginning(text: str, expected: bool) -> None:
    assert is_link(text) is expected
