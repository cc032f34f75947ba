from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relapp.domain.concerns import Concern
from relapp.domain.journal import Purpose, Touch
from relapp.domain.loyalty import BASE, Part
from relapp.ui.client import parts
from relapp.ui.client.relationship.loyalty import LoyaltySection
from relapp.ui.client.relationship.tab import RelationshipTab
from relapp.ui.widgets.progress import ProgressBar
from tests.ui.client.conftest import Opened
from tests.ui.conftest import MONDAY, in_view, texts


def section(marina: Opened) -> LoyaltySection:
    marina.page.show_part(parts.Part.RELATIONSHIP)
    tab = marina.page.tab(parts.Part.RELATIONSHIP)
    assert isinstance(tab, RelationshipTab)
    return tab.loyalty


def log(marina: Opened, purpose: Purpose, on: date = MONDAY) -> None:
    marina.bus.do(lambda: marina.bus.book.journal.log(marina.client_id, Touch(on, purpose)))


def test_nothing_known_is_said_and_never_shown_as_a_score(marina: Opened) -> None:
    assert [text for text in texts(section(marina)) if text == "not known yet"] == ["not known yet"] * 3
    assert not in_view(section(marina), ProgressBar)
    assert any(text.startswith("Not known yet") for text in texts(marina.page.side.loyalty))
    assert not in_view(marina.page.side.loyalty, ProgressBar)


def test_what_happens_is_spelt_out_and_adds_up(marina: Opened) -> None:
    log(marina, Purpose.PERSONAL_NOTE)
    log(marina, Purpose.GREETING)
    marina.bus.do(lambda: marina.bus.book.records.keep("concern_added", marina.client_id, Concern("late", MONDAY)))
    said = texts(section(marina))
    assert "Begins at 40\n1 personal note: +5\n1 greeting: +4" in said
    assert "Begins at 40\n1 concern is open: −15" in said
    assert {"49", "25", "not known yet"} <= set(said)
    bars = [bar.accessibleName() for bar in in_view(section(marina), ProgressBar)]
    assert bars == ["Satisfaction: 25", "Affinity: 49"]


def test_the_side_shows_the_scores_and_what_they_rest_on(marina: Opened) -> None:
    log(marina, Purpose.PERSONAL_NOTE)
    card = marina.page.side.loyalty
    assert {"45", "Rests most on: 1 personal note."} <= set(texts(card))
    assert [bar.fraction for bar in in_view(card, ProgressBar)] == [0.45]
    marina.bus.undo()
    assert not in_view(card, ProgressBar)


def test_the_trend_has_a_point_for_each_month_in_which_something_was_known(marina: Opened) -> None:
    log(marina, Purpose.GREETING, date(2026, 9, 30))
    trend = section(marina).parts[Part.AFFINITY].trend
    assert [dot.on for dot in trend.line.dots] == [date(2026, 9, 30), date(2026, 10, 31), MONDAY]
    assert {dot.share for dot in trend.line.dots} == {(BASE + 4) / 100}
    assert trend.isVisibleTo(marina.page)
    assert "Affinity over the last 12 months" in trend.line.accessibleName()


def test_one_point_makes_no_trend(marina: Opened) -> None:
    log(marina, Purpose.GREETING)
    assert not section(marina).parts[Part.AFFINITY].trend.isVisibleTo(marina.page)


def test_what_was_more_than_a_year_ago_no_longer_counts(marina: Opened) -> None:
    log(marina, Purpose.GREETING, MONDAY - timedelta(days=365))
    assert section(marina).parts[Part.AFFINITY].line.unknown.isVisibleTo(marina.page)


def test_the_formula_opens_by_keyboard(marina: Opened) -> None:
    shown = section(marina)
    assert not shown.formula.isVisibleTo(marina.page)
    shown.begin()
    assert QApplication.focusWidget() is shown.explain
    QTest.keyClick(shown.explain, Qt.Key.Key_Space)
    assert "Each part begins at 40" in shown.formula.text()
    assert "1 concern is open: −15, up to 2 times" in shown.formula.text()
    assert shown.formula.isVisibleTo(marina.page)
    QTest.keyClick(shown.explain, Qt.Key.Key_Space)
    assert not shown.formula.isVisibleTo(marina.page)


def test_the_side_leads_to_the_section(marina: Opened) -> None:
    marina.page.side.loyalty.details.click()
    assert marina.page.part is parts.Part.RELATIONSHIP
    assert QApplication.focusWidget() is section(marina).explain
