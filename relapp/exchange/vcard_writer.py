"""vCard 4.0 out (RFC 6350), with Apple's labels for what the standard has no word for."""

from collections.abc import Iterable, Iterator
from itertools import count

from relapp.domain.clients import Client, ClientKind, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.exchange.content_lines import encode_parameter, escape
from relapp.exchange.labels import label_of_types, occasion_kind, occasion_word
from relapp.exchange.properties import DETAIL_PROPERTIES, KIND_PARAMETER, PERSON_PARAMETER, RELATION_PARAMETER

_WIDTH = 75  # octets
_TYPES = {"cell", "home", "work", "fax", "pager"}
_PROPERTY_OF_DETAIL = {kind: name for name, kind in DETAIL_PROPERTIES.items()}


def write_vcard(clients: Iterable[Client]) -> bytes:
    """One card per client, as UTF-8 with folded lines."""
    return "".join(f"{fold(line)}\r\n" for client in clients for line in _card(client)).encode()


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


def _card(client: Client) -> Iterator[str]:
    groups = count(1)
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "KIND:org" if client.kind is ClientKind.ORGANISATION else "KIND:individual"
    if client.uuid:
        yield f"UID:urn:uuid:{client.uuid}"
    yield f"FN:{escape(client.name)}"
    yield from _structured(client)
    if client.title:
        yield f"TITLE:{escape(client.title)}"
    for point in client.points:
        yield from _point(point, groups)
    if client.tags:
        yield f"CATEGORIES:{','.join(escape(tag) for tag in client.tags)}"
    yield from _occasions(client.occasions, groups)
    for detail in client.details:
        yield f"{_PROPERTY_OF_DETAIL[detail.kind]}:{escape(detail.text)}"
    if client.notes:
        yield f"NOTE:{escape(client.notes)}"
    yield "END:VCARD"


def _structured(client: Client) -> Iterator[str]:
    """The parts that older programs sort by: the last word of a person's name is taken for the family's."""
    if client.kind is ClientKind.PERSON:
        given, _space, family = client.name.rpartition(" ")
        yield f"N:{escape(family)};{escape(given)};;;" if given else f"N:;{escape(family)};;;"
    company = client.company or (client.name if client.kind is ClientKind.ORGANISATION else "")
    if company:
        yield f"ORG:{escape(company)}"


def _point(point: ContactPoint, groups: "count[int]") -> Iterator[str]:
    name, value = _property(point)
    words = point.label.split(" ")
    if not point.label:
        yield f"{name}:{value}"
    elif _TYPES.issuperset(words) and label_of_types(words) == point.label:
        types = f'"{",".join(words)}"' if len(words) > 1 else point.label
        yield f"{name};TYPE={types}:{value}"
    else:
        group = f"item{next(groups)}"
        yield f"{group}.{name}:{value}"
        yield f"{group}.X-ABLabel:{escape(point.label)}"


def _property(point: ContactPoint) -> tuple[str, str]:
    if point.kind is PointKind.URL:
        return "URL", point.value.replace("\\", "\\\\")
    if point.kind is PointKind.ADDRESS:
        return "ADR", f";;{escape(point.value)};;;;"
    return ("TEL" if point.kind is PointKind.PHONE else "EMAIL"), escape(point.value)


def _occasions(occasions: Iterable[Occasion], groups: "count[int]") -> Iterator[str]:
    written: set[OccasionKind] = set()
    for occasion in occasions:
        plain = not occasion.label and not occasion.person and not occasion.relation and occasion.kind not in written
        if plain and occasion.kind in {OccasionKind.BIRTHDAY, OccasionKind.WEDDING}:
            written.add(occasion.kind)
            yield f"{'BDAY' if occasion.kind is OccasionKind.BIRTHDAY else 'ANNIVERSARY'}:{_day(occasion.date)}"
        else:
            yield from _labelled_date(occasion, f"item{next(groups)}")


def _labelled_date(occasion: Occasion, group: str) -> Iterator[str]:
    word = occasion_word(occasion)
    parameters = ""
    if occasion_kind(word) != (occasion.kind, occasion.label):
        parameters += f";{KIND_PARAMETER}={occasion.kind}"
    if occasion.person:
        parameters += f";{PERSON_PARAMETER}={encode_parameter(occasion.person)}"
    if occasion.relation:
        parameters += f";{RELATION_PARAMETER}={encode_parameter(occasion.relation)}"
    yield f"{group}.X-ABDATE{parameters}:{_day(occasion.date)}"
    if word:
        yield f"{group}.X-ABLabel:{escape(word)}"


def _day(date: YearlyDate) -> str:
    """``19800322``, or ``--0322`` without a year."""
    return f"{f'{date.year:04}' if date.year else '--'}{date.month:02}{date.day:02}"
