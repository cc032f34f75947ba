"""The wheel alone in an environment that has what it depends on, far from the source tree."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from environment import interpreter
from relapp.paths import ROOT
from tests.endtoend.conftest import environment

QUIET = {"QT_LOGGING_RULES": "default.warning=false"}  # a window asks of a screen what the offscreen one has not
PICTURE = Path(__file__).parents[1] / "programs" / "picture.py"


@pytest.fixture(scope="module")
def installed(the_wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment in which pip installed the wheel; what it depends on is lent by ours."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    python = interpreter(folder)
    options = ("--quiet", "--no-index", "--no-deps", "--disable-pip-version-check")
    subprocess.run([sys.executable, "-m", "pip", "--python", str(python), "install", *options, str(the_wheel)], check=True)
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip())
    # A folder named in a .pth has no .pth of its own read: our own way to the source tree is not lent.
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def run(python: Path, folder: Path, *arguments: object) -> str:
    variables = {name: value for name, value in environment().items() if name != "PYTHONPATH"} | QUIET
    command = [str(python), *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_wheel_carries_the_program_its_files_and_nothing_else(the_wheel: Path) -> None:
    names = zipfile.ZipFile(the_wheel).namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"relapp"}
    assert "relapp/_data/translations/ro/LC_MESSAGES/relapp.mo" in names
    assert not [name for name in names if name.endswith((".po", ".pyc")) or "/pictures/today-" in name]


def test_the_verbs_answer_from_the_wheel(installed: Path, user_folders: Path, tmp_path: Path) -> None:
    relapp = installed.with_name("relapp")
    assert run(relapp, tmp_path, "--version").startswith("Relapp ")
    assert run(relapp, tmp_path, "--book", "b.relapp", "sample", "b.relapp", "--clients", 20)
    assert run(relapp, tmp_path, "--book", "b.relapp", "--lang", "ro", "today")
    run(relapp, tmp_path, "--book", "b.relapp", "week", "--pdf", "w.pdf")
    assert b"RelappPrint" in (tmp_path / "w.pdf").read_bytes()


def test_the_window_looks_as_from_the_source_tree(installed: Path, user_folders: Path, tmp_path: Path) -> None:
    relapp = installed.with_name("relapp")
    run(relapp, tmp_path, "sample", "b.relapp", "--clients", 20)
    place = Path(run(installed, tmp_path, PICTURE, "b.relapp", "wheel.png").strip())
    assert ROOT not in place.parents
    command = [sys.executable, str(PICTURE), "b.relapp", "tree.png"]
    subprocess.run(command, cwd=tmp_path, env=environment() | QUIET, check=True, capture_output=True)
    assert (tmp_path / "wheel.png").read_bytes() == (tmp_path / "tree.png").read_bytes()
