from collections.abc import Callable
from datetime import date
from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import Channel, ContactPoint, Detail, DetailKind, Importance, Pause, PointKind
from relapp.domain.journal import Outcome, Purchase, Purpose, Touch
from relapp.domain.questions import Question, asked
from relapp.ui.bus import Bus
from relapp.ui.today.panel import TodayPanel
from tests.ui.conftest import HOSTILE, MONDAY, Add, button, click, in_view, texts

ShowClient = Callable[[int], TodayPanel]


@pytest.fixture
def show_client(bus: Bus, book: Book, show: Callable[..., TodayPanel]) -> ShowClient:
    def show_client(client_id: int) -> TodayPanel:
        panel = show(TodayPanel(bus), 360, 800)
        panel.show_client(book.clients.get(client_id), book.agenda.of_client(client_id), MONDAY)
        return panel

    return show_client


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the programs of the desktop."""
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(QUrl(url).toString()))
    return urls


def test_it_says_who_why_and_what_to_remember(add: Add, book: Book, show_client: ShowClient) -> None:
    client_id = add(
        "Ana Prado",
        born=date(1980, 11, 23),
        company="Café do Porto",
        title="Owner",
        importance=Importance.DATES_ONLY,
        preferred_channel=Channel.WHATSAPP,
        preferred_hours="after 17:00",
        details=(Detail(DetailKind.INTEREST, "sailing"), Detail(DetailKind.NEED, "a larger oven")),
        notes="Two dogs",
    )
    book.journal.log(client_id, Touch(date(2026, 11, 2), Purpose.PERSONAL_NOTE, outcome=Outcome.SENT, note="about the fair"))
    book.journal.add_purchase(client_id, Purchase(date(2026, 1, 5), "Grinder"))

    said = texts(show_client(client_id))

    assert {"Ana Prado", "Owner · Café do Porto · Dates only", "Birthday: turns 46 · today"} <= set(said)
    remembered = said[said.index("To remember") + 1 : said.index("Ask: What is their phone number?")]
    assert [line for line in remembered if line != "•"] == [
        "Prefers WhatsApp, after 17:00",
        "a larger oven",
        "Interests: sailing",
        "Two dogs",
    ]
    assert "Nov 2 · Personal note, sent: about the fair" in said
    assert "Jan 5 · Bought Grinder" in said


def test_each_way_to_get_in_touch_has_its_button(add: Add, show_client: ShowClient, opened: list[str], book: Book) -> None:
    points = (ContactPoint(PointKind.PHONE, "+55 (11) 9 5555-0127"), ContactPoint(PointKind.EMAIL, "ana@porto.exemplo"))
    panel = show_client(add(points=points))

    for text in ("WhatsApp", "Call", "E-mail"):
        click(panel, text)

    assert list(map(unquote, opened)) == ["https://wa.me/5511955550127", "tel:+5511955550127", "mailto:ana@porto.exemplo"]


def test_one_question_is_offered_and_another_one_once_it_was_asked(add: Add, show_client: ShowClient, book: Book) -> None:
    client_id = add(points=(ContactPoint(PointKind.PHONE, "1"),))
    book.records.keep("question_added", client_id, Question(text="Which oven?"))
    assert [each for each in texts(show_client(client_id)) if each.startswith("Ask:")] == ["Ask: Which oven?"]

    (question,) = book.records.of(Question, client_id)
    book.records.keep("question_asked", client_id, asked(question, MONDAY))

    said = texts(show_client(client_id))
    assert [each for each in said if each.startswith("Ask:")] == ["Ask: What do they need most from us?"]


def test_whoever_is_left_in_peace_is_asked_nothing(add: Add, show_client: ShowClient) -> None:
    panel = show_client(add(pause=Pause.BEREAVEMENT))

    assert not [each for each in texts(panel) if each.startswith("Ask:")]


def test_what_is_not_known_has_no_button(add: Add, show_client: ShowClient) -> None:
    panel = show_client(add())

    assert [each.text() for each in in_view(panel, type(button(panel, "Open record")))] == ["Say or send…", "Open record"]
    assert not {"Why now", "To remember", "Last time"} & set(texts(panel))


def test_the_whole_record_can_be_asked_for(add: Add, show_client: ShowClient, qtbot: QtBot) -> None:
    client_id = add()
    panel = show_client(client_id)

    with qtbot.waitSignal(panel.client_opened, check_params_cb=lambda opened: opened == client_id):
        click(panel, "Open record")


def test_nobody_chosen_shows_nothing(add: Add, show_client: ShowClient) -> None:
    panel = show_client(add())

    panel.clear()

    assert in_view(panel, QLabel) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_everything_is_shown_letter_by_letter(add: Add, show_client: ShowClient, book: Book, name: str) -> None:
    client_id = add(name, company=name, notes=name, text=name, due=MONDAY)
    book.journal.log(client_id, Touch(MONDAY, Purpose.GREETING, note=name), [])

    panel = show_client(client_id)

    said = texts(panel)
    assert {name, f"Reminder: {name}", f"Nov 23 · Greeting, spoke: {name}"} <= set(said)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in in_view(panel, QLabel) if label.text())
