"""The events of a calendar as blocks of logical lines, found in one pass whose memory does not grow with the file.

RFC 5545 3.1: lines are folded at 75 octets, some programs cut characters in two; only what tells of a yearly date is kept.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from relapp.exchange.decoding import decode, utf16_of
from relapp.exchange.source import Source, Track
from relapp.exchange.unusable import TooLargeError
from relapp.i18n import _

MAX_EVENTS = 1_000_000
MAX_EVENT = 40_000  # characters of the lines that are kept
MAX_LINE = 4_000  # characters of one of them
MAX_DEPTH = 8  # components within components

_PIECE = 64 * 1024  # characters read at a time
_KEPT = re.compile(
    r"(?:UID|SUMMARY|DTSTART|RRULE|STATUS|CATEGORIES|CREATED|RECURRENCE-ID|X-(?=.*(?:RELAPP|KABC|BIRTH|ANNIVERSARY|YEAR|-BC-)).*)"
)
_NAME = re.compile(r"[A-Za-z0-9-]{1,60}(?=[;:])")
_COMPONENT = re.compile(r"(BEGIN|END)[ \t]*:[ \t]*([A-Za-z0-9-]{1,60})[ \t]*", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """An event: the line it begins on, the first of each property that is kept, whether it has an end and keeps its bounds."""

    position: int
    lines: dict[str, str] = field(default_factory=dict)
    whole: bool = False
    is_sound: bool = True
    depth: int = 1
    size: int = 0

    def keep(self, line: str) -> None:
        """Keep a logical line that tells something of a yearly date."""
        head = _NAME.match(line)
        name = head[0].upper() if head else ""
        if name in self.lines or not _KEPT.fullmatch(name):
            return
        self.size += len(line)
        if len(line) > MAX_LINE or self.size > MAX_EVENT:
            self.is_sound = False
        else:
            self.lines[name] = line


def read_blocks(source: Source, track: Track) -> Iterator[Block]:
    """Every event of `source`; raises TooLargeError beyond MAX_EVENTS."""
    block: Block | None = None
    count = 0
    for number, line in _logical_lines(source, track):
        component = _COMPONENT.fullmatch(line)
        if component is None:
            if block and block.depth == 1:
                block.keep(line)
            continue
        begins, name = component[1].upper() == "BEGIN", component[2].upper()
        if begins and name == "VEVENT":
            count += 1
            if count > MAX_EVENTS:
                message = _("“{name}” holds more than {count} events: split it into several files.")
                raise TooLargeError(message.format(name=source.name, count=MAX_EVENTS))
            if block:
                yield block
            block = Block(number)
        elif block and (name == "VCALENDAR" or (not begins and name == "VEVENT")):
            block.whole = name == "VEVENT" and block.depth == 1
            yield block
            block = None
        elif block:
            block.depth += 1 if begins else -1
            block.is_sound = block.is_sound and 1 <= block.depth <= MAX_DEPTH
    if block:
        yield block


def _logical_lines(source: Source, track: Track) -> Iterator[tuple[int, str]]:
    """Unfolded lines with the number of the first of each; what is far beyond MAX_LINE characters is cut."""
    pending, start = "", 0
    for number, line in _lines(source, track):
        if line[:1] in (" ", "\t") and start:
            if len(pending) <= MAX_LINE:
                pending += line[1:]
            continue
        if start:
            yield start, _repaired(pending)
        pending, start = line, number
    if start:
        yield start, _repaired(pending)


def _lines(source: Source, track: Track) -> Iterator[tuple[int, str]]:
    """Physical lines without their ends, numbered from 1, whatever ends them."""
    encoding = utf16_of(source.beginning(400))
    with source.open() as stream:
        errors = "replace" if encoding else "surrogateescape"
        text = io.TextIOWrapper(stream, encoding=encoding or "utf-8-sig", errors=errors)
        number, is_rest = 0, False
        while piece := text.readline(_PIECE):
            if not is_rest:
                number += 1
                yield number, piece[: MAX_LINE + 1].rstrip("\n").replace("\0", "")
            is_rest = not piece.endswith("\n")
            if number % 256 == 0:
                track.done = stream.tell()
        track.done = source.size


def _repaired(line: str) -> str:
    """`line` with the characters that folding cut in two, or that are of a Windows encoding."""
    if line.isascii():
        return line
    return decode(line.encode("utf-8", "surrogateescape"))
