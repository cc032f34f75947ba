import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from relapp.domain.clients import Pause
from relapp.errors import UserError
from relapp.exporting import Format
from relapp.ui.bus import Bus
from relapp.ui.clients.page import ClientsPage
from relapp.ui.exporting import exporter as exporter_module
from relapp.ui.exporting import files
from relapp.ui.exporting.dialog import ExportDialog
from relapp.ui.exporting.exporter import Exporter
from relapp.ui.exporting.formats import OFFERED, file_name
from relapp.ui.exporting.offer import Offer, Scope
from relapp.ui.importing.busy import BusyDialog
from relapp.ui.window import Window
from tests.ui.conftest import MONDAY, Add, click, in_view

Show = Callable[..., Any]


@pytest.fixture
def window(bus: Bus, show: Show) -> Window:
    return show(Window(bus))


@pytest.fixture
def exporter(bus: Bus, show: Show) -> Exporter:
    return Exporter(bus, show(QWidget()))


@pytest.fixture
def told(bus: Bus) -> list[str]:
    """What the bus said, and what failed."""
    told: list[str] = []
    bus.said.connect(lambda text, _can_be_undone: told.append(text))
    bus.failed.connect(told.append)
    return told


def test_every_format_is_offered_once() -> None:
    assert sorted(OFFERED) == sorted(Format)


def test_a_file_is_called_after_what_is_in_it_and_its_day() -> None:
    assert [file_name(each, MONDAY) for each in (Format.VCARD_3, Format.ICALENDAR, Format.JSON)] == [
        "clients-2026-11-23.vcf",
        "dates-2026-11-23.ics",
        "client-book-2026-11-23.json",
    ]


def test_an_offer_names_only_those_who_differ_from_everybody() -> None:
    assert [scope for scope, _text in Offer(5).scopes()] == [Scope.EVERYBODY]
    assert Offer(5, (1, 2), (3,)).scopes() == [
        (Scope.EVERYBODY, "All 5 clients of the book"),
        (Scope.FOUND, "The 2 clients shown now"),
        (Scope.CHOSEN, "The 1 client selected"),
    ]


@pytest.mark.parametrize(
    ("offer", "likeliest", "ids"),
    [
        (Offer(5, (), (3,)), Scope.EVERYBODY, None),
        (Offer(5, (1, 2), (1,)), Scope.FOUND, (1, 2)),
        (Offer(5, (), (3, 4)), Scope.CHOSEN, (3, 4)),
    ],
)
def test_the_dialog_begins_with_what_is_most_likely_meant(
    show: Show, offer: Offer, likeliest: Scope, ids: tuple[int, ...] | None
) -> None:
    dialog = ExportDialog(offer, show(QWidget()))

    assert (dialog.scope.value, dialog.format, dialog.ids) == (likeliest, Format.VCARD_3, ids)


def test_the_whole_book_is_everybodys(show: Show, qtbot: QtBot) -> None:
    dialog = ExportDialog(Offer(5, (1, 2), (3, 4)), show(QWidget()))
    with qtbot.waitExposed(dialog):
        dialog.show()

    last = in_view(dialog, QRadioButton)[-1]
    qtbot.mouseClick(last, Qt.MouseButton.LeftButton, pos=last.rect().center())

    assert dialog.format is Format.JSON
    assert dialog.ids is None
    assert not dialog.scope.isEnabled()


def test_the_dialog_is_led_by_the_keyboard(show: Show, qtbot: QtBot) -> None:
    parent = show(QWidget())
    dialog = show(ExportDialog(Offer(5, (1, 2)), parent))
    qtbot.waitUntil(dialog.focusWidget().hasFocus)

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert dialog.format is Format.VCARD_4
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("wanted", [Format.VCARD_3, Format.CSV, Format.JSON])
def test_a_file_is_written_beside_the_window_and_told(
    exporter: Exporter, add: Add, tmp_path: Path, qtbot: QtBot, wanted: Format
) -> None:
    ids = [add("Ana Prado"), add("Bia Reis")]
    file = tmp_path / f"out{wanted.ending}"

    with qtbot.waitSignal(exporter.saved) as saved:
        exporter.write(wanted, file, ids)

    assert saved.args == [f"2 clients saved in {file.name}", file]
    assert "Ana" in file.read_text(encoding="utf-8-sig")


def test_only_those_wanted_go_into_the_file(exporter: Exporter, add: Add, tmp_path: Path, qtbot: QtBot) -> None:
    add("Ana Prado")
    file = tmp_path / "out.vcf"

    with qtbot.waitSignal(exporter.saved):
        exporter.write(Format.VCARD_3, file, [add("Bia Reis")])

    assert "Ana Prado" not in file.read_text(encoding="utf-8")


def test_a_folder_that_is_gone_is_a_sentence(
    exporter: Exporter, add: Add, told: list[str], bus: Bus, tmp_path: Path, qtbot: QtBot
) -> None:
    add("Ana Prado")

    with qtbot.waitSignal(bus.failed):
        exporter.write(Format.VCARD_3, tmp_path / "gone" / "out.vcf", None)

    assert len(told) == 1
    assert "cannot be written" in told[0]


