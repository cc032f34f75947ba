"""What is written to a terminal: never a sequence that it would obey instead of showing."""

import re
from typing import Any, TextIO

from relapp.i18n import _, ngettext

# Control characters but tab and line feed, and those that turn text around so that it reads as something else; half a surrogate
# pair cannot be written at all.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Terminal:
    """A stream that shows what others obey as JSON writes it, so that JSON stays what it was."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text; as many characters as it has."""
        self._stream.write(shown(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        """All the rest is the stream's own."""
        return getattr(self._stream, name)


def shown(text: str) -> str:
    """A text with nothing in it that a terminal obeys, line breaks and tabs aside."""
    return text if text.isprintable() else _OBEYED.sub(_escaped, text)


def one_line(text: str) -> str:
    """A text whose line breaks are shown and not made."""
    return text.replace("\n", "\\u000a")


def say(*parts: object, sep: str = " ") -> None:
    """Print one line, whatever its parts are: a name that has a line break in it makes no line of its own."""
    print(one_line(sep.join(map(str, parts))))


def say_left_out(count: int) -> None:
    """Say how many clients are not on the pages or in the file, if there are any, and how to have them too."""
    if count:
        said = ngettext("{count} left out: not to be contacted.", "{count} left out: not to be contacted.", count)
        say(said.format(count=count), _("Add --everybody to write them too."))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
