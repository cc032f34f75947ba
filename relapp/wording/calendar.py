"""What a calendar says of its days."""

from collections.abc import Callable
from datetime import date

from relapp.domain.calendar import CalendarDay, DayOccasion, Errand
from relapp.domain.clients import Importance, OccasionKind
from relapp.i18n import _, first_letter_upper, format_day, format_number, ngettext
from relapp.wording.reasons import completes
from relapp.wording.terms import occasion


def who(each: DayOccasion) -> str:
    """Whose occasion it is: the client, or somebody close with the client's name behind; a VIP has a star."""
    star = " ★" if each.importance is Importance.VIP else ""
    return f"{each.person} ({each.client}{star})" if each.person else each.client + star


def short_occasion(each: DayOccasion) -> str:
    """The age where that is known, else what it is; nothing for a birthday of unknown age."""
    if each.kind is OccasionKind.BIRTHDAY:
        return format_number(each.years) if each.years else ""
    return completes(each.kind, each.years) if each.years else _small(each)


def long_occasion(each: DayOccasion) -> str:
    """What it is and how many years it completes, after what somebody close is to the client."""
    parts = [occasion(each.kind, each.label)]
    if each.person:
        parts = [each.relation, _small(each)] if each.relation else parts
    if each.years:
        parts.append(completes(each.kind, each.years))
    return " · ".join(parts)


def occasions(count: int) -> str:
    """A number of occasions."""
    return ngettext("{count} date", "{count} dates", count).format(count=format_number(count))


def planned(count: int) -> str:
    """A number of planned touches."""
    return ngettext("{count} planned touch", "{count} planned touches", count).format(count=format_number(count))


def made(count: int) -> str:
    """A number of touches made."""
    return ngettext("{count} made", "{count} made", count).format(count=format_number(count))


def errand(value: Errand, count: int) -> str:
    """A number of touches of one kind."""
    forms: dict[Errand, Callable[[], str]] = {
        Errand.TOUCH: lambda: ngettext("{count} touch", "{count} touches", count),
        Errand.GREETING: lambda: ngettext("{count} greeting", "{count} greetings", count),
        Errand.CARD: lambda: ngettext("{count} card to post", "{count} cards to post", count),
        Errand.GIFT: lambda: ngettext("{count} gift to prepare", "{count} gifts to prepare", count),
    }
    return forms[value]().format(count=format_number(count))


def summary(occasion_count: int, planned_count: int, made_count: int) -> str:
    """What a month or a year holds, in a few words."""
    if not occasion_count and not planned_count and not made_count:
        return _("nothing noted")
    parts = [occasions(occasion_count)]
    if made_count:
        parts.append(ngettext("{count} touch made", "{count} touches made", made_count).format(count=format_number(made_count)))
    if planned_count or not made_count:
        parts.append(planned(planned_count))
    return " · ".join(parts)


def month_name(first: date) -> str:
    """A month with its year, to begin a line with."""
    return first_letter_upper(format_day(first, "month_year"))


def day_name(day: date) -> str:
    """A day with its weekday and year, to begin a line with."""
    return first_letter_upper(format_day(day, "full"))


def whole_day(each: CalendarDay) -> str:
    """Everything that a calendar shows of a day, for those who hear it."""
    parts = [each.holiday] if each.holiday else []
    if each.occasion_count:
        parts.append(occasions(each.occasion_count))
    parts += [", ".join(filter(None, (who(shown), short_occasion(shown)))) for shown in each.occasions]
    if each.planned:
        parts.append(planned(each.planned))
    if each.made:
        parts.append(made(each.made))
    said = "; ".join(parts) or _("nothing")
    return f"{day_name(each.day)}: {said}"


def _small(each: DayOccasion) -> str:
    """An occasion inside a line: its name begins with a small letter, the user's own label stays as it is."""
    name = occasion(each.kind, each.label)
    return name if name == each.label else name[:1].lower() + name[1:]
