"""How often a reminder of the user's own comes again, in words."""

from relapp.domain.free_reminders import Repeat, RepeatUnit
from relapp.i18n import _, ngettext


def unit_name(unit: RepeatUnit) -> str:
    """A step of repetition, as it follows a number."""
    return {
        RepeatUnit.DAYS: _("days"),
        RepeatUnit.WEEKS: _("weeks"),
        RepeatUnit.MONTHS: _("months"),
        RepeatUnit.YEARS: _("years"),
    }[unit]


def repeat_name(repeat: Repeat) -> str:
    """A repetition in words."""
    count = repeat.every
    said = {
        RepeatUnit.DAYS: ngettext("every {count} day", "every {count} days", count),
        RepeatUnit.WEEKS: ngettext("every {count} week", "every {count} weeks", count),
        RepeatUnit.MONTHS: ngettext("every {count} month", "every {count} months", count),
        RepeatUnit.YEARS: ngettext("every {count} year", "every {count} years", count),
    }[repeat.unit]
    return said.format(count=count)
