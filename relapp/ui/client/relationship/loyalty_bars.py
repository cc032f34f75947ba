"""The parts of loyalty with their scores, as bars below each other."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from relapp.domain.loyalty import Loyalty, Part, PartScore
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.progress import ProgressBar
from relapp.ui.widgets.text import Role, Text
from relapp.wording import loyalty as words

_NAME_WIDTH = 100
_NUMBER_WIDTH = 30


class LoyaltyLine(QWidget):
    """The name of a part, a bar and a number; where nothing is known it says so instead."""

    def __init__(self, part: Part, role: Role = "body") -> None:
        super().__init__()
        self.name = Text(words.part(part), role)
        self.bar, self.number = ProgressBar(), Text("", "strong")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.unknown = Text(words.score(None), "soft", wrap=True)
        line = HBox(self, spacing=10)
        line.addWidget(self.name)
        line.addWidget(self.bar, 1)
        line.addWidget(self.number)
        line.addWidget(self.unknown, 1)
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def show_score(self, value: PartScore) -> None:
        """Show another score."""
        is_known = value.score is not None
        self.bar.set_value(value.score or 0, 100)
        self.bar.setAccessibleName(words.score_line(value))
        self.number.setText(words.score(value.score))
        for widget in (self.bar, self.number):
            widget.setVisible(is_known)
        self.unknown.setVisible(not is_known)

    def _rescale(self) -> None:
        self.name.setMinimumWidth(current_theme().px(_NAME_WIDTH))
        self.number.setMinimumWidth(current_theme().px(_NUMBER_WIDTH))


class LoyaltyBars(QWidget):
    """A line for each part."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Mapping[Part, LoyaltyLine] = {part: LoyaltyLine(part) for part in Part}
        column = VBox(self, spacing=5)
        for line in self.lines.values():
            column.addWidget(line)

    def show_loyalty(self, loyalty: Loyalty) -> None:
        """Show other scores."""
        for part, line in self.lines.items():
            line.show_score(loyalty.parts[part])
