"""Settings to JSON and back."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import time
from typing import Any

from relapp.domain.care import Intervals
from relapp.domain.clients import Channel, Importance
from relapp.domain.dates import LeapDay
from relapp.domain.followups import FollowUpPlan, FollowUpStep, Trigger
from relapp.domain.journal import Purpose
from relapp.domain.rhythms import Rhythm
from relapp.domain.signs import Sign


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
    if key == "signs":
        return [sign._asdict() for sign in value]
    return value


def read(key: str, value: Any) -> Any:
    """A setting from JSON."""
    return _READERS[key](value) if key in _READERS else value


def _plan(code: str, trigger: str, steps: list[dict[str, Any]], name: str, active: bool) -> FollowUpPlan:
    return FollowUpPlan(code, Trigger(trigger), tuple(_step(**step) for step in steps), name, active)


def _step(purpose: str, channel: str | None, **rest: Any) -> FollowUpStep:
    return FollowUpStep(purpose=Purpose(purpose), channel=Channel(channel) if channel else None, **rest)


def _importances(names: list[str]) -> frozenset[Importance]:
    return frozenset(Importance(name) for name in names)


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "weekdays": frozenset,
    "gifts_for": _importances,
    "cards_for": _importances,
    "check_ups_for": _importances,
    "gestures_for": _importances,
    "digest_at": time.fromisoformat,
    "quiet_from": time.fromisoformat,
    "quiet_until": time.fromisoformat,
    "rhythms": lambda value: {Importance(name): Rhythm(*days) for name, days in value.items()},
    "gift_budgets": lambda value: {Importance(name): amount for name, amount in value.items()},
    "minutes": lambda value: {Purpose(name): minutes for name, minutes in value.items()},
    "leap_day": LeapDay,
    "intervals": lambda value: Intervals(**value),
    "plans": lambda value: tuple(_plan(**plan) for plan in value),
    "signs": lambda value: tuple(Sign(**sign) for sign in value),
}
