"""What is found in the manual, whatever the accents and the case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.i18n import LANGUAGES
from relapp.ui.help.manual import find, places, topics
from relapp.ui.help.topics import TOPICS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_a_title_of_its_own(language: str) -> None:
    titles = [topic.title for topic in topics(language)]

    assert [topic.name for topic in topics(language)] == list(TOPICS)
    assert len(set(titles)) == len(titles)
    assert all(titles)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_is_found_by_its_title_before_others_that_mention_it(language: str, name: str) -> None:
    title = next(topic.title for topic in topics(language) if topic.name == name)

    found = [hit.topic.name for hit in find(title, language)]

    assert name in found[:2]


@pytest.mark.parametrize("words", ["FRAZĂ de acces", "fraza de acces", "FRAZA  ACCES"])
def test_accents_case_and_spaces_do_not_matter(words: str) -> None:
    assert find(words, "ro")[0].topic.name == "passphrase"


def test_a_cedilla_finds_what_has_a_comma() -> None:
    with_comma = find("șterge definitiv", "ro")

    assert find("şterge definitiv", "ro") == with_comma
    assert with_comma


def test_the_sentence_shown_is_the_one_that_holds_the_words() -> None:
    (hit, *_others) = find("stick second place", "en")

    assert hit.topic.name == "backups"
    assert "stick" in hit.sentence
    assert "second place" in hit.sentence


def test_a_sentence_has_no_marks_and_no_addresses() -> None:
    for topic in topics("en"):
        assert not [said for said in topic.sentences if "**" in said or "`" in said or ".md" in said or said.startswith("#")]


@pytest.mark.parametrize("words", ["", "   ", "xyzzy", "passphrase xyzzy"])
def test_nothing_is_found_for_nothing(words: str) -> None:
    assert find(words, "en") == []


@given(st.text(max_size=40), st.text(min_size=1, max_size=4))
def test_places_are_within_the_text_whatever_was_typed(text: str, words: str) -> None:
    for start, length in places(text, words):
        assert 0 <= start < start + length <= len(text.encode("utf-16-le")) // 2


def test_places_are_where_the_words_are() -> None:
    assert places("😀 Țara și țările", "tar") == [(3, 3), (11, 3)]
