"""Fragments of HTML: templates filled with words that can be set, and the style sheet of all of them."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from relapp.paths import RESOURCES

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = RESOURCES / "print"

_LONGEST_TEXT = 400
_LONGEST_PASSAGE = 3000
# Controls, overrides of the writing direction, and codes that Qt's rich text keeps for itself.
_NOT_FOR_PAPER = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffc\ufffe\uffff]+")


def style(name: str = "print") -> str:
    """The style sheet of all fragments, sizes in points; "saving" is what changes in it to take less ink."""
    return (TEMPLATES / f"{name}.css").read_text(encoding="utf-8")


def html(template: str, **words: object) -> str:
    """The fragment of that name with `words` in it, which are never markup."""
    return _environment().get_template(f"{template}.html").render(words)


def passages(text: str) -> list[str]:
    """The lines of a text to be read, which are not cut as other words are."""
    return [_Passage(line) for line in _shortened(text, _LONGEST_PASSAGE).splitlines() if line.strip()]


class _Passage(str):
    """Something written in full, whose length was seen to."""

    __slots__ = ()


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_for_paper,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _for_paper(value: object) -> object:
    """Text that can be set, and not so long that one row fills a page."""
    if not isinstance(value, str):
        return value
    text = _NOT_FOR_PAPER.sub(" ", value)
    return text if isinstance(value, _Passage) else _shortened(text, _LONGEST_TEXT)


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
