"""The program as a person starts it: a process of its own, on a new user's computer."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from relapp.paths import ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]
PATIENCE = 30
CARDS = """BEGIN:VCARD
VERSION:3.0
FN:João Țepeș
ORG:Café do Porto
TEL;TYPE=CELL:(11) 9 5555-0127
BDAY:{today}
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ana Prado
BDAY:{today}
END:VCARD
"""


@pytest.fixture
def relapp(user_folders: Path, tmp_path: Path) -> Run:
    """Run a verb to its end, in a folder that is not the program's."""

    def run(*arguments: object, before: Sequence[str] = (), **options: Any) -> subprocess.CompletedProcess[str]:
        command = [*before, sys.executable, "-m", "relapp", *map(str, arguments)]
        options = {"cwd": tmp_path, "env": environment(), "timeout": 120} | options
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **options)

    return run


def environment(over: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What a process is told, wherever it is started."""
    return dict(over) | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def as_json(answer: subprocess.CompletedProcess[str]) -> Any:
    """What a verb answered that went well and had no complaint."""
    assert (answer.returncode, answer.stderr) == (0, "")
    return json.loads(answer.stdout)


def is_refused(answer: subprocess.CompletedProcess[str], status: int) -> bool:
    """Whether the answer is one line of complaint, and nothing else, with this exit status."""
    lines = answer.stderr.splitlines()
    assert (answer.returncode, answer.stdout) == (status, ""), answer.stderr
    assert len(lines) == 1, answer.stderr
    return lines[0].startswith("relapp: ") and lines[0].endswith(".")


def eventually(holds: Callable[[], bool]) -> bool:
    """Whether it holds within half a minute, asked again and again."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            return False
    return True


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """A contact file of two clients who have their birthday today."""
    file = tmp_path / "cards.vcf"
    file.write_text(CARDS.format(today=time.strftime("--%m-%d")), encoding="utf-8")
    return file
