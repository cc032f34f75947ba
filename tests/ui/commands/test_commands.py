"""What Ctrl+K finds besides clients, and that menus, keys and buttons call the same things by the same names."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.book import Book
from relapp.domain.clients import ContactPoint, PointKind
from relapp.domain.journal import Purpose, Touch
from relapp.ui.bus import Bus
from relapp.ui.commands.finding import offers
from relapp.ui.commands.keys import OF_OTHERS, OF_WINDOW, native, sequences
from relapp.ui.commands.opening import run
from relapp.ui.commands.palette import Palette
from relapp.ui.commands.registry import command, commands
from relapp.ui.settings.page import SettingsPage
from relapp.ui.today.touch_card import TouchCard
from relapp.ui.widgets.nav import NavButton
from relapp.ui.window import Window
from tests.ui.conftest import MONDAY, Add, in_view

pytestmark = pytest.mark.usefixtures("qapp")

CTRL = Qt.KeyboardModifier.ControlModifier
PAGES = (
    "week", "clients", "settings", "duplicates", "privacy", "learned", "digest", "review", "results", "sorting", "catching_up",
)  # fmt: skip
ASKING = ("new_client", "log_touch", "shortcuts", "about", "export", "print_week", "birthdays", "phones")


@pytest.fixture
def window(add: Add, bus: Bus, show: Callable[..., Window]) -> Window:
    """On today, with a client who can be called and another who cannot."""
    points = ContactPoint(PointKind.PHONE, "+55 11 95555-0127"), ContactPoint(PointKind.ADDRESS, "Rua Nova, 1")
    add("Ana Prado", points=points, due=MONDAY)
    add("Bia Reis")
    return show(Window(bus), 1024, 700)


def found(window: Window, text: str) -> list[str]:
    return [each.code for each in offers(window, text)]


def press_find(window: Window) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, CTRL)


def palette(window: Window) -> Palette:
    (only,) = window.findChildren(Palette)
    return only


@pytest.mark.parametrize(
    ("typed", "code"),
    [("week", "week"), ("sett", "settings"), ("new cl", "new_client"), ("CLIENT new", "new_client"), ("pref", "settings"),
     ("congrat", "birthdays"), ("backup", "back_up"), ("dark", "dark"), ("exit", "quit"), ("keys", "shortcuts")],
)  # fmt: skip
def test_commands_are_found_by_beginnings_of_their_words_and_of_words_like_them(window: Window, typed: str, code: str) -> None:
    assert code in found(window, typed)


def test_a_name_comes_before_words_like_it(window: Window) -> None:
    assert found(window, "cal")[0] == "calendar"
    assert "shortcuts" not in found(window, "ortcuts")


@pytest.mark.parametrize(("language", "typed", "code"), [("pt_BR", "configuracoes", "settings"), ("ro", "saptamana", "week")])
def test_accents_need_not_be_typed(window: Window, language: str, typed: str, code: str) -> None:
    i18n.set_language(language)

    assert found(window, typed)[0] == code


def test_no_more_than_five_are_offered(window: Window) -> None:
    assert [len(found(window, letter)) for letter in "pcs"] == [5, 5, 5]


def test_only_what_can_be_done_now_is_offered(window: Window) -> None:
    assert "call" not in found(window, "call")
    assert "print" not in found(window, "print the page")

    window.open_client(1)
    assert "call" in found(window, "call")
    window.open_client(2)
    assert "call" not in found(window, "call")
    window.go("week")
    assert "print" in found(window, "print the page")


@pytest.mark.parametrize("code", [each.code for each in commands() if each.code.startswith("part_")])
def test_parts_of_a_record_are_shown(window: Window, code: str) -> None:
    window.open_client(1)

    run(window, code)

    assert f"part_{window.page('client').part.value}" == code


@pytest.mark.parametrize("place", PAGES)
def test_pages_are_shown(window: Window, place: str) -> None:
    run(window, place)

    assert window.place == place


@pytest.mark.parametrize("code", ASKING)
def test_commands_that_ask_open_a_dialog(window: Window, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QDialog] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: opened.append(dialog) or 0)
    monkeypatch.setattr(QDialog, "open", lambda dialog, *_slot: opened.append(dialog))

    run(window, code)

    assert len(opened) == 1, code


@pytest.mark.parametrize("code", ["say", "sheet", "brief", "label", "history", "everything", "erase"])
def test_what_a_record_asks_opens_a_dialog(window: Window, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QDialog] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: opened.append(dialog) or 0)
    monkeypatch.setattr(QDialog, "open", lambda dialog, *_slot: opened.append(dialog))
    window.open_client(1)

    run(window, code)

    assert len(opened) == 1, code


@pytest.mark.parametrize("code", ["remind", "add_promise", "add_gift", "add_purchase"])
def test_forms_of_a_record_get_the_keyboard(window: Window, code: str) -> None:
    window.open_client(1)

    run(window, code)

    page, focus = window.page("client"), QApplication.focusWidget()
    assert focus is not None
    assert page.tab(page.part).isAncestorOf(focus)


def test_undo_takes_back_the_last_change(window: Window, book: Book, bus: Bus) -> None:
    bus.do(lambda: book.journal.log(1, Touch(MONDAY, Purpose.THANK_YOU)))

    run(window, "undo")

    assert book.timeline.latest(1) == []


@pytest.mark.parametrize("group", ["language", "look", "passphrase"])
def test_settings_are_led_to(window: Window, qtbot: QtBot, group: str) -> None:
    run(window, group)
    page = cast(SettingsPage, window.page("settings"))
    wanted = getattr(page, group)

    qtbot.waitUntil(lambda: wanted.isAncestorOf(QApplication.focusWidget()))
    assert page.scroll_bar.value() == max(page.top_of(wanted), 0)
    assert page.jump_list.currentRow() == page.groups.index(wanted)


def test_settings_begin_at_the_top_for_who_comes_by_a_key(window: Window) -> None:
    window.page("today").findChild(TouchCard).setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_7, CTRL)
    QApplication.processEvents()

    page = cast(SettingsPage, window.page("settings"))
    assert page.scroll_bar.value() == 0
    assert not any(group.isAncestorOf(QApplication.focusWidget()) for group in page.groups)


def test_colours_change_from_anywhere(window: Window, book: Book) -> None:
    assert "light" not in found(window, "light") or book.settings.get().theme != "light"

    run(window, "dark")

    assert book.settings.get().theme == "dark"
    assert "dark" not in found(window, "dark")


def test_the_window_closes_and_locks(window: Window, qtbot) -> None:
    with qtbot.waitSignal(window.lock_wanted):
        run(window, "lock")
    with qtbot.waitSignal(window.closed):
        run(window, "close")


@pytest.mark.parametrize("place", ["week", "clients", "settings"])
def test_ctrl_k_finds_clients_and_commands_above_any_page(window: Window, place: str) -> None:
    window.go(place)
    before = QApplication.focusWidget()

    press_find(window)
    QTest.keyClicks(QApplication.focusWidget(), "an")
    model = palette(window).search.answers.found

    shown = [model.index(row).data() for row in range(model.rowCount())]
    assert shown[:3] == ["Clients", "Ana Prado · +55 11 95555-0127", "Commands"]
    assert window.place == place
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not palette(window).isVisible()
    assert not palette(window).search.answers.isVisible()
    assert QApplication.focusWidget() is before


def test_enter_picks_the_client_and_an_arrow_leads_over_the_title_to_the_command(window: Window) -> None:
    window.go("week")
    press_find(window)
    QTest.keyClicks(QApplication.focusWidget(), "ana")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert (window.place, window.client_shown) == ("client", 1)

    press_find(window)
    QTest.keyClicks(QApplication.focusWidget(), "cale")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.place == "calendar"

    window.go("settings")
    press_find(window)
    QTest.keyClicks(QApplication.focusWidget(), "a")
    search = palette(window).search
    first = search.answers.currentIndex().data()
    for _step in range(8):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        if search.answers.found.command(search.answers.currentIndex().row()):
            break
    assert first.startswith("Ana")
    assert search.answers.found.command(search.answers.currentIndex().row())


@pytest.mark.parametrize("typed", ["undo", "UNDO", "und"])
def test_a_command_typed_by_its_name_comes_before_clients_found_by_something_else(
    window: Window, add: Add, bus: Bus, book: Book, typed: str
) -> None:
    add("Emílio Batista", company="Undorsa")
    bus.do(lambda: book.journal.log(1, Touch(MONDAY, Purpose.THANK_YOU)))
    window.go("week")
    press_find(window)
    QTest.keyClicks(QApplication.focusWidget(), typed)
    model = palette(window).search.answers.found
    shown = [model.index(row).data() for row in range(model.rowCount())]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert shown == ["Commands", "Undo", "Clients", "Emílio Batista · Undorsa"]
    assert book.timeline.latest(1) == []
    assert window.place == "week"


@pytest.mark.parametrize(("typed", "first"), [("und", "Clients"), ("undo", "Commands")])
def test_a_client_of_that_name_comes_before_what_is_no_more_than_begun(window: Window, add: Add, typed: str, first: str) -> None:
    add("Ana Undorsa")
    window.go("week")
    press_find(window)
    QTest.keyClicks(QApplication.focusWidget(), typed)

    assert palette(window).search.answers.found.index(0).data() == first


def test_before_anything_is_typed_it_offers_what_fits_the_page(window: Window) -> None:
    window.open_client(1)

    press_find(window)

    model = palette(window).search.answers.found
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "Commands", "Say or send…", "Call", "Remind me…", "Add promise", "Log a touch",
    ]  # fmt: skip


def test_on_today_the_line_of_the_page_finds_both(window: Window) -> None:
    press_find(window)

    field = window.page("today").search.field
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "week")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.place == "week"
    assert window.findChildren(Palette) == []


def test_tab_leaves_it_and_closes_it(window: Window) -> None:
    window.go("week")
    press_find(window)

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert not palette(window).isVisible()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_sidebar_and_the_records_menu_say_what_the_commands_say(
    add: Add, bus: Bus, show: Callable[..., Window], language: str
) -> None:
    i18n.set_language(language)
    add("Ana Prado")
    window = show(Window(bus))

    said = [each.label for each in in_view(window.sidebar, NavButton)]
    assert sorted(said) == sorted(command(each).name for each in ("today", "week", "clients", "calendar", "share", "insights",
                                                                  "settings", "help"))  # fmt: skip
    names = {each.name for each in commands()}
    window.open_client(1)
    for each in lines_of(window.page("client").client_header.more.menu()):
        assert each.isSeparator() or each.text().replace("&&", "&") in names
    for each in window.page("clients").more.menu().actions():
        assert each.text().partition("\t")[0].replace("&&", "&") in names


def lines_of(menu: QMenu) -> list[QAction]:
    """What a menu, and those within it, do."""
    return [line for each in menu.actions() for line in (lines_of(each.menu()) if each.menu() else [each])]


@pytest.mark.parametrize("page", ["week", "calendar", "insights", "learned", "digest"])
def test_pages_print_by_the_key_that_is_listed(window: Window, page: str) -> None:
    assert window.page(page).print_button.shortcut() in sequences("print")


def test_every_key_has_a_command_and_none_has_two() -> None:
    codes = {each.code for each in commands()}
    keys = [key.toString() for code in (*OF_WINDOW, *OF_OTHERS) for key in sequences(code)]

    assert {*OF_WINDOW, *OF_OTHERS} <= codes
    assert len(keys) == len(set(keys))
    assert all(native(code) for code in (*OF_WINDOW, *OF_OTHERS))


def test_commands_have_names_of_their_own_and_icons_that_there_are(window: Window) -> None:
    from relapp.ui.icons import icon

    for language in i18n.LANGUAGES:
        i18n.set_language(language)
        named = [each for each in commands() if not each.code.startswith("part_")]
        assert len({each.name for each in named}) == len(named)
        assert not [each.code for each in named if icon(each.icon).isNull()]


def panes(window: Window) -> list[str]:
    """What F6 comes to, until it comes round."""
    seen: list[str] = []
    for _press in range(4):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        page = window.page(window.place)
        header, _body, *panels = page.parts
        roots: list[tuple[str, QWidget]] = [("sidebar", window.sidebar), ("header", header)]
        roots += [("panel", panel) for panel in panels]
        seen.append(next((name for name, root in roots if root.isAncestorOf(focus) or root is focus), "body"))
    return seen


def test_f6_goes_through_the_parts_of_the_window_and_comes_back_to_where_it_was(window: Window) -> None:
    window.resize(1280, 800)
    window.page("today").cards[0].done_button.setFocus()

    assert panes(window) == ["panel", "sidebar", "header", "body"]
    assert QApplication.focusWidget() is window.page("today").cards[0].done_button
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.page("today").header.isAncestorOf(QApplication.focusWidget())


def test_labels_do_not_count_as_commands(window: Window) -> None:
    """The list under the line says what a command is by its name and its key."""
    window.go("week")
    press_find(window)
    QTest.keyClicks(QApplication.focusWidget(), "export")
    model = palette(window).search.answers.found
    index = model.index(1)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Export…, {native('export')}"
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEnabled
    assert in_view(palette(window), QLabel) == []
