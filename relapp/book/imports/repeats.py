"""Entries that a file holds more than once, found on disk so that no file is too long for it."""

from collections.abc import Iterable, Iterator, Sequence

from relapp.book.duplicates.candidates import CROWD
from relapp.book.imports.choosing import LEADERS, Best, as_guess, best, goes_with
from relapp.book.imports.completing import brings_nothing
from relapp.book.imports.deciding import Action
from relapp.book.imports.staged import Match
from relapp.book.imports.staged_traits import StagedTraits
from relapp.book.imports.staging import Staging
from relapp.domain.clients import Client

# Keys stand here as numbers: two that are the same by chance cost one comparison. A leader is an entry that others may be merged
# into. A key of a name is shared only where one of those who share it `asks`, and no crowd does.
_TABLES = """
CREATE TABLE entry_key (key INTEGER NOT NULL, row INTEGER NOT NULL, asks INTEGER NOT NULL);
CREATE TABLE leader (key INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, row)) WITHOUT ROWID;
"""
_SHARED = f"""
CREATE INDEX entry_key_by_key ON entry_key (key, asks, row);
CREATE TABLE shared (row INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (row, key)) WITHOUT ROWID;
INSERT OR IGNORE INTO shared SELECT row, key FROM entry_key WHERE key IN (
    SELECT key FROM entry_key GROUP BY key HAVING count(*) > 1 AND (key & 1 OR (max(asks) AND count(*) <= {CROWD}))
) ORDER BY row;
"""
_INSERT = "INSERT INTO entry_key VALUES (?, ?, ?)"
_FORGET = "DROP TABLE entry_key; DROP TABLE leader; DROP TABLE shared;"
_AT_ONCE = 500
_EVEN, _NAME = ~1, "name "
_OF_POINTS = frozenset({"phone", "mail "})


class Repeats:
    """Finds the entries of a staging that are like an earlier one; `country` is where numbers without a prefix are dialled."""

    def __init__(self, staging: Staging, traits: StagedTraits, country: str) -> None:
        self._staging = staging
        self._traits = traits
        self._country = country
        self._has_lone = False
        staging.script(_TABLES)

    def note(self, rows: Iterable[tuple[int, Sequence[str], Client]]) -> None:
        """Remember the keys of entries that are to be added."""
        numbers: list[tuple[int, int, int]] = []
        for row, keys, client in rows:
            is_lone = _is_lone(keys)
            self._has_lone = self._has_lone or is_lone
            numbers += _numbered(row, keys, client, is_lone)
        self._staging.many(_INSERT, numbers)

    def find(self) -> None:
        """Compare those that share a key, in the order of the file, and say in the staging whom each is taken for."""
        self._note_further()
        self._staging.script(_SHARED)
        last = -1
        while rows := list(
            self._staging.column(f"SELECT DISTINCT row FROM shared WHERE row > ? ORDER BY row LIMIT {_AT_ONCE}", (last,))
        ):
            keys: dict[int, list[int]] = {row: [] for row in rows}
            for row, key in self._staging.among("SELECT row, key FROM shared WHERE row IN ({})", rows):
                keys[row].append(key)
            self._compare_all(keys)
            last = rows[-1]
        self._staging.script(_FORGET)

    def _note_further(self) -> None:
        """Where somebody cannot be reached, whoever can is asked by parts of their name too."""
        if self._has_lone:
            for chunk in self._staging.keys_to_add():
                self._staging.many(_INSERT, ((key, row, 0) for row, keys in chunk for key in _further_numbers(keys)))

    def _compare_all(self, keys: dict[int, list[int]]) -> None:
        """Compare the next entries, whose keys these are, with the leaders up to each."""
        leaders: dict[int, list[int]] = {key: [] for of_row in keys.values() for key in of_row}
        for key, row in self._staging.among("SELECT key, row FROM leader WHERE key IN ({}) ORDER BY key, row", leaders):
            leaders[key].append(row)
        self._traits.read({*keys, *(row for rows in leaders.values() for row in rows)})
        new: list[tuple[int, int]] = []
        for row, of_row in keys.items():
            if self._leads(row, sorted({leader for key in of_row for leader in leaders[key]})):
                room = [key for key in of_row if len(leaders[key]) < (CROWD if key & 1 else LEADERS)]
                new += ((key, row) for key in room)
                for key in room:
                    leaders[key].append(row)
        self._staging.many("INSERT INTO leader VALUES (?, ?)", new)

    def _leads(self, row: int, leaders: Sequence[int]) -> bool:
        """Whether an entry is none of `leaders`; if not, and where it is perhaps, the staging is told."""
        candidates = ((leader, self._traits.of(leader)) for leader in leaders)
        found = best(self._traits.of(row), candidates, self._country) if leaders else None
        if found is None:
            return True
        action, match = self._decided(row, found)
        self._staging.match(row, action, match)
        return action is Action.ADD

    def _decided(self, row: int, found: Best) -> tuple[Action, Match]:
        first = found.ids[0]
        if found.is_sure:
            entry = self._staging.entry(row)
            for leader, known in self._staging.entries(found.ids):
                if brings_nothing(known.client, known.extras, entry):
                    return Action.SKIP, Match(found.why, earlier=leader)
            if len(found.ids) == 1 and self._goes_with_the_others(row, first):
                return Action.MERGE, Match(found.why, earlier=first)
        return Action.ADD, Match(as_guess(found.why), earlier=first)

    def _goes_with_the_others(self, row: int, leader: int) -> bool:
        followers = self._staging.followers(leader, CROWD)
        of = self._traits.of
        return goes_with(of(row), of(leader), map(of, followers), self._country)


def _numbered(row: int, keys: Sequence[str], client: Client, is_lone: bool) -> list[tuple[int, int, int]]:
    """The keys of the entry in `row` as numbers, and whether each asks (SQLite is slow to take a bool).

    Those that few share are odd: phones and e-mails, and what tells namesakes apart. Of two that can both be reached, and nowhere
    in common, only the whole name says anything, and that only where their birthdays may be the same.
    """
    found: list[tuple[int, int, int]] = []
    for key in keys:
        kind = key[:5]
        if kind in _OF_POINTS:
            found.append((hash(key) | 1, row, 1))
        elif kind == _NAME:
            birthday = client.birthday
            found.append((hash(key) & _EVEN, row, 1 if is_lone or birthday is None else 0))
            if birthday:
                found.append((hash((key, birthday.month, birthday.day)) | 1, row, 1))
            if client.company:
                found.append((hash((key, client.company.lower())) | 1, row, 1))
            if is_lone:
                found.append((hash((key, None)) | 1, row, 1))
        elif is_lone:
            found.append((hash(key) & _EVEN, row, 1))
    return found


def _further_numbers(keys: Sequence[str]) -> Iterator[int]:
    """The keys of parts of a name as numbers, of an entry that can be reached."""
    if not _is_lone(keys):
        yield from (hash(key) & _EVEN for key in keys if key[:5] not in _OF_POINTS and key[:5] != _NAME)


def _is_lone(keys: Sequence[str]) -> bool:
    """Whether an entry has nothing to be reached by; keys of points stand last."""
    return not keys or keys[-1][:5] not in _OF_POINTS
