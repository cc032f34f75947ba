"""The whole book as one JSON file (UTF-8), and back.

The file is one object. ``{"relapp": 1,`` is its first line and says the version; a version only ever gains members. Then come
``settings`` (an object on one line), ``clippings``, ``texts``, ``clients``, ``not_the_same``, ``requests``, ``erased_nears`` and
``erasures``, each a list with one entry a line, so that writing and reading stream and a person can compare two files. A client
has the members of `domain.whole.WholeClient`: ``{"client": {...}, "touches": [...], ...}``. What has its default is left out,
days are ``YYYY-MM-DD``, amounts are hundredths, and whatever refers to something else does so by its uuid (32 hexadecimal
digits). The same JSON in another layout is read too, up to AT_ONCE bytes, as it has to be in memory all at once.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from relapp.domain.clippings import Clipping
from relapp.domain.incoming import Problem
from relapp.domain.texts import Template
from relapp.domain.whole import AskedFor, ErasedNears, Erasure, NotTheSame, OwnSettings, Piece, WholeClient
from relapp.exchange.decoding import UTF8_BOM, to_utf8
from relapp.exchange.soundness import check_sound
from relapp.exchange.source import Source, Track
from relapp.exchange.unusable import TooLargeError, UnusableFileError
from relapp.i18n import _
from relapp.plain import from_plain, to_plain

VERSION = 1

MAX_LINE = 8 * 1024 * 1024  # bytes: no client has lived through more
AT_ONCE = 32 * 1024 * 1024  # bytes
MAX_PROBLEMS = 1000  # lines: beyond that the file is something else

# In the order in which they are written: a client is given the clippings that are there already.
_SECTIONS: dict[str, Any] = {
    "clippings": Clipping,
    "texts": Template,
    "clients": WholeClient,
    "not_the_same": NotTheSame,
    "requests": AskedFor,
    "erased_nears": ErasedNears,
    "erasures": Erasure,
}
_NAMES = {kind: name for name, kind in _SECTIONS.items()}

# A member that tells what an entry is where the line that opens its section is damaged.
_TELLING = {
    "added_on": Clipping,
    "situation": Template,
    "client": WholeClient,
    "one": NotTheSame,
    "request": AskedFor,
    "salt": ErasedNears,
    "erasure": Erasure,
}

_FIRST_LINE = re.compile(rb'\{"relapp": ?(\d{1,9}),?\s*')
_OPENING = re.compile(rb'"(\w+)": ?\[\s*')
_SETTINGS = b'"settings": '

_DAMAGED = (TypeError, ValueError, RecursionError)


def write_book(pieces: Iterable[Piece], stream: BinaryIO) -> None:
    """Write the pieces, in their order: those of one kind follow each other."""
    stream.write(b'{"relapp": %d' % VERSION)
    open_section = ""
    for piece in pieces:
        if isinstance(piece, OwnSettings):
            stream.write(b",\n" + _SETTINGS + _line(dict(piece.values)))
            continue
        section = _NAMES[type(piece)]
        if section != open_section:
            stream.write((b"\n]" if open_section else b"") + b',\n"%s": [\n' % section.encode())
        else:
            stream.write(b",\n")
        open_section = section
        stream.write(_line(to_plain(piece)))
    stream.write((b"\n]" if open_section else b"") + b"\n}\n")


def read_book(source: Source, track: Track) -> Iterator[Piece]:
    """The pieces of a file as they are asked for; a line that cannot be read is one Problem, and the rest still comes.

    Raises UnusableFileError for a file of a newer version, and for one of which nothing can be read.
    """
    with source.open() as stream:
        first, second = (stream.readline(MAX_LINE).removeprefix(UTF8_BOM) for _each in range(2))
    of_ours = _FIRST_LINE.fullmatch(first)
    if of_ours:
        _check_version(int(of_ours[1]), source.name)
    if of_ours and (second.startswith(_SETTINGS) or _OPENING.fullmatch(second)):
        yield from _lines(source, track)
        return
    whole = _at_once(source, track)
    if whole is not None:
        yield from _pieces(whole, source.name)
    elif of_ours:
        yield from _lines(source, track)
    else:
        message = _("“{name}” is damaged, so that nothing can be read from it: export the book again and choose the new file.")
        raise UnusableFileError(message.format(name=source.name))


def _lines(source: Source, track: Track) -> Iterator[Piece]:
    """A file as `write_book` writes it, line by line."""
    section, ended, problems = "", False, 0
    with source.open() as stream:
        for number, line in _numbered(stream, track):
            if number == 1:
                continue
            text = (line or b"").strip()
            if opened := _OPENING.fullmatch(text):
                section = opened[1].decode()
            elif text in (b"]", b"],"):
                section = ""
            elif text == b"}":
                ended = True
            elif text or line is None:
                piece = _piece_of(text, section, number)
                if piece is not None:
                    yield piece
                problems += isinstance(piece, Problem)
                if problems == MAX_PROBLEMS:
                    message = _("“{name}” has too much damage: what comes after line {line} was not read.")
                    track.remarks.append(message.format(name=source.name, line=number))
                    return
    if not ended:
        track.remarks.append(_("“{name}” does not go on to its end: the rest is missing.").format(name=source.name))


def _numbered(stream: BinaryIO, track: Track) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number from 1; None for one that is too long."""
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        track.done += len(line)
        if len(line) < MAX_LINE or line.endswith(b"\n"):
            yield number, line
            continue
        while rest := stream.readline(MAX_LINE):
            track.done += len(rest)
            if rest.endswith(b"\n"):
                break
        yield number, None


