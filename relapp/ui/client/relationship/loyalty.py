"""Loyalty in full: each part with what it is made of and how it went, and the formula."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from relapp.domain.loyalty import FORMULA, Loyalty, Part, counts, loyalty, month_ends, trend
from relapp.i18n import _
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.relationship.loyalty_bars import LoyaltyLine
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.text import Text
from relapp.ui.widgets.trend import Dot, Trend
from relapp.wording import loyalty as words

# Months back that a trend goes.
MONTHS = 12


class LoyaltySection(Card):
    """The parts below each other; the formula opens when it is wanted."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__(spacing=14)
        self._editor = editor
        self.parts: Mapping[Part, PartBlock] = {part: PartBlock(part) for part in Part}
        self.formula = Text(_formula(), "soft", wrap=True)
        self.explain = PlainButton("", "info", compact=True)
        self.reason = Text("", "soft", wrap=True)
        line = HBox(spacing=12)
        line.addWidget(self.reason, 1)
        line.addWidget(self.explain, alignment=Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        for widget in (self.formula, *self.parts.values()):
            self.body.addWidget(widget)
        self.explain.clicked.connect(lambda: self._fold(self.formula.isHidden()))
        self._fold(opens=False)

    def show_record(self, record: Record) -> None:
        """Show what the book knows."""
        first = month_ends(record.on, MONTHS)[0]
        evidence = self._editor.bus.book.loyalty.evidence(record.client.id, first)
        found, course = loyalty(counts(evidence, record.on)), trend(evidence, record.on, MONTHS)
        self.reason.setText(words.rests_on(found))
        for block in self.parts.values():
            block.show_part(found, course)

    def begin(self) -> None:
        """Lead to it, with as much of it in view as there is room for."""
        lead_to(self.parts[Part.AFFINITY])
        lead_to(self.explain)

    def _fold(self, opens: bool) -> None:
        self.formula.setVisible(opens)
        self.explain.setText(_("Hide the formula") if opens else _("How it is counted"))


class PartBlock(QWidget):
    """One part: its score, what adds to it or takes from it, and its course over the months in which it was known."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self.line = LoyaltyLine(part, "strong")
        self.question = Text(words.part_question(part), "soft", wrap=True)
        self.contributions = Text("", wrap=True)
        self.trend = Trend(_("{part} over the last {months} months").format(part=words.part(part), months=MONTHS))
        column = VBox(self, spacing=4)
        for widget in (self.line, self.question, self.contributions, self.trend):
            column.addWidget(widget)

    def show_part(self, found: Loyalty, course: Sequence[tuple[date, Loyalty]]) -> None:
        """Show a score of today, and those of before."""
        value = found.parts[self._part]
        self.line.show_score(value)
        self.contributions.setText("\n".join(words.contributions(value)))
        self.contributions.setVisible(bool(value.contributions))
        known = [(day, score) for day, each in course if (score := each.score(self._part)) is not None]
        self.trend.show_dots([Dot(day, score / 100, "accent", words.trend_point(day, score)) for day, score in known])
        self.trend.setVisible(len(known) > 1)


def _formula() -> str:
    """All of it: what each part begins with, and what each thing adds."""
    lines = [words.how_it_is_counted()]
    for part in Part:
        lines += ["", words.part(part), *(words.rule(rule) for rule in FORMULA if rule.part is part)]
    return "\n".join(lines)
