from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.book import places
from relapp.domain.backups import Reason
from relapp.domain.clients import Client
from relapp.ui.bus import Bus
from relapp.ui.settings.backups import BackupsGroup
from relapp.ui.settings.restoring import RestoreDialog


@pytest.fixture
def group(qtbot: QtBot, bus: Bus) -> BackupsGroup:
    bus.book.clients.add(Client("Ana Prado"))
    return shown(qtbot, bus)


def shown(qtbot: QtBot, bus: Bus) -> BackupsGroup:
    group = BackupsGroup(bus)
    qtbot.addWidget(group)
    group.show_settings(bus.book.settings.get())
    group.resize(700, 500)
    group.show()
    return group


def click_and_wait(qtbot: QtBot, group: BackupsGroup, button: str) -> None:
    with qtbot.waitSignal(group.work.ended, timeout=20_000):
        getattr(group, button).click()


def test_without_a_backup_there_is_nothing_to_try(group: BackupsGroup) -> None:
    assert group.latest.text().startswith("None yet")
    assert not group.trial.isEnabled()
    assert not group.restore.isEnabled()


def test_a_backup_made_by_hand_is_shown(qtbot: QtBot, group: BackupsGroup, bus: Bus) -> None:
    click_and_wait(qtbot, group, "now")

    (made,) = bus.book.backups.list()
    assert made.reason is Reason.ASKED
    assert "made by hand" in group.latest.text()
    assert "it is good" in group.progress.said.text()
    assert group.trial.isEnabled()
    assert not group.progress.stop.isVisible()


def test_a_restore_is_tried_without_touching_the_book(qtbot: QtBot, group: BackupsGroup, bus: Bus) -> None:
    click_and_wait(qtbot, group, "now")
    bus.book.clients.add(Client("Bia"))
    click_and_wait(qtbot, group, "trial")

    assert "1 client, 0 touches" in group.progress.said.text()
    assert len(bus.book.backups.list()) == 1
    assert bus.book.list.find("Bia", 1)


def test_a_damaged_one_is_said(qtbot: QtBot, group: BackupsGroup, bus: Bus) -> None:
    click_and_wait(qtbot, group, "now")
    file = bus.book.backups.list()[0].path
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\xff" * 8192 + data[12288:])
    click_and_wait(qtbot, group, "trial")

    assert "damaged" in group.progress.said.text()
    assert group.progress.said.role == "problem"


def test_what_fails_is_said(qtbot: QtBot, group: BackupsGroup, bus: Bus) -> None:
    bus.book.backups.shelf().folder.touch()
    click_and_wait(qtbot, group, "now")

    assert "clients-backups" in group.progress.said.text()
    assert group.now.isEnabled()


def test_it_can_be_stopped(qtbot: QtBot, group: BackupsGroup, bus: Bus) -> None:
    with qtbot.waitSignal(group.work.ended, timeout=20_000):
        group.now.click()
        group.progress.stop.click()

    assert bus.book.backups.list() == []
    assert group.progress.isHidden()


def test_how_many_are_kept_is_saved(group: BackupsGroup, bus: Bus) -> None:
    for field, count in ((group.daily, 3), (group.weekly, 2), (group.monthly, 1)):
        field.spin.setValue(count)
        field.spin.editingFinished.emit()

    settings = bus.book.settings.get()
    assert (settings.backups_daily, settings.backups_weekly, settings.backups_monthly) == (3, 2, 1)


def test_a_second_place_gets_the_latest_one_and_is_asked_for_no_more(
    qtbot: QtBot, group: BackupsGroup, bus: Bus, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    with qtbot.waitSignal(group.work.ended, timeout=20_000):
        group.use_place(tmp_path / "stick")

    assert [each.name for each in (tmp_path / "stick" / "clients-backups").iterdir()] == [
        each.path.name for each in bus.book.backups.list()
    ]
    assert group.place.text() == str(tmp_path / "stick")
    assert bus.book.backups.in_second_place() == bus.book.backups.list()[0].made_at
    group.leave.click()
    assert bus.book.settings.get().second_place == ""
    assert group.leave.isHidden()


def test_a_second_place_that_is_away_is_said_with_its_last_copy(
    qtbot: QtBot, group: BackupsGroup, bus: Bus, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    with qtbot.waitSignal(group.work.ended, timeout=20_000):
        group.use_place(tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "pulled out")
    click_and_wait(qtbot, group, "now")

    assert "not there now" in group.progress.said.text()
    assert bus.book.backups.in_second_place() is not None
    assert bus.book.backups.list()[0].number == 2


def test_a_folder_beside_the_book_is_refused(group: BackupsGroup, bus: Bus, tmp_path: Path) -> None:
    group.use_place(tmp_path)

    assert "another disk" in group.progress.said.text()
    assert bus.book.settings.get().second_place == ""


def test_the_button_that_was_clicked_keeps_the_keyboard(qtbot: QtBot, group: BackupsGroup, bus: Bus) -> None:
    group.now.setFocus()
    click_and_wait(qtbot, group, "now")
    assert group.window().focusWidget() is group.now

    group.save(second_place="/nowhere")
    assert group.choose.text() == "Change the second place…"
    group.leave.setFocus()
    group.leave.click()
    assert group.window().focusWidget() is group.choose
    assert group.choose.text() == "Choose a second place…"


def test_a_folder_that_is_no_place_for_a_book_is_told_why(
    qtbot: QtBot, bus: Bus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = shown(qtbot, bus)
    assert not group.warning.isVisible()
    place = places.Place(places.Trouble.SYNCED, tmp_path, "Dropbox")
    monkeypatch.setattr(places, "trouble_with", lambda _path: place)
    group = shown(qtbot, bus)

    assert group.warning.isVisible()
    assert group.warning.text().startswith(places.warning(place))


def test_the_folder_is_opened(group: BackupsGroup, bus: Bus, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or False)
    said: list[str] = []
    bus.failed.connect(said.append)
    group.open_folder.click()

    assert opened[0].toLocalFile() == str(bus.book.path.parent)
    assert len(said) == 1


def test_one_is_chosen_by_keyboard(qtbot: QtBot, bus: Bus) -> None:
    first = bus.book.backups.make(Reason.IMPORT)
    bus.book.backups.make(Reason.ASKED)
    dialog = RestoreDialog(bus.book.backups.list(), None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    assert "made by hand" in dialog.list.item(0).text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    assert dialog.result() == RestoreDialog.DialogCode.Accepted
    assert dialog.chosen == first


def test_what_is_to_be_restored_is_told(qtbot: QtBot, group: BackupsGroup, bus: Bus, monkeypatch: pytest.MonkeyPatch) -> None:
    click_and_wait(qtbot, group, "now")
    monkeypatch.setattr(RestoreDialog, "exec", lambda _dialog: True)
    with qtbot.waitSignal(group.restore_wanted) as told:
        group.restore.click()

    assert told.args == [bus.book.backups.list()[0].path]


def test_backups_without_a_passphrase_in_the_second_place_are_told(
    qtbot: QtBot, bus: Bus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(bus.book.backups), "unlocked_in_second_place", lambda _self: 2)
    bus.book.save_settings(replace(bus.book.settings.get(), second_place=str(tmp_path)))
    group = shown(qtbot, bus)

    assert "2 older backups in the second place have no passphrase" in group._place_row._hint.text()
