import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from relapp.book.erasing.backup_files import Copies
from relapp.domain.clients import ContactPoint, PointKind
from relapp.errors import BookError
from relapp.ui.bus import Bus
from relapp.ui.client.page import ClientPage
from relapp.ui.erasing import erase_dialog
from relapp.ui.erasing.erase_dialog import ErasedDialog, EraseDialog, ask_to_erase
from relapp.ui.erasing.everything_dialog import EverythingDialog
from relapp.ui.erasing.mention_list import MentionList
from tests.ui.conftest import HOSTILE, Add, texts


@pytest.fixture
def ana(bus: Bus, add: Add) -> int:
    return add("Ana Prado", points=(ContactPoint(PointKind.PHONE, "+55 11 95555-0127"),))


@pytest.fixture
def bia(bus: Bus, add: Add) -> int:
    return add("Bia <b>Lima</b>", notes="came with Ana Prado to the fair")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the last dialog said."""
    told: dict[str, Any] = {}

    def closed(dialog: ErasedDialog) -> int:
        told["sentences"] = [each.text() for each in dialog.sentences]
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ErasedDialog, "exec", closed)
    return told


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Callable[..., list[EraseDialog]]:
    """Answer the dialogs that come: those that came."""

    def answer(*, erase: bool = True, backups: bool = False) -> list[EraseDialog]:
        asked: list[EraseDialog] = []

        def answered(dialog: EraseDialog) -> int:
            asked.append(dialog)
            dialog.show()
            dialog.backups.setChecked(backups)
            (dialog.erase_button if erase else dialog.cancel_button).click()
            qtbot.waitUntil(lambda: not dialog.isVisible() or dialog.cancel_button.isEnabled(), timeout=20_000)
            return dialog.result()

        monkeypatch.setattr(EraseDialog, "exec", answered)
        return asked

    return answer


def test_nobody_goes_who_was_not_confirmed(bus: Bus, ana: int, answer: Callable[..., Any], told: dict[str, Any]) -> None:
    answer(erase=False)
    parent = QWidget()
    assert not ask_to_erase(bus, ana, parent)
    assert bus.book.clients.load([ana])
    assert (bus.book.backups.list(), told) == ([], {})


def test_erased_once_confirmed_and_told_what_is_left(
    bus: Bus, ana: int, bia: int, answer: Callable[..., Any], told: dict[str, Any]
) -> None:
    (dialogs, parent) = answer(), QWidget()
    bus.do(lambda: bus.book.clients.add_tag([bia], "fair"))
    assert ask_to_erase(bus, ana, parent)
    assert "Erase Ana Prado for good?" in texts(dialogs[0])
    (mentions,) = dialogs[0].findChildren(MentionList)
    assert mentions.toPlainText() == "Bia <b>Lima</b> · Record: came with Ana Prado to the fair"
    (backup,) = bus.book.backups.list()
    said = "1 backup still holds them until it is cleared out; restored, it leaves them out."
    assert told["sentences"] == [f"{said}\n{backup.path.name}"]
    assert not bus.book.clients.load([ana])
    assert bus.book.history.last is None


def test_from_the_backups_too(bus: Bus, ana: int, answer: Callable[..., Any], told: dict[str, Any]) -> None:
    answer(backups=True)
    parent = QWidget()
    assert ask_to_erase(bus, ana, parent)
    assert told["sentences"] == ["Erased from 1 backup too."]
    assert bus.book.erasing.held() == Copies()


def test_without_a_backup_nobody_goes(
    bus: Bus, ana: int, answer: Callable[..., Any], told: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise BookError("no room")

    (dialogs, parent) = answer(), QWidget()
    monkeypatch.setattr(type(bus.book.backups), "before", fail)
    assert not ask_to_erase(bus, ana, parent)
    assert dialogs[0].message.text() == "no room"
    assert bus.book.clients.load([ana])
    assert told == {}


def test_enter_cancels(bus: Bus, add: Add, show: Callable[..., Any]) -> None:
    dialog: EraseDialog = show(EraseDialog(bus, add(HOSTILE[0]), show(QWidget())))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.outcome is None


def test_what_has_begun_is_not_left(bus: Bus, ana: int, show: Callable[..., Any], qtbot: QtBot) -> None:
    dialog: EraseDialog = show(EraseDialog(bus, ana, show(QWidget())))
    dialog.erase_button.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    assert dialog.outcome is not None


def test_the_record_leads_to_both(bus: Bus, ana: int, show: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    page: ClientPage = show(ClientPage(bus))
    page.show_client(ana)
    asked: list[object] = []
    monkeypatch.setattr(erase_dialog, "ask_to_erase", lambda _bus, client_id, _parent: asked.append(client_id))
    monkeypatch.setattr(EverythingDialog, "exec", lambda dialog: asked.append(dialog.windowTitle()))
    actions = {each.text(): each for each in page.client_header.more.menu().findChildren(QAction)}
    actions["Everything about this person…"].trigger()
    actions["Erase this person…"].trigger()
    assert asked == ["Everything about this person", ana]


def test_the_page_of_who_was_erased_closes(
    bus: Bus, ana: int, show: Callable[..., Any], answer: Callable[..., Any], told: dict[str, Any]
) -> None:
    answer()
    page: ClientPage = show(ClientPage(bus))
    page.show_client(ana)
    closed: list[int] = []
    page.closed.connect(lambda: closed.append(1))
    ask_to_erase(bus, ana, page)
    assert closed == [1]


def test_everything_is_saved_as_both(
    bus: Bus, ana: int, show: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog: EverythingDialog = show(EverythingDialog(bus, ana, show(QWidget())))
    file = tmp_path / "ana.json"
    suggested: list[str] = []

    def choose(_parent: object, _title: str, name: str) -> Path:
        suggested.append(name)
        return file

    monkeypatch.setattr("relapp.ui.saving.choose_where", choose)
    dialog.save_json.click()
    assert json.loads(file.read_text(encoding="utf-8"))["clients"][0]["client"]["name"] == "Ana Prado"
    assert suggested[0].endswith(".json")
    assert dialog.message.text() == f"Saved: {file}"
    monkeypatch.setattr("relapp.ui.saving.choose_pdf", lambda *_given: tmp_path / "ana.pdf")
    dialog.save.click()
    assert (tmp_path / "ana.pdf").read_bytes().startswith(b"%PDF")


def test_copies_that_nobody_could_look_into_are_told(
    bus: Bus, ana: int, answer: Callable[..., Any], told: dict[str, Any]
) -> None:
    damaged = bus.book.path.with_name(f"{bus.book.path.stem}-damaged-20261101T090000Z{bus.book.path.suffix}")
    damaged.write_bytes(b"SQLite format 3\0" + bytes(8176))
    bus.book.save_settings(replace(bus.book.settings.get(), second_place=str(bus.book.path.parent / "stick")))
    answer(backups=True)
    assert ask_to_erase(bus, ana, QWidget())
    cleaned, unread, away = told["sentences"]
    assert cleaned == "Erased from 1 backup too."
    assert unread.splitlines()[1:] == [damaged.name]
    assert away == "The second place is not there now: backups there may hold them."
