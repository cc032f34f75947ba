import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from relapp import autostart
from relapp.autostart import State, xdg
from relapp.errors import UserError

if sys.platform in ("win32", "darwin"):
    pytest.skip("these systems have ways of their own", allow_module_level=True)

ODD = Path('/home/Ana "A" `x` $HOME \\ 100%/ação 🎉.relapp')


def keys() -> dict[str, str]:
    lines = xdg.entry().read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def parsed(line: str) -> list[str]:
    """An Exec line taken apart as the specification says: escapes of a string first, then quotes, then field codes."""
    text = line.replace("\\\\", "\\")
    found, word, is_quoted, letters = [], "", False, iter(text)
    for letter in letters:
        if letter == '"':
            is_quoted = not is_quoted
        elif letter == "\\" and is_quoted:
            word += next(letters)
        elif letter == " " and not is_quoted:
            found.append(word)
            word = ""
        else:
            word += letter
    return [each.replace("%%", "%") for each in [*found, word]]


def test_it_is_off_until_it_is_switched_on() -> None:
    assert autostart.state() is State.OFF

    autostart.switch_on()
    assert autostart.state() is State.ON

    autostart.switch_off()
    assert autostart.state() is State.OFF
    assert not xdg.entry().exists()


def test_the_entry_is_where_the_user_keeps_settings(user_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert xdg.entry() == user_folders / "config" / "autostart" / "relapp.desktop"
    for useless in ("", "not/whole"):
        monkeypatch.setenv("XDG_CONFIG_HOME", useless)
        assert xdg.entry() == user_folders / ".config" / "autostart" / "relapp.desktop"


def test_the_entry_says_what_starts_and_when(installed: str) -> None:
    autostart.switch_on()

    found = keys()
    assert (found["TryExec"], found["Exec"]) == (installed, f"{installed} --hidden")
    assert int(found["X-GNOME-Autostart-Delay"]) > 0
    assert {"Name", "Name[pt_BR]", "Name[ro]", "Comment", "Comment[pt_BR]", "Comment[ro]"} <= set(found)


@pytest.mark.parametrize("book", [ODD, Path("/plain.relapp"), Path("/with space/clients.relapp")])
def test_any_path_comes_through(installed: str, book: Path) -> None:
    autostart.switch_on(book)

    assert parsed(keys()["Exec"]) == [installed, "--hidden", "--book", str(book)]
    assert autostart.state(book) is State.ON
    assert autostart.state() is State.OTHER


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not installed")
@pytest.mark.parametrize("book", [None, ODD])
def test_desktops_find_nothing_wrong_with_the_entry(book: Path | None) -> None:
    autostart.switch_on(book)

    done = subprocess.run(["desktop-file-validate", xdg.entry()], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_has_switched_off_is_off_and_can_be_switched_on(line: str) -> None:
    autostart.switch_on()
    with xdg.entry().open("a", encoding="utf-8") as stream:
        stream.write(f"{line}\n")
    assert autostart.state() is State.OFF

    autostart.switch_on()

    assert autostart.state() is State.ON


def test_keys_of_other_groups_say_nothing() -> None:
    autostart.switch_on()
    with xdg.entry().open("a", encoding="utf-8") as stream:
        stream.write("[Desktop Action x]\nHidden=true\n")

    assert autostart.state() is State.ON


def test_another_copy_of_the_program_is_told_from_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    autostart.switch_on()
    monkeypatch.setattr(sys, "executable", "/opt/newer/relapp")

    assert autostart.state() is State.OTHER

    autostart.switch_on()
    assert autostart.state() is State.ON


def test_each_change_can_be_taken_back_and_made_again() -> None:
    off = autostart.switch_on()
    on_again = off()
    assert autostart.state() is State.OFF

    on_again()
    assert autostart.state() is State.ON

    back = autostart.switch_off()
    back()
    assert autostart.state() is State.ON


def test_what_cannot_be_written_is_one_sentence(user_folders: Path) -> None:
    folder = user_folders / "config" / "autostart"
    folder.write_text("no folder")

    with pytest.raises(UserError, match=r"could not be changed: .+\. The settings of the system can do it too\."):
        autostart.switch_on()

    assert folder.read_text() == "no folder"


def test_an_entry_that_cannot_be_read_is_not_ours() -> None:
    xdg.entry().mkdir(parents=True)

    assert autostart.state() is State.OTHER
