"""How relationships were looked at: never everything was seen, and one of them is at risk."""

from datetime import date, timedelta

from relapp.domain.check_ups import Answer, CheckUp, RecoveryStep, judged
from relapp.domain.journal import Purpose
from relapp.domain.signs import BAD_SIGNS, GOOD_SIGNS
from relapp.sample.casting import Story
from relapp.sample.life import Life

# So many days before the next one is due.
_DUE_IN = 3

# What was seen of the relationship at risk; nobody looked at the rest.
FOUND_BAD = ("poor_communication", "opinions_withheld", "no_strategic_planning")
_FINE = {"positive_attitude": Answer.YES, "sharing_knowledge": Answer.YES, "bad_manners": Answer.NO}

# So many check-ups saw hardly anything, and so many signs were seen in the others.
_HARDLY, _SEEN = 0.14, 0.88

_EARLIER_AT_MOST = 2


def look_at(life: Life) -> None:
    """The check-ups of a relationship that gets them, the last one within the time until the next."""
    rules = life.scene.rules
    if not rules.checks_up(life.client):
        return
    story, every = life.part.story, rules.intervals.check_up_days
    if story is Story.AT_RISK:
        last = _at_risk(life)
    elif story is Story.CHECK_UP:
        last = life.scene.on - timedelta(days=every - _DUE_IN)
        _check_up(life, last)
    else:
        last = max(life.since, life.scene.on - timedelta(days=life.dice.between(5, every - 10)))
        _check_up(life, last)
    for _ in range(_EARLIER_AT_MOST if life.is_full else 0):
        last -= timedelta(days=life.dice.between(every - 5, every + 12))
        if last < life.since:
            return
        _check_up(life, last)


def _check_up(life: Life, day: date) -> None:
    note = life.dice.pick(life.words["looked"]) if life.is_full and life.dice.chance(0.5) else ""
    gained = life.dice.pick(life.words["gained"]) if life.is_full and life.dice.chance(0.5) else ""
    _add(life, CheckUp(day, _answers(life), gained, note, uuid=life.dice.uuid()))
    life.touch(life.worked(day), Purpose.CHECK_UP)


def _add(life: Life, check_up: CheckUp) -> None:
    rules = life.scene.rules
    life.records.append(judged(check_up, (), rules.signs, rules.intervals.answer_fades_days))


def _answers(life: Life) -> dict[str, str]:
    """Mostly good, with a sign or two that nobody looked at; now and then hardly any was."""
    if life.dice.chance(_HARDLY):
        return dict.fromkeys(life.dice.some(GOOD_SIGNS, 1, 3), Answer.YES)
    good = {sign: Answer.NO if life.dice.chance(0.06) else Answer.YES for sign in GOOD_SIGNS}
    bad = {sign: Answer.YES if life.dice.chance(0.05) else Answer.NO for sign in BAD_SIGNS}
    return {sign: answer for sign, answer in (good | bad).items() if life.dice.chance(_SEEN)}


def _at_risk(life: Life) -> date:
    """The last check-up went badly: the first step of the recovery is done, two are left."""
    day, risk = life.ago(8), life.words["risk"]
    answers = dict.fromkeys(FOUND_BAD, Answer.YES) | _FINE
    _add(life, CheckUp(day, answers, note=risk["note"], uuid=life.dice.uuid()))
    life.said(day, Purpose.CHECK_UP, risk["note"])
    first = life.ago(4)
    for sign, due, done in zip(FOUND_BAD, (first, life.ahead(4), life.ahead(9)), (first, None, None), strict=True):
        life.records.append(RecoveryStep(risk["steps"][sign], due, sign, done, uuid=life.dice.uuid()))
    life.touch(first, Purpose.CHECK_UP)
    return day
