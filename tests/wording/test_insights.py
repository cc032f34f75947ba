from datetime import date

import pytest

from relapp import i18n
from relapp.domain.clients import Stage
from relapp.domain.freshness import Freshness, Staleness
from relapp.domain.insights import (
    NEVER,
    OVER,
    PARTS,
    Drift,
    Drifting,
    Figure,
    GiftSpending,
    LosingTouch,
    LoyaltyCourse,
    Slice,
    Spent,
    Tally,
    Touches,
    Value,
    by_budget,
    by_drift,
)
from relapp.domain.loyalty import Part, Spread
from relapp.wording.insights import Shape, figures, loyal, names


def lines(chart):
    """A chart as its table has it."""
    return [(bar.line or bar.label, *bar.texts) for bar in chart.bars]


def tally(figure, *values, unknown=0):
    return Tally(figure, tuple(Value(key, counts, label) for key, counts, label in values), unknown)


def test_everything_counted_has_a_name_of_its_own():
    drifts = [*Drift, NEVER]
    assert len({names.drift(each) for each in drifts}) == len(drifts)
    assert len({names.staleness(each) for each in Staleness}) == len(Staleness)
    counted = [parts for figure, parts in PARTS.items() if figure is not Figure.LOYALTY]
    assert all(len({names.part(each) for each in parts}) == len(parts) for parts in counted)


def test_those_losing_touch_are_named_and_the_rest_is_a_way_on():
    drifting = [Drifting(1, 64, 30, "Helena"), Drifting(2, 54, 30, "João"), Drifting(3, 50, 30)]
    furthest, drift = figures.losing_touch(LosingTouch(tuple(drifting[:2]), by_drift(drifting, never=1200)))
    assert lines(furthest) == [("Helena", "2.1 × · 64 days"), ("João", "1.8 × · 54 days")]
    assert [bar.client_id for bar in furthest.bars] == [1, 2]
    assert [(link.text, link.called) for link in furthest.links] == [
        ("Show all 3", "Losing touch"),
        ("1,200 never contacted", "Never contacted"),
    ]
    assert [link.part for link in furthest.links] == [Slice(Figure.LOSING_TOUCH), Slice(Figure.LOSING_TOUCH, NEVER)]
    assert lines(drift)[-1] == ("Never contacted", "1,200")


def test_nobody_lost_is_said_as_good_news():
    furthest, drift = figures.losing_touch(LosingTouch((), by_drift([], never=0)))
    assert furthest.is_empty
    assert drift.is_empty
    assert furthest.links == ()
    assert furthest.advice == "Nobody is past the rhythm today."


def test_a_week_says_what_was_in_time_and_what_was_not():
    chart = figures.punctuality(tally(Figure.PUNCTUALITY, ("2026-11-16", (9, 3), ""), ("2026-11-23", (0, 0), ""), unknown=2))
    assert chart.headline == "75% in time"
    assert chart.said(0) == "Week of Nov 16, 2026: In time 9, Late 3"
    assert chart.said(0, 1) == "Week of Nov 16, 2026 · Late: 3"
    assert lines(chart)[0] == ("Nov 16, 2026", "9", "3")
    assert chart.notes == ("2 touches logged before Relapp kept track of lateness are left out.",)
    assert chart.bars[0].slices[1] == Slice(Figure.PUNCTUALITY, "2026-11-16", "late")
    assert (chart.shape, chart.category, chart.measure) == (Shape.COLUMNS, "Week", "Touches")


def test_no_share_is_made_up_where_nothing_ended():
    nothing = tally(Figure.PROMISES, ("us", (0, 2, 0, 0), ""), ("them", (0, 0, 0, 0), ""))
    assert figures.promises(nothing).headline == ""
    assert figures.punctuality(tally(Figure.PUNCTUALITY)).headline == ""
    assert (
        figures.promises(tally(Figure.PROMISES, ("us", (3, 9, 9, 1), ""), ("them", (0, 0, 0, 0), ""))).headline
        == "75% of ours kept"
    )