def _piece_of(text: bytes, section: str, number: int) -> Piece | None:
    """What one line says; None for what a later version of the format may have added."""
    try:
        if text.startswith(_SETTINGS):
            return OwnSettings(_object(_parsed(text.removeprefix(_SETTINGS).removesuffix(b","))))
        data = _object(_parsed(text.removesuffix(b",")))
        kind = _SECTIONS.get(section) or next((_TELLING[member] for member in _TELLING if member in data), None)
        return None if kind is None else _built(kind, data)
    except _DAMAGED:
        return _problem(number)


def _at_once(source: Source, track: Track) -> dict[str, Any] | None:
    """The whole object of a file in another layout; None where it is none."""
    if source.size > AT_ONCE:
        message = _(
            "“{name}” was written anew by another program and is too large to be read: choose the file as it was exported."
        )
        raise TooLargeError(message.format(name=source.name))
    data = to_utf8(source.beginning(AT_ONCE))
    track.done = source.size
    try:
        return _object(_parsed(data))
    except _DAMAGED:
        return None


def _pieces(whole: dict[str, Any], name: str) -> Iterator[Piece]:
    """The pieces of an object, in the order in which a book takes them; a problem's position is its place in its list."""
    _check_version(whole.get("relapp"), name)
    settings = whole.get("settings")
    if settings is not None:
        yield OwnSettings(settings) if isinstance(settings, dict) else _problem(1)
    for section, kind in _SECTIONS.items():
        entries = whole.get(section)
        for number, entry in enumerate(entries if isinstance(entries, list) else [], 1):
            try:
                yield _built(kind, entry)
            except _DAMAGED:
                yield _problem(number)


def _check_version(version: object, name: str) -> None:
    if not isinstance(version, int) or version < 1:
        message = _("“{name}” does not say which version it is: export the book again and choose the new file.")
        raise UnusableFileError(message.format(name=name))
    if version > VERSION:
        message = _("“{name}” was written by a newer Relapp. Update Relapp to read it; nothing was changed.")
        raise UnusableFileError(message.format(name=name))


def _built(kind: Any, data: Any) -> Piece:
    piece: Piece = from_plain(kind, data)
    check_sound(piece)
    if isinstance(piece, WholeClient) and not piece.client.name.strip():
        raise ValueError("a client without a name")
    return piece


def _problem(number: int) -> Problem:
    return Problem(number, _("This entry is damaged and was left out."))


def _line(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, allow_nan=False).encode()


def _object(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise TypeError("not an object")
    return data


def _parsed(text: bytes) -> Any:
    """JSON as it stands in RFC 8259: what Python takes for a number beyond it is refused."""
    data = json.loads(text.decode(), parse_constant=_refuse)
    return _writable(data) if b"\\u" in text else data


def _refuse(constant: str) -> None:
    raise ValueError(f"not a number: {constant}")


def _writable(data: Any) -> Any:
    """`data` without NUL and halves of characters, which an escape can make and no text can hold."""
    if isinstance(data, str):
        return data.replace("\0", "").encode("utf-8", "replace").decode()
    if isinstance(data, list):
        return [_writable(each) for each in data]
    if isinstance(data, dict):
        return {_writable(name): _writable(each) for name, each in data.items()}
    return data
