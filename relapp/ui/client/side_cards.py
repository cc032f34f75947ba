"""Cards of short lines, as they stand beside a record."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.pill import Pill
from relapp.ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """What is said, a soft remark after it, and in the colour of lateness how late it is."""

    text: str
    remark: str = ""
    late: str = ""


class BulletCard(Card):
    """A caption and lines; `empty` is said where there are none, and without it the card hides then."""

    def __init__(self, title: str, empty: str = "") -> None:
        super().__init__()
        self._empty = empty
        self._lines: tuple[Line, ...] | None = None
        self._content = QWidget()
        self.body.addWidget(Text(title, "caption"))
        self.body.addWidget(self._content)
        self.show_lines([])

    @property
    def lines(self) -> list[str]:
        """What is shown, a text each."""
        return [" · ".join(filter(None, (each.text, each.remark, each.late))) for each in self._lines or ()]

    def set_empty(self, text: str) -> None:
        """Say something else while there are no lines."""
        if text != self._empty:
            self._empty = text
            self._draw()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._draw()

    def _draw(self) -> None:
        shown, before = QWidget(), self._content
        column = VBox(shown, spacing=4)
        for line in self._lines or ():
            column.addWidget(_bullet(line))
        if not self._lines and self._empty:
            column.addWidget(Text(self._empty, "soft", wrap=True))
        self.body.replaceWidget(before, shown)
        before.hide()
        before.deleteLater()
        self._content = shown
        shown.show()
        self.setVisible(bool(self._lines or self._empty))


def _bullet(line: Line) -> QWidget:
    holder, words = QWidget(), QWidget()
    row = HBox(holder, spacing=8)
    bullet = Text("•")
    row.addWidget(bullet)
    row.addWidget(words, 1)
    row.setAlignment(bullet, Qt.AlignmentFlag.AlignTop)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    words.setSizePolicy(policy)
    flow = FlowLayout(words, spacing=6, line_spacing=2)
    flow.addWidget(Text(line.text, wrap=True))
    if line.remark:
        flow.addWidget(Text(line.remark, "small"))
    if line.late:
        flow.addWidget(Pill(line.late, "late"))
    return holder
