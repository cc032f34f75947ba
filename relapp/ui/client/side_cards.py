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
    """A caption and lines; `empty` is said where there are none, and without it the card hides then.

    Its rows stay from one record to the next: making them anew would take longer than reading the record.
    """

    def __init__(self, title: str, empty: str = "") -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._rows: list[_Bullet] = []
        self._nothing = Text(empty, "soft", wrap=True)
        self._column = VBox(spacing=4)
        self.body.addWidget(Text(title, "caption"))
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._column)
        if not empty:
            self.hide()

    @property
    def lines(self) -> list[str]:
        """What is shown, a text each."""
        return [" · ".join(filter(None, (each.text, each.remark, each.late))) for each in self._lines]

    def set_empty(self, text: str) -> None:
        """Say something else while there are no lines."""
        self._nothing.setText(text)
        self._show_what_there_is()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._lines = tuple(lines)
        while len(self._rows) < len(lines):
            self._rows.append(_Bullet())
            self._column.addWidget(self._rows[-1])
        for row, line in zip(self._rows, self._lines, strict=False):
            row.show_line(line)
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(lines))
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        self._nothing.setVisible(not self._lines)
        self.setVisible(bool(self._lines or self._nothing.text()))


class _Bullet(QWidget):
    """One line after its bullet."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._remark, self._late = Text("", wrap=True), Text("", "small"), Pill("", "late")
        words, bullet, row = QWidget(), Text("•"), HBox(self, spacing=8)
        row.addWidget(bullet)
        row.addWidget(words, 1)
        row.setAlignment(bullet, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        words.setSizePolicy(policy)
        flow = FlowLayout(words, spacing=6, line_spacing=2)
        for part in (self._text, self._remark, self._late):
            flow.addWidget(part)

    def show_line(self, line: Line) -> None:
        """Say another line."""
        for part, said in ((self._text, line.text), (self._remark, line.remark), (self._late, line.late)):
            part.setText(said)
            part.setVisible(bool(said))
