from datetime import date

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from relapp.ui.theme import current_theme
from relapp.ui.widgets.trend import Dot, Trend

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


@pytest.fixture
def trend(qtbot: QtBot, look: None) -> Trend:
    trend = Trend("How it went")
    qtbot.addWidget(trend)
    trend.resize(400, 100)
    trend.show()
    return trend


def colour_at(trend: Trend, across: float, share: float) -> QColor:
    """What is painted where a dot of that share would be."""
    image, line = trend.line.grab().toImage(), trend.line
    ratio, edge = image.devicePixelRatio(), current_theme().px(5) + 1
    left = edge + across * (line.width() - 2 * edge)
    top = line.height() - edge - share * (line.height() - 2 * edge)
    return image.pixelColor(int(left * ratio), int(top * ratio))


def test_the_ends_are_written_out_and_everything_is_told(trend: Trend) -> None:
    trend.show_dots([Dot(MAY, 1, "accent", "May: fine"), Dot(JUNE, 0.5, "faint", "June"), Dot(JULY, 0, "late", "July: bad")])
    assert (trend.first.text(), trend.last.text()) == ("May: fine", "July: bad")
    assert trend.line.accessibleName() == "How it went\nMay: fine\nJune\nJuly: bad"


def test_dots_lie_by_their_day_and_their_share_in_their_colours(trend: Trend) -> None:
    trend.show_dots([Dot(MAY, 1, "accent", ""), Dot(date(2026, 5, 11), 0.5, "gift", ""), Dot(date(2026, 5, 21), 0, "late", "")])
    colour = current_theme().colour
    assert colour_at(trend, 0, 1) == colour("accent")
    assert colour_at(trend, 0.5, 0.5) == colour("gift")
    assert colour_at(trend, 1, 0) == colour("late")


@pytest.mark.parametrize("days", [(), (MAY,), (MAY, MAY)])
def test_few_dots_are_no_trouble(trend: Trend, days: tuple[date, ...]) -> None:
    trend.show_dots([Dot(day, 1, "accent", "good") for day in days])
    assert not trend.line.grab().isNull()
    assert trend.first.text() == ("good" if days else "")