def test_what_is_nearly_all_is_not_called_all():
    kept = figures.promises(tally(Figure.PROMISES, ("us", (593, 0, 1, 1), ""), ("them", (0, 0, 0, 0), "")))
    assert kept.headline == "99% of ours kept"
    assert figures.punctuality(tally(Figure.PUNCTUALITY, ("2026-11-16", (1, 600), ""))).headline == "1% in time"


def test_purposes_and_channels_are_named():
    found = Touches(tally(Figure.PURPOSES, ("thank_you", (2, 1), "")), tally(Figure.CHANNELS, ("in_person", (1, 0), "")))
    purposes, channels = figures.touches(found)
    assert lines(purposes) == [("Thank-you call", "2", "1")]
    assert purposes.about == "3 touches in this time"
    assert lines(channels) == [("In person", "1", "0")]


def test_a_month_is_short_on_the_axis_and_whole_in_the_table():
    chart = figures.occasions(tally(Figure.OCCASIONS, ("2026-11", (2, 1), "")))
    assert (chart.bars[0].tick, chart.bars[0].label) == ("Nov", "November 2026")


def test_money_is_written_as_such_and_those_over_their_budget_are_named():
    spent = [Spent(1, 8000, 5000, "Caio"), Spent(2, 100, 5000)]
    found = GiftSpending(2026, {"BRL": 8100, "EUR": 900}, 10_000, "BRL", (spent[0],), by_budget(spent))
    chart, over = figures.gifts(found)
    assert chart.headline == "R$81.00 · €9.00"
    assert chart.notes == ("The budgets of these clients come to R$100.00.",)
    assert chart.bars[1].slices == (Slice(Figure.GIFTS, OVER),)
    assert lines(over) == [("Caio", "R$80.00", "R$50.00")]
    assert over.said(0) == "Caio: Spent R$80.00, Budget R$50.00"
    assert len(figures.gifts(GiftSpending(2026, {}, 0, "BRL", (), by_budget([])))) == 1


def test_a_cause_keeps_its_words_and_one_that_is_missing_is_said():
    chart = figures.causes(tally(Figure.CAUSES, ("Carrier", (2, 1), "Carrier"), ("", (0, 1), "")))
    assert chart.about == "4 concerns in this time · 2 resolved"
    assert lines(chart) == [("Carrier", "2", "1"), ("Cause not known yet", "0", "1")]


def test_stale_records_stand_beside_how_many_there_are():
    chart = figures.gone_stale(Freshness({Staleness.NO_PHONE: 3}, 98))
    assert (chart.about, lines(chart)) == ("of 98 clients", [("No phone", "3")])
    assert chart.bars[0].slices == (Slice(Figure.GONE_STALE, "no_phone"),)


def spreads(*medians):
    return {part: Spread(median, 5, 2 if median is None else 0) for part, median in zip(Part, medians, strict=True)}


def test_unknown_loyalty_is_said_and_never_drawn_as_nothing():
    found = LoyaltyCourse(
        ((date(2026, 11, 23), spreads(None, 50, 60)),), spreads(None, 50, 60), {Stage.EXPANSION: spreads(1, 2, None)}
    )
    over_time, by_stage = loyal.loyalty(found)
    assert over_time.bars[0].values == (None, 50, 60)
    assert over_time.said(0) == "Nov 23, 2026: Satisfaction unknown, Involvement 50, Affinity 60"
    assert [(link.text, link.called) for link in over_time.links] == [("Satisfaction: 2", "Satisfaction unknown")]
    assert [line[0] for line in lines(by_stage)] == ["All clients", "Expansion"]
    assert by_stage.bars[1].slices[0] == Slice(Figure.LOYALTY, "expansion", "satisfaction")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_numbers_are_written_as_the_language_does(language):
    i18n.set_language(language)
    furthest, _drift = figures.losing_touch(LosingTouch((Drifting(1, 64, 30, "Helena"),), by_drift([], never=0)))
    assert ("2.1 ×" if language == "en" else "2,1 ×") in furthest.bars[0].texts[0]


def test_where_nobody_is_sorted_no_record_is_called_fresh():
    kinds = dict.fromkeys(Staleness, 0)
    assert figures.gone_stale(Freshness(kinds, 0)).advice.startswith("Sort your clients first")
    assert figures.gone_stale(Freshness(kinds, 1)).advice.startswith("Every record has a birthday")
