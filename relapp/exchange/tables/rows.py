"""From the cells of one row to a client, by what each column of the table says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Self

from relapp.domain.clients import DetailKind, PointKind
from relapp.domain.incoming import Extra, Incoming, Origin, Problem
from relapp.domain.text import fold
from relapp.exchange.days import read_day
from relapp.exchange.draft import MAX_EXTRAS, Draft, NameParts
from relapp.exchange.labels import plain_label
from relapp.exchange.look import TableLook
from relapp.exchange.tables.addresses import joined_address
from relapp.exchange.tables.cell_kinds import CellKind, parts_of, several_names
from relapp.exchange.tables.columns import DAY_PARTS, Column, Field, number_in, plain_header
from relapp.exchange.tables.dialects import HUBSPOT_CONTACTS, RELAPP, Dialect, recognise
from relapp.exchange.tables.file_order import FileOrder
from relapp.exchange.tables.fillers import is_error, is_filler, is_identifier, is_mangled
from relapp.exchange.tables.guarding import unguard
from relapp.exchange.tables.own_cells import extra_name, read_event, read_noted, read_own_cell, read_person
from relapp.exchange.text import one_line, shown
from relapp.i18n import _

_POINTS = {Field.PHONE: PointKind.PHONE, Field.EMAIL: PointKind.EMAIL, Field.URL: PointKind.URL}
_NAME_PARTS = (Field.PREFIX, Field.GIVEN, Field.MIDDLE, Field.FAMILY, Field.SUFFIX)
_NAMES = {*_NAME_PARTS, Field.FULL_NAME, Field.NICKNAME, Field.COMPANY, Field.TITLE}
_KINDS = {Field.PHONE: CellKind.PHONE, Field.EMAIL: CellKind.EMAIL, Field.URL: CellKind.URL}
_LINES_WITH_NUMBERS = {"street2", "street3"}
_DETAILS = {kind.value: kind for kind in DetailKind}


@dataclass(slots=True)
class _Group:
    """Columns that speak of one thing together: where each of its parts stands."""

    about: Field
    label: str
    number: int
    places: dict[str, int] = field(default_factory=dict)

    def values(self, row: Sequence[str]) -> dict[str, str]:
        """What the row says of every part, empty ones aside."""
        width = len(row)
        return {part: row[place] for part, place in self.places.items() if place < width and row[place]}

    def takes(self, column: Column, number: int) -> bool:
        """Whether a column with this number in its header belongs here."""
        fits = column.field is self.about and column.label == self.label and column.part not in self.places
        return fits and (not number or not self.number or number == self.number)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table has what; `unplaced` are the columns that are kept as they are, with their headers."""

    headers: Sequence[str]
    groups: Sequence[_Group]
    unplaced: Sequence[tuple[int, str]]
    dialect: Dialect | None
    order: FileOrder

    @classmethod
    def of(cls, look: TableLook, order: FileOrder) -> Self:
        """The layout that a look gives a table whose days are in `order`."""
        unplaced = [(place, header) for place, header in enumerate(look.headers) if look.mapping[place] is None]
        return cls(look.headers, _groups(look), unplaced, recognise(look.headers)[0] if look.is_named else None, order)

    def read(self, position: int, cells: Sequence[str]) -> Incoming | Problem:
        """The client in the row of `cells`."""
        row = [unguard(cell).strip() if cell else "" for cell in cells[: len(self.headers)]]
        draft = Draft(position)
        names: dict[Field, str] = {}
        for group in self.groups:
            values = self._said(draft, group, row)
            if not values:
                continue
            if group.about in _POINTS:
                self._add_points(draft, group, values)
            elif group.about is Field.ADDRESS:
                self._add_address(draft, group, values)
            elif group.about is Field.OCCASION:
                self._add_occasion(draft, group, values)
            elif group.about is Field.PERSON:
                self._add_people(draft, group, values)
            elif group.about in _NAMES:
                self._add_name(draft, names, group, values["value"])
            else:
                self._add_text(draft, group, values)
        draft.name = _full_name(names)
        draft.nickname = names.get(Field.NICKNAME, "")
        draft.company = names.get(Field.COMPANY, "")
        draft.title = names.get(Field.TITLE, "")
        draft.parts = NameParts(*(names.get(part, "") for part in _NAME_PARTS))
        self._add_extras(draft, row)
        self._add_beyond(draft, cells[len(self.headers) :])
        return draft.finish()

    def _said(self, draft: Draft, group: _Group, row: Sequence[str]) -> dict[str, str]:
        """What the row says of every part of `group`, by a program or a person; what we wrote ourselves is left as it is."""
        values = group.values(row)
        if self.dialect is RELAPP:
            return values
        said = {}
        for part, cell in values.items():
            if is_error(cell):
                message = _("“{text}” is an error of the spreadsheet, not a value, and was left out.")
                draft.warn(message.format(text=shown(cell)))
            elif part in _LINES_WITH_NUMBERS or not is_filler(cell, group.about):
                said[part] = cell
        return said

    def _split(self, text: str, about: Field) -> list[str]:
        """The several values that one cell holds: where the program says so, else where each part is one for itself."""
        if self.dialect and self.dialect.values_joined:
            return text.split(self.dialect.separator)
        return parts_of(text, _KINDS[about]) if about in _KINDS and not self.dialect else [text]

    def _add_points(self, draft: Draft, group: _Group, values: dict[str, str]) -> None:
        label = plain_label(values.get("label") or group.label)
        for part in self._split(values.get("value", ""), group.about):
            if group.about is Field.PHONE and is_mangled(part.strip()):
                message = _("The spreadsheet cut the phone “{text}” short: make its column text there and export the file again.")
                draft.warn(message.format(text=shown(part)))
            else:
                draft.add_point(_POINTS[group.about], part, label)

    def _add_address(self, draft: Draft, group: _Group, values: dict[str, str]) -> None:
        whole = values.get("value", "")
        # Programs that join values join the parts of an address as well.
        joins = bool(whole and self.dialect and self.dialect.values_joined)
        for address in self._split(whole, Field.ADDRESS) if joins else [joined_address(values)]:
            draft.add_point(PointKind.ADDRESS, address, plain_label(values.get("label") or group.label))

    def _add_occasion(self, draft: Draft, group: _Group, values: dict[str, str]) -> None:
        label = values.get("label") or group.label
        kind, label, person, relation = read_event(label, values)
        if set(DAY_PARTS) & values.keys():
            values["value"] = "-".join((values.get("year") or "-", *(values.get(part, "").zfill(2) for part in DAY_PARTS[1:])))
        for part in self._split(values.get("value", ""), Field.OCCASION):
            draft.add_occasion(kind, read_day(part, self.order.for_day(part)), label, person, relation)

    def _add_people(self, draft: Draft, group: _Group, values: dict[str, str]) -> None:
        name, label = values.get("value", ""), values.get("label") or group.label
        if not name and values.get("phone"):
            draft.add_point(PointKind.PHONE, values["phone"], plain_label(label))
        names = several_names(name) if group.label == "Child" else self._split(name, Field.PERSON)
        for each in filter(None, map(str.strip, names)):
            draft.add_person(read_person(each, label, values))

    def _add_name(self, draft: Draft, names: dict[Field, str], group: _Group, value: str) -> None:
        """What somebody is called; a second one, or a number that a program has for it, is kept as it is."""
        value = one_line(", ".join(self._split(value, group.about)))
        is_number = group.about is Field.COMPANY and self.dialect is HUBSPOT_CONTACTS and is_identifier(value)
        if is_number or names.setdefault(group.about, value) != value:
            draft.add_extra(Extra(extra_name(self.headers[group.places["value"]]), value, Origin.TABLE))

    def _add_text(self, draft: Draft, group: _Group, values: dict[str, str]) -> None:
        value = values.get("value", "")
        if group.about is Field.OWN:
            for part, text in values.items():
                read_own_cell(draft, part, text, self.order.for_day(text))
        elif group.about is Field.NOTES:
            draft.notes.append(value)
        elif group.about is Field.TAGS:
            for tag in self._listed(value):
                draft.add_tag(tag.strip())
        elif group.about is Field.INTERESTS:
            for interest in self._listed(value):
                draft.add_detail(DetailKind.INTEREST, interest)
        elif value:
            self._add_other(draft, values.get("label") or group.label, values)

    def _add_other(self, draft: Draft, label: str, values: dict[str, str]) -> None:
        """A field of the user's own: what we know under that name, else a line of the notes."""
        kind = _DETAILS.get(label.casefold())
        for value in self._split(values["value"], Field.OTHER):
            if kind:
                draft.add_detail(kind, value, *read_noted(draft, values, self.order.for_day(values.get("noted_on", ""))))
            else:
                draft.notes.append(f"{label}: {value}" if label else value)

    def _listed(self, text: str) -> list[str]:
        """What a cell lists; where no program says by what sign, the first of the usual ones that is there."""
        if self.dialect:
            return text.split(self.dialect.separator)
        return text.split(next((sign for sign in (":::", ";", ",") if sign in text), "\n"))

    def _add_extras(self, draft: Draft, row: Sequence[str]) -> None:
        for place, header in self.unplaced:
            value = row[place] if place < len(row) else ""
            if value and not (self.dialect and self.dialect.is_silent(value)):
                draft.add_extra(Extra(extra_name(header), value, Origin.TABLE))

    def _add_beyond(self, draft: Draft, cells: Sequence[str]) -> None:
        """Keep what stands behind the last column, as far as an entry may hold it."""
        numbered = ((number, cell.strip()) for number, cell in enumerate(cells, len(self.headers) + 1))
        beyond = list(islice(((number, cell) for number, cell in numbered if cell), MAX_EXTRAS + 1))
        for number, cell in beyond:
            draft.add_extra(Extra(_("Column {number}").format(number=number), unguard(cell), Origin.TABLE))
        if beyond:
            message = _("This row has more cells than the table has columns: “{text}” was kept apart.")
            draft.warn(message.format(text=shown(beyond[0][1])))


def _groups(look: TableLook) -> list[_Group]:
    """Columns of one field and label stand together until a part of it comes again, or another number in the header."""
    groups: list[_Group] = []
    for place, column in enumerate(look.mapping):
        if column is None or place >= len(look.headers):
            continue
        number = (
            0 if column.part in _LINES_WITH_NUMBERS or column.field is Field.OWN else number_in(plain_header(look.headers[place]))
        )
        group = next((each for each in reversed(groups) if each.takes(column, number)), None)
        if group is None:
            group = _Group(column.field, column.label, number)
            groups.append(group)
        group.number = group.number or number
        group.places[column.part] = place
    return groups


def _full_name(names: Mapping[Field, str]) -> str:
    """The name of a column called so, with the family name of another column where it lacks that."""
    full, family = names.get(Field.FULL_NAME, ""), names.get(Field.FAMILY, "")
    is_whole = not full or Field.GIVEN in names or fold(family) in fold(full)
    return full if is_whole else f"{full} {family}"
