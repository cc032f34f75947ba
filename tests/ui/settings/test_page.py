from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCursor, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from relapp.domain.clients import Client, Importance, Occasion, OccasionKind
from relapp.domain.dates import LeapDay, YearlyDate
from relapp.domain.printed import PageSetup
from relapp.domain.rhythms import Rhythm
from relapp.domain.settings import Settings
from relapp.errors import UserError
from relapp.printing.setup import remember_setup
from relapp.ui.bus import Bus
from relapp.ui.settings.page import SettingsPage
from relapp.ui.theme import current_theme


@pytest.fixture
def page(qtbot: QtBot, bus: Bus) -> SettingsPage:
    page = SettingsPage(bus, lambda: True)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def kept(bus: Bus) -> Settings:
    bus.book.settings.forget()
    return bus.book.settings.get()


def button(page: QWidget, text: str) -> QAbstractButton:
    return next(each for each in page.findChildren(QAbstractButton) if each.text() == text or each.accessibleName() == text)


def test_what_is_kept_is_shown(qtbot: QtBot, bus: Bus) -> None:
    bus.book.save_settings(
        replace(kept(bus), country="RO", capacity=12, quiet_from=time(21), rhythms={Importance.VIP: Rhythm(5, 9)})
    )
    page = SettingsPage(bus)
    qtbot.addWidget(page)

    assert page.language.country.currentText() == "Romania"
    assert page.week.capacity.value == 12
    assert page.hours.quiet.value == (time(21), time(8))
    vip = page.rhythms.fields[Importance.VIP]
    assert (vip.ideal.value, vip.latest.value) == (5, 9)
    assert page.rhythms.fields[Importance.REGULAR].latest.value == 60


def test_every_group_is_one_click_away(page: SettingsPage, qtbot: QtBot) -> None:
    assert [page.jump_list.item(row).text() for row in range(page.jump_list.count())] == [each.title for each in page.groups]

    page.jump_list.setCurrentRow(page.groups.index(page.signs))
    assert page.signs.visibleRegion().boundingRect().top() == 0
    page.scroll_bar.setValue(0)
    assert page.jump_list.currentRow() == 0

    page.resize(500, 700)
    assert page.jump_choice.isVisible()
    assert not page.jump_list.isVisible()
    page.jump_choice.box.activated.emit(page.groups.index(page.backups))
    assert not page.backups.visibleRegion().isEmpty()


def test_paper_chosen_in_a_preview_is_shown_when_the_page_is(page: SettingsPage, bus: Bus) -> None:
    page.hide()
    remember_setup(bus.book, PageSetup("Letter"))
    page.show()
    assert page.look.paper.value == "Letter"


def test_a_click_is_saved_at_once_without_a_word_and_undo_takes_it_back(page: SettingsPage, bus: Bus) -> None:
    said: list[str] = []
    bus.said.connect(lambda text, _undoable: said.append(text))

    button(page.occasions, "Mar 1").click()

    assert kept(bus).leap_day is LeapDay.MARCH_1
    assert said == []

    bus.undo()

    assert kept(bus).leap_day is LeapDay.FEBRUARY_28
    assert page.occasions.leap_day.value is LeapDay.FEBRUARY_28


def test_showing_and_refreshing_saves_nothing(page: SettingsPage, bus: Bus) -> None:
    bus.do(lambda: bus.book.save_settings(replace(kept(bus), capacity=3, belated_days=2, digest_at=time(7))))

    assert (page.week.capacity.value, page.occasions.belated.value, page.hours.digest.value) == (3, 2, time(7))
    bus.undo()
    assert bus.book.history.last is None


def test_the_week_keeps_one_working_day(page: SettingsPage, bus: Bus) -> None:
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday"):
        button(page.week, day).click()
    assert kept(bus).weekdays == {4}

    button(page.week, "Friday").click()

    assert kept(bus).weekdays == {4}
    assert page.week.days.selected() == [4]

    button(page.week, "Saturday").click()

    assert kept(bus).weekdays == {4, 5}


