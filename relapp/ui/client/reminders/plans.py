"""The follow-up plans that run for a client, and what happened that starts them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.events import RECORDED, Event
from relapp.domain.followups import FollowUpPlan, Trigger
from relapp.domain.sources.plans import PlanRun
from relapp.i18n import _, format_day
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.rows import Row, RowList
from relapp.ui.client.side import when_planned
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.inputs import Choice
from relapp.ui.widgets.text import Text
from relapp.wording.plans import event, plan_name


class PlansCard(Card):
    """Stops plans, starts one by hand, and takes back what happened by mistake."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__(spacing=16)
        self._editor = editor
        self.runs: RowList[RunRow] = RowList(self._make_run)
        self.events: RowList[EventRow] = RowList(self._make_event)
        self.plan = Choice(name=_("Plan to start"))
        self.start = PlainButton(_("Start"), "plus", compact=True)
        none_running = _("No plan is running. One starts by itself after a purchase, a meeting or a favour.")
        none_happened = _("Nothing is noted. Say what happened when you log a touch.")
        self._none_running, self._none_happened = (Text(said, "soft", wrap=True) for said in (none_running, none_happened))
        self._starting = QWidget()
        row = FlowLayout(self._starting, spacing=8, line_spacing=6)
        row.addWidget(self.plan)
        row.addWidget(self.start)
        plans = (Text(_("Follow-up plans"), "caption"), self._none_running, self.runs, self._starting)
        happened = (Text(_("What happened"), "caption"), self._none_happened, self.events)
        for part in (plans, happened):
            column = VBox(spacing=8)
            for widget in part:
                column.addWidget(widget)
            self.body.addLayout(column)
        self.start.clicked.connect(self._start)

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        book = self._editor.bus.book
        runs, plans = book.plans.running(record.client.id), book.settings.get().plans
        happened = [each for each in reversed(book.records.of(Event, record.client.id)) if each.kind in RECORDED]
        happened.sort(key=lambda each: each.on, reverse=True)
        self.runs.show_items([(run, record) for run in runs])
        self.events.show_items(happened)
        self._none_running.setVisible(not runs)
        self._none_happened.setVisible(not happened)
        self._offer(plans, {run.plan.code for run in runs})

    def _offer(self, plans: Sequence[FollowUpPlan], running: set[str]) -> None:
        """Offer the plans that are in use and do not run yet; a concern is recorded, and starts its own."""
        offered = [each for each in plans if each.active and each.trigger is not Trigger.CONCERN_RESOLVED]
        offered.sort(key=lambda plan: plan.trigger is not Trigger.BY_HAND)
        self.plan.set_options([(each, plan_name(each)) for each in offered if each.code not in running])
        self._starting.setVisible(self.plan.count() > 0)

    def _make_run(self) -> "RunRow":
        row = RunRow()
        row.stopped.connect(self._stop)
        return row

    def _make_event(self) -> "EventRow":
        row = EventRow()
        row.removed.connect(self._delete)
        return row

    def _start(self) -> None:
        plan, bus = self.plan.value, self._editor.bus
        if isinstance(plan, FollowUpPlan):
            bus.do(lambda: bus.book.plans.start(self._editor.client_id, plan, bus.today()))

    def _stop(self, run: PlanRun) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.plans.stop(run, bus.today()))

    def _delete(self, happened: Event) -> None:
        bus = self._editor.bus
        bus.do(lambda: bus.book.records.remove("event_deleted", self._editor.client_id, happened))


class RunRow(Row):
    """One plan that runs: what started it, and its next step."""

    stopped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._run: PlanRun
        self.title, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.stop = PlainButton(_("Stop"), "skip", compact=True)
        self.stop.clicked.connect(lambda: self.stopped.emit(self._run))
        words = VBox(spacing=2)
        words.addWidget(self.title)
        words.addWidget(self.details)
        row = HBox(self, spacing=8)
        row.addLayout(words, 1)
        row.addWidget(self.stop, alignment=Qt.AlignmentFlag.AlignTop)

    def fill(self, item: tuple[PlanRun, Record]) -> None:
        """Show a plan; one that is down to its call back cannot be stopped."""
        self._run, record = item
        step, name = self._run.steps[0], plan_name(self._run.plan)
        place = _("step {step} of {steps}").format(step=step.data["step"], steps=step.data["steps"])
        planned = f"{wording.reason_title(step)} {when_planned(step, record.on)}"
        self.title.setText(name)
        self.details.setText(" · ".join([place, planned, wording.why(step, record.on)]))
        self.stop.setVisible(bool(self._run.to_stop))
        self.stop.setAccessibleName(_("Stop: {what}").format(what=name))


class EventRow(Row):
    """One thing that happened."""

    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._event: Event
        self.line = Text("", "body", wrap=True)
        self.remove = IconButton("trash", _("Delete"), kind="quiet", compact=True)
        self.remove.clicked.connect(lambda: self.removed.emit(self._event))
        row = HBox(self, spacing=8)
        row.addWidget(self.line, 1)
        row.addWidget(self.remove)

    def fill(self, item: Event) -> None:
        """Show what happened, when, and in which words."""
        self._event, name = item, event(item.kind)
        self.line.setText(" · ".join(filter(None, [format_day(item.on), name, item.text])))
        self.remove.set_label(_("Delete {what}").format(what=f"{name}, {format_day(item.on)}"))
