"""Which commands somebody means who types a few letters."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from relapp.domain.text import fold
from relapp.i18n import language
from relapp.ui.commands.command import Command, Offer
from relapp.ui.commands.keys import native
from relapp.ui.commands.registry import commands

if TYPE_CHECKING:
    from relapp.ui.window import Window

# More than these nobody reads while typing.
MOST = 5

_NOT_FOUND = 9


def offers(window: "Window", text: str) -> list[Offer]:
    """The commands of which `text` has the beginnings of words, the best first; without a text, those for what is in view."""
    typed = _words(text)
    if typed:
        ranked = [(_rank(typed, each.code), place, each) for place, each in enumerate(commands())]
        found = [each for rank, _place, each in sorted(ranked, key=lambda one: one[:2]) if rank < _NOT_FOUND]
    else:
        found = [each for each in commands() if window.place in each.fits]
    there: list[Command] = []
    for each in found:
        if len(there) < MOST and each.is_there(window):
            there.append(each)
    return [Offer(each.code, each.name, each.icon, native(each.code)) for each in there]


def is_meant(text: str, name: str, clients: Iterable[str]) -> bool:
    """Whether `text` means the command of this name rather than one of `clients`, found by whatever is in their records.

    It does where it is the whole name, or the beginning of it and of no word in the name of a client.
    """
    typed, said = _words(text), _words(name)
    if typed == said:
        return True
    return " ".join(said).startswith(" ".join(typed)) and not any(_begin(typed, _words(client)) for client in clients)


def _rank(typed: list[str], code: str) -> int:
    """How far from the command's own name what was typed is: all of it, its beginning, words of it, or only words like it."""
    name, also = _known(language())[code]
    if typed == name:
        return 0
    if " ".join(name).startswith(" ".join(typed)):
        return 1
    if _begin(typed, name):
        return 2
    return 3 if _begin(typed, [*name, *also]) else _NOT_FOUND


def _begin(typed: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in typed)


@lru_cache(maxsize=1)
def _known(_language: str) -> dict[str, tuple[list[str], list[str]]]:
    return {each.code: (_words(each.name), _words(each.also)) for each in commands()}


def _words(text: str) -> list[str]:
    letters = fold(text)
    return "".join(each if each.isalnum() else " " for each in letters).split()
