"""vCard out: 4.0 as the standard has it (RFC 6350), and 3.0 (RFC 2426) as phones and Google read it back."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import BinaryIO, Literal

from relapp.domain.clients import ClientKind, ContactPoint, Detail, PointKind
from relapp.domain.incoming import Outgoing
from relapp.exchange.cards.content_lines import encode_parameter, escape
from relapp.exchange.cards.extra_lines import extra_lines, has_more_nicknames, structured_organisation
from relapp.exchange.cards.own_properties import (
    COMPANY_PROPERTY,
    DETAIL_PROPERTIES,
    KIND_PROPERTY,
    NOTED_PARAMETER,
    OBSERVED_PARAMETER,
    OWN_PROPERTIES,
    UUID_PROPERTY,
)
from relapp.exchange.cards.people_lines import date_lines, person_lines
from relapp.exchange.cards.structures import structured_addresses, written_name
from relapp.exchange.labels import label_of_types, written_label
from relapp.exchange.own_fields import own_texts

Version = Literal["4.0", "3.0"]

_WIDTH = 75  # octets
_TYPES = {"cell", "home", "work", "fax", "pager", "main", "car"}
_RANKED = {PointKind.PHONE, PointKind.EMAIL}
_PROPERTY_OF_DETAIL = {kind: name for name, kind in DETAIL_PROPERTIES.items()}
_PROPERTY_OF_FIELD = {field: name for name, field in OWN_PROPERTIES.items()}


def write_vcard(outgoing: Callable[[], Iterable[Outgoing]], stream: BinaryIO, version: Version = "4.0") -> None:
    """One card per client, as UTF-8 with folded lines."""
    stream.writelines("".join(f"{fold(line)}\r\n" for line in _card(each, version)).encode() for each in outgoing())


def fold(line: str) -> str:
    """`line` broken so that no part has more than 75 octets, and no character is cut."""
    if len(line) * 4 <= _WIDTH or (line.isascii() and len(line) <= _WIDTH):
        return line
    data = line.encode()
    parts, start, room = [], 0, _WIDTH
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(data[start:end].decode())
        start, room = end, _WIDTH - 1
    return "\r\n ".join([*parts, data[start:].decode()])


def _card(outgoing: Outgoing, version: Version) -> Iterator[str]:
    client = outgoing.client
    groups = (f"item{number}" for number in count(1))
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield from _identity(outgoing, version)
    yield f"FN:{escape(client.name)}"
    yield from _names(outgoing, version)
    yield from _organisation(outgoing, version)
    if client.title:
        yield f"TITLE:{escape(client.title)}"
    yield from _points(outgoing, groups, version)
    if client.tags:
        yield f"CATEGORIES:{','.join(escape(tag) for tag in client.tags)}"
    yield from date_lines(client.occasions, groups, version)
    yield from person_lines(client.people, groups, version)
    yield from map(_detail, client.details)
    if client.notes:
        yield f"NOTE:{escape(client.notes)}"
    for field, text in own_texts(client).items():
        yield f"{_PROPERTY_OF_FIELD[field]}:{escape(text)}"
    yield from extra_lines(outgoing, groups, version)
    yield "END:VCARD"


def _identity(outgoing: Outgoing, version: Version) -> Iterator[str]:
    """Which kind of client it is and what it goes by."""
    client = outgoing.client
    if version == "4.0":
        yield "KIND:org" if client.kind is ClientKind.ORGANISATION else "KIND:individual"
    elif client.kind is ClientKind.ORGANISATION:
        yield "X-ABShowAs:COMPANY"
    elif client.company == client.name:
        yield f"{KIND_PROPERTY}:{client.kind}"
    if outgoing.uid:
        # A text is no address, which is what version 4 takes it for.
        as_text = ";VALUE=text" if version == "4.0" and ":" not in outgoing.uid else ""
        yield f"UID{as_text}:{escape(outgoing.uid)}"
        if client.uuid:
            yield f"{UUID_PROPERTY}:{client.uuid}"
    elif client.uuid:
        yield f"UID:urn:uuid:{_dashed(client.uuid)}"


def _dashed(uuid: str) -> str:
    """32 hexadecimal digits as RFC 4122 writes them."""
    return f"{uuid[:8]}-{uuid[8:12]}-{uuid[12:16]}-{uuid[16:20]}-{uuid[20:]}" if len(uuid) == 32 else uuid


def _names(outgoing: Outgoing, version: Version) -> Iterator[str]:
    """The parts that programs sort by, and what the client likes to be called."""
    client = outgoing.client
    if client.kind is ClientKind.PERSON:
        yield f"N:{written_name(outgoing)}"
    elif version == "3.0":
        yield "N:;;;;"
    if client.addressed_as or has_more_nicknames(outgoing):
        yield f"NICKNAME:{escape(client.addressed_as or client.name)}"


def _organisation(outgoing: Outgoing, version: Version) -> Iterator[str]:
    client = outgoing.client
    is_organisation = client.kind is ClientKind.ORGANISATION
    company = client.company or (client.name if is_organisation else "")
    if is_organisation and version == "3.0" and company != client.name:
        # A phone calls an organisation what ORG says.
        yield f"{COMPANY_PROPERTY}:{escape(company)}"
        company = client.name
    if company:
        yield f"ORG:{structured_organisation(outgoing, company) or escape(company)}"


def _points(outgoing: Outgoing, groups: Iterator[str], version: Version) -> Iterator[str]:
    """The ways to reach a client; of several phones or e-mails the first is the preferred one."""
    points = outgoing.client.points
    left = Counter(point.kind for point in points)
    addresses = structured_addresses(outgoing)
    for point in points:
        name, value = _property(point, addresses)
        is_preferred = left.pop(point.kind, 0) > 1 and point.kind in _RANKED
        words = point.label.split(" ") if point.label else []
        if _TYPES.issuperset(words) and label_of_types(words) == point.label:
            yield f"{name}{_types(words, version, is_preferred=is_preferred)}:{value}"
        else:
            group = next(groups)
            yield f"{group}.{name}{_types((), version, is_preferred=is_preferred)}:{value}"
            yield f"{group}.X-ABLabel:{escape(written_label(point.label))}"


def _types(words: Sequence[str], version: Version, *, is_preferred: bool) -> str:
    """The parameters of a point: its types, and whether it is the one to try first (RFC 6350 5.3, RFC 2426 3.3.1)."""
    if version == "3.0":
        types = ",".join([*words, "pref"] if is_preferred else words).upper()
        return f";TYPE={types}" if types else ""
    types = f'"{",".join(words)}"' if len(words) > 1 else "".join(words)
    return (f";TYPE={types}" if types else "") + (";PREF=1" if is_preferred else "")


def _property(point: ContactPoint, addresses: Mapping[str, str]) -> tuple[str, str]:
    if point.kind is PointKind.URL:
        return "URL", point.value.replace("\\", "\\\\")
    if point.kind is PointKind.ADDRESS:
        return "ADR", addresses.get(point.value) or f";;{escape(point.value)};;;;"
    return ("TEL" if point.kind is PointKind.PHONE else "EMAIL"), escape(point.value)


def _detail(detail: Detail) -> str:
    parameters = f";{OBSERVED_PARAMETER}={detail.observed}" if detail.observed else ""
    if detail.noted_on:
        parameters += f";{NOTED_PARAMETER}={encode_parameter(detail.noted_on.isoformat())}"
    return f"{_PROPERTY_OF_DETAIL[detail.kind]}{parameters}:{escape(detail.text)}"
