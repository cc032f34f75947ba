from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.journal import Outcome
from relapp.ui.bus import Bus
from relapp.ui.clients.new_client import NewClientDialog
from relapp.ui.clients.page import ClientsPage
from relapp.ui.sidebar import PLACES
from relapp.ui.touching.done_popup import DonePopup
from relapp.ui.touching.log_dialog import LogDialog
from relapp.ui.widgets.nav import NavButton
from relapp.ui.window import Window
from tests.ui.conftest import MONDAY, TUESDAY, Add, button, click, delete_what_was_left

OpenWindow = Callable[[], Window]
CTRL = Qt.KeyboardModifier.ControlModifier
NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6, Qt.Key.Key_7)
NAMES = ("Today", "Week", "Clients", "Calendar", "To share", "Insights", "Settings")


@pytest.fixture
def open_window(bus: Bus, show: Callable[..., Window]) -> OpenWindow:
    return lambda: show(Window(bus))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[QDialog]:
    """The dialogs that were opened, each of which was called off."""
    dialogs: list[QDialog] = []

    def call_off(dialog: QDialog) -> int:
        dialogs.append(dialog)
        return 0

    monkeypatch.setattr(QDialog, "exec", call_off)
    return dialogs


def places(window: Window) -> dict[str, NavButton]:
    """The buttons of the sidebar, by the place they lead to."""
    leading = [each for each in window.sidebar.findChildren(NavButton) if each.isCheckable()]
    return dict(zip(PLACES, leading, strict=True))


def open_places(window: Window) -> list[str]:
    """The places that the sidebar shows as open."""
    return [name for name, each in places(window).items() if each.isChecked()]


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def test_a_book_with_clients_opens_on_today(add: Add, open_window: OpenWindow) -> None:
    add()

    window = open_window()

    assert window.place == "today"
    assert window.windowTitle() == "Relapp"


def test_an_empty_book_opens_on_the_welcome(open_window: OpenWindow) -> None:
    assert open_window().place == "welcome"


def test_one_who_chose_to_start_empty_is_not_welcomed_again(book: Book, open_window: OpenWindow) -> None:
    book.settings.put("welcomed", True)

    assert open_window().place == "today"


def test_pages_are_made_when_they_are_wanted(add: Add, open_window: OpenWindow) -> None:
    add()
    window = open_window()
    assert list(window._pages) == ["today"]

    window.go("week")
    page = window.page("week")
    window.go("today")
    window.go("week")

    assert list(window._pages) == ["today", "week"]
    assert window.page("week") is page


@pytest.mark.parametrize(("key", "place"), list(zip(NUMBERS, PLACES, strict=True)), ids=PLACES)
def test_each_place_has_its_number(add: Add, open_window: OpenWindow, key: Qt.Key, place: str) -> None:
    add()
    window = open_window()
    window.go("week" if place == "today" else "today")

    press(window, key)

    assert window.place == place
    assert open_places(window) == [place]


@pytest.mark.parametrize("place", PLACES)
def test_a_click_in_the_sidebar_goes_there(add: Add, open_window: OpenWindow, place: str) -> None:
    add()
    window = open_window()

    click(window, dict(zip(PLACES, NAMES, strict=True))[place])

    assert window.place == place


@pytest.mark.parametrize(("page", "place"), [("sorting", "clients"), ("import", "clients"), ("welcome", "today")])
def test_a_page_without_a_place_of_its_own_belongs_to_one(add: Add, open_window: OpenWindow, page: str, place: str) -> None:
    add()
    window = open_window()

    window.go(page)

    assert open_places(window) == [place]


def test_a_client_is_opened_and_closed(add: Add, book: Book, bus: Bus, open_window: OpenWindow) -> None:
    first, second = add("Ana Prado"), add("Bia Reis")
    window = open_window()

    window.open_client(second)
    assert window.place == "client"
    assert window.page("client").client_id == second
    window.open_client(first)
    assert window.page("client").client_id == first

    bus.do(lambda: book.clients.delete([first]))
    assert window.place == "clients"


@pytest.mark.parametrize(
    ("page", "place"), [("today", "today"), ("clients", "clients"), ("week", "clients"), ("settings", "clients")]
)
def test_search_is_one_shortcut_away(add: Add, open_window: OpenWindow, page: str, place: str) -> None:
    add()
    window = open_window()
    window.go(page)

    press(window, Qt.Key.Key_F)

    assert window.place == place
    focus = QApplication.focusWidget()
    assert focus is not None
    assert "earch" in focus.accessibleName()


