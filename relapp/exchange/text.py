"""How words from a file are tidied and shown."""

import re

_SHOWN = 60
_UUID = re.compile(r"(?:urn:uuid:)?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})", re.IGNORECASE)


def one_line(text: str) -> str:
    """`text` without line breaks, with single spaces and none at its ends."""
    return " ".join(text.split())


def joined_lines(text: str) -> str:
    """The lines of an address as one, with ``, `` between them."""
    if text.isprintable():
        return text.strip()
    return ", ".join(filter(None, (line.strip().rstrip(",") for line in text.splitlines())))


def shown(text: str) -> str:
    """`text` short enough to be quoted in a message."""
    text = one_line(text[: 4 * _SHOWN])
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def uuid_digits(text: str) -> str:
    """The 32 hexadecimal digits of a UUID, as the book writes them; empty for anything else."""
    match = _UUID.fullmatch(text.strip())
    return "".join(match.groups()).lower() if match else ""
