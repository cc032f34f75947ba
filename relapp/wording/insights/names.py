"""The names of what insights count."""

from datetime import date

from relapp.domain.freshness import Staleness
from relapp.domain.insights import NEVER, NO_BUDGET, OVER, WITHIN, Drift
from relapp.i18n import _, first_letter_upper, format_day, format_number, ngettext, pgettext


def period(months: int) -> str:
    """So many months back."""
    return ngettext("Last {count} month", "Last {count} months", months).format(count=months)


def drift(key: str) -> str:
    """How far past the rhythm."""
    if key == NEVER:
        return _("Never contacted")
    low, middle, high = (times(value) for value in (1.5, 2, 3))
    return {
        Drift.SLIGHT: _("Less than {times}").format(times=low),
        Drift.HALF: _("{low} to {high}").format(low=low, high=middle),
        Drift.DOUBLE: _("{low} to {high}").format(low=middle, high=high),
        Drift.TRIPLE: _("{times} and more").format(times=high),
    }[Drift(key)]


def times(value: float) -> str:
    """How many times an interval, to one digit."""
    return _("{number} ×").format(number=format_number(round(value, 1)))


def week(monday: date) -> str:
    """The week of a Monday."""
    return _("Week of {day}").format(day=format_day(monday))


def month(first: date) -> str:
    """A month and its year."""
    return first_letter_upper(format_day(first, "month_year"))


def staleness(value: Staleness) -> str:
    """In what a record is behind."""
    return {
        Staleness.NO_BIRTHDAY: _("No birthday"),
        Staleness.NO_PHONE: _("No phone"),
        Staleness.NOTHING_LEARNT: _("Nothing learnt for a year"),
    }[value]


def budget(key: str) -> str:
    """How gifts stand to what they may cost."""
    return {WITHIN: _("Within the budget"), OVER: _("Over the budget"), NO_BUDGET: _("No budget said")}[key]


def part(code: str) -> str:
    """The name of one part of a value."""
    return {
        "": _("Clients"),
        "in_time": pgettext("reasons", "In time"),
        "late": pgettext("reasons", "Late"),
        "outgoing": pgettext("touches", "By us"),
        "incoming": pgettext("touches", "By the client"),
        "birthday": _("Birthdays"),
        "other": _("Other dates"),
        "kept": pgettext("promises", "Kept"),
        "open": pgettext("insights", "Open"),
        "broken": pgettext("promises", "Broken"),
        "settled": pgettext("concerns", "Resolved"),
    }[code]
