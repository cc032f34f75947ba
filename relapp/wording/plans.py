"""Follow-up plans, what starts them, and how people speak of days to come."""

from datetime import date
from functools import lru_cache

from relapp.domain.followups import FollowUpPlan, FollowUpStep, Trigger
from relapp.domain.promise_days import PromiseWords
from relapp.domain.reminders import Reminder
from relapp.i18n import _, format_day, language, ngettext, pgettext
from relapp.wording.reasons import reason_title
from relapp.wording.terms import channel


def plan_name(plan: FollowUpPlan) -> str:
    """The user's name for a plan, or what starts it."""
    return plan.name or trigger(plan.trigger)


def trigger(value: Trigger) -> str:
    """What starts a plan."""
    return {
        Trigger.PURCHASE: pgettext("plan", "After a purchase"),
        Trigger.MET_AT_EVENT: pgettext("plan", "After meeting at an event"),
        Trigger.REFERRAL_RECEIVED: pgettext("plan", "After a referral received"),
        Trigger.FAVOUR_RECEIVED: pgettext("plan", "After a favour received"),
        Trigger.CONCERN_RESOLVED: pgettext("plan", "After a concern is resolved"),
        Trigger.FIRST_CONTACT: pgettext("plan", "After the first contact"),
        Trigger.MET: pgettext("plan", "After having met"),
        Trigger.GOOD_NEWS: pgettext("plan", "After good news"),
        Trigger.GIFT_RECEIVED: pgettext("plan", "After a gift received"),
        Trigger.REFERRAL_GIVEN: pgettext("plan", "After a referral given"),
        Trigger.FAVOUR_GIVEN: pgettext("plan", "After a favour done"),
        Trigger.BY_HAND: pgettext("plan", "Started by hand"),
    }[value]


def event(value: Trigger) -> str:
    """What happened with a client."""
    return {
        Trigger.MET: pgettext("event", "We met"),
        Trigger.MET_AT_EVENT: pgettext("event", "We met at an event"),
        Trigger.GOOD_NEWS: pgettext("event", "Good news in their life"),
        Trigger.REFERRAL_RECEIVED: pgettext("event", "They referred somebody"),
        Trigger.FAVOUR_RECEIVED: pgettext("event", "They did us a favour"),
        Trigger.GIFT_RECEIVED: pgettext("event", "They gave us something"),
        Trigger.REFERRAL_GIVEN: pgettext("event", "We referred somebody to them"),
        Trigger.FAVOUR_GIVEN: pgettext("event", "We did them a favour"),
    }[value]


def step_title(step: FollowUpStep) -> str:
    """What to do in a step, as its reminders say it."""
    day, data = date.min, {"trigger": "", "text": step.text}
    return reason_title(Reminder(0, "", "", step.purpose, step.reason, day, day, day, data=data))


def step_line(step: FollowUpStep) -> str:
    """A step with its days and, where it has one, its channel."""
    count = step.offset
    days = ngettext("{count} day", "{count} days", count)
    worked = ngettext("{count} working day", "{count} working days", count)
    line = _("{what} · after {days}").format(what=step_title(step), days=(worked if step.working else days).format(count=count))
    if step.latest_offset != step.offset:
        line = _("{line}, at the latest after {count}").format(line=line, count=step.latest_offset)
    return f"{line} · {channel(step.channel)}" if step.channel else line


def promise_words() -> PromiseWords:
    """How people speak of days to come, in the language spoken now."""
    return _promise_words(language(), format_day(date(2026, 12, 31), "short").startswith("31"))


@lru_cache(maxsize=4)
def _promise_words(_language: str, day_first: bool) -> PromiseWords:
    """Lists of ways to write each thing, with | between them. Accents and capitals do not matter."""
    return PromiseWords(
        months=_month_names(),
        weekdays=_weekday_names(),
        numbers=_number_names(),
        # Translators: words before a month that stands without a day.
        in_month=_listed(pgettext("day to come", "in|during|by|before|until")),
        # Translators: words before the number of a day that stands without a month.
        on_day=_listed(pgettext("day to come", "on the|by the|before the|until the")),
        # Translators: letters right after the number of a day.
        ordinals=_listed(pgettext("day to come", "st|nd|rd|th")),
        # Translators: words that may stand between the parts of a day, as in “end of this month”.
        fillers=_listed(pgettext("day to come", "of|in|the|this|on")),
        early=_listed(pgettext("day to come", "early|beginning of|start of|first days of")),
        middle=_listed(pgettext("day to come", "mid|middle of")),
        late=_listed(pgettext("day to come", "late|end of|last days of")),
        tomorrow=_listed(pgettext("day to come", "tomorrow")),
        after_tomorrow=_listed(pgettext("day to come", "day after tomorrow")),
        this_week=_listed(pgettext("day to come", "week")),
        this_month=_listed(pgettext("day to come", "month")),
        next_week=_listed(pgettext("day to come", "next week|the coming week")),
        next_month=_listed(pgettext("day to come", "next month|the coming month")),
        # Translators: words before a number of days, weeks or months.
        within=_listed(pgettext("day to come", "in|within|in about")),
        days=_listed(pgettext("day to come", "day|days")),
        weeks=_listed(pgettext("day to come", "week|weeks")),
        months_long=_listed(pgettext("day to come", "month|months")),
        # Translators: words beside a day that has been.
        gone=_listed(pgettext("day to come", "last|past|ago")),
        day_first=day_first,
    )


def _listed(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (word.strip() for word in words.split("|"))))


def _month_names() -> tuple[tuple[str, ...], ...]:
    """The full name first, then the abbreviations."""
    return (
        # Translators: ways to write the same, with | between them: here the full name, then abbreviations.
        _listed(pgettext("day to come", "january|jan")),
        _listed(pgettext("day to come", "february|feb")),
        _listed(pgettext("day to come", "march|mar")),
        _listed(pgettext("day to come", "april|apr")),
        _listed(pgettext("day to come", "may")),
        _listed(pgettext("day to come", "june|jun")),
        _listed(pgettext("day to come", "july|jul")),
        _listed(pgettext("day to come", "august|aug")),
        _listed(pgettext("day to come", "september|sept|sep")),
        _listed(pgettext("day to come", "october|oct")),
        _listed(pgettext("day to come", "november|nov")),
        _listed(pgettext("day to come", "december|dec")),
    )


def _weekday_names() -> tuple[tuple[str, ...], ...]:
    return (
        # Translators: all ways to write it that mean nothing else, with | between them.
        _listed(pgettext("day to come", "monday")),
        _listed(pgettext("day to come", "tuesday")),
        _listed(pgettext("day to come", "wednesday")),
        _listed(pgettext("day to come", "thursday")),
        _listed(pgettext("day to come", "friday")),
        _listed(pgettext("day to come", "saturday")),
        _listed(pgettext("day to come", "sunday")),
    )


def _number_names() -> tuple[tuple[str, ...], ...]:
    return (
        _listed(pgettext("day to come", "one|a|an")),
        _listed(pgettext("day to come", "two|a couple of")),
        _listed(pgettext("day to come", "three|a few")),
        _listed(pgettext("day to come", "four")),
        _listed(pgettext("day to come", "five")),
        _listed(pgettext("day to come", "six")),
        _listed(pgettext("day to come", "seven")),
        _listed(pgettext("day to come", "eight")),
        _listed(pgettext("day to come", "nine")),
        _listed(pgettext("day to come", "ten")),
    )
