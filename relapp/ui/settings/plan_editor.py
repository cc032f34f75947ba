"""Writing a follow-up plan: what starts it, and its steps."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from relapp.domain.followups import FollowUpPlan, FollowUpStep, Trigger, in_order
from relapp.domain.journal import Purpose
from relapp.i18n import _
from relapp.ui.client.rows import RowList
from relapp.ui.settings.plan_step import StepRow
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.form_area import FormArea
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice, lead_to
from relapp.ui.widgets.text import Text
from relapp.wording.plans import plan_name, trigger

# How long after the step before it a new one is, in days.
_NEXT_STEP = 7


class PlanEditor(QDialog):
    """Writes `before` anew, or a plan of the user's own; after it was accepted, `plan` is what was written.

    While `may_keep` says no to what is written, the editor stays open with it.
    """

    def __init__(
        self, before: FollowUpPlan | None, parent: QWidget, may_keep: Callable[[FollowUpPlan, QWidget], bool] | None = None
    ) -> None:
        super().__init__(parent)
        self._may_keep = may_keep
        self._before = before or FollowUpPlan(uuid4().hex, Trigger.BY_HAND, (_new_step(1),))
        self._is_own = before is None or bool(before.name)
        self.setWindowTitle(_("Follow-up plan"))
        self.setMinimumWidth(min(current_theme().px(680), self.screen().availableGeometry().width()))
        self.name = QLineEdit(self._before.name, placeholderText=_("What is the plan called?"))
        self.trigger = Choice([(each, trigger(each)) for each in Trigger], name=_("What starts it"))
        self.trigger.set_value(self._before.trigger)
        self.steps: RowList[StepRow] = RowList(self._make_step)
        self.add_step = PlainButton(_("Add a step"), "plus", compact=True)
        self.problem = Text("", "problem", wrap=True)
        self.save = PrimaryButton(_("Save"), "check")
        self.cancel = PlainButton(_("Cancel"))
        self._lay_out()
        self.steps.show_items(self._before.steps)
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.add_step.clicked.connect(self._add_step)
        self.name.textChanged.connect(self._check)
        self._check()
        self.resize(self.sizeHint())
        if self._is_own:
            self.name.setFocus()

    def plan(self) -> FollowUpPlan:
        """What is written, its steps in the order of their days; only while nothing is wrong with it."""
        steps = in_order(row.step() for row in self.steps.rows)
        if not self._is_own:
            return replace(self._before, steps=steps)
        started_by = Trigger(str(self.trigger.value))
        return replace(self._before, name=self.name.text().strip(), trigger=started_by, steps=steps)

    def accept(self) -> None:
        """Close with what is written, where it may be kept."""
        if self._may_keep is None or self._may_keep(self.plan(), self):
            super().accept()

    def _lay_out(self) -> None:
        form = QWidget()
        fields = VBox(form, margins=(20, 20, 20, 8), spacing=10)
        if self._is_own:
            fields.addWidget(LabelledRow(_("Name"), self.name))
            fields.addWidget(LabelledRow(_("What starts it"), self.trigger))
        else:
            fields.addWidget(Text(plan_name(self._before), "large", wrap=True))
        fields.addWidget(self.steps)
        buttons = in_flow(self.add_step)
        fields.addWidget(buttons)
        fields.addStretch()
        row = HBox(margins=(20, 8, 20, 20), spacing=8)
        row.addWidget(self.problem, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        column = VBox(self, spacing=0)
        column.addWidget(FormArea(form), 1)
        column.addLayout(row)

    def _make_step(self) -> StepRow:
        row = StepRow()
        row.edited.connect(self._check)
        row.removed.connect(lambda: self._remove_step(row))
        return row

    def _add_step(self) -> None:
        last = max((row.offset.value() for row in self.steps.rows), default=0)
        row = self.steps.add_row()
        row.show_item(_new_step(last + _NEXT_STEP if self.steps.rows[1:] else 1))
        self._check()
        lead_to(row.offset)

    def _remove_step(self, row: StepRow) -> None:
        self.steps.remove_row(row)
        self._check()
        self.add_step.setFocus()

    def _check(self) -> None:
        """Say what is missing before it can be saved."""
        problem = ""
        if self._is_own and not self.name.text().strip():
            problem = _("Give the plan a name.")
        elif not self.steps.rows:
            problem = _("A plan needs at least one step.")
        elif any(row.has_problem() for row in self.steps.rows):
            problem = _("The latest day of a step cannot come before its first.")
        self.problem.setText(problem)
        self.problem.set_role("problem" if self.name.text() or not self._is_own else "soft")
        self.save.setEnabled(not problem)


def _new_step(offset: int) -> FollowUpStep:
    return FollowUpStep(uuid4().hex, Purpose.KEEP_IN_TOUCH, offset, offset + 1)
