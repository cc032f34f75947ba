"""Entries that a file holds more than once, found on disk so that no file is too long for it."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from relapp.book.imports.deciding import Action
from relapp.book.imports.recognising import MOST_COMPARED, brings_nothing
from relapp.book.imports.staged import Match
from relapp.book.imports.staging import Staging
from relapp.domain.duplicates import SURE
from relapp.domain.incoming import Incoming
from relapp.matching import likeness

# Keys stand here as numbers: two that are the same by chance cost one comparison. A leader is an entry that others may be
# merged into.
_TABLES = """
CREATE TABLE entry_key (key INTEGER NOT NULL, row INTEGER NOT NULL);
CREATE TABLE leader (key INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, row)) WITHOUT ROWID;
"""
_SHARED = """
CREATE INDEX entry_key_by_key ON entry_key (key);
CREATE TABLE shared AS SELECT row, key FROM entry_key WHERE key IN (SELECT key FROM entry_key GROUP BY key HAVING count(*) > 1);
CREATE INDEX shared_by_row ON shared (row, key);
"""
_FORGET = "DROP TABLE entry_key; DROP TABLE leader; DROP TABLE shared;"
_AT_ONCE = 500


class Repeats:
    """Finds the entries of a staging that are like an earlier one; `country` is where numbers without a prefix are dialled."""

    def __init__(self, staging: Staging, country: str) -> None:
        self._staging = staging
        self._country = country
        self._entry: Callable[[int], Incoming] = lru_cache(maxsize=500)(staging.entry)
        staging.script(_TABLES)

    def note(self, rows: Iterable[tuple[int, Iterable[str]]]) -> None:
        """Remember the keys of entries that are to be added."""
        self._staging.many("INSERT INTO entry_key VALUES (?, ?)", ((hash(key), row) for row, keys in rows for key in keys))

    def find(self) -> None:
        """Compare those that share a key, in the order of the file, and say in the staging whom each is taken for."""
        self._staging.script(_SHARED)
        last = -1
        while rows := list(
            self._staging.column(f"SELECT DISTINCT row FROM shared WHERE row > ? ORDER BY row LIMIT {_AT_ONCE}", (last,))
        ):
            keys: dict[int, list[int]] = {row: [] for row in rows}
            for row, key in self._staging.among("SELECT row, key FROM shared WHERE row IN ({})", rows):
                keys[row].append(key)
            for row in rows:
                self._compare(row, keys[row])
            last = rows[-1]
        self._staging.script(_FORGET)

    def _compare(self, row: int, keys: Sequence[int]) -> None:
        sharing: dict[int, list[int]] = {}
        for key, earlier in self._staging.among("SELECT key, row FROM leader WHERE key IN ({})", keys):
            sharing.setdefault(key, []).append(earlier)
        entry = self._entry(row)
        match = self._best(entry, sorted({earlier for rows in sharing.values() for earlier in rows}))
        is_sure = match is not None and match.why.score >= SURE
        if match and match.earlier is not None:
            leader = self._entry(match.earlier)
            known = brings_nothing(leader.client, leader.extras, entry)
            self._staging.match(row, (Action.SKIP if known else Action.MERGE) if is_sure else Action.ADD, match)
        if not is_sure:
            room = [key for key in keys if len(sharing.get(key, ())) < MOST_COMPARED]
            self._staging.many("INSERT INTO leader VALUES (?, ?)", ((key, row) for key in room))

    def _best(self, entry: Incoming, rows: Iterable[int]) -> Match | None:
        """The entry most like this one, the first where several are."""
        best: Match | None = None
        for row in rows:
            why = likeness(self._entry(row).client, entry.client, self._country)
            if why and (best is None or why.score > best.why.score):
                best = Match(why, earlier=row)
        return best
