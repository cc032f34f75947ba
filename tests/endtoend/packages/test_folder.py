"""The folder build: what is in it, and how soon it starts."""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from relapp.paths import ROOT
from tests.endtoend.conftest import as_json, environment
from tests.endtoend.first_paint import Eye, first_paint_seconds

AT_MOST = 1.3
ROUNDS = 9
MOST_MEGABYTES = 240


def bare(folder: Path) -> dict[str, str]:
    """The variables of a computer that has no Python, no display and no locale."""
    return {"HOME": str(folder), "PATH": "/usr/bin:/bin"}


@pytest.fixture
def book(the_folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "sample.relapp"
    subprocess.run(
        [the_folder / "relapp", "sample", path, "--clients", "60"], env=bare(tmp_path), check=True, capture_output=True
    )
    return path


def test_there_is_one_qt_and_of_it_only_what_is_used(the_folder: Path) -> None:
    libraries = sorted(path.name.partition(".")[0] for path in the_folder.rglob("libQt6*") if not path.is_symlink())
    assert libraries.count("libQt6Core") == 1
    assert len(libraries) == len(set(libraries))
    assert not [name for name in libraries if name.startswith(("libQt6Qml", "libQt6Quick", "libQt6Pdf", "libQt6Sql"))]
    assert {path.name for path in the_folder.rglob("platforms/*")} == {"libqoffscreen.so", "libqwayland.so", "libqxcb.so"}
    assert not list(the_folder.rglob("libQt5*"))
    assert not [path for path in the_folder.rglob("*") if path.is_symlink() and not path.exists()]


def test_it_is_as_small_as_the_readme_says(the_folder: Path) -> None:
    assert sum(path.lstat().st_size for path in the_folder.rglob("*")) < MOST_MEGABYTES * 1e6


def test_verbs_and_a_pdf_need_neither_display_nor_python(the_folder: Path, book: Path, tmp_path: Path) -> None:
    command = [str(the_folder / "relapp"), "--book", str(book)]
    how = {"env": bare(tmp_path), "cwd": tmp_path, "capture_output": True, "text": True, "encoding": "utf-8"}
    assert as_json(subprocess.run([*command, "today", "--json"], check=False, **how))["touches"]
    for verb in (["week", "--pdf", "w.pdf"], ["export", "all.xlsx"], ["export", "all.ics"], ["duplicates"], ["check"]):
        done = subprocess.run([*command, *verb], check=False, **how)
        assert (done.returncode, done.stderr) == (0, "")
    assert b"RelappPrint" in (tmp_path / "w.pdf").read_bytes()


def test_the_window_runs_on_the_qt_of_the_folder(the_folder: Path, display: str, book: Path, tmp_path: Path) -> None:
    variables = bare(tmp_path) | {"DISPLAY": display}
    with subprocess.Popen([the_folder / "relapp", "--book", book], env=variables) as program:
        eye = Eye(display)
        try:
            eye.wait(for_window=True)
            maps = Path(f"/proc/{program.pid}/maps").read_text()
        finally:
            program.kill()
            program.wait()
            eye.wait(for_window=False)
            eye.close()
    assert f"{the_folder}/_internal/PySide6/Qt/lib/libQt6Widgets" in maps
    assert str(Path(sys.executable).parents[1]) not in maps


def _of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _seconds(command: list[str], variables: dict[str, str]) -> float:
    before = _of_children()
    subprocess.run(command, cwd=ROOT, env=variables, check=True, capture_output=True)
    return _of_children() - before


@pytest.fixture
def commands(the_folder: Path, book: Path) -> tuple[list[str], list[str]]:
    """The same of the folder and of the source tree."""
    return [str(the_folder / "relapp"), "--book", str(book)], [sys.executable, "-m", "relapp", "--book", str(book)]


def test_today_is_said_as_soon_as_from_the_source_tree(commands: tuple[list[str], list[str]], tmp_path: Path) -> None:
    variables = environment(bare(tmp_path))
    pairs = [[_seconds([*command, "today"], variables) for command in commands] for _round in range(ROUNDS + 1)]
    ratio = median(folder / tree for folder, tree in pairs[1:])
    print(f"today: {ratio:.2f} times the source tree's time")
    assert ratio <= AT_MOST


def test_the_window_is_painted_as_soon_as_from_the_source_tree(
    commands: tuple[list[str], list[str]], display: str, tmp_path: Path
) -> None:
    variables = environment(bare(tmp_path)) | {"DISPLAY": display, "LANG": "C.UTF-8"}
    eye = Eye(display)
    pairs = [[first_paint_seconds(eye, command, variables, ROOT) for command in commands] for _round in range(ROUNDS + 1)]
    eye.close()
    ratio = median(folder / tree for folder, tree in pairs[1:])
    print(f"window: {ratio:.2f} times the source tree's time")
    assert ratio <= AT_MOST
