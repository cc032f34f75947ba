import os
import subprocess
import sys
from pathlib import Path

import pytest

from relapp import crashes
from relapp.paths import ROOT, crash_file, log_file

NAME = "Marisol Quintanilha"
DUMP = f"""Fatal Python error: Segmentation fault

Thread 0x00007f01 (most recent call first):
  File "/usr/lib/python3.11/threading.py", line 327 in wait

Current thread 0x00007f02 (most recent call first):
  File "/home/{NAME}/start.py", line 9 in <module>
  File "{ROOT}/relapp/ui/bus.py", line 41 in do

Extension modules: PySide6.QtCore (total: 1)
"""
WRITTEN = "crash Segmentation-fault at relapp/ui/bus.py:41:do start.py:9:<module>"


def test_a_breakdown_is_told_once_by_kind_and_places(tmp_path: Path) -> None:
    file = tmp_path / "relapp.crash"
    file.write_text(DUMP)
    assert crashes.take(file) == [WRITTEN]
    assert crashes.take(file) == []


def test_each_breakdown_is_told(tmp_path: Path) -> None:
    file = tmp_path / "relapp.crash"
    file.write_text(DUMP + "Fatal Python error: Aborted\n\n" + DUMP)
    assert crashes.take(file) == [WRITTEN, "crash Aborted at nowhere", WRITTEN]


@pytest.mark.parametrize("content", ["", "\0\xff garbage\n", f'  File "/home/{NAME}/x.py", line 1 in f\n'])
def test_what_tells_of_no_breakdown_is_none(tmp_path: Path, content: str) -> None:
    file = tmp_path / "relapp.crash"
    file.write_text(content)
    assert crashes.take(file) == []


def test_without_a_file_there_was_none(tmp_path: Path) -> None:
    assert crashes.take(tmp_path / "relapp.crash") == []


def run(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
    return subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends such a program in other ways")
def test_where_the_program_broke_down_is_kept_for_the_next_start(user_folders: Path) -> None:
    code = (
        "import faulthandler\nfrom relapp import crashes, logs\nlogs.start()\ncrashes.start()\n"
        f"def break_down(name): faulthandler._sigsegv()\nbreak_down({NAME!r})\n"
    )
    done = run(code, user_folders)

    assert done.returncode < 0
    assert "Segmentation fault" in crash_file().read_text()
    assert crash_file().stat().st_mode & 0o077 == 0
    (told,) = crashes.take()
    assert told == "crash Segmentation-fault at <string>:6:<module> <string>:5:break_down"
    assert NAME not in told + done.stderr + (log_file().read_text() if log_file().exists() else "")
