"""Pages that are gone as soon as their test is over."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent


@pytest.fixture(autouse=True)
def gone_at_once(look: None) -> Iterator[None]:
    """A page that lingers would be drawn again with the look of the next test."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
