"""Which records have gone stale, counted by indexes alone."""

from datetime import date, timedelta
from functools import reduce
from operator import and_, or_
from typing import Any

from peewee import Case, fn

from relapp.book.database import Database
from relapp.book.schema import ClientChangeTable, ClientTable, DetailTable, FeedbackTable, OccasionTable, PointTable
from relapp.domain import pauses
from relapp.domain.clients import ClientKind, Importance, OccasionKind, PointKind
from relapp.domain.freshness import REVIEWED_FOR, Freshness, Staleness, learnt_since

SORTED = tuple(each.value for each in Importance if each is not Importance.NOT_SORTED)

# Nothing of theirs needs to be kept up.
LEFT_FOR_GOOD = tuple(sorted(pauses.LEFT_FOR_GOOD))


class FreshnessPart:
    """The part of a book that knows what is behind; clients not sorted yet, or left in peace for good, never are."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def counts(self, on: date) -> Freshness:
        """How many clients are behind on the day `on`, and in what."""
        count = fn.COUNT(ClientTable.id)
        behind = {each: int(self._db.value(ClientTable.select(count).where(*_is_behind(each, on)))) for each in Staleness}
        return Freshness(behind, int(self._db.value(ClientTable.select(count).where(*cared_for()))))

    def ids(self, kind: Staleness, on: date, limit: int | None = None) -> list[int]:
        """The clients behind in `kind`, the most important first, then those not contacted for longest."""
        row = ClientTable
        query = row.select(row.id).where(*_is_behind(kind, on)).order_by(by_importance(), row.last_contact).limit(limit)
        return list(self._db.column(query))

    def to_review(self, on: date, limit: int) -> list[int]:
        """The clients behind in anything whom nobody has looked through for a while, in the order of `ids`."""
        row, again = ClientTable, (on - timedelta(days=REVIEWED_FOR)).isoformat()
        is_behind = reduce(or_, (reduce(and_, _gap(each, on)) for each in Staleness))
        unseen = row.reviewed_on.is_null() | (row.reviewed_on < again)
        query = row.select(row.id).where(*cared_for(), unseen, is_behind).order_by(by_importance(), row.last_contact).limit(limit)
        return list(self._db.column(query))

    def of(self, client_id: int, on: date) -> tuple[Staleness, ...]:
        """What one client is behind in on the day `on`."""
        row = ClientTable
        is_one = row.id == client_id
        return tuple(each for each in Staleness if self._db.value(row.select(row.id).where(is_one, *_is_behind(each, on))))


def cared_for() -> tuple[Any, ...]:
    """That a client is in the book, sorted, and not left in peace for good."""
    row = ClientTable
    return row.deleted_at.is_null(), row.importance.in_(SORTED), row.pause.is_null() | row.pause.not_in(LEFT_FOR_GOOD)


def by_importance() -> Any:
    """The order of the importances, the first of them first."""
    return Case(ClientTable.importance, [(each, rank) for rank, each in enumerate(SORTED)], len(SORTED))


def _is_behind(kind: Staleness, on: date) -> tuple[Any, ...]:
    return *cared_for(), *_gap(kind, on)


def _gap(kind: Staleness, on: date) -> tuple[Any, ...]:
    row = ClientTable
    if kind is Staleness.NO_PHONE:
        phones = PointTable.select(PointTable.id).where(PointTable.client_id == row.id, PointTable.kind == PointKind.PHONE.value)
        return (~fn.EXISTS(phones),)
    if kind is Staleness.NO_BIRTHDAY:
        of_theirs = (
            OccasionTable.client_id == row.id,
            OccasionTable.kind == OccasionKind.BIRTHDAY.value,
            OccasionTable.person == "",
        )
        is_person = row.kind == ClientKind.PERSON.value
        return is_person, ~fn.EXISTS(OccasionTable.select(OccasionTable.id).where(*of_theirs))
    return _learnt_nothing(learnt_since(on).isoformat())


def _learnt_nothing(since: str) -> tuple[Any, ...]:
    """Neither noted nor changed, neither told nor looked through, and in the book for longer than that."""
    row = ClientTable
    noted = DetailTable.select(DetailTable.client_id).where(DetailTable.noted_on >= since)
    change, answer = ClientChangeTable, FeedbackTable
    changed = change.select(change.client_id).where(change.day >= since, change.deleted_at.is_null())
    told = answer.select(answer.client_id).where(answer.answered_on >= since, answer.deleted_at.is_null())
    unseen = row.reviewed_on.is_null() | (row.reviewed_on < since)
    return row.created_at < since, unseen, row.id.not_in(noted), row.id.not_in(changed), row.id.not_in(told)
