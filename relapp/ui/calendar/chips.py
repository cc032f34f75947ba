"""What is written into the box of a day, as far as there is room."""

from dataclasses import dataclass

from relapp.domain.calendar import CalendarDay, Errand
from relapp.i18n import _, format_number
from relapp.wording import calendar as words

_LOOKS = {Errand.TOUCH: ("phone", "call"), Errand.CARD: ("letter", "note"), Errand.GIFT: ("gift", "gift")}


@dataclass(frozen=True, slots=True)
class Tally:
    """What is said where a day is too narrow for words: an icon and a number, 0 for none."""

    icon: str
    role: str
    count: int


@dataclass(frozen=True, slots=True)
class Chip:
    """A line in a day: `tail` stays readable when `text` has to be cut, `role` is the colour of its edge, if any.

    The `tally` says the same where the text does not fit.
    """

    text: str
    tail: str = ""
    role: str = ""
    tally: Tally | None = None


def chips(day: CalendarDay, room: int) -> list[Chip]:
    """At most `room` lines, 1 or more; what they leave out is counted in the last of its kind."""
    holiday = [Chip(day.holiday, role="soft")] if day.holiday else []
    counted = [
        Chip(words.errand(errand, count), role=role, tally=Tally(icon, role, count))
        for errand, (icon, role) in _LOOKS.items()
        if (count := day.errands.get(errand, 0)) > 0
    ]
    found = [*holiday, *_occasions(day, room - len(holiday) - len(counted)), *counted]
    if len(found) > room:
        hidden = len(found) - room + 1
        found = [*found[: room - 1], _more(hidden)]
    return found


def tallies(day: CalendarDay, room: int) -> list[Tally]:
    """At most `room` icons with their numbers."""
    found = [Tally("flag", "soft", 0)] if day.holiday else []
    if day.occasion_count:
        found.append(_counted(day))
    found += [Tally(icon, role, count) for errand, (icon, role) in _LOOKS.items() if (count := day.errands.get(errand, 0)) > 0]
    return found[:room]


def _occasions(day: CalendarDay, room: int) -> list[Chip]:
    """Each by its name, or the first ones and how many more there are; in a single line, how many there are."""
    if not day.occasion_count:
        return []
    named = [Chip(words.who(each), words.short_occasion(each), "occasion") for each in day.occasions]
    if day.occasion_count <= max(room, 1) and len(named) >= day.occasion_count:
        return named
    if room < 2 or not named:
        return [Chip(words.occasions(day.occasion_count), role="occasion", tally=_counted(day))]
    shown = named[: room - 1]
    return [*shown, _more(day.occasion_count - len(shown))]


def _counted(day: CalendarDay) -> Tally:
    return Tally("cake", "occasion", day.occasion_count)


def _more(count: int) -> Chip:
    return Chip(_("+{count} more").format(count=format_number(count)))
