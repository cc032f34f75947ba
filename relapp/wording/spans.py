"""Days and lengths of time, as seen from a day."""

from datetime import date

from relapp.i18n import _, format_day, ngettext


def days_from(day: date, on: date) -> str:
    """`day` as told on `on`: today, tomorrow, yesterday, or how many days away."""
    away = (day - on).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if away in near:
        return near[away]
    if away > 0:
        return ngettext("in {count} day", "in {count} days", away).format(count=away)
    return ngettext("{count} day ago", "{count} days ago", -away).format(count=-away)


def moved_from(day: date, on: date) -> str:
    """Where a touch would have been, had that day had room."""
    near = days_from(day, on) if (day - on).days <= 1 else format_day(day, "weekday")
    return _("moved from {day}: day full").format(day=near)


def minutes(total: int) -> str:
    """A length of work, given in minutes."""
    hours, rest = divmod(total, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    return _("{hours} h {minutes:02}").format(hours=hours, minutes=rest)
