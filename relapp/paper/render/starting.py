"""Qt without a window, for whoever has none."""

import sys
from functools import lru_cache
from os import environ

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


def ensure_qt() -> None:
    """Start what fonts need, where the window did not: text cannot be laid out before."""
    if QCoreApplication.instance() is None:
        _start()


@lru_cache(maxsize=1)
def _start() -> QGuiApplication:
    """A program without a window; on Linux it needs no display, and must not end where the one it is told of is gone."""
    if sys.platform.startswith("linux"):
        environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([])
