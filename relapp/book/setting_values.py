"""Settings to JSON and back."""

from dataclasses import asdict
from datetime import time
from typing import Any

from relapp.domain.care import Intervals
from relapp.domain.clients import Channel, Importance
from relapp.domain.dates import LeapDay
from relapp.domain.followups import FollowUpPlan, FollowUpStep, Trigger
from relapp.domain.journal import Purpose
from relapp.domain.rhythms import Rhythm


def written(key: str, value: Any) -> Any:
    """A setting as JSON can hold it."""
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if key == "rhythms":
        return {name: [rhythm.ideal_days, rhythm.latest_days] for name, rhythm in value.items()}
    if key == "intervals":
        return asdict(value)
    if key == "plans":
        return [asdict(plan) for plan in value]
    return value


def read(key: str, value: Any) -> Any:
    """A setting from JSON."""
    if key == "weekdays":
        return frozenset(value)
    if key in ("gifts_for", "cards_for", "check_ups_for", "gestures_for"):
        return frozenset(Importance(name) for name in value)
    if key in ("digest_at", "quiet_from", "quiet_until"):
        return time.fromisoformat(value)
    if key == "rhythms":
        return {Importance(name): Rhythm(*days) for name, days in value.items()}
    if key == "gift_budgets":
        return {Importance(name): amount for name, amount in value.items()}
    if key == "minutes":
        return {Purpose(name): minutes for name, minutes in value.items()}
    if key == "leap_day":
        return LeapDay(value)
    if key == "intervals":
        return Intervals(**value)
    if key == "plans":
        return tuple(_plan(**plan) for plan in value)
    return value


def _plan(code: str, trigger: str, steps: list[dict[str, Any]], name: str, active: bool) -> FollowUpPlan:
    return FollowUpPlan(code, Trigger(trigger), tuple(_step(**step) for step in steps), name, active)


def _step(purpose: str, channel: str | None, **rest: Any) -> FollowUpStep:
    return FollowUpStep(purpose=Purpose(purpose), channel=Channel(channel) if channel else None, **rest)
