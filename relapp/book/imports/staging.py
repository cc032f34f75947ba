"""The entries of a file on disk while they are looked at, so that a large file takes no more memory than a small one."""

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from relapp.book.imports.deciding import Action, Deciding, Place
from relapp.book.imports.staged import (
    COLUMNS,
    SHOWN,
    WHOLE,
    Counts,
    Match,
    Proposal,
    Show,
    StagedLine,
    incoming,
    keys,
    line,
    match_values,
    row_of,
)
from relapp.book.imports.storage import StagingFile
from relapp.domain.clients import Client
from relapp.domain.duplicates import SURE, Reason
from relapp.domain.incoming import Incoming, Problem
from relapp.plain import from_plain

__all__ = ["Action", "Counts", "Match", "Show", "StagedLine", "Staging"]

_TABLES = """
CREATE TABLE entry (
    row INTEGER PRIMARY KEY, position INTEGER NOT NULL, action TEXT NOT NULL, proposed TEXT NOT NULL, known INTEGER,
    known_name TEXT NOT NULL, earlier INTEGER, why TEXT NOT NULL, score INTEGER NOT NULL, name TEXT NOT NULL,
    company TEXT NOT NULL, phone TEXT NOT NULL, birthday TEXT NOT NULL, uid TEXT NOT NULL, client TEXT NOT NULL,
    extras TEXT NOT NULL, warnings TEXT NOT NULL, keys TEXT NOT NULL, decided TEXT
);
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
# Made once all entries are in.
_INDEXES = f"""
CREATE INDEX entry_by_action ON entry (action, row);
CREATE INDEX entry_by_earlier ON entry (earlier) WHERE earlier IS NOT NULL;
CREATE INDEX entry_by_known ON entry (known, row) WHERE known IS NOT NULL;
CREATE INDEX entry_by_guess ON entry (row) WHERE score BETWEEN 1 AND {SURE - 1};
CREATE INDEX entry_by_warnings ON entry (position, row) WHERE warnings <> '';
"""
_INSERT = f"INSERT INTO entry ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_PLACE = f"SELECT row, action, known, known_name, earlier, score >= {SURE} FROM entry WHERE"
_SHOW = {show: f"action = '{show}'" for show in Show} | {Show.ALL: "true", Show.PERHAPS: f"score BETWEEN 1 AND {SURE - 1}"}
_AT_ONCE = 500


class Staging(StagingFile):
    """One file of its own in the system's place for such, readable by nobody else; `discard` removes it.

    Each thread opens its own by `path`. Raises UserError where there is no room for it.
    """

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path, _TABLES)
        self.size: int = self.value("SELECT count(*) FROM entry")

    # Filling it.

    def add(self, proposals: Sequence[Proposal | Problem]) -> range:
        """Write the next entries of the file and return their rows."""
        rows = range(self.size, self.size + len(proposals))
        self.size += len(proposals)
        self.many(_INSERT, map(row_of, rows, proposals))
        return rows

    def match(self, row: int, action: Action, match: Match) -> None:
        """Say whom an entry is taken for after all."""
        columns = "known = ?, known_name = ?, earlier = ?, why = ?, score = ?"
        self.sql(f"UPDATE entry SET action = ?2, proposed = ?2, {columns} WHERE row = ?1", (row, action, *match_values(match)))

    def doubt(self, rows: Iterable[int]) -> None:
        """Add entries after all; whom they were taken for becomes a guess."""
        change = f"UPDATE entry SET action = 'add', proposed = 'add', score = min(score, {SURE - 1}) WHERE row = ?"
        self.many(change, ((row,) for row in rows))

    def complete(self) -> None:
        """Make what was added quick to find."""
        self.script(_INDEXES)

    def say_of_file(self, name: str, remarks: Iterable[str]) -> None:
        """Keep the name of the file, and translated sentences on it as a whole."""
        self.many("REPLACE INTO fact VALUES (?, ?)", [("file", json.dumps(name)), ("remarks", json.dumps(list(remarks)))])

    # Looking at it.

    def counts(self) -> Counts:
        """How the file would come in, as decided now."""
        of = dict(self.sql("SELECT action, count(*) FROM entry GROUP BY action"))
        return Counts(self.size, *(of.get(action, 0) for action in (Action.ADD, Action.MERGE, Action.SKIP, Action.FAIL)))

    def rows_of(self, show: Show) -> Sequence[int]:
        """The rows to show, in the order of the file."""
        return array("I", self.column(f"SELECT row FROM entry WHERE {_SHOW[show]} ORDER BY row"))

    def lines(self, rows: Iterable[int]) -> list[StagedLine]:
        """These entries as a list shows them, in the order asked for."""
        wanted = list(rows)
        found = {values[0]: line(values) for values in self.among(f"SELECT {SHOWN} FROM entry WHERE row IN ({{}})", wanted)}
        return [found[row] for row in wanted]

    def entry(self, row: int) -> Incoming:
        """One entry whole; KeyError for one that failed."""
        return dict(self.entries([row]))[row]

    def entries(self, rows: Iterable[int]) -> Iterator[tuple[int, Incoming]]:
        """Entries whole, by row; none for those that failed."""
        query = f"SELECT row, {WHOLE} FROM entry WHERE client <> '' AND row IN ({{}}) ORDER BY row"
        for row, *rest in self.among(query, rows):
            yield row, incoming(*rest)

    def clients(self, rows: Iterable[int]) -> Iterator[tuple[int, Client]]:
        """The clients of entries, by row."""
        for row, client in self.among("SELECT row, client FROM entry WHERE row IN ({})", rows):
            yield row, from_plain(Client, json.loads(client))

    def keyed(self, rows: Iterable[int]) -> Iterator[tuple[int, list[str], Incoming]]:
        """Entries whole with their keys, by row."""
        for row, known, *rest in self.among(f"SELECT row, keys, {WHOLE} FROM entry WHERE row IN ({{}}) ORDER BY row", rows):
            yield row, keys(known), incoming(*rest)

    def keys_to_add(self) -> Iterator[list[tuple[int, list[str]]]]:
        """The rows of the entries to add with their keys, many at a time."""
        last = -1
        while rows := self.sql(
            f"SELECT row, keys FROM entry WHERE action = 'add' AND row > ? ORDER BY row LIMIT {_AT_ONCE}", (last,)
        ):
            last = rows[-1][0]
            yield [(row, keys(known)) for row, known in rows]

    def followers(self, leader: int, limit: int) -> list[int]:
        """The first rows of those to be merged into the entry in row `leader`."""
        query = "SELECT row FROM entry WHERE earlier = ? AND action = 'merge' ORDER BY row LIMIT ?"
        return list(self.column(query, (leader, limit)))

    def known_more_than_once(self) -> Iterator[tuple[int, int, bool]]:
        """The clients of the book that several entries are to be merged into, each with the rows of these.

        True with those that a file calls by the name they go by.
        """
        page = f"""
            SELECT known, row, why = '{Reason.SAME_RECORD}' FROM entry WHERE known IN (
                SELECT known FROM entry WHERE known IS NOT NULL AND action = 'merge' GROUP BY known HAVING count(*) > 1
            ) AND action = 'merge' AND (known, row) > (?, ?) ORDER BY known, row LIMIT {_AT_ONCE}
        """
        last: Sequence[int] = (-1, -1)
        while rows := self.sql(page, last):
            for known, row, is_named in rows:
                yield known, row, bool(is_named)
            last = rows[-1][:2]

    def name_of(self, row: int) -> str:
        """What the entry in `row` is called."""
        return str(self.value("SELECT name FROM entry WHERE row = ?", (row,)))

    def problems(self, limit: int = -1) -> list[Problem]:
        """What could not be read or was left out, in the order of the file; what concerns the whole file first, at position 0."""
        found = [Problem(0, remark) for remark in self._remarks()]
        query = "SELECT position, warnings FROM entry WHERE warnings <> '' ORDER BY position, row LIMIT ?"
        for position, messages in self.sql(query, (limit,)):
            found += (Problem(position, message) for message in json.loads(messages))
        return found if limit < 0 else found[:limit]

    def problem_count(self) -> int:
        """How many problems there are in all."""
        of_entries = "SELECT coalesce(sum(json_array_length(warnings)), 0) FROM entry WHERE warnings <> ''"
        return len(self._remarks()) + int(self.value(of_entries))

    @property
    def file(self) -> str:
        """The name of the file, empty where nobody said it."""
        return str(self._fact("file") or "")

    def _remarks(self) -> list[str]:
        return list(self._fact("remarks") or [])

    def _fact(self, name: str) -> Any:
        stored = self.sql("SELECT value FROM fact WHERE name = ?", (name,))
        return json.loads(stored[0][0]) if stored else None

    # Deciding about it.

    def decide(self, rows: Iterable[int], action: Action) -> set[int]:
        """Give entries an action, where it is possible, and return all rows that this changed."""
        wanted = list(rows)
        deciding = Deciding(self._places_around(wanted))
        changed = deciding.decide(wanted, action)
        places = ((row, deciding.places[row]) for row in changed)
        self.many(
            "UPDATE entry SET action = ?, known = ?, known_name = ?, earlier = ? WHERE row = ?",
            ((place.action, place.known, place.known_name, place.earlier, row) for row, place in places),
        )
        self.many("UPDATE entry SET decided = ? WHERE row = ?", ((action, row) for row in deciding.decided))
        return changed

    def decisions(self) -> dict[int, Action]:
        """What the user decided so far, by row."""
        return {row: Action(decided) for row, decided in self.sql("SELECT row, decided FROM entry WHERE decided IS NOT NULL")}

    def repeat(self, decisions: Mapping[int, Action]) -> None:
        """Decide again as the user did before the file was read again."""
        for action in (Action.ADD, Action.SKIP, Action.MERGE):
            self.decide([row for row, decided in decisions.items() if decided is action and row < self.size], action)

    def erased(self) -> int:
        """How many entries are left out because they were erased on request."""
        return int(self.value(f"SELECT count(*) FROM entry WHERE why = '{Reason.ERASED}' AND action = 'skip'"))

    def brought_back(self) -> list[int]:
        """The rows of those who were erased on request and come in all the same."""
        return list(self.column(f"SELECT row FROM entry WHERE why = '{Reason.ERASED}' AND action IN ('add', 'merge')"))

    def bring_back(self) -> None:
        """Add those who were erased on request."""
        self.decide(list(self.column(f"SELECT row FROM entry WHERE why = '{Reason.ERASED}'")), Action.ADD)

    def rows_that_add(self) -> Sequence[int]:
        """The entries that become new clients, each alone or with others of the file."""
        query = "SELECT row FROM entry WHERE action = 'add' OR (action = 'merge' AND known IS NULL)"
        return array("I", self.column(query))

    def leave_out(self, found: Mapping[int, str], match: Match) -> None:
        """Leave out the entries of these rows, each with a word on it; what would be merged into one of them finds its place."""
        self.decide(found, Action.SKIP)
        for row, said in found.items():
            self.match(row, Action.SKIP, match)
            (warnings,) = self.column("SELECT warnings FROM entry WHERE row = ?", (row,))
            told = json.dumps([*json.loads(warnings or "[]"), said], ensure_ascii=False)
            self.sql("UPDATE entry SET warnings = ? WHERE row = ?", (told, row))

    def say_asked(self, version: str) -> None:
        """Keep about whom the entries were asked, for `asked`."""
        self.sql("REPLACE INTO fact VALUES ('asked', ?)", (json.dumps(version),))

    @property
    def asked(self) -> str:
        """What `say_asked` was told."""
        return str(self._fact("asked") or "")

    def left_out(self) -> int:
        """How many entries the user left out that would have come in."""
        return int(self.value("SELECT count(*) FROM entry WHERE action = 'skip' AND proposed <> 'skip'"))

    def _places_around(self, rows: list[int]) -> dict[int, Place]:
        """Where entries stand now: those of `rows`, what would be merged into them and what they could be merged into."""
        places: dict[int, Place] = {}

        def find(where: str, values: Iterable[int]) -> None:
            for row, action, known, known_name, earlier, is_sure in self.among(f"{_PLACE} {where} IN ({{}})", values):
                places[row] = Place(Action(action), known, known_name, earlier, bool(is_sure))

        find("row", rows)
        find("earlier", rows)
        while missing := {each.earlier for each in places.values() if each.earlier is not None} - places.keys():
            find("row", missing)
        return places

    # Taking it in.

    def add_instead_of_completing(self, clients: Iterable[int]) -> list[int]:
        """Have entries added whose clients went from the book while they were looked at: their rows."""
        query = "SELECT row FROM entry WHERE known IN ({}) AND action = 'merge'"
        rows = [row for (row,) in self.among(query, clients)]
        self.many("UPDATE entry SET action = 'add', known = NULL WHERE row = ?", ((row,) for row in rows))
        return rows

    def to_add(self) -> Iterator[dict[int, tuple[list[str], Incoming]]]:
        """The entries to add with their keys, by row, many at a time, in the order of the file."""
        query = f"SELECT row, keys, {WHOLE} FROM entry WHERE action = 'add' AND row > ? ORDER BY row LIMIT {_AT_ONCE}"
        last = -1
        while rows := self.sql(query, (last,)):
            last = rows[-1][0]
            yield {row: (keys(known), incoming(*rest)) for row, known, *rest in rows}

    def to_merge_into(self, column: str, targets: Iterable[int]) -> Iterator[tuple[int, Incoming]]:
        """The entries to merge into rows of this file (``earlier``) or clients of the book (``known``), each with its target."""
        query = f"SELECT {column}, {WHOLE} FROM entry WHERE {column} IN ({{}}) AND action = 'merge' ORDER BY row"
        for target, *rest in self.among(query, targets):
            yield target, incoming(*rest)

    def to_complete(self) -> Sequence[int]:
        """The clients of the book that entries are merged into."""
        query = "SELECT DISTINCT known FROM entry WHERE known IS NOT NULL AND action = 'merge' ORDER BY known"
        return array("q", self.column(query))
