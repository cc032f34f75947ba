"""The follow-up plans: which there are, which are in use, and what they do."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox

from relapp.domain.followups import OURS, FollowUpPlan
from relapp.domain.settings import Settings
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.client.rows import Row, RowList
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.settings.plan_change import may_change
from relapp.ui.settings.plan_editor import PlanEditor
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text
from relapp.wording.plans import plan_name, step_line, trigger


class PlansGroup(SettingsGroup):
    """Nothing is kept before the user has seen what it does to clients in mid-plan."""

    def __init__(self, bus: Bus) -> None:
        explanation = _("What follows a purchase, a meeting or a favour, step by step.")
        super().__init__(bus, _("Follow-up plans"), explanation)
        self.list: RowList[PlanRow] = RowList(self._make)
        self.add = PlainButton(_("Add a plan"), "plus")
        self.add.clicked.connect(lambda: self._ask(None))
        self.body.addWidget(self.list)
        buttons = in_flow(self.add)
        self.body.addWidget(buttons)

    def show_settings(self, settings: Settings) -> None:
        """Show every plan."""
        self.list.show_items(settings.plans)

    def _make(self) -> "PlanRow":
        row = PlanRow()
        row.switched.connect(lambda active: self._keep(self._with(replace(row.plan, active=active))))
        row.edit_wanted.connect(lambda: self._ask(row.plan))
        row.default_wanted.connect(lambda: self._keep(self._with(OURS[row.plan.code])))
        row.removed.connect(lambda: self._keep([each for each in self._plans if each.code != row.plan.code]))
        return row

    @property
    def _plans(self) -> tuple[FollowUpPlan, ...]:
        return self._bus.book.settings.get().plans

    def _ask(self, plan: FollowUpPlan | None) -> None:
        """Let the user write a plan; who thinks better of what it does to clients is back in the editor with all of it."""
        editor = PlanEditor(plan, self.window(), lambda written, parent: may_change(self._bus, self._with(written), parent))
        accepted = editor.exec()
        editor.deleteLater()
        if accepted:
            self.save(plans=self._with(editor.plan()))

    def _with(self, plan: FollowUpPlan) -> tuple[FollowUpPlan, ...]:
        """All plans, `plan` in its place among them, or after them where it is new."""
        if plan.code not in {each.code for each in self._plans}:
            return (*self._plans, plan)
        return tuple(plan if each.code == plan.code else each for each in self._plans)

    def _keep(self, plans: Sequence[FollowUpPlan]) -> None:
        if may_change(self._bus, plans, self.window()):
            self.save(plans=tuple(plans))
        else:
            self.show_settings(self._bus.book.settings.get())


class PlanRow(Row):
    """One plan: its name beside the box that says whether it is in use, and its steps."""

    switched = Signal(bool)
    edit_wanted = Signal()
    default_wanted = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.plan: FollowUpPlan
        self.active = QCheckBox()
        self.name = Text("", "strong", wrap=True)
        self.starts = Text("", "soft", wrap=True)
        self.steps = Text("", "soft", wrap=True)
        self.edit = IconButton("edit", _("Edit"), compact=True)
        self.default = IconButton("undo", _("Back to the default"), compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        card = Card()
        VBox(self).addWidget(card)
        words = VBox(spacing=4)
        for text in (self.name, self.starts, self.steps):
            words.addWidget(text)
        row = HBox(spacing=8)
        row.addWidget(self.active, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in (self.default, self.edit, self.remove):
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        self.active.clicked.connect(self.switched)
        self.edit.clicked.connect(self.edit_wanted)
        self.default.clicked.connect(self.default_wanted)
        self.remove.clicked.connect(self.removed)

    def fill(self, item: FollowUpPlan) -> None:
        """Show a plan; ours cannot be deleted, and can be had back as they were."""
        self.plan, name, ours = item, plan_name(item), OURS.get(item.code)
        self.name.setText(name)
        self.active.setAccessibleName(name)
        self.active.setChecked(item.active)
        self.starts.setText(trigger(item.trigger))
        self.starts.setVisible(bool(item.name))
        self.steps.setText("\n".join(map(step_line, item.steps)))
        self.default.setVisible(ours is not None and item.steps != ours.steps)
        self.remove.setVisible(ours is None)
        self.edit.set_label(_("Edit {what}").format(what=name))
        self.default.set_label(_("Back to the default: {what}").format(what=name))
        self.remove.set_label(_("Delete {what}").format(what=name))
