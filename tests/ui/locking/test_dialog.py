from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from relapp.book.door import Door
from relapp.book.tries import tries_of
from relapp.ui.locking.dialog import PassphraseDialog, Step
from relapp.ui.locking.rekeying import Rekeying

NOW, NEW = "flores da manhã", "pão de queijo quente"
Ask = Callable[..., PassphraseDialog]


@pytest.fixture
def ask(look: None, qtbot: QtBot, tmp_path: Path) -> Ask:
    parent = QWidget()
    qtbot.addWidget(parent)

    def ask(step: Step, copies: Sequence[Path] = ()) -> PassphraseDialog:
        door = Door(tmp_path / "clients.relapp", "" if step is Step.SET else NOW)
        dialog = PassphraseDialog(door, step, copies, parent)
        dialog.show()
        return dialog

    return ask


def fill(dialog: PassphraseDialog, *typed: str) -> None:
    for field, text in zip(dialog._fields(), typed, strict=True):
        field.setText(text)
    dialog.save.click()


def test_a_passphrase_typed_twice_is_wanted(ask: Ask) -> None:
    dialog = ask(Step.SET)

    fill(dialog, NEW, NEW)

    assert dialog.result()
    assert dialog.wanted == Rekeying(NEW)
    assert NEW not in repr(dialog.wanted)


@pytest.mark.parametrize(
    ("typed", "said"), [((NEW, NEW + "s"), "not the same"), (("short", "short"), "at least 8"), ((NEW + "\x07",) * 2, "signs")]
)
def test_what_cannot_be_used_is_said(ask: Ask, typed: tuple[str, str], said: str) -> None:
    dialog = ask(Step.SET)

    fill(dialog, *typed)

    assert said in dialog.problem.text()
    assert dialog.isVisible()


def test_nothing_can_be_saved_before_all_is_typed(ask: Ask) -> None:
    dialog = ask(Step.CHANGE)
    dialog.current.setText(NOW)
    dialog.new.setText(NEW)

    assert not dialog.save.isEnabled()


@pytest.mark.parametrize("step", [Step.CHANGE, Step.REMOVE])
def test_who_does_not_know_it_changes_nothing(ask: Ask, step: Step, tmp_path: Path) -> None:
    dialog = ask(step)

    fill(dialog, *(["something else"] if step is Step.REMOVE else ["something else", NEW, NEW]))

    assert dialog.isVisible()
    assert "does not open" in dialog.problem.text()
    assert tries_of(tmp_path / "clients.relapp").count == 1


def test_it_is_removed_by_who_knows_it(ask: Ask) -> None:
    dialog = ask(Step.REMOVE)

    fill(dialog, NOW)

    assert dialog.wanted == Rekeying("")


@pytest.mark.parametrize("follow", [True, False])
def test_older_copies_follow_where_that_is_wanted(ask: Ask, follow: bool, tmp_path: Path) -> None:
    copies = (tmp_path / "a.relapp", tmp_path / "b.relapp")
    dialog = ask(Step.SET, copies)
    assert dialog.with_copies.text() == "Encrypt the 2 older copies too"
    dialog.with_copies.setChecked(follow)

    fill(dialog, NEW, NEW)

    assert dialog.wanted.backups == (copies if follow else ())


def test_the_letters_are_hidden_until_they_are_asked_for(ask: Ask) -> None:
    dialog = ask(Step.CHANGE)
    modes = {field.echoMode() for field in dialog._fields()}
    dialog.show_letters.box.click()

    assert modes == {QLineEdit.EchoMode.Password}
    assert {field.echoMode() for field in dialog._fields()} == {QLineEdit.EchoMode.Normal}


def test_nothing_typed_stays_in_the_fields(ask: Ask) -> None:
    dialog = ask(Step.CHANGE)

    fill(dialog, NOW, NEW, NEW)

    assert [field.text() for field in dialog._fields()] == ["", "", ""]
