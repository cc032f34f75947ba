"""Clippings and who had them; each change computes again only the clients whose interests match."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from peewee import fn

from relapp.book import clipping_rows
from relapp.book.agenda import Agenda, ClientName
from relapp.book.changes import Changes, Kind
from relapp.book.database import CHUNK, Database, chunks
from relapp.book.journal import Journal
from relapp.book.records import Records
from relapp.book.schema import ClientTable, ClippingTable, DetailTable, PassedOnTable
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.clients import Channel, Importance, Pause
from relapp.domain.clippings import INTERESTS, Clipping, Match, PassedOn, Shelf, may_be_given
from relapp.domain.concerns import Concern
from relapp.domain.journal import Touch
from relapp.domain.sources.clippings import CLIPPING, free_from, is_for

# As many topics are offered while one is typed.
_OFFERED = 200

_ORDER = {importance: index for index, importance in enumerate(Importance)}


@dataclass(frozen=True, slots=True)
class ClippingLine:
    """A clipping, how many clients could still be given it, and how many had it."""

    clipping: Clipping
    waiting: int
    had: int


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A client for a clipping; `last` is the day of the last clipping of any kind, `free_from` one after today for another."""

    client_id: int
    name: str
    company: str
    importance: Importance
    interest: str
    score: int
    last: date | None
    free_from: date | None
    refused: frozenset[Channel]


@dataclass(frozen=True, slots=True)
class Reader:
    """A client who had a clipping."""

    client: ClientName
    passed_on: PassedOn


