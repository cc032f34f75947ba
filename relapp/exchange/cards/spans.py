"""Where the cards of a file are: its bytes as a stream, cut into cards, however large the file is and wherever blocks are cut."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from relapp.exchange.decoding import utf16_of
from relapp.exchange.source import Source, Track

MAX_CARD = 16_000_000  # bytes, its photo included
MAX_DEPTH = 8  # cards within cards

_BLOCK = 1024 * 1024  # bytes read at once
_LONGEST_MARK = 200  # bytes: a line beyond that begins no card

# One plain byte in front lets the search run at the speed of memory: photos cost nothing. Files that were joined have byte order
# marks within.
_MARK = re.compile(rb"\n(?:\xef\xbb\xbf)?(?:([Bb][Ee][Gg][Ii][Nn])|[Ee][Nn][Dd])[ \t]*:[ \t]*[Vv][Cc][Aa][Rr][Dd][ \t]*(?![^\n])")

# Control characters say nothing in a card and much to a terminal; a page or column break still parts two words.
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\v\f")
_BREAKS_TO_SPACES = bytes.maketrans(b"\v\f", b"  ")


class Span(NamedTuple):
    """A card's lines, each behind a line feed, and the line it begins on, from 1.

    `whole` where its end was found; `depth` is 1, or more where cards are within it; `text` is empty where `is_too_large`.
    """

    line: int
    text: bytes
    whole: bool
    depth: int

    @property
    def is_too_large(self) -> bool:
        """Whether it has more bytes or more depth than one contact can have."""
        return not self.text or self.depth > MAX_DEPTH


def cut_cards(source: Source, track: Track) -> Iterator[Span]:
    """The cards of `source` in UTF-8 (or whatever it is in, UTF-16 apart) with line feeds only, while `track` follows."""
    cutter = _Cutter()
    with source.open() as stream:
        for block in _with_line_feeds(_blocks(stream, track)):
            yield from cutter.cards_after(block)
    yield from cutter.rest()


def _blocks(stream: BinaryIO, track: Track) -> Iterator[bytes]:
    """The bytes of a stream, as UTF-8 where they are UTF-16."""
    block = stream.read(_BLOCK)
    encoding = utf16_of(block)
    decoder = codecs.getincrementaldecoder(encoding)("replace") if encoding else None
    while block:
        track.done = stream.tell()
        yield decoder.decode(block).encode() if decoder else block
        block = stream.read(_BLOCK)


def _with_line_feeds(blocks: Iterator[bytes]) -> Iterator[bytes]:
    r"""The blocks with ``\n`` for every kind of line break and without control characters."""
    held = b""
    for raw in blocks:
        block = held + raw if held else raw
        held = b"\r" if block.endswith(b"\r") else b""
        if held:
            block = block[:-1]
        if b"\r" in block:
            block = block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        yield block.translate(_BREAKS_TO_SPACES, _CONTROLS)
    if held:
        yield b"\n"


class _Cutter:
    """Finds the cards in blocks that come one after another; keeps no more than the card that is still open."""

    def __init__(self) -> None:
        self._data = b"\n"
        self._scanned = 0  # where the line begins that may go on in the next block
        self._start = 0  # where the open card begins
        self._line = 0  # the number of the line that begins at _counted
        self._counted = 0
        self._begun_on = 0
        self._mark_size = 0  # bytes between the end of the line before and the first word of the card
        self._depth = self._deepest = 0
        self._is_too_large = False

    def cards_after(self, block: bytes) -> Iterator[Span]:
        """The cards that end or are broken off in `block`."""
        self._data += block
        end = self._data.rfind(b"\n", self._scanned)
        yield from self._cards_before(end)
        self._scanned = end
        self._forget()

    def rest(self) -> Iterator[Span]:
        """The cards that the end of the file ends or cuts."""
        yield from self._cards_before(len(self._data))
        if self._depth:
            # The last line of a file that was cut is likely cut too: half a phone number is worse than none.
            yield self._span(self._data.rindex(b"\n") + 1, whole=False)

    def _cards_before(self, end: int) -> Iterator[Span]:
        for mark in _MARK.finditer(self._data, self._scanned, end):
            if mark[1] is None:
                self._depth -= 1
                if self._depth == 0:
                    yield self._span(mark.end(), whole=True)
                self._depth = max(self._depth, 0)
            elif self._depth and self._is_agent(mark.start()):
                self._depth += 1
                self._deepest = max(self._depth, self._deepest)
            else:
                if self._depth:
                    yield self._span(mark.start(), whole=False)
                self._begin(mark.start(), mark.start(1))

    def _begin(self, start: int, keyword: int) -> None:
        self._count_lines(start + 1)
        self._mark_size = keyword - start
        self._begun_on = self._line
        self._start, self._depth, self._deepest, self._is_too_large = start, 1, 1, False

    def _span(self, stop: int, *, whole: bool) -> Span:
        is_too_large = self._is_too_large or stop - self._start > MAX_CARD
        text = b"" if is_too_large else b"\n" + self._data[self._start + self._mark_size : stop]
        return Span(self._begun_on, text, whole, self._deepest)

    def _is_agent(self, start: int) -> bool:
        """Whether the card that begins at `start` is the value of another's AGENT rather than the next one."""
        before = self._data[max(0, start - _LONGEST_MARK) : start]
        return before.rpartition(b"\n")[2].strip().upper().startswith(b"AGENT")

    def _count_lines(self, stop: int) -> None:
        self._line += self._data.count(b"\n", self._counted, stop)
        self._counted = stop

    def _forget(self) -> None:
        """Let go of what was read, but for the open card, unless that is too large, and for the line that may go on."""
        if self._depth and not self._is_too_large:
            self._is_too_large = len(self._data) - self._start > MAX_CARD
        if self._depth and not self._is_too_large:
            cut, kept = self._start, self._data[self._start :]
        else:
            # An agent's head is the line before its card.
            cut, kept = self._scanned, self._data[self._scanned : self._scanned + _LONGEST_MARK]
        self._count_lines(max(cut, self._counted))
        self._counted -= cut
        self._scanned -= cut
        self._start = 0
        self._data = kept
