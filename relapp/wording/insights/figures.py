"""Each figure as charts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from relapp.domain.clients import Channel
from relapp.domain.freshness import Freshness
from relapp.domain.insights import (
    NEVER,
    PARTS,
    Drifting,
    Figure,
    GiftSpending,
    LosingTouch,
    Slice,
    Tally,
    Touches,
    Value,
    share,
)
from relapp.domain.journal import Purpose
from relapp.domain.promises import Party
from relapp.i18n import _, format_day, format_money, format_number, ngettext
from relapp.wording.insights import names
from relapp.wording.insights.charts import Bar, Chart, Link, Series, Shape, numbers
from relapp.wording.shares import percent
from relapp.wording.terms import channel, purpose

_ROLES = {
    Figure.LOSING_TOUCH: ("late",),
    Figure.PUNCTUALITY: ("accent", "late"),
    Figure.PURPOSES: ("accent", "call"),
    Figure.CHANNELS: ("accent", "call"),
    Figure.OCCASIONS: ("occasion", "note"),
    Figure.PROMISES: ("accent", "call", "gift", "late"),
    Figure.GIFTS: ("gift",),
    Figure.CAUSES: ("accent", "late"),
    Figure.GONE_STALE: ("gift",),
}


def losing_touch(found: LosingTouch) -> tuple[Chart, Chart]:
    """Those furthest past their rhythm by name, and all by how far."""
    everybody = Slice(Figure.LOSING_TOUCH)
    rest = found.drifting - len(found.furthest)
    links = []
    if rest > 0:
        all_of_them = ngettext("Show all {count}", "Show all {count}", found.drifting)
        links.append(Link(all_of_them.format(count=format_number(found.drifting)), _("Losing touch"), everybody))
    if found.never:
        never = ngettext("{count} never contacted", "{count} never contacted", found.never)
        links.append(Link(never.format(count=format_number(found.never)), names.drift(NEVER), Slice(Figure.LOSING_TOUCH, NEVER)))
    furthest = Chart(
        "losing_touch",
        _("Losing touch"),
        _("past the rhythm, in proportion to it"),
        Shape.ROWS,
        _("Client"),
        _("Times the rhythm"),
        (Series(_("Times the rhythm"), "late"),),
        tuple(map(_client, found.furthest)),
        links=tuple(links),
        advice=_("Nobody is past the rhythm today."),
    )
    drifts = tuple(_bar(Figure.LOSING_TOUCH, value, names.drift(value.key)) for value in found.tally.values)
    about = _("clients by times the rhythm since the last contact")
    title, nobody = _("How far past the rhythm"), _("Nobody is past the rhythm, and nobody was left out.")
    return furthest, _counting(Figure.LOSING_TOUCH, title, about, _("Times the rhythm"), drifts, advice=nobody, code="drift")


def punctuality(tally: Tally) -> Chart:
    """On time and late, week by week."""
    bars = tuple(_week(value) for value in tally.values)
    done = share(tally.part("in_time"), tally.total)
    notes: tuple[str, ...] = ()
    if tally.unknown:
        said = ngettext(
            "{count} touch logged before Relapp kept track of lateness is left out.",
            "{count} touches logged before Relapp kept track of lateness are left out.",
            tally.unknown,
        )
        notes = (said.format(count=format_number(tally.unknown)),)
    return _counting(
        Figure.PUNCTUALITY,
        _("On time and late"),
        _("touches that were due, by week"),
        _("Week"),
        bars,
        measure=_("Touches"),
        shape=Shape.COLUMNS,
        headline="" if done is None else _("{percent}% in time").format(percent=percent(done)),
        notes=notes,
        advice=_("Tick a touch as done on Today or in the week: it is counted here."),
    )


def touches(found: Touches) -> tuple[Chart, Chart]:
    """Touches by purpose, and by channel."""
    advice = _("Log a touch: it is counted here, whoever got in touch.")
    return (
        _touches(found.purposes, _("Touches by purpose"), _("Purpose"), lambda key: purpose(Purpose(key)), advice),
        _touches(found.channels, _("Touches by channel"), _("Channel"), lambda key: channel(Channel(key)), advice),
    )


def occasions(tally: Tally) -> Chart:
    """Birthdays and other dates of the months to come."""
    return _counting(
        Figure.OCCASIONS,
        _("Dates of the year ahead"),
        _("of all clients, sorted or not"),
        _("Month"),
        tuple(_month(value) for value in tally.values),
        measure=_("Dates"),
        shape=Shape.COLUMNS,
        advice=_("Add birthdays and other dates to your clients: they are counted here."),
    )


def promises(tally: Tally) -> Chart:
    """Promises kept, ours and theirs."""
    by = {Party.US: _("Promised by us"), Party.THEM: _("Promised to us")}
    ours = next(value for value in tally.values if value.key == Party.US)
    kept, _open, _late, broken = ours.counts
    done = share(kept, kept + broken)
    return _counting(
        Figure.PROMISES,
        _("Promises kept"),
        _("what became of promises in this time, and what is open"),
        _("Promises"),
        tuple(_bar(Figure.PROMISES, value, by[Party(value.key)]) for value in tally.values),
        measure=_("Promises"),
        headline="" if done is None else _("{percent}% of ours kept").format(percent=percent(done)),
        advice=_("Write down a promise on a client's page: what became of it is shown here."),
    )


def gifts(found: GiftSpending) -> tuple[Chart, ...]:
    """What was spent on gifts beside the budgets, and who got more than theirs."""
    bars = tuple(_bar(Figure.GIFTS, value, names.budget(value.key)) for value in found.tally.values)
    spent = [format_money(amount, currency) for currency, amount in found.spent.items()]
    note = _("The budgets of these clients come to {amount}.").format(amount=format_money(found.budget, found.currency))
    chart = _counting(
        Figure.GIFTS,
        _("Gifts against budget"),
        _("clients with gifts in {year}").format(year=found.year),
        _("Budget"),
        bars,
        headline=" · ".join(spent),
        notes=(note,) if found.budget else (),
        advice=_("Note what a gift cost: the year's spending is added up here."),
    )
    if not found.furthest:
        return (chart,)
    amounts = [(each, format_money(each.amount, found.currency)) for each in found.furthest]
    rows = tuple(
        Bar(
            each.name,
            (each.amount / 100, (each.budget or 0) / 100),
            (amount, format_money(each.budget or 0, found.currency)),
            client_id=each.client_id,
        )
        for each, amount in amounts
    )
    series = (Series(_("Spent"), "late"), Series(_("Budget"), "faint"))
    title, about = _("Gifts over budget"), _("the clients furthest over theirs in {year}").format(year=found.year)
    return chart, Chart("over_budget", title, about, Shape.GROUPED_ROWS, _("Client"), found.currency, series, rows)


def causes(tally: Tally) -> Chart:
    """What caused concerns."""
    unknown = _("Cause not known yet")
    total = ngettext("{count} concern in this time", "{count} concerns in this time", tally.total)
    settled = ngettext("{count} resolved", "{count} resolved", tally.part("settled"))
    said = f"{total.format(count=format_number(tally.total))} · {settled.format(count=format_number(tally.part('settled')))}"
    return _counting(
        Figure.CAUSES,
        _("Causes of concerns"),
        said if tally.total else _("concerns by what caused them"),
        _("Cause"),
        tuple(_bar(Figure.CAUSES, value, value.label or unknown) for value in tally.values),
        measure=_("Concerns"),
        advice=_("No concern came up in this time."),
    )


def gone_stale(found: Freshness) -> Chart:
    """Records behind."""
    total = ngettext("of {count} client", "of {count} clients", found.total).format(count=format_number(found.total))
    fresh = _("Every record has a birthday and a phone, and something was learnt of everybody within a year.")
    values = (Value(kind.value, (count,)) for kind, count in found.counts.items())
    labels = {kind.value: names.staleness(kind) for kind in found.counts}
    return _counting(
        Figure.GONE_STALE,
        _("Records gone stale"),
        total,
        _("What is missing"),
        tuple(_bar(Figure.GONE_STALE, value, labels[value.key]) for value in values),
        advice=fresh if found.total else _("Sort your clients first: only the records of sorted clients are looked at."),
    )


def _counting(
    figure: Figure,
    title: str,
    about: str,
    category: str,
    bars: tuple[Bar, ...],
    *,
    measure: str = "",
    shape: Shape = Shape.ROWS,
    headline: str = "",
    notes: tuple[str, ...] = (),
    advice: str = "",
    code: str = "",
) -> Chart:
    """A chart of counts, in the parts of its figure."""
    series = tuple(Series(names.part(part), role) for part, role in zip(PARTS[figure], _ROLES[figure], strict=True))
    return Chart(
        code or figure.value, title, about, shape, category, measure or _("Clients"), series, bars, headline, notes, advice=advice
    )


def _bar(figure: Figure, value: Value, label: str, tick: str = "") -> Bar:
    slices = tuple(Slice(figure, value.key, part) for part in PARTS[figure])
    return Bar(label, numbers(value.counts), tuple(map(format_number, value.counts)), slices, tick)


def _client(each: Drifting) -> Bar:
    days = ngettext("{count} day", "{count} days", each.days).format(count=format_number(each.days))
    return Bar(each.name, (each.times,), (f"{names.times(each.times)} · {days}",), client_id=each.client_id)


def _week(value: Value) -> Bar:
    monday = date.fromisoformat(value.key)
    bar = _bar(Figure.PUNCTUALITY, value, names.week(monday), format_day(monday, "day_month"))
    return replace(bar, line=format_day(monday))


def _month(value: Value) -> Bar:
    first = date.fromisoformat(f"{value.key}-01")
    return _bar(Figure.OCCASIONS, value, names.month(first), format_day(first, "month_short"))


def _touches(tally: Tally, title: str, category: str, named: Callable[[str], str], advice: str) -> Chart:
    total = ngettext("{count} touch in this time", "{count} touches in this time", tally.total)
    about = total.format(count=format_number(tally.total))
    bars = tuple(_bar(tally.figure, value, named(value.key)) for value in tally.values)
    return _counting(tally.figure, title, about, category, bars, measure=_("Touches"), advice=advice)