class Library:
    """The part of a book that keeps clippings and says for whom they are."""

    def __init__(
        self, db: Database, stamps: Stamps, settings: SettingsPart, agenda: Agenda, records: Records, journal: Journal
    ) -> None:
        self._db = db
        self._stamps = stamps
        self._settings = settings
        self._agenda = agenda
        self._records = records
        self._journal = journal

    def clippings(self) -> list[Clipping]:
        """All clippings, in the order in which they were added."""
        return clipping_rows.load(self._db)

    def overview(self, on: date) -> list[ClippingLine]:
        """All clippings, the latest first and those past their day last; nobody is counted for a past one."""
        clippings = self.clippings()[::-1]
        good = [each for each in clippings if each.is_good(on)]
        matched: dict[str, set[int]] = {}
        for client_id, found in self._scan(good):
            matched.setdefault(found.clipping.uuid, set()).add(client_id)
        had: dict[str, set[int]] = {}
        for passed in self._records.everywhere(PassedOn):
            had.setdefault(passed.clipping, set()).add(passed.client_id)
        held_back, nobody = self._held_back(on), set[int]()

        def line(clipping: Clipping) -> ClippingLine:
            readers = had.get(clipping.uuid, nobody)
            return ClippingLine(clipping, len(matched.get(clipping.uuid, nobody) - held_back - readers), len(readers))

        return [line(each) for each in (*good, *(each for each in clippings if not each.is_good(on)))]

    def topics(self) -> list[str]:
        """What a topic may be called: those of other clippings and the interests that most clients have."""
        row = DetailTable
        query = row.select(row.text, fn.COUNT(row.id)).where(row.kind.in_(_KINDS)).group_by(row.text)
        interests = self._db.rows(query.order_by(fn.COUNT(row.id).desc(), row.text).limit(_OFFERED))
        own = [topic for clipping in self.clippings() for topic in clipping.topics]
        return list(dict.fromkeys([*own, *(text for text, _count in interests)]))

    def add(self, clipping: Clipping) -> Changes:
        """Add a clipping."""
        clipping = replace(clipping, uuid=self._stamps.uuid())
        with self._db.transaction():
            stamped = {"uuid": clipping.uuid, "updated_at": self._stamps.moment()}
            row = self._db.execute(ClippingTable.insert(**stamped, **clipping_rows.values(clipping)))
            ids = self.recompute(clipping)

        def take_out() -> None:
            self._db.execute(ClippingTable.delete().where(ClippingTable.id == row))

        return self._changes("clipping_added", ids, take_out, clipping)

    def save(self, clipping: Clipping) -> Changes:
        """Write a changed clipping; raises KeyError for one that is gone."""
        before = self._stored(clipping.uuid)
        with self._db.transaction():
            self._write(clipping)
            ids = self.recompute(before, clipping)
        return self._changes("clipping_saved", ids, lambda: self._write(before), before, clipping)

    def delete(self, clipping: Clipping) -> Changes:
        """Take a clipping out; that clients had it is still known. Raises KeyError for one that is gone."""
        clipping = self._stored(clipping.uuid)
        with self._db.transaction():
            self._bury(clipping, self._stamps.moment())
            ids = self.recompute(clipping)
        return self._changes("clipping_deleted", ids, lambda: self._bury(clipping, None), clipping)

    def matches(self, clipping: Clipping, on: date) -> list[MatchLine]:
        """The clients whom a clipping fits, the best first; left out are those who had it or are not to be contacted.

        Those who had another one too lately come last.
        """
        best: dict[int, Match] = {}
        for client_id, found in self._scan([clipping]):
            if client_id not in best or found.score > best[client_id].score:
                best[client_id] = found
        gone = self._held_back(on) | self._had(clipping)
        lines = sorted(self._lines([each for each in best if each not in gone], best, on))
        return [line for *_key, line in lines]

    def pass_on(self, clipping: Clipping, client_ids: Sequence[int], touch: Touch) -> Changes:
        """Log that clients were given a clipping, each once; a touch that reached nobody leaves their reminders open."""
        had = self._had(clipping)
        ids = tuple(client_id for client_id in dict.fromkeys(client_ids) if client_id not in had)
        with self._db.transaction():
            given = [self._give(clipping, client_id, touch) for client_id in ids]

        def undo() -> Changes:
            with self._db.transaction():
                for each in given:
                    if each.undo:
                        each.undo()
            return Changes("undone", _GIVEN, ids)

        return Changes("passed_on", _GIVEN, ids, undo)

    def readers(self, clipping: Clipping) -> list[Reader]:
        """Who had a clipping, the latest first."""
        found = self._records.everywhere(PassedOn, {"clipping": clipping.uuid})
        names = self._agenda.names(each.client_id for each in found)
        found.sort(key=lambda each: each.on)
        return [Reader(names[each.client_id], each) for each in reversed(found)]

    def answer(self, passed_on: PassedOn, text: str) -> Changes:
        """Write down what a client said to a clipping."""
        return self._records.keep("answer_saved", passed_on.client_id, replace(passed_on, answer=text))

    def recompute(self, *clippings: Clipping) -> tuple[int, ...]:
        """Compute the clients again whom any of these may bring up, and say who they are."""
        found = self._agenda.names(dict.fromkeys(client_id for client_id, _match in self._scan(clippings)))
        ids = tuple(client.id for client in found.values() if is_for(client.importance))
        self._agenda.recompute(ids)
        return ids

    def _give(self, clipping: Clipping, client_id: int, touch: Touch) -> Changes:
        reasons = [
            each for each in self._agenda.of_client(client_id) if each.source == CLIPPING and each.occurrence == clipping.uuid
        ]
        came_of_it = [PassedOn(clipping.uuid, touch.on)] if touch.is_contact and not reasons else []
        return self._journal.log(client_id, touch, reasons, came_of_it)

    def _changes(self, action: str, ids: tuple[int, ...], undo_write: Callable[[], None], *clippings: Clipping) -> Changes:
        def undo() -> Changes:
            with self._db.transaction():
                undo_write()
                changed = self.recompute(*clippings)
            return Changes("undone", _KEPT, changed)

        return Changes(action, _KEPT, ids, undo)

    def _stored(self, uuid: str) -> Clipping:
        return {each.uuid: each for each in self.clippings()}[uuid]

    def _write(self, clipping: Clipping) -> None:
        stamped = {"updated_at": self._stamps.moment(), **clipping_rows.values(clipping)}
        self._db.execute(ClippingTable.update(**stamped).where(ClippingTable.uuid == clipping.uuid))

    def _bury(self, clipping: Clipping, moment: str | None) -> None:
        stamped = {"deleted_at": moment, "updated_at": self._stamps.moment()}
        self._db.execute(ClippingTable.update(**stamped).where(ClippingTable.uuid == clipping.uuid))

    def _scan(self, clippings: Iterable[Clipping]) -> Iterator[tuple[int, Match]]:
        """Every interest in the book that one of these fits, a client's in their order.

        Many clients care for the same: each text is looked at once, and only those that fit are looked up.
        """
        shelf, row = Shelf(clippings), DetailTable
        texts = self._db.column(row.select(row.text).where(row.kind.in_(_KINDS)).distinct())
        found = {text: matches for text in texts if (matches := shelf.matches(text))}
        gone = ClientTable.select(ClientTable.id).where(ClientTable.deleted_at.is_null(False))
        query = row.select(row.id, row.client_id, row.text).where(row.kind.in_(_KINDS), row.client_id.not_in(gone))
        fitting = list(found)
        parts = (fitting[start : start + CHUNK] for start in range(0, len(fitting), CHUNK))
        for _id, client_id, text in sorted(each for part in parts for each in self._db.rows(query.where(row.text.in_(part)))):
            for match in found[text]:
                yield client_id, match

    def _held_back(self, on: date) -> set[int]:
        """The clients whom nothing may be shared with on `on`."""
        row = ClientTable
        query = row.select(row.id, row.pause, row.paused_until).where(row.pause.is_null(False))
        pauses = {client_id: (Pause(pause), _day(until)) for client_id, pause, until in self._db.rows(query)}
        in_concern = {each.client_id for each in self._records.everywhere(Concern, {"resolved_on": None})}
        return {
            client_id
            for client_id in pauses.keys() | in_concern
            if not may_be_given(*pauses.get(client_id, (None, None)), in_concern=client_id in in_concern, on=on)
        }

    def _had(self, clipping: Clipping) -> set[int]:
        return {each.client_id for each in self._records.everywhere(PassedOn, {"clipping": clipping.uuid})}

    def _last_days(self, ids: Iterable[int]) -> dict[int, date]:
        row = PassedOnTable
        query = row.select(row.client_id, fn.MAX(row.day)).group_by(row.client_id)
        return {
            client_id: date.fromisoformat(day)
            for chunk in chunks(ids)
            for client_id, day in self._db.rows(query.where(row.client_id.in_(chunk), row.deleted_at.is_null()))
        }

    def _lines(
        self, ids: Sequence[int], best: Mapping[int, Match], on: date
    ) -> Iterator[tuple[bool, int, int, str, int, MatchLine]]:
        """The lines, each behind what it is sorted by."""
        row, rules, days = ClientTable, self._settings.rules(), self._last_days(ids)
        fields = (row.id, row.name, row.company, row.importance, row.refused_channels, row.sort_key)
        for chunk in chunks(ids):
            for each in self._db.rows(row.select(*fields).where(row.id.in_(chunk))):
                last, found, importance = days.get(each[0]), best[each[0]], Importance(each[3])
                free = free_from(last, rules)
                later = free if free and free > on else None
                refused = frozenset(map(Channel, each[4].split()))
                line = MatchLine(each[0], each[1], each[2], importance, found.interest, found.score, last, later, refused)
                yield later is not None, -found.score, _ORDER[importance], each[5], each[0], line


_KINDS = [kind.value for kind in sorted(INTERESTS)]
_KEPT = frozenset({Kind.AGENDA})
_GIVEN = frozenset({Kind.AGENDA, Kind.JOURNAL})


def _day(stored: Any) -> date | None:
    return date.fromisoformat(stored) if stored else None