@pytest.mark.parametrize("page", ["clients", "week"])
def test_search_by_key_finds_everybody_again(add: Add, open_window: OpenWindow, page: str) -> None:
    add("Ana Prado")
    add("Bia Reis")
    window = open_window()
    clients = window.page("clients")
    assert isinstance(clients, ClientsPage)
    clients.show_among("Losing touch", [1])
    window.go("clients")
    assert QApplication.focusWidget() is clients.table
    window.go(page)

    press(window, Qt.Key.Key_F)
    QTest.keyClicks(clients.search, "bia")

    assert list(clients.model.ids) == [2]


def test_logging_a_touch_is_one_shortcut_away(add: Add, open_window: OpenWindow, asked: list[QDialog]) -> None:
    add()

    press(open_window(), Qt.Key.Key_L)

    assert [type(dialog) for dialog in asked] == [LogDialog]


def test_adding_a_client_is_one_shortcut_away(add: Add, open_window: OpenWindow, asked: list[QDialog]) -> None:
    add()
    window = open_window()

    press(window, Qt.Key.Key_N)

    assert [type(dialog) for dialog in asked] == [NewClientDialog]
    assert window.place == "today"


def test_a_new_client_is_opened(add: Add, open_window: OpenWindow, book: Book) -> None:
    add()
    window = open_window()

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewClientDialog)
        dialog.name.setText("Bia Reis")
        dialog.save.click()

    QTimer.singleShot(0, fill)
    window.add_client()

    assert window.place == "client"
    assert book.clients.get(window.page("client").client_id).name == "Bia Reis"


def test_importing_is_one_shortcut_away(add: Add, open_window: OpenWindow) -> None:
    add()
    window = open_window()

    press(window, Qt.Key.Key_I)

    assert window.place == "import"


def test_what_was_asked_leaves_nothing_behind(add: Add, open_window: OpenWindow, asked: list[QDialog]) -> None:
    add()
    window = open_window()

    for _time in range(3):
        window.log_touch()
        window.add_client()
    asked.clear()
    delete_what_was_left()

    assert window.findChildren(QDialog) == []


def test_done_can_be_undone_from_the_message(add: Add, book: Book, open_window: OpenWindow, qtbot: QtBot) -> None:
    client_id = add("Ana Prado", due=MONDAY)
    before = book.agenda.of_client(client_id)
    window = open_window()
    (card,) = window.page("today").cards
    card.done_button.click()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, DonePopup)
    popup.buttons[Outcome.SPOKE].click()
    assert window.toast.isVisible()
    assert window.toast.message.text() == "Touch logged"

    click(window, "Undo")

    assert book.agenda.of_client(client_id) == before
    assert book.timeline.latest(client_id) == []
    assert [each.client.name for each in window.page("today").cards] == ["Ana Prado"]
    assert window.toast.message.text() == "Undone: touch logged"
    assert not window.toast.button.isVisible()


def test_ctrl_z_takes_back_the_last_change(add: Add, book: Book, bus: Bus, open_window: OpenWindow) -> None:
    client_id = add(due=MONDAY)
    before = book.agenda.of_client(client_id)
    window = open_window()
    bus.do(lambda: book.agenda.snooze(before, TUESDAY, MONDAY))

    press(window, Qt.Key.Key_Z)

    assert book.agenda.of_client(client_id) == before


def test_ctrl_z_takes_back_the_last_change_from_an_empty_search_too(
    add: Add, book: Book, bus: Bus, open_window: OpenWindow
) -> None:
    client_id = add(due=MONDAY)
    before = book.agenda.of_client(client_id)
    window = open_window()
    bus.do(lambda: book.agenda.snooze(before, TUESDAY, MONDAY))
    press(window, Qt.Key.Key_K)

    press(window, Qt.Key.Key_Z)

    assert book.agenda.of_client(client_id) == before


def test_a_users_error_is_shown_without_an_undo(add: Add, bus: Bus, open_window: OpenWindow) -> None:
    add()
    window = open_window()

    bus.failed.emit("The disk is full.")

    assert window.toast.isVisible()
    assert window.toast.message.text() == "The disk is full."
    assert not window.toast.button.isVisible()


