"""What unhappy clients teach: concerns with the same cause, and what prevents them."""

from collections.abc import Iterable
from dataclasses import dataclass

from relapp.domain.concerns import Concern
from relapp.domain.text import fold


@dataclass(frozen=True, slots=True)
class Lesson:
    """One cause in the words written last (empty: nobody said it), what prevents it, and its concerns, the latest first."""

    cause: str
    preventions: tuple[str, ...]
    concerns: tuple[Concern, ...]

    @property
    def open_count(self) -> int:
        """How many of them nothing has resolved yet."""
        return sum(each.is_open for each in self.concerns)


def lessons(concerns: Iterable[Concern]) -> list[Lesson]:
    """The causes, the most frequent first and concerns without one last; case, accents and spaces make no difference."""
    by_cause: dict[str, list[Concern]] = {}
    for concern in sorted(concerns, key=lambda each: each.opened_on, reverse=True):
        by_cause.setdefault(_plain(concern.cause), []).append(concern)
    found = [Lesson(each[0].cause.strip(), _different(each), tuple(each)) for each in by_cause.values()]
    return sorted(found, key=lambda lesson: (not lesson.cause, -len(lesson.concerns)))


def searched(concern: Concern, name: str) -> str:
    """Everything in which words are looked for, folded; `name` is the client's."""
    said = (concern.what, concern.cause, concern.solution, concern.prevention, concern.who_must_know, name)
    return fold("\n".join(said))


def holds(words: str, text: str) -> bool:
    """Whether every word of `text` is in `words`, which `searched` gave."""
    return all(word in words for word in fold(text).split())


def _different(concerns: Iterable[Concern]) -> tuple[str, ...]:
    """What prevents them, nothing twice."""
    said: dict[str, str] = {}
    for concern in concerns:
        if prevention := concern.prevention.strip():
            said.setdefault(_plain(prevention), prevention)
    return tuple(said.values())


def _plain(text: str) -> str:
    return " ".join(fold(text).split()).rstrip(".")
