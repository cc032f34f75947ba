"""What happened with a client, whatever it was, the latest first: only the records of the lines asked for are loaded."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

from relapp.book import facts, records
from relapp.book.database import Database, chunks
from relapp.domain.clients import Detail, DetailKind, Observed
from relapp.domain.clippings import PassedOn
from relapp.domain.events import Event
from relapp.domain.feedback import Feedback
from relapp.domain.followups import Trigger
from relapp.domain.histories import ClientChange
from relapp.domain.journal import Purchase, Touch
from relapp.domain.promises import Promise, PromiseState
from relapp.domain.timeline import DAYS, GIVING, GROUPS, SHARING, SPEAKING, TOLD_FIELDS, Group, TimelineEntry, Told, kind_of

# Lines that are loaded at a time while one looks through all of them, and how many are looked through at the most.
_CHUNK = 200
MOST_WALKED = 10_000

# A line before it is loaded: its day, which of `_SOURCES` it comes from, and the row there.
_Line = tuple[str, int, int]


class Timeline:
    """The part of a book that tells what happened."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def latest(self, client_id: int, limit: int = 100, skip: int = 0, groups: Collection[Group] = ()) -> list[TimelineEntry]:
        """At most `limit` entries of a client, the latest first, from entry `skip` on; of some groups, or of all for none."""
        return self._load(self._lines(client_id, limit, skip, groups))

    def walk(self, client_id: int, groups: Collection[Group] = ()) -> Iterator[TimelineEntry]:
        """The same entries one after the other, MOST_WALKED of them, loaded as one goes."""
        lines = iter(self._lines(client_id, MOST_WALKED, 0, groups))
        while chunk := list(islice(lines, _CHUNK)):
            yield from self._load(chunk)

    def last_notes(self, ids: Iterable[int]) -> dict[int, tuple[date, str]]:
        """What was noted last of a touch with each client, and when; without those of whom nothing was."""
        found: dict[int, tuple[date, str]] = {}
        for chunk in chunks(ids):
            marks = ", ".join("?" * len(chunk))
            statement = (
                f"SELECT client_id, day, note FROM touch WHERE client_id IN ({marks})"
                " AND note <> '' AND deleted_at IS NULL ORDER BY day, id"
            )
            found |= {row[0]: (date.fromisoformat(row[1]), row[2]) for row in self._db.sql(statement, tuple(chunk))}
        return found

    def groups(self, client_id: int) -> list[Group]:
        """The groups in which a client has anything, in their order."""
        found = {row[0] for row in self._db.sql(_which_groups(), (client_id,))}
        return [group for group in Group if group.value in found]

    def _lines(self, client_id: int, limit: int, skip: int, groups: Collection[Group]) -> list[_Line]:
        return self._db.sql(_union(frozenset(groups or Group)), (client_id, limit + skip, limit, skip))

    def _load(self, lines: Sequence[_Line]) -> list[TimelineEntry]:
        rows: dict[type, set[int]] = {}
        for _day, number, row in lines:
            rows.setdefault(_SOURCES[number].kind, set()).add(row)
        found = {kind: self._records(kind, wanted) for kind, wanted in rows.items()}
        names = self._names(record for of_kind in found.values() for record in of_kind.values())
        return [_entry(date.fromisoformat(day), _SOURCES[number], row, found, names) for day, number, row in lines]

    def _records(self, kind: type, rows: Collection[int]) -> Mapping[int, Told]:
        if kind in _READ:
            columns, read = _READ[kind]
            marks = ", ".join("?" * len(rows))
            statement = f"SELECT id, {columns} FROM {_SOURCE_OF[kind].table} WHERE id IN ({marks})"
            return {row[0]: read(row[1:]) for row in self._db.sql(statement, tuple(rows))}
        return records.by_row(self._db, kind, rows)

    def _names(self, known: Iterable[Told]) -> dict[str, str]:
        """The titles of clippings and the names of clients that records point at, by their uuids."""
        wanted: dict[str, list[str]] = {}
        for record in known:
            if isinstance(record, PassedOn):
                wanted.setdefault("SELECT uuid, title FROM clipping", []).append(record.clipping)
            elif isinstance(record, Event) and record.about:
                wanted.setdefault("SELECT uuid, name FROM client", []).append(record.about)
        found: dict[str, str] = {}
        for statement, uuids in wanted.items():
            found |= dict(self._db.sql(f"{statement} WHERE uuid IN ({', '.join('?' * len(uuids))})", uuids))
        return found


