"""Figures of what care is about: promises, gifts and concerns."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from peewee import Case, fn

from relapp.book.database import Database
from relapp.book.insights.asking import of_sorted
from relapp.book.schema import ClientTable, ConcernTable, GiftTable, PromiseTable
from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Importance
from relapp.domain.concerns import Concern
from relapp.domain.gifts import GiftState
from relapp.domain.insights import PARTS, Figure, Period, Slice, Spent, Tally, Value
from relapp.domain.lessons import Lesson, lessons
from relapp.domain.promises import Party, PromiseState


def promises(db: Database, period: Period) -> Tally:
    """What became of promises in the period, and what of all open ones is late; those released by the other side do not count."""
    row = PromiseTable
    became = _became(period)
    query = of_sorted(row, row.party, became, fn.COUNT(row.id)).where(_matters(period)).group_by(row.party, became)
    counts = {(party, part): count for party, part, count in db.rows(query)}
    parts = PARTS[Figure.PROMISES]
    values = (Value(party.value, tuple(counts.get((party.value, part), 0) for part in parts)) for party in Party)
    return Tally(Figure.PROMISES, tuple(values))


def promises_ids(part: Slice, period: Period) -> Any:
    """Whose promises, or to whom, became what."""
    row = PromiseTable
    query = of_sorted(row, row.client_id).where(_matters(period))
    if part.key:
        query = query.where(row.party == part.key)
    return query.where(_became(period) == part.part) if part.part else query


def spent(db: Database, year: int, rules: CareRules) -> tuple[dict[str, int], list[Spent]]:
    """What the gifts of `year` cost by currency, and by client where they were paid in that of the budgets, in hundredths."""
    row, client = GiftTable, ClientTable
    query = of_sorted(row, row.client_id, client.importance, client.gift_budget, row.currency, fn.SUM(row.price))
    query = query.where(_counts_for(year), row.price.is_null(False)).group_by(row.client_id, row.currency)
    totals: dict[str, int] = {}
    clients = []
    for client_id, importance, own, currency, amount in db.rows(query):
        totals[currency] = totals.get(currency, 0) + amount
        if currency == rules.gift_currency:
            budget = rules.gift_budget_of(Client("", importance=Importance(importance), gift_budget=own))
            clients.append(Spent(client_id, amount, budget))
    return totals, sorted(clients, key=lambda each: each.amount - (each.budget or 0), reverse=True)


def spent_ids(db: Database, part: Slice, period: Period, rules: CareRules) -> list[int]:
    """Whose gifts stand so to their budget, those furthest over it first."""
    _totals, clients = spent(db, period.on.year, rules)
    return [each.client_id for each in clients if part.key in ("", each.key)]


def causes(db: Database, period: Period) -> Tally:
    """The causes of the concerns that came up in the period, as the lessons gather them."""
    values = (
        Value(each.cause, (len(each.concerns) - each.open_count, each.open_count), each.cause) for each in _lessons(db, period)
    )
    return Tally(Figure.CAUSES, tuple(values))


def causes_ids(db: Database, part: Slice, period: Period) -> list[int]:
    """Who had a concern with one cause, or without any."""
    concerns = [concern for lesson in _lessons(db, period) if lesson.cause == part.key for concern in lesson.concerns]
    return list(dict.fromkeys(each.client_id for each in concerns if part.part in ("", "open" if each.is_open else "settled")))


def _lessons(db: Database, period: Period) -> list[Lesson]:
    row = ConcernTable
    query = of_sorted(row, row.client_id, row.opened_on, row.cause, row.resolved_on)
    query = query.where(row.opened_on.between(period.first.isoformat(), period.on.isoformat()))
    return lessons(_concerns(db.rows(query.order_by(row.id))))


def _concerns(rows: Iterable[tuple[Any, ...]]) -> Iterable[Concern]:
    for client_id, opened, cause, resolved in rows:
        ended = date.fromisoformat(resolved) if resolved else None
        yield Concern("", date.fromisoformat(opened), cause, resolved_on=ended, client_id=client_id)


def _matters(period: Period) -> Any:
    """Open, or kept or broken in the period."""
    row = PromiseTable
    ended = row.state.in_([PromiseState.KEPT.value, PromiseState.BROKEN.value])
    within = fn.COALESCE(row.settled_on, row.due).between(period.first.isoformat(), period.on.isoformat())
    return (row.state == PromiseState.OPEN.value) | (ended & within)


def _became(period: Period) -> Any:
    row = PromiseTable
    is_late = (row.state == PromiseState.OPEN.value) & (row.due < period.on.isoformat())
    return Case(None, [(is_late, "late")], row.state)


def _counts_for(year: int) -> Any:
    """That a gift counts for the year, as `Gift.counts_for` has it."""
    row = GiftTable
    day = fn.COALESCE(row.bought_on, row.given_on)
    in_year = row.year.is_null() & day.between(date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat())
    return (row.state != GiftState.IDEA.value) & ((row.year == year) | in_year)
