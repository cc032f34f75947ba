"""Another passphrase for a book and its backups."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from relapp.book.door import Door
from relapp.domain.backups import Reason
from relapp.errors import PassphraseError
from relapp.ui.locking.lobby import Lobby
from relapp.ui.locking.rekeying import Rekeying, rekeying
from tests.ui.locking.conftest import PASSPHRASE

NEW = "mere și pere coapte"


@pytest.mark.usefixtures("look")
def test_the_old_passphrase_is_wrong_afterwards_and_the_book_not_damaged(
    locked: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Door(locked, PASSPHRASE).open() as book:
        book.backups.make(Reason.DAILY)
    job = rekeying(Door(locked, PASSPHRASE), Rekeying(NEW))
    with qtbot.waitSignal(job.succeeded, timeout=20_000):
        job.start()
    with pytest.raises(PassphraseError):
        Door(locked, PASSPHRASE).open()
    with Door(locked, NEW).open() as book:
        assert book.backups.list()[0].reason is Reason.REKEYING

    offered: list[Path] = []
    monkeypatch.setattr("relapp.ui.rescue.dialog.rescued", lambda door, _parent: bool(offered.append(door.path)))
    lobby = Lobby(Door(locked))
    qtbot.addWidget(lobby)
    lobby._unlock(PASSPHRASE)
    assert not offered