@dataclass(frozen=True, slots=True)
class _Source:
    """A column of a table that holds days to tell of; `only` says of which rows, as SQL."""

    kind: type
    field: str
    table: str
    column: str
    only: str


def _sources() -> Iterator[_Source]:
    for kind, days in DAYS.items():
        table, columns = _OF_THEIR_OWN.get(kind) or records.source(kind)
        living = "" if kind is Detail else " AND deleted_at IS NULL"
        for field in days:
            yield _Source(kind, field, table, columns[field], f"{columns[field]} IS NOT NULL{living}{_only(kind, field)}")


def _only(kind: type, field: str) -> str:
    """Days that tell nothing: an opinion that nobody asked for was not asked for, a promise made again has no end."""
    return {
        (Promise, "settled_on"): f" AND state <> '{PromiseState.OPEN}'",
        (Feedback, "asked_on"): " AND question <> ''",
        (ClientChange, "on"): f" AND field IN ({_quoted(TOLD_FIELDS)})",
    }.get((kind, field), "")


def _conditions(kind: type) -> dict[Group, str]:
    """In which groups the entries of a record are, and which of them, as SQL."""
    if kind is Touch:
        given, shared, spoken = _quoted(GIVING), _quoted(SHARING), _quoted(SPEAKING)
        rest = f"purpose NOT IN ({given}, {shared})"
        return {
            Group.GIFTS: f"purpose IN ({given})",
            Group.SHARED: f"purpose IN ({shared})",
            Group.CALLS: f"{rest} AND channel IN ({spoken})",
            Group.NOTES: f"{rest} AND channel NOT IN ({spoken})",
        }
    if kind is Event:
        is_gift = f"kind = '{Trigger.GIFT_RECEIVED}'"
        return {Group.GIFTS: is_gift, Group.RELATIONSHIP: f"NOT {is_gift}"}
    return {GROUPS[kind]: "1"}


@lru_cache(maxsize=len(Group) + 1)
def _union(groups: frozenset[Group]) -> str:
    """The lines of some groups; its parameters are the client, the most of each source, how many, and how many to skip."""
    arms = []
    for number, source in enumerate(_SOURCES):
        wanted = [condition for group, condition in _conditions(source.kind).items() if group in groups]
        if wanted:
            among = "" if len(groups) == len(Group) else f" AND ({' OR '.join(wanted)})"
            arms.append(
                f"SELECT * FROM (SELECT {source.column} AS told_on, {number} AS source, id FROM {source.table}"
                f" WHERE client_id = ?1 AND {source.only}{among} ORDER BY {source.column} DESC, id DESC LIMIT ?2)"
            )
    return f"{' UNION ALL '.join(arms)} ORDER BY told_on DESC, source, id DESC LIMIT ?3 OFFSET ?4"


@lru_cache(maxsize=1)
def _which_groups() -> str:
    return " UNION ".join(
        f"SELECT '{group}' WHERE EXISTS (SELECT 1 FROM {source.table} WHERE client_id = ?1 AND {source.only} AND ({condition}))"
        for source in _SOURCES
        for group, condition in _conditions(source.kind).items()
    )


def _entry(
    on: date, source: _Source, row: int, found: Mapping[type, Mapping[int, Told]], names: Mapping[str, str]
) -> TimelineEntry:
    record = found[source.kind][row]
    points_at = record.clipping if isinstance(record, PassedOn) else record.about if isinstance(record, Event) else ""
    return TimelineEntry(on, kind_of(record, source.field), record, row, names.get(points_at, ""))


def _detail(values: tuple[Any, ...]) -> Detail:
    kind, text, observed, noted_on = values
    return Detail(DetailKind(kind), text, Observed(observed) if observed else None, date.fromisoformat(noted_on))


def _quoted(codes: Iterable[str]) -> str:
    return ", ".join(f"'{code}'" for code in codes)


# The tables of what is not kept by `records`, and how their rows are read.
_OF_THEIR_OWN = {
    Touch: ("touch", {"on": "day"}),
    Purchase: ("purchase", {"on": "day"}),
    Detail: ("client_detail", {"noted_on": "noted_on"}),
}
_READ: Mapping[type, tuple[str, Callable[[tuple[Any, ...]], Told]]] = {
    Touch: ("day, at, purpose, channel, direction, outcome, note, message_counts, uuid", facts.touch),
    Purchase: ("day, what, amount, currency, uuid", facts.purchase),
    Detail: ("kind, text, observed, noted_on", _detail),
}
_SOURCES = tuple(_sources())
_SOURCE_OF = {source.kind: source for source in _SOURCES}
