"""What a digest tells, in words."""

from relapp.domain.clients import DetailKind
from relapp.domain.digest import DigestItem, DigestSection, ItemKind, Period, Span
from relapp.i18n import _, format_day, format_days, pgettext
from relapp.wording.terms import detail, observed


def section(value: DigestSection) -> str:
    """The name of a section."""
    return {
        DigestSection.CONCERNS: _("Concerns"),
        DigestSection.OPPORTUNITIES: _("Opportunities"),
        DigestSection.PRAISE: pgettext("digest", "Praise"),
        DigestSection.SAID: _("What clients said"),
        DigestSection.LEARNED: _("What we learned"),
    }[value]


def where_from(value: DigestSection) -> str:
    """What a section tells, and so where to note it, in a line."""
    return {
        DigestSection.CONCERNS: _("concerns opened, still open, or resolved, with cause and prevention"),
        DigestSection.OPPORTUNITIES: _("opportunities noted about a client, good news, referrals received"),
        DigestSection.PRAISE: _("praise noted about a client, and feedback whose direction was right"),
        DigestSection.SAID: _("answers to our questions and to what we shared, and what is marked “client said”"),
        DigestSection.LEARNED: _("what prevents resolved concerns, and what clients gained, from check-ups"),
    }[value]


def span(value: Span) -> str:
    """The name of the days a digest is about."""
    return {
        Span.THIS_WEEK: _("This week"),
        Span.LAST_WEEK: _("Last week"),
        Span.LAST_MONTH: _("Last month"),
        Span.LAST_MONTHS: _("Last 3 months"),
        Span.OWN: pgettext("period", "From … to …"),
    }[value]


def period(value: Period) -> str:
    """The days themselves."""
    return format_days(value.first, value.last, with_year=True)


def text(item: DigestItem) -> str:
    """What there is to tell, in the words somebody wrote, or in ours where nobody wrote any."""
    if item.kind is ItemKind.REFERRAL and item.about:
        told = _("Referred {name} to us").format(name=item.about)
        return f"{told}: {item.text}" if item.text else told
    return item.text or {
        ItemKind.GOOD_NEWS: _("Good news"),
        ItemKind.REFERRAL: _("Referred somebody to us"),
        ItemKind.DIRECTION: _("The direction is right"),
    }.get(item.kind, _("Answered"))


def details(item: DigestItem) -> list[str]:
    """When it was, and what it is; no more than a line takes."""
    if item.concern:
        return _course(item)
    return [format_day(item.on), *filter(None, [_kind(item), observed(item.observed) if item.observed else ""])]


def below(item: DigestItem) -> list[str]:
    """What goes with it: the question that was asked, our reply, the cause of a concern and what prevents it."""
    if item.concern:
        told = [
            (_("Cause: {cause}"), {"cause": item.concern.cause}),
            (_("Solved by: {solution}"), {"solution": item.concern.solution}),
            (_("Prevented by: {what}"), {"what": item.concern.prevention}),
        ]
    else:
        told = [(sentence, {"what": item.about}) for sentence in [_about(item)] if sentence]
        told.append((_("We replied: {reply}"), {"reply": item.reply}))
    return [sentence.format(**words) for sentence, words in told if all(words.values())]


def _course(item: DigestItem) -> list[str]:
    """How far a concern has come."""
    assert item.concern
    opened = _("opened on {day}").format(day=format_day(item.concern.opened_on))
    if item.concern.resolved_on is None:
        return [opened, _("still open")]
    resolved = _("resolved on {day}").format(day=format_day(item.concern.resolved_on))
    return [opened, resolved, *([] if item.concern.called_back_on else [_("not called back yet")])]


def _kind(item: DigestItem) -> str:
    """What an item is, where neither its section nor its text says so."""
    if item.detail:
        return "" if item.detail in (DetailKind.OPPORTUNITY, DetailKind.PRAISE) else detail(item.detail).lower()
    return {
        ItemKind.GOOD_NEWS: _("good news") if item.text else "",
        ItemKind.REFERRAL: _("referral") if item.text and not item.about else "",
        ItemKind.DIRECTION: _("the direction is right") if item.text else "",
        ItemKind.ANSWER: _("asked for their opinion") if item.about else _("told us their opinion"),
        ItemKind.SHARED: _("on what we shared"),
        ItemKind.PREVENTION: _("prevention"),
        ItemKind.GAINED: _("what they gained"),
    }.get(item.kind, "")


def _about(item: DigestItem) -> str:
    """How what it is about is said."""
    return {
        ItemKind.DIRECTION: _("Asked: {what}"),
        ItemKind.ANSWER: _("Asked: {what}"),
        ItemKind.SHARED: _("Shared: {what}"),
        ItemKind.PREVENTION: _("For: {what}"),
    }.get(item.kind, "")
