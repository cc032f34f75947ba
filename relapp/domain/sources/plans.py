"""Follow-up plans: the steps after a purchase, an event, a resolved concern or a first contact."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from relapp.domain.care import CareRules
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.followups import FollowUpPlan, Trigger, steps_after
from relapp.domain.journal import MarkKind, Purpose
from relapp.domain.reminders import Datum, Reminder


@dataclass(frozen=True, slots=True)
class Start:
    """What started plans for a client: `source` is the beginning of the sources of their steps."""

    trigger: Trigger
    on: date
    source: str
    what: str = ""
    plan: str = ""
    is_called_back: bool = False

    @property
    def occurrence(self) -> str:
        """Which time it was: a client has one first contact, whatever day an older touch logged late moves it to."""
        return "first" if self.trigger is Trigger.FIRST_CONTACT else self.on.isoformat()

    def ends_with(self, purpose: Purpose) -> bool:
        """Whether it takes a step of that purpose to come to an end: a concern that was resolved takes a call back."""
        return self.trigger is Trigger.CONCERN_RESOLVED and purpose is Purpose.CONCERN_FOLLOW_UP

    def starts(self, plan: FollowUpPlan) -> bool:
        """Whether `plan` follows this; what was started by hand names its plan."""
        return plan.active and (plan.code == self.plan if self.plan else plan.trigger is self.trigger)


@dataclass(frozen=True, slots=True)
class PlanRun:
    """A plan that runs for a client, with the reminders of the steps that are left, in the order of their days."""

    plan: FollowUpPlan
    start: Start
    steps: tuple[Reminder, ...]

    @property
    def to_stop(self) -> tuple[Reminder, ...]:
        """What stopping the plan leaves out: its steps, and whatever it may be given later; a call back stays to be made."""
        left_out = tuple(step for step in self.steps if not self.start.ends_with(step.purpose))
        return (*left_out, _whole(self.steps[0].client_id, self.start, self.plan)) if left_out else ()

    @property
    def leaves_call_back(self) -> bool:
        """Whether a call back stays to be made once the plan is stopped."""
        return any(self.start.ends_with(step.purpose) for step in self.steps)


def raise_reminders(facts: ClientFacts, rules: CareRules, marks: Marks, _today: date) -> Iterator[Reminder]:
    """Each step of each plan that something started."""
    for start, plan in _started(facts, rules):
        yield from _steps(facts.client.id, start, plan, rules, marks)


def runs_of(facts: ClientFacts, rules: CareRules, today: date) -> list[PlanRun]:
    """The plans with steps left on `today`, the nearest step first; a pause holds steps back but stops no plan."""
    marks = Marks(facts.marks)
    runs = []
    for start, plan in _started(facts, rules):
        moved = (marks.apply(step) for step in _steps(facts.client.id, start, plan, rules, marks))
        left = [step for step in moved if step and (step.expires is None or step.expires >= today)]
        if left:
            runs.append(PlanRun(plan, start, tuple(sorted(left, key=lambda step: step.ideal))))
    return sorted(runs, key=lambda run: (run.steps[0].ideal, run.start.source, run.plan.code))


def starts_of(facts: ClientFacts) -> Iterator[Start]:
    """Everything in the history of a client that starts plans."""
    for purchase in facts.purchases:
        yield Start(Trigger.PURCHASE, purchase.on, f"purchase/{purchase.uuid}", purchase.what)
    for event in facts.events:
        yield Start(event.kind, event.on, f"event/{event.uuid}", event.text, event.plan)
    for concern in facts.concerns:
        if concern.resolved_on:
            source, ended = f"concern/{concern.uuid}", concern.called_back_on is not None
            yield Start(Trigger.CONCERN_RESOLVED, concern.resolved_on, source, concern.what, is_called_back=ended)
    if facts.first_contact:
        yield Start(Trigger.FIRST_CONTACT, facts.first_contact, "first_contact")


def _started(facts: ClientFacts, rules: CareRules) -> Iterator[tuple[Start, FollowUpPlan]]:
    for start in starts_of(facts):
        for plan in rules.plans:
            if start.starts(plan):
                yield start, plan


def _steps(client_id: int, start: Start, plan: FollowUpPlan, rules: CareRules, marks: Marks) -> Iterator[Reminder]:
    stopped = marks.last_kind(f"{start.source}/{plan.code}", start.occurrence) is MarkKind.SKIPPED
    for index, due in enumerate(steps_after(start.on, plan.steps, rules.calendar), 1):
        is_over = start.is_called_back if start.ends_with(due.step.purpose) else stopped
        if is_over:
            continue
        data: dict[str, Datum] = {"trigger": start.trigger.value, "started_on": start.on.isoformat(), "what": start.what}
        data |= {"plan": plan.code, "step": index, "steps": len(plan.steps)}
        if due.step.text:
            data["text"] = due.step.text
        if due.step.channel:
            data["channel"] = due.step.channel.value
        yield Reminder(
            client_id,
            f"{start.source}/{due.step.code}",
            start.occurrence,
            due.step.purpose,
            due.step.reason,
            earliest=due.ideal,
            ideal=due.ideal,
            latest=due.latest,
            expires=due.expires,
            data=data,
        )


def _whole(client_id: int, start: Start, plan: FollowUpPlan) -> Reminder:
    """What a plan as a whole is marked by."""
    purpose = plan.steps[0].purpose
    return Reminder(client_id, f"{start.source}/{plan.code}", start.occurrence, purpose, plan.code, start.on, start.on, start.on)
