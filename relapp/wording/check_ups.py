"""The words of check-ups and of recovery plans."""

from collections.abc import Sequence
from datetime import date

from relapp.domain.check_ups import Answer, Result, Seen, Standing, TrendPoint
from relapp.domain.signs import Sign
from relapp.i18n import _, format_day, ngettext, pgettext
from relapp.wording.shares import percent

_MOST_LISTED = 4


def sign(value: Sign) -> str:
    """A sign of a good or of a bad relationship; one of the user's own in their words."""
    if value.text:
        return value.text
    return {
        "excellent_communication": _("Excellent communication"),
        "sharing_knowledge": _("Knowledge is shared"),
        "knowing_expectations": _("Expectations are known and exceeded"),
        "sharing_opinions": _("Opinions are shared"),
        "positive_attitude": _("Positive attitude"),
        "poor_communication": _("Poor communication"),
        "opinions_withheld": _("Opinions are withheld"),
        "knowledge_kept": _("Knowledge is kept to oneself"),
        "bad_manners": _("Bad manners in communication"),
        "debates_without_solution": _("Debates end without a solution"),
        "no_strategic_planning": _("No strategic planning"),
        "negative_attitude": _("Negative attitude"),
        "no_data_shared": _("No data or reports are shared"),
    }[value.code]


def found_bad(value: Sign) -> str:
    """A sign as it was found to speak against a relationship: a bad one by its name, a good one as missing."""
    return _("Missing: {sign}").format(sign=sign(value)) if value.is_good else sign(value)


def answer(value: Answer) -> str:
    """What was seen of a sign."""
    return {
        Answer.YES: pgettext("sign", "Yes"),
        Answer.NO: pgettext("sign", "No"),
        Answer.UNKNOWN: pgettext("sign", "Don't know"),
    }[value]


def result(value: Result) -> str:
    """What a check-up says."""
    return {
        Result.GOOD: pgettext("check-up", "Looks good"),
        Result.AT_RISK: pgettext("check-up", "At risk"),
        Result.UNKNOWN: pgettext("check-up", "Not enough known"),
    }[value]


def result_details(stand: Standing) -> str:
    """What a result rests on, in figures."""
    known, bad, total = len(stand.answers), len(stand.bad), stand.total
    said = [
        ngettext("{count} of {total} signs known", "{count} of {total} signs known", known).format(count=known, total=total),
        ngettext("{count} speaks for it", "{count} speak for it", known - bad).format(count=known - bad),
        ngettext("{count} against it", "{count} against it", bad).format(count=bad),
    ]
    return " · ".join(said if known else said[:1])


def unknown_signs(stand: Standing) -> list[str]:
    """Which signs nobody knows, those too long ago first, a line each."""
    never = [each for each in stand.signs if each.code not in stand.answers and each.code not in stand.faded]
    faded = [each for each in stand.signs if each.code in stand.faded]
    lines = [_("Too long ago to count: {signs}").format(signs=_listed(faded))] if faded else []
    return [*lines, _("Not known: {signs}").format(signs=_listed(never))] if never else lines


def share_good(share: float) -> str:
    """The part of what is known, 0 to 1, that speaks for a relationship."""
    return _("{percent}% for it").format(percent=percent(share))


def trend_point(point: TrendPoint) -> str:
    """What a check-up said on its day."""
    return f"{format_day(point.on)}: {share_good(point.share_good)} · {result(point.result)}"


def last_time(seen: Seen, on: date, fade_days: int) -> str:
    """What was seen of a sign last, and when; one that does not count any more says so."""
    said = {"day": format_day(seen.on), "answer": answer(seen.answer).lower()}
    if seen.has_faded(on, fade_days):
        return _("too long ago: {answer}, {day}").format(**said)
    return _("last time: {answer}, {day}").format(**said)


def weight(value: int) -> str:
    """How much a sign counts for a client."""
    return {
        0: pgettext("sign", "Does not matter"),
        1: pgettext("sign", "Counts once"),
        2: pgettext("sign", "Counts twice"),
        3: pgettext("sign", "Counts three times"),
    }[value]


def recovery_step(value: Sign) -> str:
    """What can be done about a sign that speaks against the relationship, for the user to change."""
    if value.text:
        return _("Talk about it with them, and agree on one thing to mend")
    return {
        "excellent_communication": _("Agree how and how often they like to hear from us"),
        "sharing_knowledge": _("Share something useful from our trade, and ask about theirs"),
        "knowing_expectations": _("Ask what they expect, and write it down"),
        "sharing_opinions": _("Ask for their opinion, and say ours"),
        "positive_attitude": _("Thank them for one thing that goes well"),
        "poor_communication": _("Call and ask how we could talk better with each other"),
        "opinions_withheld": _("Ask one open question, and only listen"),
        "knowledge_kept": _("Tell them openly what we know about their matter"),
        "bad_manners": _("Apologise where it is due, and agree on how we talk to each other"),
        "debates_without_solution": _("Take one open debate, and agree on a solution in writing"),
        "no_strategic_planning": _("Sit down together and plan the next months"),
        "negative_attitude": _("Find out what is behind it, and mend one thing"),
        "no_data_shared": _("Send them a short report, and ask for the figures we miss"),
    }[value.code]


def _listed(signs: Sequence[Sign]) -> str:
    """As many as one reads at a glance, and how many more there are."""
    shown = signs if len(signs) <= _MOST_LISTED + 1 else signs[:_MOST_LISTED]
    parts = [sign(each) for each in shown]
    if rest := len(signs) - len(shown):
        parts.append(ngettext("{count} more", "{count} more", rest).format(count=rest))
    return ", ".join(parts)
