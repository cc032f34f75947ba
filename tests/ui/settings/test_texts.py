from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.domain.texts import Situation, Template, Way
from relapp.ui.bus import Bus
from relapp.ui.settings.page import SettingsPage
from relapp.ui.settings.text_editor import TextEditor
from relapp.ui.settings.texts import TextRow, TextsGroup

MINE = Template(Situation.BIRTHDAY, Way.WRITTEN, "en", "Cheers, {first_name|friend} & co.")


@pytest.fixture
def group(qtbot: QtBot, bus: Bus) -> TextsGroup:
    page = SettingsPage(bus, lambda: True)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page.texts


@pytest.fixture
def edit(qtbot: QtBot, bus: Bus, group: TextsGroup) -> Callable[..., TextEditor]:
    def edit(template: Template = MINE) -> TextEditor:
        editor = TextEditor(bus, template, group)
        qtbot.addWidget(editor)
        editor.show()
        return editor

    return edit


def rows(group: TextsGroup) -> list[TextRow]:
    return group.list.rows


def own(bus: Bus) -> list[Template]:
    return [each for each in bus.book.texts.every(Situation.BIRTHDAY, "en") if each.is_own]


def in_editor(act: Callable[[TextEditor], None]) -> None:
    """Do something in the editor that is about to open."""

    def do() -> None:
        editor = QApplication.activeModalWidget()
        assert isinstance(editor, TextEditor)
        act(editor)

    QTimer.singleShot(0, do)


def test_texts_are_shown_as_a_client_reads_them(group: TextsGroup, bus: Bus) -> None:
    assert len(rows(group)) == len(bus.book.texts.every(Situation.BIRTHDAY, "en")) >= 5
    assert any("Happy birthday, Laura." in row.text.text() for row in rows(group))
    assert not any("{" in row.text.text() for row in rows(group))
    assert all(not row.remove.isVisible() and row.on.isChecked() for row in rows(group))


def test_another_purpose_and_language_have_other_texts(group: TextsGroup) -> None:
    group.situation.set_value(Situation.THANK_YOU)
    group.language.set_value("pt_BR")
    group.language.value_chosen.emit("pt_BR")

    assert any("agradecer" in row.text.text() for row in rows(group))


def test_one_of_ours_is_switched_off_and_undo_brings_it_back(group: TextsGroup, bus: Bus) -> None:
    first = bus.book.texts.every(Situation.BIRTHDAY, "en")[0]

    rows(group)[0].on.click()

    assert not bus.book.texts.is_on(first)
    assert rows(group)[0].text.role == "soft"

    bus.undo()

    assert bus.book.texts.is_on(first)
    assert rows(group)[0].on.isChecked()


def test_an_own_text_is_written_shown_first_and_deleted(group: TextsGroup, bus: Bus) -> None:
    def write(editor: TextEditor) -> None:
        editor.body.setPlainText(" Cheers[[, {first_name}]]. ")
        editor.way.set_value(Way.EMAIL)
        editor.save.click()

    in_editor(write)
    group.add.click()

    assert [(each.body, each.way) for each in own(bus)] == [("Cheers[[, {first_name}]].", Way.EMAIL)]
    assert rows(group)[0].text.text() == "Cheers, Laura."
    assert not rows(group)[0].on.isVisible()

    rows(group)[0].remove.click()
    assert own(bus) == []
    bus.undo()
    assert len(own(bus)) == 1


def test_an_own_text_is_changed_in_its_place(group: TextsGroup, bus: Bus) -> None:
    bus.do(lambda: bus.book.texts.keep(MINE))
    key = own(bus)[0].key

    def change(editor: TextEditor) -> None:
        assert editor.body.toPlainText() == MINE.body
        editor.body.setPlainText("Prost.")
        editor.save.click()

    in_editor(change)
    rows(group)[0].edit.click()

    assert [(each.key, each.body) for each in own(bus)] == [(key, "Prost.")]


def test_one_of_ours_is_the_beginning_of_an_own_one(group: TextsGroup, bus: Bus) -> None:
    first = bus.book.texts.every(Situation.BIRTHDAY, "en")[0]
    in_editor(lambda editor: editor.save.click())

    rows(group)[0].edit.click()

    assert [each.body for each in own(bus)] == [first.body]
    assert first in bus.book.texts.every(Situation.BIRTHDAY, "en")


def test_leaving_the_editor_keeps_nothing(group: TextsGroup, bus: Bus) -> None:
    in_editor(lambda editor: editor.cancel.click())

    rows(group)[0].edit.click()

    assert own(bus) == []


def test_the_preview_follows_every_letter(edit: Callable[..., TextEditor]) -> None:
    editor = edit()
    assert editor.known.text() == "Cheers, Laura & co."
    assert editor.unknown.text() == "Cheers, friend & co."

    editor.body.setPlainText("Hello[[ from {company}]]")

    assert (editor.known.text(), editor.unknown.text()) == ("Hello from Harbour Café", "Hello")


@pytest.mark.parametrize(
    ("body", "said"),
    [("Hi {nickname}", "{nickname} is not a field"), ("Hi {first_name", "brace"), ("Hi [[", "no end"), ("  ", "")],
)
def test_a_mistake_is_said_in_words_and_cannot_be_saved(edit: Callable[..., TextEditor], bus: Bus, body: str, said: str) -> None:
    editor = edit()
    editor.body.setPlainText(body)

    assert said in editor.problem.text()
    assert editor.problem.isVisible() == bool(said)
    assert not editor.save.isEnabled()
    assert "{" not in editor.known.text()

    editor.body.setPlainText("Hi {first_name}")

    assert not editor.problem.isVisible()
    editor.save.click()
    assert len(own(bus)) == 1


def test_a_field_is_put_where_the_cursor_is(edit: Callable[..., TextEditor]) -> None:
    editor = edit()
    editor.body.setPlainText("Hi ")
    cursor = editor.body.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor.body.setTextCursor(cursor)

    editor.fields.menu().actions()[0].trigger()

    assert editor.body.toPlainText() == "Hi {first_name}"


def test_the_signature_is_kept_and_undone(group: TextsGroup, bus: Bus) -> None:
    group.signature.setText("Rafael")
    group.signature.editingFinished.emit()
    assert bus.book.texts.signature == "Rafael"

    bus.undo()

    assert bus.book.texts.signature == ""
    assert group.signature.text() == ""


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_it_begins_with_the_language_spoken(qtbot: QtBot, bus: Bus, language: str) -> None:
    i18n.set_language(language)
    group = TextsGroup(bus)
    qtbot.addWidget(group)

    assert group.language.value == language