def test_a_rhythm_is_saved_when_its_days_go_together(page: SettingsPage, bus: Bus, qtbot: QtBot) -> None:
    field = page.rhythms.fields[Importance.VIP]
    with qtbot.waitSignal(field.ideal.count_changed):
        field.ideal.spin.setValue(40)

    assert kept(bus).rhythms[Importance.VIP] == Rhythm(21, 30)
    assert "at least 40" in field.problem.text()
    assert field.problem.isVisible()

    button(page.look, "Letter").click()
    assert field.ideal.value == 40

    with qtbot.waitSignal(field.latest.count_changed):
        field.latest.spin.setValue(50)

    assert kept(bus).rhythms[Importance.VIP] == Rhythm(40, 50)
    assert kept(bus).rhythms[Importance.REGULAR] == Rhythm(45, 60)
    assert not field.problem.isVisible()


def test_a_gift_is_bought_before_it_is_on_its_way(page: SettingsPage, bus: Bus, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.occasions.gift_buy.count_changed):
        page.occasions.gift_buy.spin.setValue(2)

    assert kept(bus).gift_buy_days == 10
    assert page.occasions.problem.isVisible()

    with qtbot.waitSignal(page.occasions.gift_send.count_changed):
        page.occasions.gift_send.spin.setValue(1)

    assert (kept(bus).gift_buy_days, kept(bus).gift_send_days) == (2, 1)
    assert not page.occasions.problem.isVisible()


def test_new_lead_times_move_the_reminders(page: SettingsPage, bus: Bus, qtbot: QtBot) -> None:
    ana = Client("Ana", importance=Importance.VIP, occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(12, 24)),))
    changes = bus.book.clients.add(ana)
    with qtbot.waitSignal(page.occasions.gift_buy.count_changed):
        page.occasions.gift_buy.spin.setValue(20)

    gift = next(each for each in bus.book.agenda.of_client(changes.client_ids[0]) if each.code == "gift_buy")
    assert f"{gift.ideal:%m-%d}" == "12-04"
    assert bus.book.check() == []


def test_cards_for_nobody_and_gifts_for_more(page: SettingsPage, bus: Bus) -> None:
    button(page.occasions.cards_for, "VIP").click()
    button(page.occasions.gifts_for, "Regular").click()

    assert kept(bus).cards_for == frozenset()
    assert kept(bus).gifts_for == {Importance.VIP, Importance.REGULAR}


def test_the_look_is_seen_at_once_and_undone_at_once(page: SettingsPage, bus: Bus) -> None:
    button(page.look, "Dark").click()
    button(page.look, "150%").click()

    assert current_theme().is_dark
    assert current_theme().text_scale == 1.5

    bus.undo()
    bus.undo()

    assert current_theme().text_scale == 1.0
    assert current_theme().mode == "system"


def test_the_language_is_told_once_it_is_saved(page: SettingsPage, bus: Bus, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.language_changed):
        QTest.keyClicks(page.language.language, "Rom")

    assert kept(bus).language == "ro"

    with qtbot.waitSignal(page.language_changed):
        bus.undo()


def test_another_setting_is_no_other_language(page: SettingsPage, bus: Bus, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.language_changed, wait=10):
        button(page.look, "Letter").click()


def test_a_new_country_brings_its_holidays_and_its_regions(page: SettingsPage, bus: Bus) -> None:
    bus.do(lambda: bus.book.save_settings(replace(kept(bus), country="US", region="NY")))
    assert page.language.region.value == "NY"

    page.language.country.complete()
    page.language.country.setCurrentIndex(page.language.country.findData("BR"))
    page.language.country.activated.emit(page.language.country.currentIndex())

    assert (kept(bus).country, kept(bus).region) == ("BR", "")
    assert any(day.isoformat() == "2026-09-07" for day in bus.book.settings.rules().calendar.holidays)
    page.language.region.complete()
    assert page.language.region.findData("SP") > 0
    assert page.language.region.findData("NY") == -1


