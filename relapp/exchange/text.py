"""How words from a file are tidied and shown."""

_SHOWN = 60


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
