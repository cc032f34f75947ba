"""The first touch that is planned, and the button that its popups hang on."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from relapp.book import Book
from relapp.domain.week import PlannedTouch
from relapp.ui.widgets.buttons import PlainButton
from tests.ui.conftest import MONDAY


@pytest.fixture
def planned_touch(book: Book) -> Callable[[], PlannedTouch]:
    """The first touch from Monday on."""

    def planned_touch() -> PlannedTouch:
        return next(touch for day in book.agenda.planned(MONDAY).plan.days for touch in day.touches)

    return planned_touch


@pytest.fixture
def anchor(show: Callable[..., QWidget]) -> QWidget:
    """A button in the middle of a window."""
    window = show(QWidget(), 800, 600)
    button = PlainButton("Done", parent=window)
    button.move(300, 200)
    button.show()
    return button
