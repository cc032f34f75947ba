"""The figures of a large book, put into words, beside the bare SQL of the same figures."""

from datetime import date, timedelta

import pytest

from relapp.book import evidence
from relapp.domain.freshness import Staleness, learnt_since
from relapp.domain.insights import Period
from relapp.domain.loyalty import BASE, FORMULA, YEAR
from relapp.wording.insights import figures
from tests.benchmarks.costs import seconds

MONTHS = 12

# Who counts: in the book and sorted; and of these, who is not left in peace for good.
SORTED = "client.deleted_at IS NULL AND client.importance IN ('vip', 'regular', 'occasional', 'dates_only')"
CARED_FOR = f"{SORTED} AND (client.pause IS NULL OR client.pause NOT IN ('deceased', 'do_not_contact'))"
OF_SORTED = f"CROSS JOIN client ON client.id = client_id WHERE {SORTED}"

BARE = {
    "losing_touch": "SELECT client_id, data FROM reminder WHERE ideal < :on AND source = 'rhythm' AND latest < :on",
    "begun": """SELECT client_id, data FROM reminder WHERE code = 'rhythm_first' AND data NOT LIKE '%"last_contact": null%'""",
    "never": f"SELECT count(*) FROM client WHERE {CARED_FOR} AND last_contact IS NULL",
    "punctuality": f"""SELECT mark.day, late_days > 0, count(*) FROM mark {OF_SORTED}
        AND mark.deleted_at IS NULL AND mark.day BETWEEN :first AND :on AND mark.kind = 'done' GROUP BY 1, 2""",
    "touches": f"""SELECT purpose, channel, direction, count(*) FROM touch WHERE deleted_at IS NULL AND day BETWEEN :first AND :on
        AND client_id IN (SELECT id FROM client WHERE {SORTED}) GROUP BY 1, 2, 3""",
    "promises": f"""SELECT party, CASE WHEN state = 'open' AND due < :on THEN 'late' ELSE state END, count(*) FROM promise
        {OF_SORTED} AND promise.deleted_at IS NULL AND (state = 'open' OR (state IN ('kept', 'broken')
        AND coalesce(settled_on, due) BETWEEN :first AND :on)) GROUP BY 1, 2""",
    "occasions": """SELECT month, day, kind, count(*) FROM occasion
        WHERE client_id NOT IN (SELECT id FROM client WHERE deleted_at IS NOT NULL) AND client_id NOT IN
        (SELECT id FROM client WHERE deleted_at IS NULL AND pause IN ('deceased', 'do_not_contact')) GROUP BY 1, 2, 3""",
    "causes": f"""SELECT client_id, cause, resolved_on FROM concern {OF_SORTED}
        AND concern.deleted_at IS NULL AND opened_on BETWEEN :first AND :on""",
    "gifts": f"""SELECT client_id, client.importance, client.gift_budget, currency, sum(price) FROM gift {OF_SORTED}
        AND gift.deleted_at IS NULL AND price IS NOT NULL AND state <> 'idea' AND (year = :year OR (year IS NULL
        AND coalesce(bought_on, given_on) BETWEEN :january AND :december)) GROUP BY client_id, currency""",
    "cared_for": f"SELECT count(*) FROM client WHERE {CARED_FOR}",
    Staleness.NO_BIRTHDAY: f"""SELECT count(*) FROM client WHERE {CARED_FOR} AND client.kind = 'person' AND NOT EXISTS
        (SELECT 1 FROM occasion WHERE client_id = client.id AND kind = 'birthday' AND person = '')""",
    Staleness.NO_PHONE: f"""SELECT count(*) FROM client WHERE {CARED_FOR} AND NOT EXISTS
        (SELECT 1 FROM contact_point WHERE client_id = client.id AND kind = 'phone')""",
    Staleness.NOTHING_LEARNT: f"""SELECT count(*) FROM client WHERE {CARED_FOR} AND created_at < :old
        AND (reviewed_on IS NULL OR reviewed_on < :old)
        AND id NOT IN (SELECT client_id FROM client_detail WHERE noted_on >= :old)
        AND id NOT IN (SELECT client_id FROM client_change WHERE day >= :old AND deleted_at IS NULL)
        AND id NOT IN (SELECT client_id FROM feedback WHERE answered_on >= :old AND deleted_at IS NULL)""",
}

