"""The source tree as packages see it: where it is, which version, and since when it has not changed."""

import os
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_EPOCH = "SOURCE_DATE_EPOCH"
_OLDEST = 315532800  # 1980, before which a zip file knows no date


def version() -> str:
    """The version in pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def epoch() -> int:
    """The moment that packages say they were made, in seconds since 1970: what the caller says, else that of the last commit."""
    said = os.environ.get(_EPOCH, "")
    if said.isdecimal():
        return max(int(said), _OLDEST)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        answer = ""
    return int(answer) if answer.isdecimal() else _OLDEST


def epoch_environment() -> dict[str, str]:
    """The environment of a tool that makes the same package of the same tree, whenever it runs."""
    return dict(os.environ) | {_EPOCH: str(epoch()), "PYTHONHASHSEED": "0"}
