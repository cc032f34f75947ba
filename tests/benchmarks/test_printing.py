"""A long weekly list on its way to paper: composed, its first page in the preview, all of it as a PDF."""

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QImage, QPainter

from relapp.domain.clients import Client, ContactPoint, PointKind
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.domain.week import DayPlan, PlannedTouch
from relapp.paper.render import laid_out, write_pdf
from relapp.paper.week import WeekSheet, compose
from tests.benchmarks.costs import seconds

MONDAY = date(2026, 11, 23)
USUAL, SHORT, LONG = 60, 100, 1_000


@pytest.fixture(autouse=True)
def _qt(qapp):
    """What lays text out."""


def week_of(rows):
    """A week with so many touches, all of them different, on its five working days."""
    clients, days = {}, []
    for number in range(5):
        on = MONDAY + timedelta(number)
        touches = []
        for _touch in range(rows // 5):
            key = len(clients) + 1
            phone = ContactPoint(PointKind.PHONE, f"+40 721 55{key:04}")
            clients[key] = Client(f"Ștefania Brătescu {key}", id=key, company=f"Țesături și cafea {key}", points=(phone,))
            words = {"text": f"Sună și întreabă de comanda {key}, apoi trimite oferta nouă"}
            reason = Reminder(key, "free", "once", Purpose.FREE_REMINDER, "free", on, on, on, data=words)
            touches.append(PlannedTouch(key, on, (reason,)))
        days.append(DayPlan(on, True, rows, tuple(touches)))
    return WeekSheet(tuple(days), (), clients, "shop.relapp", MONDAY)


def first_page(document):
    """Show the first page of a document as the preview does."""

    def show():
        pages = laid_out(document)
        pages.lay_out_more()
        picture = QImage(600, 850, QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        painter.scale(0.06, 0.06)
        pages.draw(painter, 1)
        painter.end()
        assert pages.is_complete is False

    return show


def test_first_page_of_a_long_list_beside_that_of_a_usual_one(race):
    long, usual = compose(week_of(LONG)), compose(week_of(USUAL))
    race.assert_at_most(1.3, seconds(first_page(long)), seconds(first_page(usual)), rounds=9)


def test_a_row_composed_of_many_beside_one_of_few(race):
    long, short = week_of(LONG), week_of(SHORT)
    race.assert_at_most(1.3, seconds(lambda: compose(long)), seconds(lambda: compose(short), LONG // SHORT), rounds=5)


def test_a_row_written_of_many_beside_one_of_few(race, tmp_path):
    long, short = compose(week_of(LONG)), compose(week_of(SHORT))
    write_few = seconds(lambda: write_pdf(short, tmp_path / "short.pdf"))
    write_many = seconds(lambda: write_pdf(long, tmp_path / "long.pdf"))
    race.assert_at_most(1.5, write_many, lambda: LONG / SHORT * write_few(), rounds=3)
