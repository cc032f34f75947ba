"""One step of a follow-up plan, as a few fields."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp import wording
from relapp.domain.clients import Channel
from relapp.domain.followups import FollowUpStep
from relapp.domain.journal import Purpose
from relapp.i18n import _
from relapp.ui.client.rows import Row
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.inputs import Choice, NumberField, none_first
from relapp.ui.widgets.text import Text
from relapp.wording.plans import step_title

MOST_DAYS = 730

# These come to an end of their own, or are only offered, so a plan cannot ask for them.
_NOT_IN_PLANS = (Purpose.PROMISE, Purpose.CONCERN_FOLLOW_UP, Purpose.SPONTANEOUS_GESTURE, Purpose.FREE_REMINDER)


class StepRow(Row):
    """When, what, how, and in which words; `edited` whenever one of them changes."""

    edited = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._step: FollowUpStep
        self._shown_offset = 0
        self.offset = NumberField(0, 0, MOST_DAYS, name=_("Days after the start"))
        self.latest = NumberField(0, 0, MOST_DAYS, name=_("At the latest, days after the start"))
        self.working = Choice([(False, _("days")), (True, _("working days"))], name=_("Which days count"))
        self.purpose = Choice(name=_("Purpose"))
        channels = [(each, wording.channel(each)) for each in Channel]
        self.channel = Choice(none_first(channels, _("any channel")), name=_("Channel"))
        self.text = QLineEdit()
        self.text.setAccessibleName(_("What to do, in your words"))
        self.remove = IconButton("trash", _("Remove this step"), compact=True)
        self._lay_out()
        self.offset.valueChanged.connect(self._shift_latest)
        self.latest.valueChanged.connect(self.edited)
        for choice in (self.working, self.purpose, self.channel):
            choice.currentIndexChanged.connect(self.edited)
        self.purpose.currentIndexChanged.connect(self._hint)
        self.text.textChanged.connect(self.edited)
        self.remove.clicked.connect(self.removed)

    def fill(self, item: FollowUpStep) -> None:
        """Show a step; a purpose that it has already can be kept."""
        self._step = item
        offered = [each for each in Purpose if each not in _NOT_IN_PLANS or each is item.purpose]
        self.purpose.set_options([(each, wording.purpose(each)) for each in offered])
        self.offset.setValue(item.offset)
        self.latest.setValue(item.latest_offset)
        self.working.set_value(item.working)
        self.purpose.set_value(item.purpose)
        self.channel.set_value(item.channel)
        self.text.setText(item.text)
        self._hint()

    def has_problem(self) -> bool:
        """Whether its latest day comes before its first."""
        return self.latest.value() < self.offset.value()

    def step(self) -> FollowUpStep:
        """What is written; raises ValueError while it has a problem."""
        channel = self.channel.value
        return replace(
            self._step,
            offset=self.offset.value(),
            latest_offset=self.latest.value(),
            working=bool(self.working.value),
            purpose=Purpose(str(self.purpose.value)),
            channel=channel if isinstance(channel, Channel) else None,
            text=self.text.text().strip(),
        )

    def _lay_out(self) -> None:
        card = Card(spacing=8)
        VBox(self).addWidget(card)
        when, what = QWidget(), QWidget()
        days = FlowLayout(when, spacing=8, line_spacing=6)
        for widget in (
            Text(_("after"), "soft"),
            self.offset,
            self.working,
            Text(_("at the latest after"), "soft"),
            self.latest,
        ):
            days.addWidget(widget)
        row = HBox(spacing=8)
        row.addWidget(when, 1)
        row.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignTop)
        choices = FlowLayout(what, spacing=8, line_spacing=6)
        choices.addWidget(self.purpose)
        choices.addWidget(self.channel)
        card.body.addLayout(row)
        card.body.addWidget(what)
        card.body.addWidget(self.text)

    def _shift_latest(self, offset: int) -> None:
        """Another first day takes the latest one along."""
        shift, self._shown_offset = offset - self._shown_offset, offset
        self.latest.setValue(self.latest.value() + shift)
        self.edited.emit()

    def _hint(self) -> None:
        """Say what the step is called without words of the user's own."""
        purpose = self.purpose.value
        if isinstance(purpose, Purpose):
            self.text.setPlaceholderText(step_title(replace(self._step, purpose=purpose, text="")))
