"""Settings that somebody else wrote down: taken where the book can work with them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from relapp.book import setting_values
from relapp.book.texts import SIGNATURE, SWITCHED_OFF
from relapp.domain.followups import FollowUpPlan
from relapp.domain.settings import Settings
from relapp.domain.signs import Sign
from relapp.i18n import LANGUAGES

_MOST_DAYS = 999
_MOST_OF_A_KIND = 200
_MOST_MONEY = 10**12  # hundredths
_LONGEST = 500  # characters
_LARGEST = 500  # per cent


def read_all(values: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The settings by key as the book has them, and the keys of those that it could not work with; unknown keys are neither."""
    found: dict[str, Any] = {}
    refused: list[str] = []
    for key in OWN:
        if key in values:
            try:
                found[key] = _read(key, values[key])
            except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
                refused.append(key)
    return found, refused


def _read(key: str, stored: Any) -> Any:
    value = setting_values.read(key, stored)
    if not _USABLE[key](value):
        raise ValueError(key)
    return value


def default(key: str) -> Any:
    """What a setting is as long as nobody changes it, as JSON holds it."""
    if key in OF_TEXTS:
        return [] if key == SWITCHED_OFF else ""
    return json.loads(json.dumps(setting_values.written(key, getattr(Settings(), key))))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST and value.isprintable()


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_number(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _is_one_of(*known: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in known


def _are_all(is_usable: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: all(is_usable(each) for each in (value.values() if isinstance(value, Mapping) else value))


def _is_country(value: Any) -> bool:
    return value == "" or (_is_text(value) and len(value) == 2 and value.isascii() and value.isupper())


def _is_currency(value: Any) -> bool:
    return value == "" or (_is_text(value) and len(value) == 3 and value.isascii() and value.isupper())


def _are_weekdays(value: Any) -> bool:
    return bool(value) and _are_all(_is_number(0, 6))(value)


def _are_rhythms(value: Any) -> bool:
    return all(
        _is_number(1, _MOST_DAYS)(rhythm.ideal_days) and _is_number(1, _MOST_DAYS)(rhythm.latest_days)
        for rhythm in value.values()
    )


def _are_intervals(value: Any) -> bool:
    return _are_all(_is_number(1, _MOST_DAYS))(asdict(value))


def _are_plans(value: Any) -> bool:
    codes = [plan.code for plan in value]
    steps = [step.code for plan in value for step in plan.steps]
    are_different = len({*codes}) == len(codes) and len({*steps}) == len(steps)
    return are_different and len(steps) <= _MOST_OF_A_KIND and len(codes) <= _MOST_OF_A_KIND and all(map(_is_plan, value))


def _is_plan(plan: FollowUpPlan) -> bool:
    texts = [plan.code, plan.name, *(text for step in plan.steps for text in (step.code, step.text))]
    days = [day for step in plan.steps for day in (step.offset, step.latest_offset)]
    flags = [plan.active, *(step.working for step in plan.steps)]
    are_usable = _are_all(_is_text)(texts) and _are_all(_is_number(0, _MOST_DAYS))(days) and _are_all(_is_flag)(flags)
    return are_usable and bool(plan.steps) and not any("/" in code for code in (plan.code, *(step.code for step in plan.steps)))


def _are_signs(value: Any) -> bool:
    codes = [sign.code for sign in value]
    return len({*codes}) == len(codes) <= _MOST_OF_A_KIND and all(map(_is_sign, value))


def _is_sign(sign: Sign) -> bool:
    return _is_text(sign.code) and _is_text(sign.text) and _is_flag(sign.is_good) and _is_flag(sign.active)


def _is_hour(value: Any) -> bool:
    return value.tzinfo is None


def _is_known(_value: Any) -> bool:
    """Reading it has said so."""
    return True


_is_lead = _is_number(0, _MOST_DAYS)

_USABLE: Mapping[str, Callable[[Any], bool]] = {
    "language": _is_one_of("", *LANGUAGES),
    "country": _is_country,
    "region": _is_text,
    "weekdays": _are_weekdays,
    "capacity": _is_number(1, 99),
    "rhythms": _are_rhythms,
    "leap_day": _is_known,
    "card_working_days": _is_lead,
    "gift_buy_days": _is_lead,
    "gift_send_days": _is_lead,
    "belated_days": _is_lead,
    "gifts_for": _is_known,
    "cards_for": _is_known,
    "gift_budgets": _are_all(_is_number(0, _MOST_MONEY)),
    "gift_currency": _is_currency,
    "check_ups_for": _is_known,
    "gestures_for": _is_known,
    "intervals": _are_intervals,
    "plans": _are_plans,
    "signs": _are_signs,
    "minutes": _are_all(_is_number(1, 480)),
    "digest_at": _is_hour,
    "notifications": _is_flag,
    "quiet_from": _is_hour,
    "quiet_until": _is_hour,
    "theme": _is_one_of("system", "light", "dark"),
    "text_scale": _is_number(100, _LARGEST),
    "close_to_tray": _is_flag,
    "paper": _is_one_of("A4", "Letter"),
    "backups_daily": _is_number(1, 99),
    "backups_weekly": _is_number(1, 99),
    "backups_monthly": _is_number(1, 99),
    "lock_after": _is_number(0, 480),
    "lock_on_sleep": _is_flag,
    "names_in_notifications": lambda value: value is None or _is_flag(value),
    "retention_years": _is_number(1, 30),
    SIGNATURE: _is_text,
    SWITCHED_OFF: lambda value: isinstance(value, list) and len(value) <= 10 * _MOST_OF_A_KIND and _are_all(_is_text)(value),
}

# What the texts to say or send are kept by; all others are fields of `Settings`.
OF_TEXTS = frozenset({SIGNATURE, SWITCHED_OFF})

# Folders of this computer: on another one they say nothing, and from a stranger's file nobody should be led to his server.
OF_THIS_COMPUTER = frozenset({"second_place"})

# What belongs to the user; the rest of what a book keeps under a key belongs to this program.
OWN = tuple(_USABLE)