def test_hours_are_saved_and_nonsense_is_not(page: SettingsPage, bus: Bus) -> None:
    line = page.hours.digest.line
    line.setText("25:00")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert kept(bus).digest_at == time(9)

    line.setText("7h30")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert kept(bus).digest_at == time(7, 30)

    page.hours.quiet.start.line.setText("22")
    QTest.keyClick(page.hours.quiet.start.line, Qt.Key.Key_Return)
    assert (kept(bus).quiet_from, kept(bus).quiet_until) == (time(22), time(8))


def test_without_notifications_their_hours_rest(page: SettingsPage, bus: Bus) -> None:
    page.hours.notifications.click()

    assert not kept(bus).notifications
    assert not page.hours.digest.isEnabled()
    assert not page.hours.quiet.isEnabled()


@pytest.mark.parametrize("has_tray", [True, False])
def test_the_tray_is_offered_only_where_there_is_one(qtbot: QtBot, bus: Bus, has_tray: bool) -> None:
    page = SettingsPage(bus, lambda: has_tray)
    qtbot.addWidget(page)

    page.hours.close_to_tray.click()

    assert page.hours.close_to_tray.isEnabled() is has_tray
    assert kept(bus).close_to_tray is has_tray


def test_the_folder_of_the_book_is_opened(page: SettingsPage, bus: Bus, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url))

    page.book_file.open_folder.click()

    assert Path(opened[0].toLocalFile()) == bus.book.path.parent
    assert page.book_file.path.text() == str(bus.book.path)


def test_a_folder_that_cannot_be_opened_is_said(
    page: SettingsPage, bus: Bus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with qtbot.waitSignal(bus.failed):
        page.book_file.open_folder.click()


def test_the_pointer_waits_while_the_book_computes(page: SettingsPage, bus: Bus, monkeypatch: pytest.MonkeyPatch) -> None:
    cursors: list[QCursor | None] = []
    save = bus.book.save_settings

    def look(settings: Settings) -> object:
        cursors.append(QGuiApplication.overrideCursor())
        return save(settings)

    monkeypatch.setattr(bus.book, "save_settings", look)
    button(page.week, "Saturday").click()

    assert cursors[0] is not None
    assert cursors[0].shape() is Qt.CursorShape.WaitCursor
    assert QGuiApplication.overrideCursor() is None


def test_the_pointer_waits_for_undo_too(page: SettingsPage, bus: Bus, monkeypatch: pytest.MonkeyPatch) -> None:
    button(page.week, "Saturday").click()
    cursors: list[QCursor | None] = []
    rebuild = bus.book.agenda.rebuild
    monkeypatch.setattr(bus.book.agenda, "rebuild", lambda: (cursors.append(QGuiApplication.overrideCursor()), rebuild()))

    bus.undo()

    assert len(cursors) == 1
    assert cursors[0] is not None
    assert QGuiApplication.overrideCursor() is None


def test_what_could_not_be_saved_is_not_shown_as_saved(
    page: SettingsPage, bus: Bus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_settings: Settings) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(bus.book, "save_settings", refuse)
    with qtbot.waitSignal(bus.failed):
        button(page.look, "Letter").click()

    assert page.look.paper.value == "A4"


def test_everything_is_reached_by_keyboard_and_has_a_name(page: SettingsPage, qtbot: QtBot) -> None:
    fields = [
        each
        for kind in (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)
        for each in page.findChildren(kind)
        if each.isVisible() and each.isEnabled() and not isinstance(each.parent(), QAbstractSpinBox)
    ]
    assert len(fields) > 40
    for each in fields:
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus, each
        assert each.accessibleName() or getattr(each, "text", str)(), each


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_a_small_window(page: SettingsPage, qapp: QApplication, scale: float) -> None:
    current_theme().apply(qapp, "light", scale)
    page.resize(624, 700)
    qapp.processEvents()

    content = page.findChild(QWidget, "page_body")
    assert content is not None
    assert content.minimumSizeHint().width() <= 624 - current_theme().px(12)
