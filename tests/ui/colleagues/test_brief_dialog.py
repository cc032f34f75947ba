from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from relapp.domain.clients import ContactPoint, Detail, DetailKind, Observed, PointKind
from relapp.domain.concerns import Concern, resolve
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.journal import Purpose, Touch
from relapp.domain.printed import PageSetup
from relapp.domain.promises import Promise, PromiseState, settle
from relapp.paper.render.fitting import fitting
from relapp.printing.client import client_brief, gathered_brief
from relapp.ui.bus import Bus
from relapp.ui.client.page import ClientPage
from relapp.ui.colleagues import brief_dialog
from relapp.ui.colleagues.brief_dialog import BriefDialog
from relapp.ui.printing import PreviewDialog
from tests.ui.conftest import FRIDAY_BEFORE, MONDAY, Add, button, click, texts

GIVEN = Gift("a pen", GiftState.GIVEN, given_on=FRIDAY_BEFORE)


@pytest.fixture
def ana(bus: Bus, add: Add) -> int:
    client_id = add(
        "Ana Prado",
        company="Prado Ltda",
        notes="Ana prefers mornings",
        points=(ContactPoint(PointKind.PHONE, "+55 11 95555-0127"),),
        details=(Detail(DetailKind.NEED, "a larger oven", Observed.SEEN),),
    )
    open_promise = Promise("send Ana the offer", MONDAY)
    concern = Concern("Late", FRIDAY_BEFORE)
    settled = settle(open_promise, PromiseState.KEPT, MONDAY)
    bus.book.records.keep("promise_added", client_id, open_promise, settled, concern, resolve(concern, MONDAY), GIVEN)
    for number in range(7):
        bus.book.journal.log(client_id, Touch(FRIDAY_BEFORE, Purpose.KEEP_IN_TOUCH, note=f"touch {number}"), [])
    return client_id


@pytest.fixture
def dialog(bus: Bus, ana: int, show: Callable[..., Any]) -> BriefDialog:
    dialog: BriefDialog = show(BriefDialog(bus, ana, show(QWidget())), 620, 320)
    return dialog


def copied(dialog: BriefDialog) -> str:
    click(dialog, "Copy as text")
    return QGuiApplication.clipboard().text()


def test_a_brief_holds_what_is_open_and_the_last_five_touches(bus: Bus, ana: int) -> None:
    brief = gathered_brief(bus.book, ana, MONDAY)
    assert [each.text for each in brief.promises] == ["send Ana the offer"]
    assert [each.is_open for each in brief.concerns] == [True]
    assert [each.note for each in brief.touches] == [f"touch {number}" for number in (6, 5, 4, 3, 2)]
    assert [each.what for each in brief.had] == ["a pen"]
    assert brief.last_contact == FRIDAY_BEFORE
    assert brief.looked_on is None
    assert brief.loyalty
    assert brief.loyalty.is_known


def test_it_is_copied_as_text(dialog: BriefDialog) -> None:
    told = copied(dialog)
    for each in ("Ana Prado\n", "OPEN PROMISES\n• send Ana the offer", "a larger oven (need · I saw)", "mornings", "+55 11"):
        assert each in told
    assert "Copied. Paste it where your colleague reads it." in texts(dialog)


def test_notes_are_left_out_when_asked(dialog: BriefDialog) -> None:
    dialog.without_notes.click()
    told = copied(dialog)
    assert "mornings" not in told
    assert "touch 6" not in told
    assert "a larger oven" in told


def test_names_are_left_out_when_asked_and_it_says_what_may_remain(dialog: BriefDialog) -> None:
    assert not dialog.hint.isVisible()
    dialog.without_names.click()
    assert any("may still tell" in each for each in texts(dialog))
    told = copied(dialog)
    assert told.startswith("A. P.\n")
    assert "send A. the offer" in told
    for each in ("Ana", "Prado", "95555"):
        assert each not in told


def test_it_is_saved_as_one_page(dialog: BriefDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "ana.pdf")])
    click(dialog, "Save as PDF")
    assert (tmp_path / "ana.pdf").read_bytes().startswith(b"%PDF")
    assert f"Saved: {tmp_path / 'ana.pdf'}" in texts(dialog)
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: False)
    click(dialog, "Save as PDF")
    assert not any(each.startswith("Saved") for each in texts(dialog))


def test_enter_shows_the_page_first_and_it_stays_one_page(dialog: BriefDialog, bus: Bus, ana: int) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PreviewDialog)
    assert preview.parent() is dialog
    assert preview.printable.title.startswith("Ana Prado")
    preview.controls.setup_chosen.emit(PageSetup("Letter", 150))
    assert preview.proof.pages.count == 1
    assert preview.printable == fitting(client_brief(bus.book, ana, MONDAY), PageSetup("Letter", 150))
    preview.close()


def test_escape_closes_it(dialog: BriefDialog) -> None:
    assert button(dialog, "Close").isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_record_offers_it(bus: Bus, ana: int, show: Callable[..., ClientPage], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(brief_dialog, "show_brief", lambda _bus, client_id, _parent: asked.append(client_id))
    page = show(ClientPage(bus))
    page.show_client(ana)
    lines = page.client_header.more.menu().findChildren(QAction)
    *_before, line = [each for each in lines if each.text() == "Brief for a colleague…"]
    line.trigger()
    assert asked == [ana]
