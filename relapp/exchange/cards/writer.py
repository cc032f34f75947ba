"""vCard out: 4.0 as the standard has it (RFC 6350), and 3.0 (RFC 2426) as phones and Google read it back."""

from collections.abc import Callable, Iterable, Iterator
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
from relapp.exchange.labels import label_of_types, written_label
from relapp.exchange.own_fields import own_texts

Version = Literal["4.0", "3.0"]

_WIDTH = 75  # octets
_TYPES = {"cell", "home", "work", "fax", "pager", "main", "car"}
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
    for point in client.points:
        yield from _point(point, groups, version)
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
    """The parts that programs sort by: the last word of a person's name is taken for the family's."""
    client = outgoing.client
    if client.kind is ClientKind.PERSON:
        given, _space, family = client.name.rpartition(" ")
        yield f"N:{escape(family)};{escape(given)};;;" if given else f"N:;{escape(family)};;;"
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


def _point(point: ContactPoint, groups: Iterator[str], version: Version) -> Iterator[str]:
    name, value = _property(point)
    words = point.label.split(" ")
    if not point.label:
        yield f"{name}:{value}"
    elif _TYPES.issuperset(words) and label_of_types(words) == point.label:
        yield f"{name};TYPE={_types(words, version)}:{value}"
    else:
        group = next(groups)
        yield f"{group}.{name}:{value}"
        yield f"{group}.X-ABLabel:{escape(written_label(point.label))}"


def _types(words: list[str], version: Version) -> str:
    if version == "3.0":
        return ",".join(words).upper()
    return f'"{",".join(words)}"' if len(words) > 1 else words[0]


def _property(point: ContactPoint) -> tuple[str, str]:
    if point.kind is PointKind.URL:
        return "URL", point.value.replace("\\", "\\\\")
    if point.kind is PointKind.ADDRESS:
        return "ADR", f";;{escape(point.value)};;;;"
    return ("TEL" if point.kind is PointKind.PHONE else "EMAIL"), escape(point.value)


def _detail(detail: Detail) -> str:
    parameters = f";{OBSERVED_PARAMETER}={detail.observed}" if detail.observed else ""
    if detail.noted_on:
        parameters += f";{NOTED_PARAMETER}={encode_parameter(detail.noted_on.isoformat())}"
    return f"{_PROPERTY_OF_DETAIL[detail.kind]}{parameters}:{escape(detail.text)}"
