"""What we did for you: a periodic account to those who are served for long, when there is something to tell."""

from collections.abc import Iterator
from datetime import date, timedelta

from relapp.domain.accounts import ACCOUNT, account
from relapp.domain.care import CareRules
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.domain.sources.turns import open_turn

_ROOM = timedelta(days=14)


def raise_reminders(facts: ClientFacts, rules: CareRules, marks: Marks, _today: date) -> Iterator[Reminder]:
    """The next account, once something was done since the last one; one that was left out is not told, but waits as long."""
    if not rules.tells_of_service(facts.client):
        return
    found = account(facts)
    if not found:
        return
    wait = timedelta(days=rules.intervals.account_days)
    base = open_turn(marks, ACCOUNT, max(found.since, marks.last_settled(ACCOUNT) or found.since), lambda day: day + wait)
    yield Reminder(
        facts.client.id,
        ACCOUNT,
        base.isoformat(),
        Purpose.SERVICE_ACCOUNT,
        "account",
        earliest=base + wait,
        ideal=base + wait,
        latest=base + wait + _ROOM,
        data={
            "since": found.since.isoformat(),
            "purchases": len(found.purchases),
            "resolved": len(found.resolved),
            "kept": len(found.kept),
        },
    )
