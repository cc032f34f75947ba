"""What other follow-up plans would do to the clients who are in the middle of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from peewee import fn

from relapp.book import facts, reminder_rows
from relapp.book.database import Database, chunks
from relapp.book.schema import ClientTable, ConcernTable, EventTable, MarkTable, PurchaseTable, ReminderTable, TouchTable
from relapp.domain.care import CareRules
from relapp.domain.followups import FollowUpPlan, Trigger, first_start
from relapp.domain.reminders import Reminder
from relapp.domain.sources import open_reminders

# How many clients are named; more would not be read.
NAMED = 5

_RECORDED_IN: dict[Trigger, tuple[Any, str]] = {
    Trigger.PURCHASE: (PurchaseTable, "day"),
    Trigger.CONCERN_RESOLVED: (ConcernTable, "resolved_on"),
}


@dataclass(frozen=True, slots=True)
class PlanEffect:
    """Clients in the middle of a plan that changes, before or after, and what becomes of their steps; `names` are a few."""

    clients: int = 0
    changed_clients: int = 0
    appearing: int = 0
    disappearing: int = 0
    moving: int = 0
    names: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether a step of any client changes."""
        return bool(self.changed_clients)


def effect_of(db: Database, rules: CareRules, plans: tuple[FollowUpPlan, ...], today: date) -> PlanEffect:
    """What `plans` instead of those of `rules` would do on `today`; only the clients that this may concern are looked at."""
    old, new = _differing(rules.plans, plans)
    before = _stored(db, old)
    codes = {plan.code for plan in (*old, *new)}
    after = _computed(db, _concerned(db, before, new, rules, today), replace(rules, plans=plans), today, codes)
    return _compared(db, before, after)


def concerned(db: Database, rules: CareRules, plans: tuple[FollowUpPlan, ...], today: date) -> list[int]:
    """The clients whose reminders can be others on `today` with `plans` instead of those of `rules`, and some more."""
    old, new = _differing(rules.plans, plans)
    return _concerned(db, _stored(db, old), new, rules, today)


Steps = dict[tuple[int, str], Reminder]


def _differing(old: Sequence[FollowUpPlan], new: Sequence[FollowUpPlan]) -> tuple[list[FollowUpPlan], list[FollowUpPlan]]:
    """The plans that go and those that come, where a plan that changes does both."""
    return [plan for plan in old if plan not in new], [plan for plan in new if plan not in old]


def _concerned(db: Database, before: Steps, new: Sequence[FollowUpPlan], rules: CareRules, today: date) -> list[int]:
    running = [plan for plan in new if plan.active]
    ids = {client_id for client_id, _source in before}
    return sorted(ids.union(_started(db, running, rules, today), _put_off(db, running, today)))


def _compared(db: Database, before: Steps, after: Steps) -> PlanEffect:
    appearing, disappearing = after.keys() - before.keys(), before.keys() - after.keys()
    moving = {key for key in before.keys() & after.keys() if _days(before[key]) != _days(after[key])}
    changed = sorted({client_id for client_id, _source in appearing | disappearing | moving})
    named = {row[0]: row[1] for row in db.rows(_names(changed[:NAMED]))}
    return PlanEffect(
        len({client_id for client_id, _source in before.keys() | after.keys()}),
        len(changed),
        len(appearing),
        len(disappearing),
        len(moving),
        tuple(named[client_id] for client_id in changed[:NAMED]),
    )


def _days(step: Reminder) -> tuple[date, date]:
    return step.ideal, step.latest


def _names(ids: Sequence[int]) -> Any:
    return ClientTable.select(ClientTable.id, ClientTable.name).where(ClientTable.id.in_(ids))


def _stored(db: Database, plans: Sequence[FollowUpPlan]) -> Steps:
    """The open reminders of the steps of `plans`."""
    row = ReminderTable
    codes, known = [step.reason for plan in plans for step in plan.steps], {plan.code for plan in plans}
    query = row.select(*(getattr(row, name) for name in reminder_rows.COLUMNS)).where(row.code.in_(codes))
    found = map(reminder_rows.reminder, db.rows(query)) if codes else ()
    return {(each.client_id, each.source): each for each in found if each.data.get("plan") in known}


def _computed(db: Database, ids: Sequence[int], rules: CareRules, today: date, codes: set[str]) -> Steps:
    """The steps of the plans with these codes, as other rules raise them."""
    found = (each for known in facts.load(db, ids) for each in open_reminders(known, rules, today))
    return {(each.client_id, each.source): each for each in found if each.data.get("plan") in codes}


def _started(db: Database, plans: Sequence[FollowUpPlan], rules: CareRules, today: date) -> Iterator[int]:
    """The clients for whom something started one of `plans` so lately that a step may still be open."""
    for plan in plans:
        since = first_start(plan.steps, rules.calendar, today).isoformat()
        by_hand = EventTable.plan == plan.code
        yield from _ids(db, EventTable, (EventTable.day >= since) & (by_hand | (EventTable.kind == plan.trigger.value)))
        if plan.trigger in _RECORDED_IN:
            table, day = _RECORDED_IN[plan.trigger]
            yield from _ids(db, table, getattr(table, day) >= since)
        elif plan.trigger is Trigger.FIRST_CONTACT:
            yield from _first_touched(db, since)


def _put_off(db: Database, plans: Sequence[FollowUpPlan], today: date) -> Iterator[int]:
    """The clients with a step of one of `plans` that was given another day, however long ago the plan was started."""
    row, codes = MarkTable, {step.code for plan in plans for step in plan.steps}
    query = row.select(row.client_id, row.source).where(row.until >= today.isoformat())
    return (client_id for client_id, source in db.rows(query) if source.rpartition("/")[2] in codes)


def _ids(db: Database, table: Any, condition: Any) -> Iterator[int]:
    query = table.select(table.client_id).where(condition, table.deleted_at.is_null())
    return (row[0] for row in db.rows(query))


def _first_touched(db: Database, since: str) -> Iterator[int]:
    """The clients whose first contact was on `since` or later."""
    row = TouchTable
    lately = set(_ids(db, row, row.day >= since))
    for chunk in chunks(sorted(lately)):
        query = row.select(row.client_id).where(row.client_id.in_(chunk), row.is_contact == 1, row.deleted_at.is_null())
        yield from (found[0] for found in db.rows(query.group_by(row.client_id).having(fn.MIN(row.day) >= since)))
