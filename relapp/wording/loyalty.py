"""Loyalty in words: the parts, what each thing that happened adds, and the formula itself."""

from datetime import date

from relapp.domain.loyalty import BASE, HALF_A_YEAR, Contribution, Loyalty, Part, PartScore, Rule, rule_of
from relapp.i18n import _, first_letter_upper, format_day, format_number, ngettext, pgettext

# The sign that is as wide as a plus.
_MINUS = "\N{MINUS SIGN}"


def part(value: Part) -> str:
    """The name of a part."""
    return {
        Part.SATISFACTION: pgettext("loyalty", "Satisfaction"),
        Part.INVOLVEMENT: pgettext("loyalty", "Involvement"),
        Part.AFFINITY: pgettext("loyalty", "Affinity"),
    }[value]


def part_question(value: Part) -> str:
    """What a part asks."""
    return {
        Part.SATISFACTION: _("Did they get what they expected, and more?"),
        Part.INVOLVEMENT: _("Are they asked, heard and answered, and do they take part?"),
        Part.AFFINITY: _("Are there personal, human gestures both ways?"),
    }[value]


def score(value: int | None) -> str:
    """A score, 0 to 100, or that nothing is known."""
    return _("not known yet") if value is None else format_number(value)


def score_line(value: PartScore) -> str:
    """A part with its score, as one line."""
    return _("{part}: {score}").format(part=part(value.part), score=score(value.score))


def contribution(value: Contribution) -> str:
    """What one rule adds, as in ``3 personal notes: +15``, and how many count where not all do."""
    said = first_letter_upper(happened(value.code, value.count))
    if value.counted == value.count:
        return _("{what}: {points}").format(what=said, points=_signed(value.points))
    return ngettext("{what}, {count} counts: {points}", "{what}, {count} count: {points}", value.counted).format(
        what=said, count=format_number(value.counted), points=_signed(value.points)
    )


def contributions(value: PartScore) -> list[str]:
    """What adds up to a score, a line each; nothing where nothing is known."""
    if value.score is None:
        return []
    return [_("Begins at {base}").format(base=format_number(BASE)), *(contribution(each) for each in value.contributions)]


def rests_on(value: Loyalty) -> str:
    """What weighs most, as one sentence; where nothing is known it says so."""
    strongest = [happened(each.code, each.count) for each in value.strongest[:3]]
    if not strongest:
        return _("Not known yet: nothing that is noted of the last year tells of it.")
    return _("Rests most on: {what}.").format(what="; ".join(strongest))


def rule(value: Rule) -> str:
    """One line of the formula, as in ``1 personal note: +5, up to 3 times``."""
    said = _("{what}: {points}").format(what=first_letter_upper(happened(value.code, 1)), points=_signed(value.points))
    if value.most == 1:
        return said
    return ngettext("{rule}, once", "{rule}, up to {count} times", value.most).format(rule=said, count=format_number(value.most))


def how_it_is_counted() -> str:
    """The formula in general."""
    said = _(
        "Each part begins at {base} as soon as anything is known of it, and stays between 0 and 100. What happened in the last "
        "year counts, a check-up for {days} days, a concern as long as it lasts."
    )
    return said.format(base=format_number(BASE), days=format_number(HALF_A_YEAR))


def trend_point(on: date, value: int) -> str:
    """A score on a day, as in ``30 Nov 2025: 60``."""
    return _("{day}: {score}").format(day=format_day(on), score=score(value))


def happened(code: str, count: int) -> str:
    """What happened so many times."""
    said = {Part.SATISFACTION: _of_satisfaction, Part.INVOLVEMENT: _of_involvement, Part.AFFINITY: _of_affinity}
    return said[rule_of(code).part](count)[code].format(count=format_number(count))


def _signed(points: int) -> str:
    return f"{_MINUS if points < 0 else '+'}{format_number(abs(points))}"


def _of_satisfaction(count: int) -> dict[str, str]:
    return {
        "check_up_good": _("the last check-up looks good"),
        "check_up_at_risk": _("the last check-up says at risk"),
        "direction_right": ngettext("{count} direction they find right", "{count} directions they find right", count),
        "direction_wrong": ngettext("{count} direction they find wrong", "{count} directions they find wrong", count),
        "concern_open": ngettext("{count} concern is open", "{count} concerns are open", count),
        "concern_resolved": ngettext(
            "{count} resolved concern without a call back", "{count} resolved concerns without a call back", count
        ),
        "concern_closed": ngettext("{count} concern solved to the end", "{count} concerns solved to the end", count),
        "promise_kept": ngettext("{count} promise we kept", "{count} promises we kept", count),
        "promise_broken": ngettext("{count} promise we broke", "{count} promises we broke", count),
        "bought_again": ngettext("came back to buy once", "came back to buy {count} times", count),
        "gain_told": ngettext("said once what they gained", "said {count} times what they gained", count),
        "praise": ngettext("praised us once", "praised us {count} times", count),
    }


def _of_involvement(count: int) -> dict[str, str]:
    return {
        "opinion_asked": ngettext("asked for their opinion once", "asked for their opinion {count} times", count),
        "opinion_told": ngettext("told us their opinion once", "told us their opinion {count} times", count),
        "opinion_answered": ngettext("we replied to their opinion once", "we replied to their opinion {count} times", count),
        "got_in_touch": ngettext("got in touch themselves once", "got in touch themselves {count} times", count),
        "shared_answered": ngettext("answered once to what we passed on", "answered {count} times to what we passed on", count),
        "client_said": ngettext("{count} thing they said is noted", "{count} things they said are noted", count),
    }


def _of_affinity(count: int) -> dict[str, str]:
    return {
        "personal_note": ngettext("{count} personal note", "{count} personal notes", count),
        "greeting": ngettext("{count} greeting", "{count} greetings", count),
        "gesture": ngettext("{count} spontaneous gesture", "{count} spontaneous gestures", count),
        "gift_given": ngettext("{count} gift from us", "{count} gifts from us", count),
        "met": ngettext("met once", "met {count} times", count),
        "gift_thanked": ngettext("thanked us for {count} gift", "thanked us for {count} gifts", count),
        "good_news": ngettext("shared good news once", "shared good news {count} times", count),
        "referral_received": ngettext("referred somebody once", "referred somebody {count} times", count),
        "favour_received": ngettext("did us {count} favour", "did us {count} favours", count),
        "gift_received": ngettext("gave us {count} gift", "gave us {count} gifts", count),
    }
