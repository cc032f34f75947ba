"""What is true of every page, in every language: nothing is cut off, and nothing flashes up."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QScrollArea,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.book import Book
from relapp.domain.clients import Channel, ContactPoint, Detail, DetailKind, Importance, PointKind, Stage
from relapp.domain.journal import Outcome, Purchase, Purpose, Touch
from relapp.domain.printed import PrintedList, PrintedRow
from relapp.domain.promises import Promise
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.window import Window
from tests.ui.conftest import FRIDAY_BEFORE, MONDAY, WEDNESDAY, Add

OpenPage = Callable[[str], Window]

PAGES = (
    "welcome", "today", "catching_up", "week", "clients", "duplicates", "sorting", "client", "calendar", "share", "insights",
    "learned", "digest", "review", "settings", "import", "results",
)  # fmt: skip
LONG = "Maria Aparecida dos Santos Albuquerque-Cavalcanti de Vasconcelos"
CARDS = """BEGIN:VCARD
VERSION:3.0
FN:João Țepeș
TEL:(11) 9 5555-0127
END:VCARD
BEGIN:VCARD
VERSION:3.0
END:VCARD
"""


@pytest.fixture
def client_id(add: Add, book: Book) -> int:
    """A client about whom there is something to say everywhere, among others who are due, coming or not sorted yet."""
    client_id = add(
        LONG,
        due=(MONDAY, FRIDAY_BEFORE),
        born=date(1980, 11, 23),
        text="ask about the move to the new and larger shop in the old town",
        company="Comércio de Materiais de Construção Albuquerque & Filhos",
        title="Owner",
        importance=Importance.VIP,
        stage=Stage.COMMITMENT,
        tags=("cafés", "old clients of my father"),
        notes="Prefers mornings",
        preferred_channel=Channel.WHATSAPP,
        preferred_hours="after 17:00",
        points=(ContactPoint(PointKind.PHONE, "+55 (11) 9 5555-0127", "work"), ContactPoint(PointKind.EMAIL, "m@porto.exemplo")),
        details=(Detail(DetailKind.INTEREST, "sailing"), Detail(DetailKind.NEED, "a larger oven")),
    )
    book.journal.log(client_id, Touch(FRIDAY_BEFORE, Purpose.THANK_YOU, outcome=Outcome.LEFT_MESSAGE, note="about the fair"), [])
    book.journal.add_purchase(client_id, Purchase(FRIDAY_BEFORE, "Grinder", 129_900, "BRL"))
    add("Ana Prado", due=WEDNESDAY, at=None, importance=Importance.OCCASIONAL)
    add("Bia Reis", born=date(1990, 11, 28))
    add("Maria Vasconcelos", company="Albuquerque", points=(ContactPoint(PointKind.PHONE, "+55 11 95555-0127"),))
    late = Promise("Send the offer for the new and larger shop", FRIDAY_BEFORE)
    book.records.keep("promise_added", add("Dora Lima", born=date(1990, 11, 20)), late)
    return client_id


@pytest.fixture
def open_page(bus: Bus, book: Book, client_id: int, show: Callable[..., Window], tmp_path: Path, qtbot: QtBot) -> OpenPage:
    """A page in the language spoken, as it is once everything on it is there."""

    def open_page(name: str) -> Window:
        book.save_settings(replace(book.settings.get(), language=i18n.language(), country="BR"))
        if name == "results":
            row = PrintedRow(1, client_id, MONDAY, tuple(book.agenda.of_client(client_id)))
            book.printed.keep(PrintedList(0, MONDAY, MONDAY, MONDAY, (row,)))
        window = show(Window(bus), 1024, 700)
        # Alone, a page of a client goes back to the clients.
        if name == "client":
            window.open_client(client_id)
        else:
            window.go(name)
        if name == "insights":
            qtbot.waitUntil(lambda: not window.page("insights").reader.is_reading, timeout=20_000)
        if name == "duplicates":
            qtbot.waitUntil(lambda: not window.page("duplicates").is_searching)
        if name == "import":
            file = tmp_path / "cards.vcf"
            file.write_text(CARDS, encoding="utf-8")
            window.import_file(file)
            qtbot.waitUntil(lambda: bool(in_sight(window, QAbstractItemView)))
        for _turn in range(3):
            QApplication.processEvents()
        return window

    return open_page


def in_sight(window: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    return [each for each in window.findChildren(QWidget) if isinstance(each, kinds or QWidget) and each.isVisibleTo(window)]


def views(window: Window) -> Iterator[str]:
    """The parts of a page that has some: going through them shows one after the other."""
    QApplication.processEvents()
    yield ""
    for bar in in_sight(window, QTabBar):
        for index in range(1, bar.count()):
            bar.setCurrentIndex(index)
            for _turn in range(3):
                QApplication.processEvents()
            yield bar.tabText(index)


def described(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return (
        f"{type(widget).__name__} “{text or widget.accessibleName() or widget.objectName()}” in {type(widget.parent()).__name__}"
    )


def is_part_of_another_control(widget: QWidget) -> bool:
    return isinstance(widget.parent(), QAbstractItemView | QAbstractSpinBox | QComboBox | QTabBar) or bool(widget.focusProxy())


def is_cut(widget: QWidget) -> str:
    """In what way a label or a button has too little room; nothing where it has enough."""
    least = widget.minimumSizeHint()
    if widget.width() < least.width():
        return f"{widget.width()} of {least.width()} wide"
    needed = max(least.height(), widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else 0)
    if widget.height() < needed:
        return f"{widget.height()} of {needed} high"
    return _leaves_its_frame(widget)


def _leaves_its_frame(widget: QWidget) -> str:
    """Where `widget` goes beyond a parent that does not scroll to it."""
    parent = widget.parentWidget()
    while parent and not widget.isWindow():
        rect = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and parent is area.viewport():
            sideways = area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return "" if sideways or (rect.left() >= 0 and rect.right() < parent.width()) else f"beyond the list by {rect}"
        if not parent.rect().contains(rect):
            return f"{rect} beyond {type(parent).__name__} {parent.size()}"
        if parent.isWindow():
            return ""
        parent = parent.parentWidget()
    return ""


@pytest.mark.parametrize("scale", [1.0, 2.0], ids=["100", "200"])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cut_off(open_page: OpenPage, qapp: QApplication, page: str, language: str, scale: float) -> None:
    i18n.set_language(language)
    current_theme().apply(qapp, "light", scale)
    window = open_page(page)

    for view in views(window):
        shown = [each for each in in_sight(window, QAbstractButton, QLabel) if not is_part_of_another_control(each)]
        cut = {described(each): how for each in shown if (how := is_cut(each))}
        assert cut == {}, view
        assert len(shown) > 4


class ShownAlone(QObject):
    """Notes the widgets that appear as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(described(watched))
        return False


@pytest.mark.parametrize("page", PAGES)
def test_nothing_flashes_up_while_a_page_is_made(
    bus: Bus, client_id: int, show: Callable[..., Window], qapp: QApplication, page: str
) -> None:
    window = show(Window(bus))
    noted = ShownAlone()
    qapp.installEventFilter(noted)

    window.go(page)
    if page == "client":
        window.open_client(client_id)
    for _view in views(window):
        QApplication.processEvents()

    qapp.removeEventFilter(noted)
    assert noted.seen == []
