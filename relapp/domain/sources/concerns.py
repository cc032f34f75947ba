"""Concerns: a touch every few working days while nothing has resolved them. The call back after it is a follow-up plan."""

from collections.abc import Iterator
from datetime import date

from relapp.domain.care import CareRules
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder


def raise_reminders(facts: ClientFacts, rules: CareRules, marks: Marks, _today: date) -> Iterator[Reminder]:
    """The next touch of each concern that is open, counted from the last one about it."""
    every = rules.intervals.concern_working_days
    for concern in facts.concerns:
        if concern.is_open:
            source = f"concern/{concern.uuid}"
            base = max(filter(None, (concern.opened_on, concern.called_back_on, marks.last_settled(source))))
            ideal = rules.calendar.add_working_days(base, every)
            yield Reminder(
                facts.client.id,
                source,
                marks.not_settled(source, base.isoformat()),
                Purpose.CONCERN_FOLLOW_UP,
                "concern_open",
                earliest=ideal,
                ideal=ideal,
                latest=rules.calendar.add_working_days(ideal, 1),
                data={"what": concern.what, "opened_on": concern.opened_on.isoformat()},
            )
