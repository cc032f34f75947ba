"""The part of a book that sees the whole."""

from dataclasses import replace
from typing import Any

from relapp.book.agenda import Agenda
from relapp.book.database import Database
from relapp.book.freshness import FreshnessPart, by_importance
from relapp.book.insights import coming, contacts, keeping
from relapp.book.loyalty import LoyaltyPart
from relapp.book.schema import ClientTable
from relapp.book.settings import SettingsPart
from relapp.domain.clients import Stage
from relapp.domain.freshness import Freshness, Staleness
from relapp.domain.insights import (
    UNKNOWN,
    Figure,
    GiftSpending,
    LosingTouch,
    LoyaltyCourse,
    Period,
    Slice,
    Tally,
    Touches,
    by_budget,
    by_drift,
)
from relapp.domain.loyalty import Part

# Of those furthest from where they should be, so many are named.
NAMED = 4


class Insights:
    """Each figure is a statement or two; clients not sorted yet are left out of all but the occasions."""

    def __init__(
        self, db: Database, settings: SettingsPart, agenda: Agenda, freshness: FreshnessPart, loyalty: LoyaltyPart
    ) -> None:
        self._db = db
        self._settings = settings
        self._agenda = agenda
        self._freshness = freshness
        self._loyalty = loyalty

    def losing_touch(self, period: Period) -> LosingTouch:
        """Who is past the rhythm on the last day of the period, and how many were never contacted."""
        drifting = contacts.drifting(self._db, period.on)
        furthest = drifting[:NAMED]
        names = self._agenda.names(each.client_id for each in furthest)
        named = tuple(replace(each, name=names[each.client_id].name) for each in furthest)
        return LosingTouch(named, by_drift(drifting, contacts.count_never(self._db)))

    def punctuality(self, period: Period) -> Tally:
        """Reasons done in time and late, by week."""
        return contacts.punctuality(self._db, period)

    def touches(self, period: Period) -> Touches:
        """Touches by purpose and by channel."""
        return contacts.touches(self._db, period)

    def occasions(self, period: Period) -> Tally:
        """Birthdays and other dates of the months to come."""
        return coming.occasions(self._db, period, self._settings.rules().leap_day)

    def promises(self, period: Period) -> Tally:
        """Promises of both sides by what became of them."""
        return keeping.promises(self._db, period)

    def gifts(self, period: Period) -> GiftSpending:
        """Gifts of the year in which the period ends, beside their budgets."""
        rules = self._settings.rules()
        totals, clients = keeping.spent(self._db, period.on.year, rules)
        over = [each for each in clients if each.budget is not None and each.amount > each.budget][:NAMED]
        names = self._agenda.names(each.client_id for each in over)
        furthest = tuple(replace(each, name=names[each.client_id].name) for each in over)
        budget = sum(each.budget or 0 for each in clients)
        return GiftSpending(period.on.year, totals, budget, rules.gift_currency, furthest, by_budget(clients))

    def causes(self, period: Period) -> Tally:
        """Concerns by cause."""
        return keeping.causes(self._db, period)

    def gone_stale(self, period: Period) -> Freshness:
        """Records behind on the last day of the period."""
        return self._freshness.counts(period.on)

    def loyalty(self, period: Period) -> LoyaltyCourse:
        """How loyal clients are on the last day of the period, by stage, and how loyal they were in its months."""
        now = self._loyalty.over_book(period.on)
        course = self._loyalty.over_time(period.on, period.months)
        by_stage = {stage: spreads for stage, spreads in now.by_stage.items() if stage}
        return LoyaltyCourse(tuple((each.on, each.whole) for each in course), now.whole, by_stage)

    def clients(self, part: Slice, period: Period, limit: int | None = None) -> list[int]:
        """The clients behind a value, at most `limit`: those furthest away first, else the most important ones."""
        if part.figure is Figure.GONE_STALE:
            return self._freshness.ids(Staleness(part.key), period.on, limit)
        if part.figure is Figure.LOYALTY:
            return self._by_loyalty(part, period, limit)
        found = self._behind(part, period)
        if isinstance(found, list):
            return found[:limit]
        row = ClientTable
        query = row.select(row.id).where(row.deleted_at.is_null(), row.id.in_(found))
        return list(self._db.column(query.order_by(by_importance(), row.sort_key).limit(limit)))

    def _by_loyalty(self, part: Slice, period: Period, limit: int | None) -> list[int]:
        """Those of whom nothing is known, else the least loyal first."""
        whose, most = Part(part.part), -1 if limit is None else limit
        if part.key == UNKNOWN:
            return self._loyalty.unknown_clients(whose, period.on, limit=most)
        stage = Stage(part.key) if part.key else None
        return self._loyalty.clients(whose, 0, 100, period.on, stage=stage, limit=most)

    def _behind(self, part: Slice, period: Period) -> Any:
        rules = self._settings.rules()
        match part.figure:
            case Figure.LOSING_TOUCH:
                return contacts.losing_touch_ids(self._db, part, period)
            case Figure.PUNCTUALITY:
                return contacts.punctuality_ids(part, period)
            case Figure.PURPOSES | Figure.CHANNELS:
                return contacts.touches_ids(part, period)
            case Figure.OCCASIONS:
                return coming.occasions_ids(part, period, rules.leap_day)
            case Figure.PROMISES:
                return keeping.promises_ids(part, period)
            case Figure.GIFTS:
                return keeping.spent_ids(self._db, part, period, rules)
            case Figure.CAUSES:
                return keeping.causes_ids(self._db, part, period)
            case _:
                raise ValueError(f"no clients are counted: {part.figure}")
