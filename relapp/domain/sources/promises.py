"""Promises: on their day, and every day after until they are kept, broken or released."""

from collections.abc import Iterator
from datetime import date

from relapp.domain.care import CareRules
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import Purpose
from relapp.domain.promises import Party
from relapp.domain.reminders import Reminder


def raise_reminders(facts: ClientFacts, _rules: CareRules, marks: Marks, _today: date) -> Iterator[Reminder]:
    """Each promise that is open: what is stored of it counts, whatever was ticked off before."""
    for promise in facts.promises:
        if promise.is_open:
            source = f"promise/{promise.uuid}"
            yield Reminder(
                facts.client.id,
                source,
                marks.not_settled(source, promise.due.isoformat()),
                Purpose.PROMISE,
                "promise_ours" if promise.by is Party.US else "promise_theirs",
                earliest=promise.due,
                ideal=promise.due,
                latest=promise.due,
                hard=True,
                data={"text": promise.text, "made_on": promise.made_on.isoformat() if promise.made_on else None},
            )
