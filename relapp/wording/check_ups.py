"""The words of check-ups and of recovery plans."""

from relapp.domain.check_ups import BAD_SIGNS, GOOD_SIGNS, Answer, CheckUp, Result
from relapp.i18n import _, ngettext, pgettext


def sign(name: str) -> str:
    """A sign of a good or of a bad relationship."""
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
    }[name]


def found_bad(name: str) -> str:
    """A sign as it was found to speak against a relationship: a bad one by its name, a good one as missing."""
    return _("Missing: {sign}").format(sign=sign(name)) if name in GOOD_SIGNS else sign(name)


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


def result_details(check_up: CheckUp) -> str:
    """What a result rests on, in figures."""
    known, bad = len(check_up.known), len(check_up.found_bad)
    total = len(GOOD_SIGNS) + len(BAD_SIGNS)
    said = [
        ngettext("{count} of {total} signs known", "{count} of {total} signs known", known).format(count=known, total=total),
        ngettext("{count} speaks for it", "{count} speak for it", known - bad).format(count=known - bad),
        ngettext("{count} against it", "{count} against it", bad).format(count=bad),
    ]
    return " · ".join(said if known else said[:1])


def recovery_step(name: str) -> str:
    """What can be done about a sign that speaks against the relationship, for the user to change."""
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
    }[name]