SHOWN = {
    "losing_touch": figures.losing_touch,
    "punctuality": figures.punctuality,
    "touches": figures.touches,
    "promises": figures.promises,
    "occasions": figures.occasions,
    "causes": figures.causes,
    "gifts": figures.gifts,
    "gone_stale": figures.gone_stale,
}


@pytest.fixture(scope="module")
def period():
    return Period(MONTHS, date.today())


def _bare(cursor, period):
    """All figures, asked of SQLite as directly as can be."""
    on = period.on
    known = {"on": on, "first": period.first, "year": on.year, "old": learnt_since(on)}
    known |= {"january": date(on.year, 1, 1), "december": date(on.year, 12, 31)}
    values = {name: value if isinstance(value, int) else value.isoformat() for name, value in known.items()}
    return {name: cursor.execute(query, values).fetchall() for name, query in BARE.items()}


def _shown(book, period):
    return {name: put(getattr(book.insights, name)(period)) for name, put in SHOWN.items()}


def test_all_figures_in_words_beside_the_bare_sql_of_the_same_figures(race, book, cursor, period):
    rows, insights = _bare(cursor, period), book.insights
    assert insights.touches(period).purposes.total == sum(row[-1] for row in rows["touches"]) > 10_000
    assert insights.gone_stale(period).counts == {kind: rows[kind][0][0] for kind in Staleness}
    assert insights.losing_touch(period).never == rows["never"][0][0]
    punctual = insights.punctuality(period)
    assert punctual.total + punctual.unknown == sum(row[-1] for row in rows["punctuality"])
    assert insights.promises(period).total == sum(row[-1] for row in rows["promises"])
    assert insights.gifts(period).tally.total == len({row[0] for row in rows["gifts"]})
    assert insights.causes(period).total == len(rows["causes"])
    ahead = [row for row in rows["occasions"] if row[0] != period.on.month or row[1] >= period.on.day]
    assert insights.occasions(period).total == sum(row[-1] for row in ahead)

    race.assert_at_most(2, seconds(lambda: _shown(book, period)), seconds(lambda: _bare(cursor, period)), rounds=9)


def _bare_loyalty(cursor, on):
    """Every client's scores in the last year by the formula alone, unclamped and without those of whom nothing is known."""
    rules = ", ".join(f"('{rule.code}', '{rule.part}', {rule.points}, {rule.most})" for rule in FORMULA)
    return cursor.execute(
        f"""WITH formula (code, part, points, most) AS (VALUES {rules}),
        counted AS (SELECT client_id, code, count(*) AS times FROM ({evidence.TABLE})
        WHERE +day <= :on AND +day > :year GROUP BY 1, 2)
        SELECT stage, part, score, count(*) FROM client
        JOIN (SELECT client_id, part, {BASE} + sum(points * min(times, most)) AS score
        FROM counted JOIN formula USING (code) GROUP BY 1, 2) ON client.id = client_id
        WHERE +deleted_at IS NULL AND +importance <> 'not_sorted' GROUP BY 1, 2, 3""",
        {"on": on.isoformat(), "year": (on - timedelta(days=YEAR)).isoformat()},
    ).fetchall()


def test_loyalty_over_the_book_beside_the_bare_formula(race, book, cursor):
    on = date.today()
    known = {part: each.known for part, each in book.loyalty.over_book(on).whole.items()}
    rows = _bare_loyalty(cursor, on)
    for part, count in known.items():
        assert 0 < sum(row[-1] for row in rows if row[1] == part) <= 1.1 * count

    race.assert_at_most(2, seconds(lambda: book.loyalty.over_book(on)), seconds(lambda: _bare_loyalty(cursor, on)), rounds=7)
