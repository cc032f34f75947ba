"""Which columns a table of clients has, and what each client fills them with: for CSV as for workbooks.

Google Contacts' present columns come first; beside them stand those of our own, and last those that a table had before.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from relapp.domain.clients import Client, ClientKind, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Origin, Outgoing
from relapp.errors import UserError
from relapp.exchange.cards.structures import name_parts
from relapp.exchange.draft import NameParts
from relapp.exchange.tables.own_cells import detail_cells, event_cells, extra_header, own_cells, person_cells
from relapp.exchange.tables.own_columns import DETAIL_PARTS, EVENT_PARTS, OWN_HEADERS, PERSON_PARTS
from relapp.i18n import _

MAX_COLUMNS = 2_000  # as many as are read
LONGEST_CELL = 32_000  # characters; a spreadsheet breaks what is longer

_FIXED = (
    "First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name", "Name Prefix",
    "Name Suffix", "Nickname", "File As", "Organization Name", "Organization Title", "Organization Department", "Birthday",
    "Notes", "Photo", "Labels",
)  # fmt: skip
_ADDRESS = ("Label", "Formatted", "Street", "City", "PO Box", "Region", "Postal Code", "Country", "Extended Address")
_PAIR = ("Label", "Value")
# Google's parts of each group of columns, and those of our own that stand there only where somebody needs them.
_GROUPS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "E-mail": (_PAIR, ()),
    "Phone": (_PAIR, ()),
    "Address": (_ADDRESS, ()),
    "Website": (_PAIR, ()),
    "Relation": (_PAIR, tuple(PERSON_PARTS)),
    "Event": (_PAIR, tuple(EVENT_PARTS)),
    "Custom Field": (_PAIR, tuple(DETAIL_PARTS)),
}
_POINTS = {"E-mail": PointKind.EMAIL, "Phone": PointKind.PHONE, "Address": PointKind.ADDRESS, "Website": PointKind.URL}
_LABELS = {label: label.title() for label in ("home", "work", "main", "other", "home fax", "work fax")} | {"cell": "Mobile"}

_Cells = Mapping[str, str]


@dataclass(slots=True)
class Columns:
    """The columns that some clients need together: groups by how often, parts and fields of our own where anybody has them."""

    groups: Counter[str] = field(default_factory=Counter)
    parts: set[tuple[str, str]] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    extras: Counter[str] = field(default_factory=Counter)
    notes: int = 1

    @classmethod
    def of(cls, outgoing: Callable[[], Iterable[Outgoing]]) -> Self:
        """Those that everybody in `outgoing` needs; raises UserError where no table can have so many."""
        columns = cls()
        for each in outgoing():
            columns._add(each)
        if sum(1 for _header in columns.headers()) > MAX_COLUMNS:
            message = _("A table of these clients would have more than {count} columns: save them as a vCard instead.")
            raise UserError(message.format(count=MAX_COLUMNS))
        return columns

    def headers(self) -> Iterator[str]:
        """The header of every column."""
        for name in _FIXED:
            yield from [name] * (self.notes if name == "Notes" else 1)
        for name in _GROUPS:
            parts = self._parts(name)
            yield from (f"{name} {number} - {part}" for number in range(1, self.groups[name] + 1) for part in parts)
        yield from (header for header in OWN_HEADERS.values() if header in self.own)
        for name, times in self.extras.items():
            yield from [extra_header(name)] * times

    def row(self, outgoing: Outgoing) -> Iterator[str]:
        """The cells of one client, as many as there are headers."""
        client = outgoing.client
        cells = _fixed(outgoing)
        for name in _FIXED:
            yield from _padded(_pieces(client.notes), self.notes) if name == "Notes" else [cells.get(name, "")]
        for name, group in _groups(client).items():
            parts = self._parts(name)
            for entry in group:
                yield from (entry.get(part, "") for part in parts)
            yield from [""] * (len(parts) * (self.groups[name] - len(group)))
        own = own_cells(outgoing)
        yield from (own.get(header, "") for header in OWN_HEADERS.values() if header in self.own)
        yield from self._extra_cells(outgoing)

    def _add(self, outgoing: Outgoing) -> None:
        for name, group in _groups(outgoing.client).items():
            self.groups[name] = max(self.groups[name], len(group))
            self.parts |= {(name, part) for entry in group for part in _GROUPS[name][1] if entry.get(part)}
        self.own |= own_cells(outgoing).keys()
        self.notes = max(self.notes, len(_pieces(outgoing.client.notes)))
        self.extras |= Counter(extra.name for extra in outgoing.extras if extra.origin is Origin.TABLE)

    def _parts(self, name: str) -> list[str]:
        always, own = _GROUPS[name]
        return [*always, *(part for part in own if (name, part) in self.parts)]

    def _extra_cells(self, outgoing: Outgoing) -> Iterator[str]:
        values: dict[str, list[str]] = {}
        for extra in outgoing.extras:
            if extra.origin is Origin.TABLE:
                values.setdefault(extra.name, []).append(extra.value)
        for name, times in self.extras.items():
            yield from _padded(values.get(name, []), times)


def _fixed(outgoing: Outgoing) -> _Cells:
    client = outgoing.client
    company, name = client.company, NameParts()
    if client.kind is ClientKind.ORGANISATION and not company:
        company = client.name
    else:
        name = name_parts(outgoing)
    return {
        "First Name": name.given,
        "Middle Name": name.middle,
        "Last Name": name.family,
        "Name Prefix": name.prefix,
        "Name Suffix": name.suffix,
        "Nickname": client.addressed_as,
        "Organization Name": company,
        "Organization Title": client.title,
        "Birthday": _day(occasion.date) if (occasion := _own_birthday(client)) else "",
        "Labels": " ::: ".join(client.tags),
    }


def _groups(client: Client) -> dict[str, list[_Cells]]:
    groups: dict[str, list[_Cells]] = {
        name: [_point(point) for point in client.points if point.kind is kind] for name, kind in _POINTS.items()
    }
    birthday = _own_birthday(client)
    groups["Relation"] = [person_cells(person) for person in client.people]
    groups["Event"] = [event_cells(one) | {"Value": _day(one.date)} for one in client.occasions if one is not birthday]
    groups["Custom Field"] = [detail_cells(detail) for detail in client.details]
    return {name: groups[name] for name in _GROUPS}


def _point(point: ContactPoint) -> _Cells:
    label = _LABELS.get(point.label, point.label)
    if point.kind is PointKind.ADDRESS:
        return {"Label": label, "Formatted": point.value, "Street": point.value}
    return {"Label": label, "Value": point.value}


def _own_birthday(client: Client) -> Occasion | None:
    """The birthday that has a column of its own: all that it says is the day."""
    for one in client.occasions:
        if one.kind is OccasionKind.BIRTHDAY and not (one.label or one.person or one.relation):
            return one
    return None


def _day(date: YearlyDate) -> str:
    """``1980-03-22`` or `` --03-22``: the space keeps it from being a formula, an apostrophe would from being a date."""
    return str(date) if date.year else f" {date}"


def _pieces(notes: str) -> list[str]:
    """Notes in pieces that a cell can hold, cut between lines where that can be: they are joined by a line break again."""
    pieces = []
    while len(notes) > LONGEST_CELL:
        end = notes.rfind("\n", 1, LONGEST_CELL)
        end = LONGEST_CELL if end == -1 else end
        pieces.append(notes[:end])
        notes = notes[end:].removeprefix("\n")
    return [*pieces, notes]


def _padded(cells: list[str], count: int) -> list[str]:
    return cells + [""] * (count - len(cells))
