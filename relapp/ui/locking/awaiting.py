"""What a thread will answer, heard on the thread of the window."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

# Milliseconds between two looks.
_AGAIN_MS = 15

T = TypeVar("T")


def once_answered(
    parent: QObject, future: "Future[T]", then: Callable[["Future[T] | None"], None], seconds: float = float("inf")
) -> None:
    """Call `then` with the answered Future, or with None when so many seconds have passed; never where `parent` has gone."""
    timer = QTimer(parent, interval=_AGAIN_MS)
    end = time.monotonic() + seconds

    def look_again() -> None:
        if future.done() or time.monotonic() > end:
            timer.stop()
            timer.deleteLater()
            then(future if future.done() else None)

    timer.timeout.connect(look_again)
    timer.start()
