"""What was put together for colleagues, for the clipboard: as plain text, and as HTML for programs that take it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from relapp.i18n import ngettext


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to tell, softer details beside it, and further lines below."""

    text: str
    details: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a name; `rest` are those for which there was no room."""

    name: str
    lines: tuple[Line, ...]
    rest: int = 0


def as_text(title: str, about: str, parts: Iterable[Part]) -> str:
    """Headings with empty lines around, and a bullet before each line."""
    return "\n".join([title, about, *(line for part in parts for line in ("", part.name.upper(), *_bullets(part)))]) + "\n"


def as_html(title: str, about: str, parts: Iterable[Part]) -> str:
    """The same with real headings and lists."""
    body = "".join(f"<h2>{escape(part.name)}</h2><ul>{''.join(_items(part))}</ul>" for part in parts)
    return f"<html><body><h1>{escape(title)}</h1><p>{escape(about)}</p>{body}</body></html>"


def more(count: int) -> str:
    """That there is more than there was room for."""
    return ngettext("and {count} more", "and {count} more", count).format(count=count)


def _bullets(part: Part) -> Iterator[str]:
    for line in part.lines:
        yield f"• {_one_line(line.text)}" + (f" ({_one_line(line.details)})" if line.details else "")
        yield from (f"  {_one_line(each)}" for each in line.below)
    if part.rest:
        yield f"• {more(part.rest)}"


def _items(part: Part) -> Iterator[str]:
    for line in part.lines:
        details = f" ({escape(line.details)})" if line.details else ""
        yield f"<li>{'<br>'.join([escape(line.text) + details, *map(escape, line.below)])}</li>"
    if part.rest:
        yield f"<li>{escape(more(part.rest))}</li>"


def _one_line(text: str) -> str:
    return " ".join(text.split())
