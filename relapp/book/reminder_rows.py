"""Reminders to rows and back."""

import json
from datetime import date, time
from typing import Any

from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder

COLUMNS = (
    "client_id",
    "source",
    "occurrence",
    "purpose",
    "code",
    "earliest",
    "ideal",
    "latest",
    "hard",
    "at",
    "expires",
    "tries",
    "data",
)


def row(reminder: Reminder) -> tuple[Any, ...]:
    """A reminder in the order of COLUMNS."""
    return (
        reminder.client_id,
        reminder.source,
        reminder.occurrence,
        reminder.purpose.value,
        reminder.code,
        reminder.earliest.isoformat(),
        reminder.ideal.isoformat(),
        reminder.latest.isoformat(),
        reminder.hard,
        reminder.at and reminder.at.isoformat("minutes"),
        reminder.expires and reminder.expires.isoformat(),
        reminder.tries,
        json.dumps(dict(reminder.data), ensure_ascii=False),
    )


def reminder(values: tuple[Any, ...]) -> Reminder:
    """The reminder that `row` wrote."""
    client_id, source, occurrence, purpose, code, earliest, ideal, latest, hard, at, expires, tries, data = values
    return Reminder(
        client_id,
        source,
        occurrence,
        Purpose(purpose),
        code,
        date.fromisoformat(earliest),
        date.fromisoformat(ideal),
        date.fromisoformat(latest),
        bool(hard),
        time.fromisoformat(at) if at else None,
        date.fromisoformat(expires) if expires else None,
        tries,
        json.loads(data),
    )
