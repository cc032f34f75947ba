"""Text of a file in a cell."""

# A cell shows this many letters at most: what a file holds in one field has no end.
LONGEST_TEXT = 300


def one_line(text: str) -> str:
    """Text of a file on one line, cut where it is endless."""
    text = " ".join(text[: 4 * LONGEST_TEXT].split())
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
