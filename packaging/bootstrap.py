"""Opens Relapp, or runs every check and test, from nothing but Python 3.11 to 3.14: makes .venv the first time.

python3 packaging/bootstrap.py run [arguments of relapp]
python3 packaging/bootstrap.py test [arguments of pytest, for that one call instead of all the checks]
"""

import sys

OLDEST, NEWEST = (3, 11), (3, 14)


def python_fault(version: tuple) -> str:  # type: ignore[type-arg]  # an old Python would stumble over a fuller hint
    """What is wrong with a Python of `version` (major, minor), in one line; empty where it will do."""
    if OLDEST <= tuple(version) <= NEWEST:
        return ""
    return "Relapp needs Python 3.{} to 3.{}; this is Python {}.{}: run the same command with another one.".format(
        OLDEST[1], NEWEST[1], *version
    )


if python_fault(sys.version_info[:2]):
    sys.exit(python_fault(sys.version_info[:2]))

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import environment
import system

ROOT = Path(__file__).resolve().parent.parent
OPTIONS_WITH_A_VALUE = ("--book", "--lang")
ANSWERED_WITHOUT_A_WINDOW = ("-h", "--help", "--version")


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether relapp, given `arguments`, opens its window: no verb stands among them."""
    rest = iter(arguments)
    for argument in rest:
        if argument in OPTIONS_WITH_A_VALUE:
            next(rest, None)
        elif argument in ANSWERED_WITHOUT_A_WINDOW or not argument.startswith("-"):
            return False
    return True


def draws(arguments: Sequence[str]) -> bool:
    """Whether relapp, given `arguments`, needs Qt: for its window, or to print."""
    return opens_window(arguments) or any(argument.partition("=")[0] == "--pdf" for argument in arguments)


def display_fault(platform: str, variables: Mapping[str, str]) -> str:
    """What is wrong where a window is to open, in one line; empty where there is a display."""
    if platform != "linux" or any(variables.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return ""
    return "There is no display here to open a window on; see today's list with: python3 packaging/bootstrap.py run today"


def run(arguments: Sequence[str]) -> int:
    """Become the program; returns only where it could not start, or on Windows with its exit status."""
    fault = display_fault(sys.platform, os.environ) if opens_window(arguments) else ""
    if fault:
        print(fault, file=sys.stderr)
        return 1
    if draws(arguments):
        system.provide(system.FOR_QT)
    environment.provide(environment.RUNTIME)
    command = [str(environment.interpreter()), "-m", "relapp", *arguments]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def test(arguments: Sequence[str]) -> int:
    """The exit status of the first check or test that fails, else 0; with `arguments`, that of pytest given them."""
    import checks

    system.provide(system.FOR_QT + system.FOR_TESTS)
    environment.provide(environment.DEVELOPMENT)
    python = str(environment.interpreter())
    if arguments:
        return subprocess.run([python, "-m", "pytest", *arguments], cwd=ROOT, check=False).returncode
    return checks.run_all(python, ROOT)


def main(arguments: Sequence[str]) -> int:
    """The exit status of `run` or `test`, the first of `arguments`; 2 where it is neither."""
    verbs = {"run": run, "test": test}
    if not arguments or arguments[0] not in verbs:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return verbs[arguments[0]](arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
