"""vCard 2.1, 3.0 and 4.0 in: a reader that is linear in the size of the file and takes each card by itself."""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from relapp.domain.incoming import Entry, Problem
from relapp.exchange.cards.card import Card, Handler
from relapp.exchange.cards.content_lines import MAX_HEAD, SHORT_HEAD, Head, decode_value, known_head, parse_head, split_line
from relapp.exchange.cards.properties import HANDLERS, read_agent
from relapp.exchange.cards.spans import Span, cut_cards
from relapp.exchange.decoding import decode_as, guess_encoding
from relapp.exchange.draft import MAX_NOTES, Draft
from relapp.exchange.source import Source, Track
from relapp.exchange.text import shown
from relapp.exchange.unusable import NoContactsError, TooLargeError
from relapp.i18n import _, format_number, ngettext

MAX_CARDS = 250_000
MAX_VALUE = 2 * MAX_NOTES  # characters, before escapes are undone

_QUOTED = re.compile(rb"[=;]QUOTED-PRINTABLE", re.IGNORECASE)
_BASE64 = re.compile(rb"[=;]BASE64", re.IGNORECASE)
_SAMPLE = 1_000_000  # bytes, to guess an encoding from

_CONTROLS = {code: None for code in (*range(32), *range(127, 160)) if code not in b"\t\n"}

_handler_of = HANDLERS.get


def read_cards(source: Source, track: Track) -> Iterator[Entry]:
    """Every card of `source`, in Unicode or a Windows encoding; raises TooLargeError for too many, NoContactsError for none."""
    fallback = ""
    count = large_photos = 0
    for count, span in enumerate(cut_cards(source, track), 1):
        if count > MAX_CARDS:
            message = _("“{name}” holds more than {count} contacts: split it into several files.")
            raise TooLargeError(message.format(name=source.name, count=MAX_CARDS))
        if span.is_too_large:
            yield Problem(span.line, _("This card is too large or too deep to be one contact."))
            continue
        unfolded = _unfold(span.text)
        try:
            text = unfolded.decode()
        except UnicodeDecodeError:
            fallback = fallback or guess_encoding(source.beginning(_SAMPLE).splitlines() + span.text.split(b"\n"))
            text = "\n".join(map(partial(_decode_line, fallback=fallback), unfolded.split(b"\n")))
        entry, left_out = _read_card(span, text)
        large_photos += left_out
        yield entry
    if large_photos:
        message = ngettext(
            "{count} photo was too large and was left out.", "{count} photos were too large and were left out.", large_photos
        )
        track.remarks.append(message.format(count=format_number(large_photos)))
    if not count:
        message = _("“{name}” holds no contact card: export the contacts again and choose the new file.")
        raise NoContactsError(message.format(name=source.name))


def _unfold(text: bytes) -> bytes:
    """The logical lines of a card."""
    lower = text.lower()
    if b"quoted-printable" in lower or b"base64" in lower:
        return _unfold_encoded(text)
    return text.replace(b"\n ", b"").replace(b"\n\t", b"")


def _unfold_encoded(text: bytes) -> bytes:
    """The logical lines of a card of which some values are encoded.

    Those in quoted-printable go on after a ``=``, and keep a space that begins a line; those in base64 may go on in the next line
    without a space.
    """
    lines: list[list[bytes]] = []
    quoted = soft = base64 = False
    for line in text.split(b"\n"):
        if soft or (base64 and line and b":" not in line):
            lines[-1].append(line if soft else line.strip())
        elif line[:1] in (b" ", b"\t") and lines:
            lines[-1].append(line[1:])
        else:
            lines.append([line])
            head = line.partition(b":")[0]
            quoted, base64 = _QUOTED.search(head) is not None, _BASE64.search(head) is not None
        soft = quoted and line.endswith(b"=")
        if soft:
            lines[-1][-1] = lines[-1][-1][:-1]
    return b"\n".join(b"".join(parts) for parts in lines)


def _decode_line(line: bytes, fallback: str) -> str:
    if line.isascii():
        return line.decode()
    head = line[:MAX_HEAD].partition(b":")[0].decode(errors="replace")
    return decode_as(line, parse_head(head).charset, fallback).replace("\n", " ")


def _read_card(span: Span, text: str) -> tuple[Entry, int]:
    """What a card says, and how many photos of it were too large."""
    card = Card(Draft(span.line))
    if not span.whole:
        card.draft.warn(_("This card stops before its end: part of it may be missing."))
    lines = text.split("\n")
    if span.depth > 1:
        lines, card.agents = _without_agents(lines)
    _fill(card, lines)
    for agent in card.agents:
        within = Card(Draft(span.line))
        _fill(within, agent)
        read_agent(card, within)
    result = card.finish()
    if isinstance(result, Problem) and not span.whole:
        return Problem(span.line, _("This card stops before its end, and what there is of it names nobody.")), card.large_photos
    return result, card.large_photos


def _without_agents(lines: list[str]) -> tuple[list[str], list[list[str]]]:
    """The lines of a card itself, and those of each card right within it."""
    own: list[str] = []
    agents: list[list[str]] = []
    depth = 0
    for line in lines:
        marker = line.replace(" ", "").replace("\t", "").upper() if len(line) < MAX_HEAD else ""
        if marker == "BEGIN:VCARD":
            depth += 1
            if depth == 2:
                agents.append([])
        if depth <= 1:
            own.append(line)
        elif depth == 2:
            agents[-1].append(line)
        if marker == "END:VCARD":
            depth -= 1
    return own, agents


def _fill(card: Card, lines: Iterable[str]) -> None:
    """Let `card` know what `lines` say."""
    for line in lines:
        written, colon, value = line.partition(":")
        if colon and len(written) <= SHORT_HEAD and '"' not in written:
            head = known_head(written)
        else:
            split = split_line(line)
            if split is None:
                _leave_out(card, line)
                continue
            head, value = parse_head(split[0]), split[1]
        if not value:
            continue
        handler = _handler_of(head.name)
        if handler is None:
            _keep(card, head, value, line)
        elif head.encoding or len(value) > MAX_VALUE:
            _read_encoded(card, handler, head, value)
        else:
            handler(card, head, value)


def _keep(card: Card, head: Head, value: str, line: str) -> None:
    """Keep a line that nothing here understands, in plain UTF-8 unless it is base64."""
    if not head.name:
        _leave_out(card, line)
    elif head.encoding == "quoted-printable":
        card.keep(head, _decoded(head, value))
    else:
        card.keep(head, value)


def _leave_out(card: Card, text: str) -> None:
    if text.strip():
        card.draft.warn(_("“{text}” could not be read and was left out.").format(text=shown(text)))


def _read_encoded(card: Card, handler: Handler, head: Head, value: str) -> None:
    """Hand on a value as plain text, still escaped, or say why it cannot be one."""
    if len(value) > MAX_VALUE:
        card.draft.warn(_("“{text}” is too long and was left out.").format(text=shown(value)))
        return
    try:
        plain = _decoded(head, value)
    except ValueError:
        _leave_out(card, value)
        return
    if plain:
        handler(card, head._replace(kept=head.name), plain)


def _decoded(head: Head, value: str) -> str:
    """The text that an encoded value stands for, without control characters but line feeds and tabs."""
    text = decode_as(decode_value(head, value), head.charset)
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
