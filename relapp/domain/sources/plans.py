"""Follow-up plans: the steps after a purchase, an event, a resolved concern or a first contact."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from relapp.domain.care import CareRules
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.followups import FollowUpPlan, Trigger, steps_after
from relapp.domain.journal import Purpose
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

    def starts(self, plan: FollowUpPlan) -> bool:
        """Whether `plan` follows this; one started by hand is named, whatever else starts it."""
        return plan.code == self.plan if self.plan else plan.active and plan.trigger is self.trigger


def raise_reminders(facts: ClientFacts, rules: CareRules, _marks: Marks, _today: date) -> Iterator[Reminder]:
    """Each step of each plan that something started."""
    for start in starts_of(facts):
        for plan in rules.plans:
            if start.starts(plan):
                yield from _steps(facts.client.id, start, plan, rules)


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


def _steps(client_id: int, start: Start, plan: FollowUpPlan, rules: CareRules) -> Iterator[Reminder]:
    for index, due in enumerate(steps_after(start.on, plan.steps, rules.calendar), 1):
        if start.is_called_back and due.step.purpose is Purpose.CONCERN_FOLLOW_UP:
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
            start.on.isoformat(),
            due.step.purpose,
            due.step.code,
            earliest=due.ideal,
            ideal=due.ideal,
            latest=due.latest,
            expires=due.expires,
            data=data,
        )
