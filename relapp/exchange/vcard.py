"""vCard 2.1, 3.0 and 4.0 in: a reader that is linear in the size of the file and takes each card by itself."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from relapp.exchange.content_lines import MAX_HEAD, Head, decode_value, parse_head, split_line
from relapp.exchange.decoding import decode_as, guess_encoding
from relapp.exchange.draft import MAX_NOTES, Draft
from relapp.exchange.properties import HANDLERS, Card
from relapp.exchange.records import Problem, Reading, Record
from relapp.exchange.text import shown
from relapp.exchange.unusable import TooLargeError
from relapp.i18n import _

MAX_CARDS = 250_000
MAX_CARD = 32_000_000  # bytes, its photo included
MAX_DEPTH = 8  # cards within cards
MAX_VALUE = 2 * MAX_NOTES  # characters, before escapes are undone

# One plain byte in front lets the search run at the speed of memory: photos cost nothing.
_MARK = re.compile(rb"\n(?:([Bb][Ee][Gg][Ii][Nn])|[Ee][Nn][Dd])[ \t]*:[ \t]*[Vv][Cc][Aa][Rr][Dd][ \t]*(?![^\n])")
_QUOTED = re.compile(rb"[=;]QUOTED-PRINTABLE", re.IGNORECASE)
_SAMPLE = 1_000_000  # bytes, to guess an encoding from


class _Span(NamedTuple):
    """Where a card stands, and on which line; `whole` where its end was found, `depth` 1 or more where cards are within it."""

    line: int
    start: int
    stop: int
    whole: bool
    depth: int


def read_vcard(name: str, data: bytes) -> Reading:
    """Every card of `data`, UTF-8 or a Windows encoding, if there is any; raises TooLargeError beyond MAX_CARDS."""
    if b"vcard" not in data.lower():
        return Reading((), ())
    data = _with_newlines(data)
    records: list[Record] = []
    failures: list[Problem] = []
    fallback = ""
    for count, span in enumerate(_spans(data)):
        if count >= MAX_CARDS:
            message = _("“{name}” holds more than {count} contacts: split it into several files.")
            raise TooLargeError(message.format(name=name, count=MAX_CARDS))
        if span.stop - span.start > MAX_CARD or span.depth > MAX_DEPTH:
            failures.append(Problem(span.line, _("This card is too large or too deep to be one contact.")))
            continue
        block = data[span.start : span.stop]
        lines = _unfold_quoted(block) if _QUOTED.search(block) else _unfold(block)
        try:
            text = lines.decode()
        except UnicodeDecodeError:
            fallback = fallback or guess_encoding(data[:_SAMPLE].split(b"\n"))
            text = "\n".join(_decode_line(line, fallback) for line in lines.split(b"\n"))
        result = _read_card(span, text)
        if isinstance(result, Record):
            records.append(result)
        else:
            failures.append(result)
    return Reading(tuple(records), tuple(failures))


def _with_newlines(data: bytes) -> bytes:
    r"""`data` with ``\n`` before every line, and no other line break."""
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
    if b"\r" in data:
        data = data.replace(b"\r", b"\n")
    return b"\n" + data


def _spans(data: bytes) -> Iterator[_Span]:
    line = depth = deepest = start = 0
    for mark in _MARK.finditer(data):
        if mark[1] is None:
            depth -= 1
            if depth == 0:
                yield _Span(line, start, mark.end(), whole=True, depth=deepest)
            depth = max(depth, 0)
        elif depth and _is_agent(data, mark.start()):
            depth += 1
            deepest = max(depth, deepest)
        else:
            if depth:
                yield _Span(line, start, mark.start(), whole=False, depth=deepest)
            line += data.count(b"\n", start + 1 if line else 0, mark.start() + 1)
            start, depth, deepest = mark.start(), 1, 1
    if depth:
        # The last line of a file that was cut is likely cut too: half a phone number is worse than none.
        yield _Span(line, start, data.rindex(b"\n") + 1, whole=False, depth=deepest)


def _is_agent(data: bytes, start: int) -> bool:
    """Whether the card that begins at `start` is the value of another's AGENT rather than the next one."""
    return data[max(0, start - 100) : start].rpartition(b"\n")[2].strip().upper().startswith(b"AGENT")


def _unfold(block: bytes) -> bytes:
    return block.replace(b"\n ", b"").replace(b"\n\t", b"").replace(b"\0", b"")


def _unfold_quoted(block: bytes) -> bytes:
    """`block` unfolded where some values are quoted-printable: those go on after a ``=``, and keep a space that begins a line."""
    lines: list[list[bytes]] = []
    quoted = soft = False
    for line in block.replace(b"\0", b"").split(b"\n"):
        if soft:
            lines[-1].append(line)
        elif line[:1] in (b" ", b"\t") and lines:
            lines[-1].append(line[1:])
        else:
            lines.append([line])
            quoted = _QUOTED.search(line.partition(b":")[0]) is not None
        soft = quoted and line.endswith(b"=")
        if soft:
            lines[-1][-1] = lines[-1][-1][:-1]
    return b"\n".join(b"".join(parts) for parts in lines)


def _decode_line(line: bytes, fallback: str) -> str:
    if line.isascii():
        return line.decode()
    head = line[:MAX_HEAD].partition(b":")[0].decode(errors="replace")
    return decode_as(line, parse_head(head).charset, fallback).replace("\n", " ")


def _read_card(span: _Span, text: str) -> Record | Problem:
    card = Card(Draft(span.line))
    if not span.whole:
        card.draft.warn(_("This card stops before its end: part of it may be missing."))
    depth = 0
    for head, value in _content_lines(card, text):
        handler = HANDLERS.get(head.name)
        if handler is None:
            depth += _depth_change(head.name, value)
        elif depth == 1:
            plain = _plain_value(card, head, value) if head.encoding or len(value) > MAX_VALUE else value
            if plain:
                handler(card, head, plain)
    result = card.finish()
    if isinstance(result, Problem) and not span.whole:
        return Problem(span.line, _("This card stops before its end, and what there is of it names nobody."))
    return result


def _content_lines(card: Card, text: str) -> Iterator[tuple[Head, str]]:
    encoding = ""
    for line in text.split("\n"):
        written, colon, value = line.partition(":")
        if not colon or '"' in written or len(written) > MAX_HEAD:
            split = split_line(line)
            if split is None:
                # What follows a base64 value is the rest of a photo that was not folded.
                if encoding not in {"base64", "b"} and line.strip():
                    card.draft.warn(_("“{text}” could not be read and was left out.").format(text=shown(line)))
                continue
            written, value = split
        head = parse_head(written)
        encoding = head.encoding
        yield head, value


def _depth_change(name: str, value: str) -> int:
    if name not in {"BEGIN", "END"} or value.strip().upper() != "VCARD":
        return 0
    return 1 if name == "BEGIN" else -1


def _plain_value(card: Card, head: Head, value: str) -> str:
    """The value as plain text, still escaped; empty, with a warning, where it cannot be one."""
    if len(value) > MAX_VALUE:
        card.draft.warn(_("“{text}” is too long and was left out.").format(text=shown(value)))
        return ""
    try:
        return decode_as(decode_value(head, value), head.charset).replace("\0", "")
    except ValueError:
        card.draft.warn(_("“{text}” could not be read and was left out.").format(text=shown(value)))
        return ""
