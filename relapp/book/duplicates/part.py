"""Duplicates in the whole book: finding them, keeping apart those who are not the same, and merging those who are."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from relapp.book import client_rows
from relapp.book.changes import Changes, Kind
from relapp.book.database import CHUNK, Database
from relapp.book.duplicates import apart, candidates
from relapp.book.duplicates.candidates import FEW, KnownTraits
from relapp.book.schema import ClientTable, KeyTable
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.backups import Reason
from relapp.domain.clients import Client, ClientKind
from relapp.domain.duplicates import Likeness
from relapp.matching import compared
from relapp.matching.keys import name_key

if TYPE_CHECKING:
    from relapp.book.agenda import Agenda
    from relapp.book.backups.part import Backups
    from relapp.book.journal import Journal

Progress = Callable[[int, int], None]

# More pairs than these nobody looks through; those that are kept are the surest.
MOST_PAIRS = 10_000

# From this score on a point speaks for two clients even where many share it: their names agree.
_NAMES_AGREE = 60

_KINDS = frozenset({Kind.CLIENTS, Kind.JOURNAL, Kind.AGENDA})

# A block of clients to be compared with one another, and whether they share a point; or one client to be compared with others.
_Block = tuple[list[tuple[int, int]], bool]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clients who may be one, the one with the lower id first."""

    first_id: int
    second_id: int
    likeness: Likeness


class Duplicates:
    """The part of a book that knows who may be there twice."""

    def __init__(
        self, db: Database, stamps: Stamps, settings: SettingsPart, agenda: "Agenda", journal: "Journal", backups: "Backups"
    ) -> None:
        self._db = db
        self._stamps = stamps
        self._settings = settings
        self._agenda = agenda
        self._journal = journal
        self._backups = backups

    def find(self, progress: Progress | None = None) -> list[Pair]:
        """Who may be there twice in the whole book, the surest first, at most MOST_PAIRS; `candidates` says who is compared.

        Pairs kept apart are left out. `progress` is told the keys done and all of them, and may raise to stop.
        """
        total = candidates.shared_keys(self._db)
        found = self._search(self._everywhere(), lambda done: progress(min(done, total), total) if progress else None)
        if progress:
            progress(total, total)
        return found

    def of(self, client_id: int) -> list[Pair]:
        """Who may be the same as one client, the surest first: the pairs with them that `find` gives."""
        return self._search(self._around(client_id), _tell_nobody)

    def not_the_same(self, first_id: int, second_id: int) -> Changes:
        """Keep two clients apart from now on; raises KeyError for one that is gone."""
        clients = client_rows.load(self._db, [first_id, second_id])
        with self._db.transaction():
            take_back = apart.remember(self._db, self._stamps, clients[first_id].uuid, clients[second_id].uuid)

        def undo() -> Changes:
            with self._db.transaction():
                take_back()
            return Changes("undone", _KINDS, (first_id, second_id))

        return Changes("not_the_same", _KINDS, (first_id, second_id), undo)

    def merge(self, kept_id: int, gone_id: int, kept: Client) -> Changes:
        """Make two clients one: `kept` is its record, and all that happened with either is its history.

        What either record said and `kept` does not goes to its notes. Undo gives both back row for row. Raises KeyError for a
        client that is gone, ValueError where both are the same, BookError where no backup can be made, which comes first.
        """
        from relapp.book.duplicates.merging import Merging

        merging = Merging(self._db, self._stamps, self._settings.get().language, self._agenda, self._journal)
        ids = (kept_id, gone_id)
        self._backups.before(Reason.MERGE)
        with self._db.transaction():
            take_back = merging.merge(kept_id, gone_id, kept)

        def undo() -> Changes:
            with self._db.transaction():
                take_back()
            return Changes("undone", _KINDS, ids)

        return Changes("clients_merged", _KINDS, ids, undo)

    def _everywhere(self) -> Iterator[_Block]:
        for key, ids in candidates.by_keys(self._db):
            yield _pairs(ids), _is_weak(key, ids)
        for _key, ids in candidates.by_crowded_names(self._db):
            yield _pairs(ids), False
        for organisation, ids in candidates.by_company(self._db, candidates.organisations(self._db)):
            yield [_in_order(organisation, each) for each in ids], False

    def _around(self, client_id: int) -> Iterator[_Block]:
        row = KeyTable
        keys = list(self._db.column(row.select(row.key).where(row.client_id == client_id)))
        for found in (candidates.by_keys, candidates.by_crowded_names):
            for key, ids in found(self._db, keys):
                if client_id in ids:
                    others = [_in_order(client_id, each) for each in ids if each != client_id]
                    yield others, found is candidates.by_keys and _is_weak(key, ids)
        for organisation, ids in candidates.by_company(self._db, self._organisations_around(client_id)):
            if client_id in (organisation, *ids):
                yield [_in_order(organisation, each) for each in ids if client_id in (organisation, each)], False

    def _organisations_around(self, client_id: int) -> Iterable[tuple[int, str]]:
        """The organisation that a client is, or those that they may mean by their company."""
        row = ClientTable
        is_client = (row.id == client_id, row.deleted_at.is_null())
        for kind, name, company in self._db.rows(row.select(row.kind, row.name, row.company).where(*is_client)):
            if kind == ClientKind.ORGANISATION.value:
                yield client_id, name
            elif key := name_key(company):
                yield from candidates.organisations(self._db, [key])

    def _search(self, blocks: Iterable[_Block], tell: Callable[[int], None]) -> list[Pair]:
        """Compare the clients of `blocks`, as many at a time as one query reads."""
        traits, kept_apart = KnownTraits(self._db), apart.remembered_ids(self._db)
        country = self._settings.get().country
        found: dict[tuple[int, int], Likeness] = {}
        for done, batch in _batches(blocks):
            known = traits.of({each for pairs, _is_weak in batch for pair in pairs for each in pair})
            for pairs, is_weak in batch:
                for pair in pairs:
                    why = compared(known[pair[0]], known[pair[1]], country)
                    if why and pair not in kept_apart and not (is_weak and why.score < _NAMES_AGREE):
                        found[pair] = why
            if len(found) > 2 * MOST_PAIRS:
                found = {(each.first_id, each.second_id): each.likeness for each in _surest(found)}
            tell(done)
        return _surest(found)


def _surest(found: dict[tuple[int, int], Likeness]) -> list[Pair]:
    ordered = sorted(found.items(), key=lambda each: (-each[1].score, each[0]))
    return [Pair(*pair, why) for pair, why in ordered[:MOST_PAIRS]]


def _batches(blocks: Iterable[_Block]) -> Iterator[tuple[int, list[_Block]]]:
    """Blocks of about as many clients as a query takes, each with how many blocks were given by then."""
    batch: list[_Block] = []
    clients, done = 0, 0
    for done, block in enumerate(blocks, 1):
        batch.append(block)
        clients += len(block[0])
        if clients >= CHUNK:
            yield done, batch
            batch, clients = [], 0
    if batch:
        yield done, batch


def _pairs(ids: Collection[int]) -> list[tuple[int, int]]:
    return list(combinations(sorted(ids), 2))


def _in_order(first: int, second: int) -> tuple[int, int]:
    return (first, second) if first < second else (second, first)


def _is_weak(key: str, ids: Collection[int]) -> bool:
    """Whether what a block shares is a number or an e-mail of too many to be one client's."""
    return len(ids) > FEW and key.startswith(("phone ", "mail "))


def _tell_nobody(_done: int) -> None:
    """The progress that nobody asked for."""
