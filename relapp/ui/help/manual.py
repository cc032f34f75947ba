"""The pages of the manual as they lie on the disk, and the sentences in them that hold some words."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from relapp import i18n
from relapp.domain.text import fold
from relapp.paths import RESOURCES
from relapp.ui.help.topics import TOPICS

FOLDER = RESOURCES / "help"

_LINK = re.compile(r"!?\[([^]]*)\]\([^)]*\)")
_PICTURE = re.compile(r"!\[[^]]*\]\([^)]*\)")
_LINE_MARK = re.compile(r"^\s*(?:#+|[-*]|\d+\.)\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the manual: `text` is its Markdown, its heading left in."""

    name: str
    title: str
    text: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it says, without marks."""
        return tuple(sentence for line in _lines(self.text) for sentence in _SENTENCE_END.split(line) if sentence)


@dataclass(frozen=True, slots=True)
class Hit:
    """A topic that holds what was looked for, and the sentence that says it best."""

    topic: Topic
    sentence: str


def folder(language: str = "") -> Path:
    """Where the pages of `language` lie, those of the language spoken where none is named."""
    return FOLDER / (language or i18n.language())


def topics(language: str = "") -> tuple[Topic, ...]:
    """Every page, in the order of the list."""
    return _read(language or i18n.language())


def find(words: str, language: str = "") -> list[Hit]:
    """The topics in which every one of `words` begins some word, whatever its accents; those that say it at once first."""
    wanted = fold(words).split()
    found = []
    for place, topic in enumerate(topics(language)):
        if not wanted or not _holds(fold(" ".join((topic.title, *topic.sentences))), wanted):
            continue
        best = max(topic.sentences, key=lambda sentence: sum(_holds(fold(sentence), [word]) for word in wanted))
        rank = 0 if _holds(fold(topic.title), wanted) else 1 if _holds(fold(best), wanted) else 2
        often = sum(_holds(fold(sentence), wanted) for sentence in topic.sentences)
        found.append(((rank, -often, place), Hit(topic, best)))
    return [hit for _order, hit in sorted(found, key=lambda each: each[0])]


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where in `text` one of `words` begins a word: first letter and number of letters, as Qt counts them (in UTF-16)."""
    folded, origins = _folded_with_origins(text)
    found = []
    for word in fold(words).split():
        for match in re.finditer(_begin(word), folded):
            first, last = origins[match.start()], origins[match.end() - 1]
            found.append((first, last - first + 1))
    return sorted(found)


@lru_cache(maxsize=1)
def _read(language: str) -> tuple[Topic, ...]:
    texts = {name: (folder(language) / f"{name}.md").read_text(encoding="utf-8") for name in TOPICS}
    return tuple(Topic(name, text.partition("\n")[0].removeprefix("#").strip(), text) for name, text in texts.items())


def _lines(markdown: str) -> list[str]:
    """Each paragraph, heading or point of a list on a line of its own, in plain words."""
    lines: list[str] = []
    is_open = False
    for line in _PICTURE.sub("", markdown).splitlines()[1:]:
        plain = _LINK.sub(r"\1", line).replace("**", "").replace("`", "")
        begins = bool(_LINE_MARK.match(plain))
        words = _LINE_MARK.sub("", plain).strip()
        if words and is_open and not begins:
            lines[-1] += " " + words
        elif words:
            lines.append(words)
        is_open = bool(words) and not line.startswith("#")
    return lines


def _holds(folded: str, wanted: list[str]) -> bool:
    return all(re.search(_begin(word), folded) for word in wanted)


def _begin(word: str) -> str:
    return rf"(?<!\w){re.escape(word)}"


def _folded_with_origins(text: str) -> tuple[str, list[int]]:
    """`text` folded, and for each letter of that where it was."""
    folded, origins, place = [], [], 0
    for letter in text:
        for plain in fold(letter):
            folded.append(plain)
            origins.append(place)
        place += 2 if ord(letter) > 0xFFFF else 1
    return "".join(folded), origins
