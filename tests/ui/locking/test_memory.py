import stat
import sys
from pathlib import Path

import pytest

from relapp.paths import data_folder
from relapp.ui.locking import memory as memories
from relapp.ui.locking.memory import Memory
from tests.rings import Ring

pytestmark = pytest.mark.usefixtures("user_folders")


@pytest.fixture
def memory(tmp_path: Path, ring: Ring, monkeypatch: pytest.MonkeyPatch) -> Memory:
    start_computer(monkeypatch, tmp_path, "monday")
    return Memory(tmp_path / "clients.relapp")


def start_computer(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str) -> None:
    file = folder / "boot_id"
    file.write_text(name, encoding="ascii")
    monkeypatch.setattr(memories, "_BOOT", file)


def test_nothing_is_remembered_at_first_and_no_keyring_is_asked(memory: Memory, ring: Ring) -> None:
    memory.hold()
    memory.release()
    memory.follow("pão de queijo")

    assert (memory.is_on, memory.may_open, ring.asked) == (False, False, [])


def test_what_is_kept_may_open_until_it_is_dropped(memory: Memory, ring: Ring) -> None:
    memory.keep("flores da manhã").result(5)

    assert (memory.is_on, memory.may_open) == (True, True)
    assert memory.recall().result(5) == "flores da manhã"
    memory.drop().result(5)
    assert (memory.is_on, memory.may_open, ring.kept) == (False, False, {})


def test_a_keyring_that_fails_is_not_asked_again(memory: Memory, ring: Ring) -> None:
    ring.locked = True

    assert memory.keep("flores da manhã").exception(5)

    assert not memory.is_on


def test_a_lock_holds_until_it_is_released(memory: Memory) -> None:
    memory.keep("flores da manhã").result(5)

    memory.hold()
    assert (memory.is_on, memory.may_open) == (True, False)

    memory.release()
    assert memory.may_open


def test_a_lock_holds_until_the_computer_is_started_anew(memory: Memory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    memory.keep("flores da manhã").result(5)
    memory.hold()

    start_computer(monkeypatch, tmp_path, "tuesday")

    assert memory.may_open


def test_a_lock_holds_where_no_start_can_be_told_from_another(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.keep("flores da manhã").result(5)
    monkeypatch.setattr(memories, "_BOOT", Path("/nowhere"))

    memory.hold()

    assert not memory.may_open


@pytest.mark.parametrize(("passphrase", "expected"), [("pão de queijo", ["pão de queijo"]), ("", [])])
def test_another_passphrase_is_followed(memory: Memory, ring: Ring, passphrase: str, expected: list[str]) -> None:
    memory.keep("flores da manhã").result(5)

    memory.follow(passphrase)

    assert list(ring.kept.values()) == expected
    assert memory.is_on == bool(expected)


def test_a_passphrase_that_cannot_be_followed_is_not_remembered(
    memory: Memory, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.keep("flores da manhã").result(5)
    monkeypatch.setattr("relapp.keyrings.PATIENCE", 0.05)
    ring.free.clear()

    memory.follow("pão de queijo")

    assert not memory.is_on


@pytest.mark.skipif(sys.platform == "win32", reason="modes are not Windows's")
def test_nobody_else_reads_what_is_marked_and_it_has_no_name(memory: Memory) -> None:
    memory.keep("flores da manhã").result(5)

    (mark,) = (data_folder() / "remembered").iterdir()

    assert stat.S_IMODE(mark.stat().st_mode) == 0o600
    assert "clients" not in mark.name
    assert mark.read_bytes() == b""
