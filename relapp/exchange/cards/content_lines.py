"""One logical line of a vCard: its name, its parameters, its value (RFC 6350 3.3, RFC 2426, and vCard 2.1's bare parameters)."""

import binascii
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from relapp.exchange.decoding import decode_as
from relapp.exchange.labels import label_of_types, plain_label

MAX_HEAD = 20_000  # characters before the value: beyond that it is nobody's phone, nor a note on somebody of ours

SHORT_HEAD = 300  # characters of a head that is worth keeping in mind

_NAME = re.compile(r"[!-~]+")

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
# What an encoding goes by, and what it is; the empty ones are plain text.
_ENCODINGS = {"quoted-printable": "quoted-printable", "q": "quoted-printable", "base64": "base64", "b": "base64"} | dict.fromkeys(
    ("8bit", "7bit", "8-bit", "7-bit"), ""
)
_PARTS = {separator: re.compile(rf"\\.|{separator}", re.DOTALL) for separator in ";,"}
_QUOTED_PARTS = {separator: re.compile(rf'"[^"]*"?|{separator}') for separator in ";,"}
_NO_EXTRAS: Mapping[str, str] = {}
# A label of the user's own, as Android wrote it into vCard 2.1.
_CUSTOM = re.compile(r"X-CUSTOM\((?:CHARSET=([^,]*),)?(ENCODING=QUOTED-PRINTABLE,)?(.*)\)", re.IGNORECASE | re.DOTALL)


class Head(NamedTuple):
    """What stands before a value's colon; `label` is the plain word of its types, `extras` the parameters of our own.

    `name` is in capitals, and empty where it can be no property's; `kept` is the head as it was written, for a value that is
    plain UTF-8 by now; `encoding` is ``quoted-printable``, ``base64`` or empty.
    """

    name: str
    kept: str = ""
    group: str = ""
    label: str = ""
    encoding: str = ""
    charset: str = ""
    value_type: str = ""
    placeholder_year: int | None = None
    extras: Mapping[str, str] = _NO_EXTRAS
    preferred: bool = False


def split_line(line: str) -> tuple[str, str] | None:
    """The head and the value of a logical line; None where it has no colon within MAX_HEAD characters."""
    head, colon, value = line.partition(":")
    if '"' in head:
        end = _colon_outside_quotes(line[: MAX_HEAD + 1])
        return (line[:end], line[end + 1 :]) if end != -1 else None
    return (head, value) if colon and len(head) <= MAX_HEAD else None


def parse_head(head: str) -> Head:
    """The name and the parameters of a head of at most MAX_HEAD characters."""
    return known_head(head) if len(head) <= SHORT_HEAD else _parsed_head(head)


@lru_cache(maxsize=2048)  # the same heads come back in every card
def known_head(head: str) -> Head:
    """`parse_head` for the heads of at most SHORT_HEAD characters."""
    return _parsed_head(head)


def _parsed_head(head: str) -> Head:
    name, *parameters = split_parameters(head)
    group, _dot, name = name.strip().rpartition(".")
    types: list[str] = []
    custom = ""
    known: dict[str, str] = {}
    kept = [f"{group}.{name}" if group else name]
    for parameter in parameters:
        key, value = parameter_of(parameter)
        if match := _CUSTOM.fullmatch(parameter):
            custom = _custom_label(match)
        elif key == "TYPE":
            types += [kind for part in _split_outside_quotes(value, ",") for kind in part.strip().strip('"').split(",")]
        else:
            known[key] = value
        if key != "CHARSET" and (key != "ENCODING" or _encoding(value) == "base64"):
            kept.append(parameter)
    year = known.get("X-APPLE-OMIT-YEAR", "").strip('"')
    return Head(
        name=name.upper() if _NAME.fullmatch(name) else "",
        kept=";".join(kept),
        group=group.lower(),
        label=custom or label_of_types(types),
        encoding=_encoding(known.get("ENCODING", "")),
        charset=known.get("CHARSET", "").strip('"'),
        value_type=known.get("VALUE", "").strip('"').lower(),
        placeholder_year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        preferred=known.get("PREF", "").strip('"') == "1" or any(kind.strip().lower() == "pref" for kind in types),
        extras={key: decode_parameter(value) for key, value in known.items() if key.startswith("X-RELAPP-")} or _NO_EXTRAS,
    )


