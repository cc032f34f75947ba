"""What is shown for one client appears within one frame, however long the history and however large the book."""

import shutil
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget

from relapp.book import Book
from relapp.book.bulk import ClientHistory
from relapp.domain.check_ups import Answer, CheckUp, RecoveryStep, Result
from relapp.domain.clients import Channel, Client, ContactPoint, Detail, DetailKind, Importance, Observed, PointKind, Stage
from relapp.domain.clippings import PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.events import RECORDED, Event
from relapp.domain.feedback import Feedback
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.histories import ClientChange
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.domain.promises import Party, Promise, PromiseState
from relapp.domain.signs import BAD_SIGNS, GOOD_SIGNS
from relapp.ui.bus import Bus
from relapp.ui.client.page import ClientPage
from relapp.ui.theme import current_theme
from relapp.ui.window import Window
from tests.benchmarks.costs import seconds
from tests.benchmarks.programs import painting

TODAY = date.today()
TEN_YEARS, ONE_YEAR = "Zwölfzehn Lange", "Zwölfzehn Kurz"

# How much more than a client with a tenth of the history, and than Qt's own labels that say the same.
FLAT, BARE = 1.5, 3.3
NOTE = "Asked after the harvest, wants to taste the Etiópia lot; delivery before seven as always."


def _days(count, years):
    """So many days over some years, the last one yesterday."""
    return [TODAY - timedelta(days=1 + number * years * 365 // count) for number in range(count)]


def _history(name, years):
    """A client of whom as much is known and open whatever the years, and with whom 250 things happened in each of them."""

    def over(make, in_a_year):
        return [make(number, day) for number, day in enumerate(_days(years * in_a_year, years))]

    known = tuple(Detail(list(DetailKind)[n % 7], f"{n} {NOTE}", Observed.SAID, day) for n, day in enumerate(_days(30, years)))
    phone = ContactPoint(PointKind.PHONE, "(11) 95555-0127")
    client = Client(name, importance=Importance.VIP, stage=Stage.COMMITMENT, points=(phone,), details=known)
    purposes, channels, fields, soon = list(Purpose), list(Channel), ("stage", "notes", "details"), timedelta(days=2)
    answers = dict.fromkeys(GOOD_SIGNS, Answer.YES.value) | dict.fromkeys(BAD_SIGNS, Answer.NO.value)
    records = (
        *over(lambda n, day: Promise(f"{n} lot", day + soon, Party.US, day, PromiseState.KEPT, day), 10),
        *over(lambda n, day: Gift(f"cup {n}", GiftState.GIVEN, price=8500, currency="BRL", bought_on=day, given_on=day), 4),
        *over(lambda n, day: Concern(f"late {n}", day, "route", "van", "earlier", "", day + soon, day + soon), 4),
        *over(lambda n, day: Feedback("How is it?", (), day, day, NOTE, day, "Thanks", day, True, day), 4),
        *over(lambda n, day: CheckUp(day, answers, NOTE, NOTE, {}, Result.GOOD), 4),
        *over(lambda n, day: RecoveryStep(f"step {n}", day, done_on=day), 4),
        *over(lambda n, day: Event(day, RECORDED[n % len(RECORDED)], NOTE), 6),
        *over(lambda n, day: PassedOn(f"{n}", day, NOTE), 6),
        *over(lambda n, day: ClientChange(day, fields[n % 3], "exploration", "awareness", NOTE), 30),
    )
    touches = over(lambda n, day: Touch(day, purposes[n % 14], channels[n % 6], note=f"{n} {NOTE}"), 150)
    purchases = over(lambda n, day: Purchase(day, f"lot {n}", 430000 + n, "BRL"), 20)
    return ClientHistory(client, tuple(touches), tuple(purchases), records=records)


@pytest.fixture(scope="module")
def book(large_book, tmp_path_factory):
    """The large book with both of them in it."""
    path = tmp_path_factory.mktemp("client") / "clients.relapp"
    shutil.copyfile(large_book, path)
    with Book(path) as opened:
        opened.turn_to(TODAY)
        opened.bulk.add([_history(TEN_YEARS, 10), _history(ONE_YEAR, 1)])
        yield opened


@pytest.fixture
def window(book, qtbot):
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    current_theme().apply(app, "light", 1.0)
    opened = Window(Bus(book, lambda: TODAY))
    qtbot.addWidget(opened)
    opened.resize(1280, 800)
    opened.show()
    painting.settle()
    return opened


def _client(book, name):
    (line,) = book.list.find(name)
    return line.id


def _opening(window, client_id, other_id):
    """The cost of opening a client after another one, from another page, until the record is painted."""

    def opened():
        window.open_client(client_id)
        painting.wait_until_painted(window.page("client"))

    def cost():
        window.open_client(other_id)
        painting.settle()
        window.go("today")
        painting.settle()
        return seconds(opened)()

    return cost


def _said(page):
    """Everything that is written on a page, in view or not."""
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
    buttons = [each.text() for each in page.findChildren(QAbstractButton) if each.isVisibleTo(page)]
    return [each for each in labels + buttons if each] + [" ".join(row.words) for row in page.timeline.entries.rows]


class _Bare(QWidget):
    """Labels of Qt's own, a line each, that say what they are told to."""

    def __init__(self, count):
        super().__init__()
        column = QVBoxLayout(self)
        self.labels = [QLabel(wordWrap=True) for _ in range(count)]
        for label in self.labels:
            column.addWidget(label)

    def show_said(self, said):
        for label, text in zip(self.labels, said, strict=True):
            label.setText(text)
        painting.wait_until_painted(self)


def test_the_first_paint_shows_the_latest_of_everything(book, window):
    ten_years, one_year = (_client(book, name) for name in (TEN_YEARS, ONE_YEAR))
    _opening(window, ten_years, one_year)()
    page = window.page("client")
    assert isinstance(page, ClientPage)
    shown = [row for row in page.timeline.entries.rows if not row.visibleRegion().isEmpty()]
    assert len(shown) > 2
    assert [row.entry for row in shown] == book.timeline.latest(ten_years, len(shown))
    assert len(book.timeline.latest(ten_years, 5000)) > 2500
    assert len(book.timeline.groups(ten_years)) == 7


def test_opening_a_client_is_flat_in_the_length_of_the_history(race, book, window):
    ten_years, one_year = (_client(book, name) for name in (TEN_YEARS, ONE_YEAR))
    long, short = _opening(window, ten_years, one_year), _opening(window, one_year, ten_years)
    race.assert_at_most(FLAT, long, short, rounds=21)


def test_opening_a_client_beside_bare_labels(race, qtbot, book, window):
    ten_years, one_year = (_client(book, name) for name in (TEN_YEARS, ONE_YEAR))
    opening = _opening(window, ten_years, one_year)
    opening()
    said = _said(window.page("client"))
    bare = _Bare(len(said))
    qtbot.addWidget(bare)
    bare.resize(1280, 800)
    bare.show()
    painting.settle()
    texts = [said, [each[::-1] for each in said]]

    def show_bare():
        texts.reverse()
        bare.show_said(texts[0])

    race.assert_at_most(BARE, opening, seconds(show_bare), rounds=21)
