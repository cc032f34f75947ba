"""Loyalty over the whole book as charts."""

from collections.abc import Mapping
from datetime import date

from relapp.domain.clients import Stage
from relapp.domain.insights import UNKNOWN, Figure, LoyaltyCourse, Slice
from relapp.domain.loyalty import Part, Spread
from relapp.i18n import _, format_day, format_number
from relapp.wording.insights.charts import Bar, Chart, Link, Series, Shape
from relapp.wording.loyalty import part as loyalty_part
from relapp.wording.terms import stage as stage_name

_ROLES = {Part.SATISFACTION: "accent", Part.INVOLVEMENT: "gift", Part.AFFINITY: "note"}
_HIGHEST = 100.0


def loyalty(found: LoyaltyCourse) -> tuple[Chart, Chart]:
    """Over the months, and today by stage."""
    links = tuple(_unknown(part, found.today[part]) for part in Part if found.today[part].unknown)
    over_time = Chart(
        "loyalty",
        _("Loyalty"),
        _("the middle one of all clients known, 0 to 100"),
        Shape.LINES,
        _("Month"),
        _("Points"),
        _series(),
        tuple(_moment(day, spreads) for day, spreads in found.days),
        notes=(_("Clients of whom nothing is known:"),) if links else (),
        links=links,
        advice=_advice(),
        highest=_HIGHEST,
    )
    everybody = _bar(_("All clients"), "", found.today)
    stages = (_bar(stage_name(stage), stage.value, found.by_stage[stage]) for stage in Stage if stage in found.by_stage)
    about = _("the middle one of those known, today")
    by_stage = Chart(
        "loyalty_by_stage",
        _("Loyalty by stage"),
        about,
        Shape.GROUPED_ROWS,
        _("Stage"),
        _("Points"),
        _series(),
        (everybody, *stages),
        advice=_advice(),
        highest=_HIGHEST,
    )
    return over_time, by_stage


def _advice() -> str:
    return _("Nothing is known of anybody's loyalty yet: it grows from touches, check-ups and what clients say.")


def _series() -> tuple[Series, ...]:
    return tuple(Series(loyalty_part(part), _ROLES[part]) for part in Part)


def _moment(day: date, spreads: Mapping[Part, Spread]) -> Bar:
    bar = _bar(format_day(day), "", spreads)
    return Bar(bar.label, bar.values, bar.texts, bar.slices, format_day(day, "month_short"))


def _bar(label: str, key: str, spreads: Mapping[Part, Spread]) -> Bar:
    medians = tuple(spreads[part].median for part in Part)
    texts = tuple(_("unknown") if median is None else format_number(median) for median in medians)
    values = tuple(None if median is None else float(median) for median in medians)
    return Bar(label, values, texts, tuple(Slice(Figure.LOYALTY, key, part.value) for part in Part))


def _unknown(part: Part, spread: Spread) -> Link:
    name = loyalty_part(part)
    text = _("{part}: {count}").format(part=name, count=format_number(spread.unknown))
    return Link(text, _("{part} unknown").format(part=name), Slice(Figure.LOYALTY, UNKNOWN, part.value))
