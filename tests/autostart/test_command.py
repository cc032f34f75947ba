import sys
import sysconfig
from pathlib import Path

import pytest

from relapp.autostart import State, command, state
from relapp.autostart.command import Command, own_command
from relapp.paths import ROOT


@pytest.fixture
def wheel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An installed wheel, with nothing among the user's programs yet: where those are."""
    monkeypatch.setattr(sys, "frozen", False)
    monkeypatch.setattr(sys, "argv", ["-m"])
    monkeypatch.setattr(command, "RESOURCES", ROOT / "relapp" / "_data" / "resources")
    monkeypatch.setattr(sysconfig, "get_path", lambda _name: str(tmp_path))
    return tmp_path


def test_a_folder_is_started_by_its_program(installed: str) -> None:
    assert own_command() == Command((installed, "--hidden"))


def test_another_book_than_the_user_s_own_is_named(installed: str) -> None:
    assert own_command(Path("/a b/c.relapp")) == Command((installed, "--hidden", "--book", "/a b/c.relapp"))


def test_a_debian_package_is_started_by_the_name_that_stays(
    installed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    binary = tmp_path / "bin" / "relapp"
    binary.parent.mkdir()
    binary.symlink_to(installed)
    monkeypatch.setattr(command, "_DEBIAN", binary)

    assert own_command().arguments == (str(binary), "--hidden")


def test_an_appimage_is_started_by_its_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPIMAGE", "/home/ana/Relapp.AppImage")
    monkeypatch.setenv("APPDIR", str(tmp_path))

    assert own_command().arguments == ("/home/ana/Relapp.AppImage", "--hidden")


def test_the_appimage_of_another_program_is_not_ours(installed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPIMAGE", "/home/ana/Editor.AppImage")
    monkeypatch.setenv("APPDIR", "/tmp/.mount_editor")

    assert own_command().arguments[0] == installed


def test_the_source_tree_is_started_in_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", False)

    assert own_command() == Command((sys.executable, "-m", "relapp", "--hidden"), ROOT)


def test_a_wheel_is_started_by_its_script(wheel: Path) -> None:
    assert own_command().arguments == (sys.executable, "-P", "-m", "relapp", "--hidden")

    (wheel / "relapp").touch()

    assert own_command().arguments == (str(wheel / "relapp"), "--hidden")


def test_on_windows_a_wheel_opens_no_terminal(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (wheel / "relapp").touch()
    (wheel / "pythonw.exe").touch()
    monkeypatch.setattr(sys, "executable", str(wheel / "python.exe"))
    monkeypatch.setattr(sys, "platform", "win32")

    assert own_command().arguments[0] == str(wheel / "pythonw.exe")


def test_what_is_in_a_box_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "info").touch()
    monkeypatch.setattr(command, "_BOX", tmp_path / "info")

    assert state() is State.IMPOSSIBLE