def test_the_sidebar_counts_what_is_left_today(add: Add, book: Book, bus: Bus, open_window: OpenWindow, qtbot: QtBot) -> None:
    first = add("Ana Prado", due=MONDAY)
    add("Bia Reis", due=MONDAY)
    add("Carla Dias", due=TUESDAY)
    window = open_window()
    assert places(window)["today"].count == 2
    assert places(window)["today"].accessibleName() == "Today, 2 touches left"

    with qtbot.waitSignal(window.counted, check_params_cb=lambda count: count == 1):
        bus.do(lambda: book.agenda.skip(book.agenda.of_client(first), MONDAY))

    assert places(window)["today"].accessibleName() == "Today, 1 touch left"


def test_the_list_of_a_full_day_has_one_end(add: Add, open_window: OpenWindow, qtbot: QtBot) -> None:
    for number in range(60):
        add(f"Client {number:02}", due=MONDAY)
    window = open_window()
    qtbot.waitUntil(lambda: len(window.page("today").cards) > 20)

    assert button(window, "more").isEnabled()


def test_closing_ends_it_unless_it_may_hide(add: Add, open_window: OpenWindow, qtbot: QtBot) -> None:
    add()
    window = open_window()
    window.may_hide = lambda: True

    with qtbot.assertNotEmitted(window.closed):
        window.close()
    assert not window.isVisible()

    window.come_forward()
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        window.quit()


def test_closing_ends_it_where_there_is_no_way_back(add: Add, open_window: OpenWindow, qtbot: QtBot) -> None:
    add()
    window = open_window()

    with qtbot.waitSignal(window.closed):
        window.close()


def test_it_comes_forward_from_wherever_it_was(add: Add, open_window: OpenWindow) -> None:
    add()
    window = open_window()
    window.showMinimized()

    window.come_forward()

    assert not window.isMinimized()
    assert window.isVisible()


def test_starting_empty_leads_to_today(open_window: OpenWindow) -> None:
    window = open_window()

    click(window, "Start empty")

    assert window.place == "today"


def test_every_place_can_be_left_by_the_keyboard(add: Add, open_window: OpenWindow) -> None:
    """Tab goes through a control of each place at least and comes back to where it began."""
    add(due=MONDAY)
    window = open_window()
    for place in PLACES:
        window.go(place)
        QApplication.processEvents()
        places(window)[place].setFocus()
        reached: list[QWidget] = []
        for _step in range(150):
            press(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
            focus = QApplication.focusWidget()
            assert focus is not None, (place, [r.accessibleName() or r for r in reached])
            if focus in reached:
                break
            reached.append(focus)
        assert places(window)[place] in reached, f"{place}: stuck in {reached[-1].accessibleName()}"
        assert any(not isinstance(each, NavButton) for each in reached)


def test_logging_a_touch_from_a_record_is_about_its_client(
    add: Add, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id = add("Ana")
    window = open_window()
    asked: list[int | None] = []
    monkeypatch.setattr(window, "log_touch", asked.append)

    press(window, Qt.Key.Key_L)
    window.open_client(client_id)
    press(window, Qt.Key.Key_L)

    assert asked == [None, client_id]


def test_alt_and_left_lead_back_the_way_one_came(open_window: OpenWindow, add: Add) -> None:
    ana, bia = add("Ana Prado"), add("Bia Reis")
    window = open_window()
    window.go("calendar")
    window.open_client(ana)
    window.open_client(bia)
    window.go("insights")
    shown = []
    for _step in range(4):
        QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        page = window.page("client")
        shown.append((window.place, page.client_id if window.place == "client" else None))
    assert shown == [("client", bia), ("client", ana), ("calendar", None), ("today", None)]


def test_the_way_back_passes_over_who_is_gone(open_window: OpenWindow, add: Add, book: Book) -> None:
    window = open_window()
    ana = add("Ana Prado")
    window.go("week")
    window.open_client(ana)
    window.go("clients")
    book.clients.delete([ana])
    window.back()
    assert window.place == "week"


def test_the_page_on_privacy_belongs_to_whoever_led_there_and_leads_back(add: Add, open_window: OpenWindow) -> None:
    add("Ana Prado")
    window = open_window()
    window.go("settings")
    window.go("privacy")
    assert open_places(window) == ["settings"]

    window.page("privacy").back.click()
    assert window.place == "settings"

    window.go("clients")
    window.go("privacy")
    assert open_places(window) == ["clients"]
