"""Rows and columns whose margins and gaps grow with the text."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from relapp.ui.theme import current_theme

Margins = int | tuple[int, int, int, int]


class _Box(QBoxLayout):
    def __init__(self, direction: QBoxLayout.Direction, parent: QWidget | None, margins: Margins, spacing: int) -> None:
        super().__init__(direction, parent)
        self._units = (*four_sides(margins), spacing)
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def _rescale(self) -> None:
        left, top, right, bottom, spacing = (current_theme().px(units) for units in self._units)
        self.setContentsMargins(left, top, right, bottom)
        self.setSpacing(spacing)


class VBox(_Box):
    """A column; `margins` (all, or left, top, right and bottom) and `spacing` are in units."""

    def __init__(self, parent: QWidget | None = None, *, margins: Margins = 0, spacing: int = 8) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, parent, margins, spacing)


class HBox(_Box):
    """A row; `margins` (all, or left, top, right and bottom) and `spacing` are in units."""

    def __init__(self, parent: QWidget | None = None, *, margins: Margins = 0, spacing: int = 8) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent, margins, spacing)


def four_sides(margins: Margins) -> tuple[int, int, int, int]:
    """Left, top, right and bottom, where one number stands for all of them."""
    return (margins, margins, margins, margins) if isinstance(margins, int) else margins
