"""From the cells of one row to a client, by the columns of the table's dialect."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from relapp.domain.clients import DetailKind, PointKind
from relapp.exchange.days import DayOrder, order_of, read_day
from relapp.exchange.dialects import ADDRESS_LINES, Dialect, Field
from relapp.exchange.draft import Draft, NameParts
from relapp.exchange.guarding import unguard
from relapp.exchange.labels import occasion_kind, plain_label
from relapp.exchange.records import Problem, Record
from relapp.exchange.text import one_line, shown
from relapp.i18n import _

_POINTS = {Field.PHONE: PointKind.PHONE, Field.EMAIL: PointKind.EMAIL, Field.URL: PointKind.URL}
_NAME_PARTS = (Field.PREFIX, Field.GIVEN, Field.MIDDLE, Field.FAMILY, Field.SUFFIX)


@dataclass(frozen=True, slots=True)
class _Group:
    """Columns that speak of one thing together: where each of its parts stands, repeated columns included."""

    about: Field
    label: str
    places: dict[str, list[int]] = field(default_factory=dict)

    def values(self, row: Sequence[str], part: str = "value") -> list[str]:
        """What the row says there, empty cells aside."""
        cells = (unguard(row[place]).strip() for place in self.places.get(part, ()) if place < len(row))
        return [cell for cell in cells if cell]

    def label_in(self, row: Sequence[str]) -> str:
        """The label in the row, or the column's own."""
        return next(iter(self.values(row, "label")), self.label)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table has what; `headers` as they are written."""

    dialect: Dialect
    headers: list[str]
    groups: list[_Group]

    @classmethod
    def of(cls, dialect: Dialect, headers: list[str]) -> Self:
        """The layout that `headers` make in `dialect`."""
        groups: dict[tuple[Field, str, int], _Group] = {}
        for place, header in enumerate(headers):
            found = dialect.find(header)
            if found:
                column, number = found
                group = groups.setdefault((column.field, column.label, number), _Group(column.field, column.label))
                group.places.setdefault(column.part, []).append(place)
        return cls(dialect, headers, list(groups.values()))

    def order(self, rows: Iterable[Sequence[str]]) -> DayOrder:
        """The order of day and month that all dates of the table have in common."""
        dated = [group for group in self.groups if group.about is Field.OCCASION]
        return order_of((text for row in rows for group in dated for text in group.values(row)), self.dialect.order)

    def unknown_columns(self, rows: Iterable[Sequence[str]]) -> list[str]:
        """The headers of columns that hold something and that the dialect does not know."""
        places = {place for place, header in enumerate(self.headers) if not self._knows(header)}
        filled = {place for row in rows for place in places if place < len(row) and row[place].strip()} if places else set()
        return [shown(self.headers[place]) for place in sorted(filled)]

    def read(self, position: int, row: Sequence[str], order: DayOrder) -> Record | Problem:
        """The client in `row`."""
        draft = Draft(position)
        names: dict[Field, str] = {}
        for group in self.groups:
            if group.about in _POINTS:
                self._add_points(draft, group, row)
            elif group.about is Field.ADDRESS:
                self._add_address(draft, group, row)
            elif group.about is Field.OCCASION:
                self._add_occasions(draft, group, row, order)
            elif values := group.values(row):
                self._add_text(draft, names, group, row, values)
        draft.name = names.get(Field.FULL_NAME, "")
        draft.nickname = names.get(Field.NICKNAME, "")
        draft.company = names.get(Field.COMPANY, "")
        draft.title = names.get(Field.TITLE, "")
        draft.parts = NameParts(*(names.get(part, "") for part in _NAME_PARTS))
        beyond = next(filter(str.strip, row[len(self.headers) :]), "")
        if beyond:
            message = _("This row has more cells than the table has columns: “{text}” was left out.")
            draft.warn(message.format(text=shown(beyond)))
        return draft.finish()

    def _knows(self, header: str) -> bool:
        return self.dialect.ignores(header) or self.dialect.find(header) is not None

    def _split(self, text: str) -> list[str]:
        return text.split(self.dialect.separator) if self.dialect.values_joined else [text]

    def _add_points(self, draft: Draft, group: _Group, row: Sequence[str]) -> None:
        for value in group.values(row):
            for part in self._split(value):
                draft.add_point(_POINTS[group.about], part, plain_label(group.label_in(row)))

    def _add_address(self, draft: Draft, group: _Group, row: Sequence[str]) -> None:
        whole = group.values(row)
        lines = [", ".join(line for part in ADDRESS_LINES for line in group.values(row, part))]
        for address in whole or lines:
            for part in self._split(address) if whole else [address]:
                draft.add_point(PointKind.ADDRESS, part, plain_label(group.label_in(row)))

    def _add_occasions(self, draft: Draft, group: _Group, row: Sequence[str], order: DayOrder) -> None:
        for value in group.values(row):
            kind, label = occasion_kind(group.label_in(row))
            for part in self._split(value):
                draft.add_occasion(kind, read_day(part, order), label)

    def _add_text(self, draft: Draft, names: dict[Field, str], group: _Group, row: Sequence[str], values: list[str]) -> None:
        separator = self.dialect.separator
        if group.about is Field.NOTES:
            draft.notes += values
        elif group.about is Field.TAGS:
            for tag in separator.join(values).split(separator):
                draft.add_tag(tag.strip())
        elif group.about is Field.INTERESTS:
            for interest in separator.join(values).split(separator):
                draft.add_detail(DetailKind.INTEREST, interest)
        elif group.about is Field.OTHER:
            self._add_other(draft, group.label_in(row), values)
        else:
            names.setdefault(group.about, one_line(", ".join(self._split(values[0]))))

    def _add_other(self, draft: Draft, label: str, values: list[str]) -> None:
        """A field of the user's own: what we know under that name, else a line of the notes."""
        for value in values:
            if label.casefold() in set(DetailKind):
                draft.add_detail(DetailKind(label.casefold()), value)
            else:
                draft.notes.append(f"{label}: {value}" if label else value)
