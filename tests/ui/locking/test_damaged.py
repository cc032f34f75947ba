"""A book whose beginning is spoilt: the right passphrase leads to what can be saved, and counts as no mistake."""

from pathlib import Path

import pytest
import time_machine
from pytestqt.qtbot import QtBot

from relapp.book.door import Door
from relapp.book.encryption import change_passphrase
from relapp.book.tries import tries_of
from relapp.domain.backups import Reason
from relapp.errors import UserError
from relapp.ui.locking.lobby import Lobby
from tests.ui.locking.conftest import PASSPHRASE


@pytest.fixture
def damaged(locked: Path) -> Path:
    with Door(locked, PASSPHRASE).open() as book:
        book.backups.make(Reason.ASKED)
    content = bytearray(locked.read_bytes())
    content[700] ^= 4
    locked.write_bytes(content)
    return locked


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize(("typed", "is_right"), [(PASSPHRASE, True), ("quite wrong", False)])
def test_only_the_right_passphrase_leads_to_the_rescue(
    damaged: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, typed: str, is_right: bool
) -> None:
    offered: list[Path] = []
    monkeypatch.setattr("relapp.ui.rescue.dialog.rescued", lambda door, _parent: bool(offered.append(door.path)))
    lobby = Lobby(Door(damaged))
    qtbot.addWidget(lobby)
    lobby._unlock(typed)

    assert bool(offered) is is_right
    assert tries_of(damaged).count == (0 if is_right else 1)


def test_a_start_with_nothing_left_of_an_encrypted_book_asks_for_its_passphrase(damaged: Path, program) -> None:
    damaged.write_bytes(bytes(damaged.stat().st_size))
    try:
        assert program.open(damaged)
        assert program.lobby is not None
    except UserError as error:
        pytest.fail(str(error))


@pytest.mark.usefixtures("look")
def test_an_older_passphrase_leads_to_the_backups_only_when_it_is_given_again(
    locked: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Door(locked, PASSPHRASE).open() as book:
        book.backups.make(Reason.ASKED)
    change_passphrase(locked, PASSPHRASE, "flores da noite")
    offered: list[dict[str, bool]] = []
    monkeypatch.setattr("relapp.ui.rescue.dialog.rescued", lambda _door, _parent, **how: bool(offered.append(how)))
    lobby = Lobby(Door(locked))
    qtbot.addWidget(lobby)

    with time_machine.travel("2026-11-23T10:00:00", tick=False):
        lobby._unlock(PASSPHRASE)
    assert "newer passphrase" in lobby.page.problem.text()
    assert offered == []
    with time_machine.travel("2026-11-23T10:01:00", tick=False):
        lobby._unlock(PASSPHRASE)
    assert offered == [{"may_be_former": True}]
