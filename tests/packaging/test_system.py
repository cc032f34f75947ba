import sys

import pytest

import system

ABSENT = system.Need("libabsent.so.1", lambda name: False, ("libabsent1", "absent", "absent-arch", "libabsent-suse"))
PRESENT = system.Need("libpresent.so.1", lambda name: True, ("libpresent1", "present", "present", "present"))


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "apt-get install -y --no-install-recommends libabsent1"),
        ("dnf", "dnf install -y absent"),
        ("pacman", "pacman -S --needed absent-arch"),
        ("zypper", "zypper install libabsent-suse"),
    ],
)
def test_what_is_missing_is_installed_by_one_exact_command(manager, command):
    missing = system.missing([ABSENT, PRESENT])
    assert " ".join(system.install_command(manager, missing)) == command
    assert system.advice(manager, missing, is_root=True).endswith("\n  " + command)
    assert system.advice(manager, missing, is_root=False).endswith("\n  sudo " + command)


def test_a_package_that_holds_several_libraries_is_named_once():
    command = system.install_command("dnf", system.FOR_QT)
    assert command.count("libxcb") == 1


def test_an_unknown_system_is_told_the_names():
    assert "libabsent.so.1, a font" in system.advice(None, [ABSENT, system.FOR_QT[-1]], is_root=False)


@pytest.fixture
def debian(monkeypatch):
    """A Debian where calls are listed instead of made; its user is root until a test says otherwise."""
    calls = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system, "is_on_path", lambda tool: tool == "apt-get")
    monkeypatch.setattr(system.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(system.subprocess, "run", lambda command, **_: calls.append(command))
    return calls


def test_root_of_debian_gets_it_installed(debian):
    need = system.Need("libabsent.so.1", lambda name: bool(debian), ABSENT.packages)
    system.provide([need, PRESENT])
    assert debian == [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "libabsent1"]]


def test_what_can_be_done_without_is_no_reason_to_end(debian):
    assert system.obtain([PRESENT]) == ""
    assert "libabsent.so.1" in system.obtain([ABSENT])
    assert debian[1][-1] == "libabsent1"


def test_what_could_not_be_installed_is_said(debian):
    with pytest.raises(SystemExit, match=r"libabsent\.so\.1"):
        system.provide([ABSENT])


def test_nobody_else_has_anything_installed_for_them(debian, monkeypatch):
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match="sudo apt-get install"):
        system.provide([ABSENT])
    assert debian == []


def test_a_complete_system_is_left_alone(debian):
    system.provide([PRESENT])
    assert debian == []


def test_other_systems_bring_all_with_python(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    system.provide([ABSENT])


@pytest.mark.skipif(sys.platform != "linux", reason="libraries are named so on Linux")
def test_a_library_is_there_when_the_loader_finds_it():
    assert system.loads("libc.so.6")
    assert not system.loads("libnobody-has-this.so.9")


def test_a_font_is_there_when_a_file_of_it_is(tmp_path):
    (tmp_path / "truetype" / "inter").mkdir(parents=True)
    (tmp_path / "truetype" / "inter" / "Inter.readme").touch()
    assert not system.has_font("", [str(tmp_path)])
    (tmp_path / "truetype" / "inter" / "Inter-Regular.otf").touch()
    assert system.has_font("", [str(tmp_path)])
    assert system.has_font("Inter", [str(tmp_path)])
    assert not system.has_font("DejaVu", [str(tmp_path)])
