"""What whoever looks after the program needs to know: versions, codes and places in the code. No name, no text, no folder."""

import platform
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from PySide6 import __version__ as binding_version
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from relapp import __version__, i18n, logs
from relapp.book import schema
from relapp.ui.trouble.fault import Fault

# Lines of the log at the end of a report.
LOG_LINES = 80


def of_faults(faults: Mapping[Fault, int], page: str) -> str:
    """A report of faults and how often each came, on the `page` of this code."""
    lines = [f"page {logs.code(page) or 'none'}"]
    for fault, times in faults.items():
        lines += ["", f"times {times}", *fault.places()]
    return _report(lines)


def of_breakdown(lines: Sequence[str]) -> str:
    """A report of how the program ended last time, as `crashes.take` tells it; by force where that is nothing."""
    return _report([*(lines or ["ended without a word"])])


def _report(told: Sequence[str]) -> str:
    head = [
        f"Relapp {__version__}, book {schema.VERSION}",
        f"system {platform.system()} {platform.release()} {platform.machine()}, {QGuiApplication.platformName()}",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide {binding_version}, SQLite {sqlite_version()}",
        f"language {i18n.language()}, {'folder build' if getattr(sys, 'frozen', False) else 'Python package'}",
        f"moment {datetime.now(UTC).isoformat(timespec='seconds').replace('+00:00', 'Z')}",
    ]
    return "\n".join([*head, *told, "", "log", *logs.latest(LOG_LINES)]) + "\n"


def sqlite_version() -> str:
    """The version of what the book is kept by."""
    from sqlcipher3 import dbapi2

    return str(dbapi2.sqlite_version)
