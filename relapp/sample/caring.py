"""What was promised, what went wrong, what happened and what was asked, up to the day of the sample and all of it settled."""

from collections.abc import Mapping
from datetime import timedelta

from relapp.domain.clients import Importance
from relapp.domain.concerns import Concern
from relapp.domain.events import RECORDED
from relapp.domain.feedback import Feedback
from relapp.domain.journal import Purpose
from relapp.domain.promises import Party, Promise, PromiseState
from relapp.sample.casting import turn
from relapp.sample.checking import look_at
from relapp.sample.giving import give
from relapp.sample.growing import grow
from relapp.sample.life import Life
from relapp.sample.sharing import share
from relapp.sample.stories import happen, tell

_PROMISES: Mapping[Importance, tuple[int, int]] = {
    Importance.VIP: (1, 3),
    Importance.REGULAR: (0, 2),
    Importance.OCCASIONAL: (0, 1),
    Importance.DATES_ONLY: (0, 0),
    Importance.NOT_SORTED: (0, 0),
}
_EVENTS: Mapping[Importance, float] = {Importance.VIP: 0.6, Importance.REGULAR: 0.35, Importance.OCCASIONAL: 0.12}

# One client in so many had something to complain of, one in so many was asked for an opinion.
_COMPLAIN_EVERY, _COMPLAIN_AT = 9, 5
_ASKED_EVERY, _ASKED_AT = 11, 3

# A thin history has a promise here and there.
_THIN = 0.04


def remember(life: Life) -> None:
    """Write down everything that care is about, the client's story among it."""
    tell(life)
    look_at(life)
    share(life)
    if not life.is_full:
        if life.dice.chance(_THIN):
            _promise(life, life.dice.pick(life.words["promises"][Party.US]), Party.US)
        return
    _promises(life)
    _concern(life)
    _event(life)
    _feedback(life)
    give(life)
    grow(life)


def _promises(life: Life) -> None:
    least, most = _PROMISES[life.part.importance]
    for text in life.dice.some(life.words["promises"][Party.US], least, most):
        _promise(life, text, Party.US)
    for text in life.dice.some(life.words["promises"][Party.THEM], 0, most - 1):
        _promise(life, text, Party.THEM)


def _promise(life: Life, text: str, by: Party) -> None:
    """One that was kept, or that the other side let go."""
    day = life.past_day(15, 400)
    if not day:
        return
    due = life.scene.rules.calendar.add_working_days(day, life.dice.between(2, 7))
    released = life.dice.chance(0.07)
    settled = min(life.worked(due - timedelta(days=life.dice.below(2))), life.until)
    state = PromiseState.RELEASED if released else PromiseState.KEPT
    life.records.append(Promise(text, due, by, day, state, settled, uuid=life.dice.uuid()))
    if not released:
        life.touch(settled, Purpose.PROMISE, "promise" if by is Party.US else "promise_theirs", text)


def _concern(life: Life) -> None:
    """Something that went wrong, was put right, and was asked about afterwards."""
    day = life.past_day(30, 330) if life.part.index % _COMPLAIN_EVERY == _COMPLAIN_AT else None
    if not day:
        return
    troubles = life.words["concerns"]
    trouble = troubles[turn(life.scene, life.part.index, _COMPLAIN_EVERY) % len(troubles)]
    calendar = life.scene.rules.calendar
    resolved = calendar.add_working_days(day, life.dice.between(1, 5))
    called = calendar.working_day_from(resolved + timedelta(days=7))
    life.records.append(
        Concern(
            trouble["what"],
            day,
            trouble["cause"],
            trouble["solution"],
            trouble["prevention"],
            trouble["who"],
            resolved,
            called,
            uuid=life.dice.uuid(),
        )
    )
    life.heard(day, f"{trouble['what']}.")
    life.said(resolved, Purpose.CONCERN_FOLLOW_UP, f"{trouble['solution']}.")
    life.touch(called, Purpose.CONCERN_FOLLOW_UP, "concern_call_back")


def _event(life: Life) -> None:
    """Something that happened long enough ago for its follow-up to be over."""
    day = life.past_day(50, 500) if life.dice.chance(_EVENTS.get(life.part.importance, 0)) else None
    if day:
        happen(life, life.dice.pick(RECORDED), day)


def _feedback(life: Life) -> None:
    """A question whose loop is closed."""
    day = life.past_day(60, 300) if life.part.index % _ASKED_EVERY == _ASKED_AT else None
    if not day:
        return
    questions = life.words["feedback"]
    asked = questions[turn(life.scene, life.part.index, _ASKED_EVERY) % len(questions)]
    calendar, direction_days = life.scene.rules.calendar, life.scene.rules.intervals.direction_days
    answered = calendar.add_working_days(day, life.dice.between(1, 5))
    replied = calendar.add_working_days(answered, 1)
    closed = calendar.working_day_from(replied + timedelta(days=direction_days))
    life.records.append(
        Feedback(
            asked["question"],
            tuple(asked["options"]),
            day,
            day,
            asked["answer"],
            answered,
            asked["reply"],
            replied,
            direction_right=True,
            closed_on=closed,
            uuid=life.dice.uuid(),
        )
    )
    life.touch(day, Purpose.SATISFACTION_CHECK, "feedback_ask", asked["question"])
    life.said(replied, Purpose.FEEDBACK_REPLY, asked["reply"])
    life.touch(closed, Purpose.FEEDBACK_REPLY)
