"""Every check and test in order, the quick ones first; the first that fails ends it."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# What pytest returns where some of the tests that ran have failed, and how it is asked for those alone.
_TESTS_FAILED = 1
_ONLY_THOSE_THAT_FAILED = ("--last-failed", "--last-failed-no-failures=none")


@dataclass(frozen=True, slots=True)
class Stage:
    """One check: `arguments` are those of the environment's Python; it is left out while `folder` does not exist.

    Where it `depends_on_load`, the tests that failed are run once more, alone, and it has failed where one fails again.
    """

    title: str
    arguments: tuple[str, ...]
    folder: str = "."
    depends_on_load: bool = False


# The last stage is pytest's, so that the last line printed is a summary of tests.
STAGES = (
    Stage("Lint", ("-m", "ruff", "check")),
    Stage("Format", ("-m", "ruff", "format", "--check")),
    Stage("Types", ("-m", "mypy")),
    Stage("Architecture", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
    Stage("Catalogues", ("packaging/catalogues.py", "check")),
    Stage("Tests", ("-m", "pytest", "-n", "2", "-m", "not endtoend and not benchmark", "tests")),
    # A key pressed in a window that is not ready, a ratio taken while the machine was busy: neither happens twice in a row.
    Stage("End to end", ("-m", "pytest", "tests/endtoend"), "tests/endtoend", depends_on_load=True),
    Stage(
        "Benchmarks",
        ("-m", "pytest", "-p", "no:xdist", "-p", "no:randomly", "tests/benchmarks"),
        "tests/benchmarks",
        depends_on_load=True,
    ),
)


def run_all(python: str, root: Path, stages: Sequence[Stage] = STAGES) -> int:
    """Run `stages` in `root`; returns the exit status of the first that fails, else 0."""
    present = [stage for stage in stages if (root / stage.folder).is_dir()]
    for stage in stages:
        if stage not in present:
            print(f"{stage.title}: left out, there is no {stage.folder} yet.", flush=True)
    for stage in present:
        print(f"\n== {stage.title} ==", flush=True)
        status = _run(python, root, stage.arguments)
        if status == _TESTS_FAILED and stage.depends_on_load:
            print(f"\n== {stage.title}, those that failed ==", flush=True)
            status = _run(python, root, (*stage.arguments, *_ONLY_THOSE_THAT_FAILED))
        if status:
            print(f"\n{stage.title} failed.", file=sys.stderr, flush=True)
            return status
    return 0


def _run(python: str, root: Path, arguments: Sequence[str]) -> int:
    return subprocess.run([python, *arguments], cwd=root, check=False).returncode
