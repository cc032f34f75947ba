from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.book import Book
from relapp.errors import BookError
from relapp.paths import default_book
from relapp.ui.bus import Bus
from relapp.ui.importing.welcome import WelcomePage
from relapp.ui.theme import current_theme


@pytest.fixture
def page(qtbot: QtBot, bus: Bus, user_folders: Path) -> WelcomePage:
    page = WelcomePage(bus)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def test_starting_empty_is_remembered(page: WelcomePage, qtbot: QtBot, bus: Bus) -> None:
    with qtbot.waitSignal(page.started_empty):
        page.empty_choice.click()
    assert bus.book.settings.value("welcomed") is True


def test_a_book_that_cannot_be_written_is_said(
    page: WelcomePage, qtbot: QtBot, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_key: str, _value: object) -> None:
        raise BookError("The disk is full.")

    monkeypatch.setattr(bus.book.settings, "put", refuse)
    with qtbot.assertNotEmitted(page.started_empty), qtbot.waitSignal(bus.failed):
        page.empty_choice.click()


def test_a_file_is_chosen(page: WelcomePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "cards.vcf")])
    with qtbot.waitSignal(page.file_chosen) as chosen:
        page.import_choice.click()
    assert chosen.args == [tmp_path / "cards.vcf"]


def test_the_sample_lies_beside_the_own_book_and_is_made_once(page: WelcomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.sample_wanted) as wanted:
        page.sample_choice.click()
        assert not page.sample_choice.isEnabled()
    file = wanted.args[0]
    assert file == default_book().with_name("sample.relapp")
    assert not default_book().exists()
    with Book(file) as book:
        assert book.list.count() == 120
    assert page.sample_choice.isEnabled()
    made = file.read_bytes()

    with qtbot.waitSignal(page.sample_wanted):
        page.sample_choice.click()
    assert file.read_bytes() == made


def test_a_sample_that_cannot_be_written_is_said(page: WelcomePage, qtbot: QtBot) -> None:
    default_book().parent.parent.mkdir(parents=True, exist_ok=True)
    default_book().parent.write_text("a file where a folder should be")
    with qtbot.assertNotEmitted(page.sample_wanted):
        page.sample_choice.click()
        qtbot.waitUntil(page.sample_choice.isEnabled)
    assert page.notice.isVisible()
    assert "sample.relapp" in page.notice.text()


def test_the_guess_is_shown_and_changed_at_once(page: WelcomePage, qtbot: QtBot, bus: Bus) -> None:
    assert page.language.currentText() == "English"

    with qtbot.waitSignal(page.language_changed):
        QTest.keyClicks(page.language, "Por")

    assert bus.book.settings.get().language == "pt_BR"


def test_another_country_is_saved(page: WelcomePage, bus: Bus) -> None:
    bus.book.settings.save(bus.book.settings.get())
    page.country.complete()
    page.country.setCurrentIndex(page.country.findData("RO"))
    page.country.activated.emit(page.country.currentIndex())

    assert bus.book.settings.get().country == "RO"


def test_choices_are_buttons_for_keyboard_and_screen_reader(page: WelcomePage, qtbot: QtBot) -> None:
    for choice in (page.import_choice, page.sample_choice, page.empty_choice):
        assert choice.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert choice.accessibleName()
        assert choice.accessibleDescription()
    with qtbot.waitSignal(page.started_empty):
        QTest.keyClick(page.empty_choice, Qt.Key.Key_Space)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_choice_is_as_high_as_its_texts(page: WelcomePage, qapp, scale: float) -> None:
    current_theme().apply(qapp, "light", scale)
    page.resize(624, 700)
    qapp.processEvents()

    content = page.findChild(QWidget, "page_body")
    assert content is not None
    assert content.minimumSizeHint().width() <= 624 - current_theme().px(12)
    for choice in (page.import_choice, page.sample_choice, page.empty_choice):
        assert choice.height() >= choice.heightForWidth(choice.width())


def test_it_speaks_the_language_of_the_book(qtbot: QtBot, bus: Bus, user_folders: Path) -> None:
    i18n.set_language("pt_BR")
    page = WelcomePage(bus)
    qtbot.addWidget(page)
    page.country.complete()
    assert page.country.findText("Brasil") > 0
