"""What the manual says: in three languages alike, in the words of the program, with nothing that leads nowhere."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from relapp.i18n import LANGUAGES
from relapp.paths import TRANSLATIONS
from relapp.ui.help.manual import FOLDER
from relapp.ui.help.topics import OF_PAGE, OF_PART, TOPICS
from relapp.ui.pages import _MAKERS

PAIRS = [(language, topic) for language in LANGUAGES for topic in TOPICS]
LONGEST_LINES = 70
LARGEST_PICTURES = 3_000_000

_BOLD, _CODE = re.compile(r"\*\*(.+?)\*\*"), re.compile(r"`([^`]+)`")
_LINK, _PICTURE = re.compile(r"(?<!!)\[([^]]+)\]\(([^)]+)\)"), re.compile(r"!\[([^]]*)\]\(([^)]+)\)")


def text(language: str, topic: str) -> str:
    return (FOLDER / language / f"{topic}.md").read_text(encoding="utf-8")


def bold(language: str, topic: str) -> list[str]:
    return _BOLD.findall(" ".join(text(language, topic).split()))


def structure(language: str, topic: str) -> list[str]:
    """Headings by level, points of lists by kind, pictures: a letter or two for each line that begins something."""
    kinds = re.compile(r"^(#+|-|\d+\.|!)(?=[ \[])", re.MULTILINE)
    return [re.sub(r"\d+", "1", kind) for kind in kinds.findall(text(language, topic))]


@cache
def words_of_the_program() -> dict[str, dict[str, set[str]]]:
    """Of each language, what each English message is called there: in some contexts something else."""
    with (TRANSLATIONS / "relapp.pot").open("rb") as file:
        ids = {part for message in read_po(file) for part in _parts(message.id)}
    words = {"en": {part: {part} for part in ids}}
    for language in LANGUAGES[1:]:
        found: dict[str, set[str]] = {}
        with (TRANSLATIONS / language / "LC_MESSAGES" / "relapp.po").open("rb") as file:
            for message in read_po(file):
                for part in _parts(message.id):
                    found.setdefault(part, set()).update(_parts(message.string))
        words[language] = found
    return words


def _parts(message: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


def test_every_page_of_the_program_has_its_topic() -> None:
    assert set(OF_PAGE) >= {"today", *_MAKERS}
    assert {*OF_PAGE.values(), *OF_PART.values()} <= set(TOPICS)


def test_every_part_that_has_a_topic_is_there() -> None:
    sources = [file.read_text(encoding="utf-8") for file in (Path(__file__).parents[3] / "relapp" / "ui").rglob("*.py")]
    classes = {name for source in sources for name in re.findall(r"^class (\w+)", source, re.MULTILINE)}

    assert set(OF_PART) - classes == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_of_the_manual_is_a_topic(language: str) -> None:
    assert {file.stem for file in (FOLDER / language).iterdir()} == set(TOPICS)


@pytest.mark.parametrize(("language", "topic"), PAIRS)
def test_a_topic_calls_things_what_the_program_calls_them(language: str, topic: str) -> None:
    known = {word for called in words_of_the_program()[language].values() for word in called}

    assert [word for word in bold(language, topic) if word not in known] == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("topic", TOPICS)
def test_a_translated_topic_names_the_same_things(language: str, topic: str) -> None:
    here, called = bold(language, topic), words_of_the_program()[language]
    english = bold("en", topic)

    assert len(here) == len(english)
    assert [word for word in english if not called[word] & set(here)] == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("topic", TOPICS)
def test_a_translated_topic_is_built_alike(language: str, topic: str) -> None:
    assert structure(language, topic) == structure("en", topic)
    assert Counter(target for _words, target in _LINK.findall(text(language, topic))) == Counter(
        target for _words, target in _LINK.findall(text("en", topic))
    )


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("topic", TOPICS)
def test_a_translated_topic_has_the_same_keys_and_commands(language: str, topic: str) -> None:
    def exact(spoken: str) -> Counter[str]:
        spans = (" ".join(span.split()) for span in _CODE.findall(text(spoken, topic)))
        # Keys that are a word are called what that language calls them.
        return Counter("a word" if span.isalpha() and len(span) > 1 else span for span in spans)

    assert exact(language) == exact("en")


@pytest.mark.parametrize(("language", "topic"), PAIRS)
def test_a_link_leads_to_a_topic_and_a_picture_is_there(language: str, topic: str) -> None:
    links = [target for _words, target in _LINK.findall(text(language, topic))]
    pictures = _PICTURE.findall(text(language, topic))

    assert [target for target in links if target.removesuffix(".md") not in TOPICS] == []
    assert [target for _words, target in pictures if not (FOLDER / language / target).is_file()] == []
    assert all(words and f"/{language}/" in target for words, target in pictures)


@pytest.mark.parametrize(("language", "topic"), PAIRS)
def test_a_topic_is_short_and_plain(language: str, topic: str) -> None:
    lines = text(language, topic).splitlines()

    assert lines[0].startswith("# ")
    assert len(lines) <= LONGEST_LINES
    assert "<" not in text(language, topic)
    assert not any(line.startswith(("http", "www")) for line in lines)


def test_romanian_has_its_commas() -> None:
    assert [topic for topic in TOPICS if set(text("ro", topic)) & set("şţŞŢ")] == []


def test_the_pictures_are_the_same_in_every_language_and_light() -> None:
    names = {language: {file.name for file in (FOLDER / "pictures" / language).iterdir()} for language in LANGUAGES}
    used = {Path(target).name for topic in TOPICS for _words, target in _PICTURE.findall(text("en", topic))}

    assert all(found == used for found in names.values())
    assert sum(file.stat().st_size for file in (FOLDER / "pictures").rglob("*.png")) < LARGEST_PICTURES
