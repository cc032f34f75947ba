"""What we did for you: a periodic account to those who are served for long, when there is something to tell."""

from collections.abc import Iterator
from datetime import date, timedelta

from relapp.domain.care import CareRules
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import Purpose
from relapp.domain.promises import Party, PromiseState
from relapp.domain.reminders import Reminder

ACCOUNT = "account"

_ROOM = timedelta(days=14)


def raise_reminders(facts: ClientFacts, rules: CareRules, marks: Marks, _today: date) -> Iterator[Reminder]:
    """The next account, once something was done since the last one."""
    base = last_account(facts, marks)
    if not base or not rules.tells_of_service(facts.client):
        return
    counts = {
        "purchases": sum(each.on > base for each in facts.purchases),
        "resolved": sum(each.resolved_on is not None and each.resolved_on > base for each in facts.concerns),
        "kept": sum(
            each.by is Party.US and each.state is PromiseState.KEPT and each.settled_on is not None and each.settled_on > base
            for each in facts.promises
        ),
    }
    if not any(counts.values()):
        return
    ideal = base + timedelta(days=rules.intervals.account_days)
    yield Reminder(
        facts.client.id,
        ACCOUNT,
        base.isoformat(),
        Purpose.SERVICE_ACCOUNT,
        "account",
        earliest=ideal,
        ideal=ideal,
        latest=ideal + _ROOM,
        data={"since": base.isoformat(), **counts},
    )


def last_account(facts: ClientFacts, marks: Marks) -> date | None:
    """The day since which the next account tells: that of the last one, else when the relationship began to be cared for."""
    known = [day for day in (facts.last_of.get(Purpose.SERVICE_ACCOUNT), marks.last_settled(ACCOUNT)) if day]
    began = facts.since or min((each.on for each in facts.purchases), default=None)
    # The day before it began, so that what was done on that first day counts.
    return max(known) if known else began and began - timedelta(days=1)
