"""Two thousand open reasons become a plan for little more than it takes to put them in order."""

from datetime import date, timedelta
from random import Random

import pytest

from relapp.domain.clients import Importance
from relapp.domain.dates import WorkingCalendar
from relapp.domain.journal import Purpose
from relapp.domain.planning import plan
from relapp.domain.pressing import rank
from relapp.domain.reminders import Reminder
from relapp.domain.week import Horizon
from tests.benchmarks.costs import seconds

TODAY = date(2026, 11, 23)
REASONS, CLIENTS = 2_000, 1_400
KINDS = {
    "rhythm": Purpose.KEEP_IN_TOUCH,
    "occasion/a/greet": Purpose.GREETING,
    "occasion/a/card": Purpose.GREETING,
    "promise/b": Purpose.PROMISE,
    "purchase/c/thanks": Purpose.THANK_YOU,
    "feedback/d": Purpose.FEEDBACK_REPLY,
}


def _reminder(dice, client, source):
    is_hard = source in ("occasion/a/greet", "promise/b")
    ideal = TODAY + timedelta(days=dice.randint(0, 14) if is_hard else dice.randint(-60, 14))
    latest = ideal if is_hard else ideal + timedelta(days=dice.choice([1, 5, 15, 30]))
    data = {"ideal_days": 45} if source == "rhythm" else {}
    return Reminder(client, source, "1", KINDS[source], "code", ideal, ideal, latest, hard=is_hard, data=data)


@pytest.fixture(scope="module")
def reminders():
    """Late, due and coming ones: for seven clients ten reasons, a quarter of them hard, as in the sample book."""
    dice = Random(7)
    sources = [*KINDS, "rhythm", "rhythm"]
    keys = {(client, dice.choice(sources)): None for client in range(1, CLIENTS + 1)}
    while len(keys) < REASONS:
        keys[dice.randint(1, CLIENTS), dice.choice(sources)] = None
    return [_reminder(dice, *key) for key in dice.sample(list(keys), REASONS)]


@pytest.mark.parametrize("capacity", [8, 30], ids=["as usual", "busy"])
def test_planning_beside_sorting(race, reminders, capacity):
    assert len(reminders) == REASONS
    importance = {client: list(Importance)[client % len(Importance)] for client in range(1, CLIENTS + 1)}
    horizon = Horizon(TODAY, 14, WorkingCalendar(), capacity, {})

    def sort():
        return sorted(reminders, key=lambda each: rank(each, each.ideal, importance[each.client_id], TODAY))

    planned = plan(reminders, importance, horizon)
    assert sum(len(day.touches) for day in planned.days) >= 10 * capacity
    assert planned.not_fitting
    race.assert_at_most(5, seconds(lambda: plan(reminders, importance, horizon), 3), seconds(sort, 3), rounds=31)
