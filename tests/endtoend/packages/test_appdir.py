"""What goes into an AppImage, laid out and started as its runtime would."""

import subprocess
import sys
from pathlib import Path

import pytest

import smoke
from shipping import appimage
from tests.endtoend.conftest import environment


@pytest.fixture(scope="module")
def appdir(the_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("appimage") / "Relapp.AppDir"
    appimage.lay_out(the_folder, place)
    return place


def test_a_desktop_finds_what_it_wants_to_know(appdir: Path) -> None:
    for name in ("AppRun", "relapp.desktop", "relapp.png", ".DirIcon"):
        assert (appdir / name).resolve().is_relative_to(appdir.resolve())
        assert (appdir / name).is_file()
    entry = (appdir / "relapp.desktop").read_text("utf-8").splitlines()
    assert {"Exec=relapp", "Icon=relapp"} <= set(entry)
    assert (appdir / "usr" / "bin" / "relapp").is_file()
    assert (appdir / "usr" / "share" / "metainfo" / appimage.METAINFO).is_file()


def test_it_is_laid_out_anew_each_time(the_folder: Path, appdir: Path) -> None:
    (appdir / "older").touch()

    appimage.lay_out(the_folder, appdir)

    assert not (appdir / "older").exists()


def test_it_starts_wherever_it_lies(appdir: Path) -> None:
    assert smoke.main([str(appdir / "AppRun")]) == 0


def test_its_one_file_is_what_starts_with_the_computer(appdir: Path, tmp_path: Path) -> None:
    image = "/home/ana/Programas/Relapp 0.1.AppImage"
    variables = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "APPDIR": str(appdir), "APPIMAGE": image}
    program = str(appdir / "usr" / "lib" / "relapp" / "relapp")
    code = (
        f"import sys; sys.frozen = True; sys.executable = {program!r}\n"
        "from relapp.autostart.command import own_command; print(own_command().arguments[0])"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment(variables), capture_output=True, text=True, check=True)

    assert done.stdout.strip() == image