def test_a_cancelled_one_leaves_nothing_behind(
    exporter: Exporter, add: Add, told: list[str], bus: Bus, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Ana Prado")
    began, may_go_on, export = threading.Event(), threading.Event(), exporter_module.export

    def export_slowly(*arguments: Any, **rest: Any) -> int:
        began.set()
        may_go_on.wait(10)
        return export(*arguments, **rest)

    monkeypatch.setattr(exporter_module, "export", export_slowly)
    folder = tmp_path / "out"
    folder.mkdir()
    exporter.write(Format.VCARD_3, folder / "out.vcf", None)
    assert began.wait(10)

    with qtbot.waitSignal(bus.said):
        exporter.parent().findChild(BusyDialog).reject()
        may_go_on.set()

    assert told == ["The export was stopped. No file was written."]
    assert list(folder.iterdir()) == []


def test_a_fault_of_the_program_is_told(
    exporter: Exporter, add: Add, told: list[str], bus: Bus, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: Any, **_rest: Any) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(exporter_module, "export", fail)
    with qtbot.captureExceptions() as caught:
        with qtbot.waitSignal(bus.failed):
            exporter.write(Format.VCARD_3, tmp_path / "out.vcf", None)
        # The thread may still be on its way to tell of it.
        qtbot.waitUntil(lambda: bool(caught))

    assert told == ["A fault in Relapp stopped the export. No file was written: try once more."]


def test_an_error_ends_the_waiting_so_that_another_one_can_follow(
    exporter: Exporter, add: Add, bus: Bus, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: Any, **_rest: Any) -> int:
        raise UserError("The disk is full.")

    add("Ana Prado")
    with monkeypatch.context() as patched:
        patched.setattr(exporter_module, "export", refuse)
        with qtbot.waitSignal(bus.failed) as failed:
            exporter.write(Format.VCARD_3, tmp_path / "out.vcf", None)
    assert failed.args == ["The disk is full."]

    with qtbot.waitSignal(exporter.saved):
        exporter.write(Format.VCARD_3, tmp_path / "out.vcf", None)


def test_nobody_is_asked_anything_in_an_empty_book(exporter: Exporter, told: list[str]) -> None:
    exporter.begin(Offer(0))

    assert told == ["Your client book is empty: there is nobody to export yet."]


def test_the_way_from_the_key_to_the_folder(
    window: Window, add: Add, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Ana Prado")
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    monkeypatch.setattr(ExportDialog, "exec", lambda dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(exporter_module, "choose_where", lambda _parent, _title, name: tmp_path / name)

    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.message.text() == "1 client saved in clients-2026-11-23.vcf"
    click(window, "Show folder")

    assert opened == [str(tmp_path)]


def test_a_folder_that_cannot_be_shown_is_said(
    bus: Bus, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)

    files.show_folder(bus, tmp_path / "out.vcf")

    assert told == [f"{tmp_path} cannot be opened from here. Open it in the file manager."]


def test_the_clients_page_offers_those_it_shows_and_those_selected(window: Window, add: Add) -> None:
    ids = [add("Ana Prado"), add("Bia Reis"), add("Bia Lima")]
    window.go("clients")
    page = window.page("clients")
    assert isinstance(page, ClientsPage)
    assert page.offer() == Offer(3, (), [])

    page.search.setText("Bia")
    page.table.selectRow(0)

    offer = page.offer()
    assert (offer.total, sorted(offer.found), len(offer.chosen)) == (3, sorted(ids[1:]), 1)


def test_who_is_not_to_be_contacted_is_left_out_and_counted(exporter: Exporter, add: Add, tmp_path: Path, qtbot: QtBot) -> None:
    ids = [add("Ana Prado"), add("Bia Reis", pause=Pause.DO_NOT_CONTACT)]
    file = tmp_path / "out.vcf"

    with qtbot.waitSignal(exporter.saved) as saved:
        exporter.write(Format.VCARD_3, file, ids)
    assert saved.args[0] == "1 client saved in out.vcf; 1 left out: not to be contacted"
    assert "Bia" not in file.read_text(encoding="utf-8")

    with qtbot.waitSignal(exporter.saved) as saved:
        exporter.write(Format.VCARD_3, file, None, everybody=True)
    assert saved.args[0] == "2 clients saved in out.vcf"
    assert "Bia" in file.read_text(encoding="utf-8")


def test_the_dialog_offers_to_bring_them_along(show: Show) -> None:
    dialog = show(ExportDialog(Offer(5, (1, 2), (3, 4), frozenset({1, 9})), show(QWidget())))

    assert not dialog.include.isVisible(), "nobody of those selected"
    for scope, said in (
        (Scope.FOUND, "Also 1 who is not to be contacted"),
        (Scope.EVERYBODY, "Also 2 who are not to be contacted"),
    ):
        dialog.scope.set_value(scope)
        dialog.scope.value_chosen.emit()
        assert (dialog.include.isVisible(), dialog.include.text(), dialog.everybody) == (True, said, False)
    dialog.include.setChecked(True)
    assert dialog.everybody
    dialog.formats.set_value(Format.JSON)
    dialog.formats.value_chosen.emit()
    assert not dialog.include.isVisible()