def split_parameters(head: str) -> list[str]:
    """The name of a head, its group included, and each of its parameters."""
    return _split_outside_quotes(head, ";")


def parameter_of(text: str) -> tuple[str, str]:
    """The name in capitals and the value of a parameter, or of one of vCard 2.1 that is a value alone."""
    key, equals, value = text.partition("=")
    if equals:
        return key.strip().upper(), value.strip()
    return ("ENCODING" if text.strip().lower() in _ENCODINGS else "TYPE"), text.strip()


def _custom_label(match: re.Match[str]) -> str:
    charset, quoted, label = match.groups()
    return plain_label(decode_as(binascii.a2b_qp(label.encode()), charset or "") if quoted else label)


def _encoding(value: str) -> str:
    return _ENCODINGS.get(value.strip('"').lower(), "")


def split_value(value: str, separator: str) -> list[str]:
    r"""The parts between separators (``;`` or ``,``) that no backslash escapes, themselves still escaped."""
    if "\\" + separator not in value:
        return value.split(separator)
    parts, start = [], 0
    for match in _PARTS[separator].finditer(value):
        if match[0] == separator:
            parts.append(value[start : match.start()])
            start = match.end()
    return [*parts, value[start:]]


def unescape(value: str) -> str:
    r"""`value` with ``\n``, ``\,``, ``\;``, ``\:`` and ``\\`` as the characters they stand for; any other backslash stays."""
    return _ESCAPE.sub(_unescaped, value) if "\\" in value else value


def escape(value: str) -> str:
    """`value` as it stands in a text value."""
    value = value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return value.replace("\r\n", "\\n").replace("\r", "\\n").replace("\n", "\\n")


def encode_parameter(value: str) -> str:
    """`value` as a quoted parameter (RFC 6868)."""
    value = value.replace("^", "^^").replace('"', "^'").replace("\r\n", "^n").replace("\r", "^n").replace("\n", "^n")
    return f'"{value}"'


def decode_parameter(value: str) -> str:
    """The value of a parameter, quoted or not (RFC 6868)."""
    return re.sub(r"\^([\^n'])", lambda match: {"^": "^", "n": "\n", "'": '"'}[match[1]], value.strip('"'))


def decode_value(head: Head, value: str) -> bytes:
    """The bytes that a value in quoted-printable or base64 stands for, or its own; raises ValueError for what is not base64."""
    if head.encoding == "quoted-printable":
        return binascii.a2b_qp(value.encode())
    if head.encoding:
        return binascii.a2b_base64(value.encode())
    return value.encode()


def _unescaped(match: re.Match[str]) -> str:
    letter = match[1]
    if letter in "nN":
        return "\n"
    return letter if letter in "\\,;:" else match[0]


def _split_outside_quotes(text: str, separator: str) -> list[str]:
    if '"' not in text:
        return text.split(separator)
    parts, start = [], 0
    for match in _QUOTED_PARTS[separator].finditer(text):
        if match[0] == separator:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _colon_outside_quotes(line: str) -> int:
    """Where the first colon outside quotes is, -1 for nowhere; the very first where a quote of a short line is never closed."""
    first = colon = line.find(":")
    quote = line.find('"')
    while -1 < quote < colon:
        closing = line.find('"', quote + 1)
        if closing == -1:
            return first if len(line) <= MAX_HEAD else -1
        if colon < closing:
            colon = line.find(":", closing)
        quote = line.find('"', closing + 1)
    return colon
