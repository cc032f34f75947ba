"""Follow-up plans that run for clients: started by hand, stopped, and what other rules would do to those in mid-plan."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from relapp.book import facts, plan_effects
from relapp.book.agenda import Agenda
from relapp.book.changes import Changes
from relapp.book.database import Database
from relapp.book.plan_effects import PlanEffect
from relapp.book.records import Records
from relapp.book.settings import SettingsPart
from relapp.domain.events import Event
from relapp.domain.followups import FollowUpPlan, Trigger
from relapp.domain.journal import MarkKind
from relapp.domain.sources.plans import PlanRun, runs_of


class Plans:
    """The part of a book that runs follow-up plans."""

    def __init__(self, db: Database, settings: SettingsPart, agenda: Agenda, records: Records) -> None:
        self._db = db
        self._settings = settings
        self._agenda = agenda
        self._records = records

    def running(self, client_id: int) -> list[PlanRun]:
        """The plans of a client with steps left, the nearest step first."""
        known = next(facts.load(self._db, [client_id]), None)
        return runs_of(known, self._settings.rules(), self._agenda.as_of) if known else []

    def start(self, client_id: int, plan: FollowUpPlan, on: date) -> Changes:
        """Start a plan by hand."""
        return self._records.keep("plan_started", client_id, Event(on, Trigger.BY_HAND, plan=plan.code))

    def stop(self, run: PlanRun, on: date) -> Changes:
        """Leave out what is left of a plan, but for the call back that ends a concern."""
        action = "plan_stopped_but_call_back" if run.leaves_call_back else "plan_stopped"
        return self._agenda.mark(action, run.to_stop, MarkKind.SKIPPED, on)

    def effect_of(self, plans: Sequence[FollowUpPlan]) -> PlanEffect:
        """What keeping `plans` in the settings would do to the clients in mid-plan."""
        return plan_effects.effect_of(self._db, self._settings.rules(), tuple(plans), self._agenda.as_of)

    def recompute(self, before: tuple[FollowUpPlan, ...]) -> None:
        """Compute the clients again for whom it matters that the settings had the plans `before` until now."""
        rules = self._settings.rules()
        ids = plan_effects.concerned(self._db, replace(rules, plans=before), rules.plans, self._agenda.as_of)
        self._agenda.recompute(ids)
