"""How relationships were looked at: never everything was seen, and one of them is at risk."""

from datetime import date, timedelta

from relapp.domain.check_ups import Answer, CheckUp, RecoveryStep, judged
from relapp.domain.journal import Purpose
from relapp.domain.signs import BAD_SIGNS, GOOD_SIGNS
from relapp.sample.casting import Story
from relapp.sample.life import Life

# So many days before the next one is due.
_DUE_IN = 3

# What was seen of the relationship at risk and is being mended, and what was missing besides.
FOUND_BAD = ("poor_communication", "opinions_withheld", "no_strategic_planning")
_MISSING = ("excellent_communication", "sharing_opinions", "knowing_expectations")
_FINE = {"positive_attitude": Answer.YES, "bad_manners": Answer.NO}

# So many check-ups, the first of their clients, saw hardly anything, and so many signs were seen in the others.
_HARDLY, _HARDLY_ANY, _SEEN = 0.14, 3, 0.88

_EARLIER_AT_MOST = 2


def look_at(life: Life) -> None:
    """The check-ups of a relationship that gets them, the last one within the time until the next."""
    rules = life.scene.rules
    if not rules.checks_up(life.client):
        return
    story, every = life.part.story, rules.intervals.check_up_days
    if story is Story.AT_RISK:
        found = [_at_risk(life)]
    elif story is Story.CHECK_UP:
        found = [_check_up(life, life.scene.on - timedelta(days=every - _DUE_IN))]
    else:
        found = [_check_up(life, max(life.since, life.scene.on - timedelta(days=life.dice.between(5, every - 10))))]
    is_first = len(found[0].answers) <= _HARDLY_ANY
    for _ in range(_EARLIER_AT_MOST if life.is_full and not is_first else 0):
        day = found[0].on - timedelta(days=life.dice.between(every - 5, every + 12))
        if day < life.since:
            break
        found.insert(0, _check_up(life, day))
    for index, check_up in enumerate(found):
        life.records.append(judged(check_up, found[:index], rules.signs, rules.intervals.answer_fades_days))


def _check_up(life: Life, day: date) -> CheckUp:
    note = life.dice.pick(life.words["looked"]) if life.is_full and life.dice.chance(0.5) else ""
    gained = life.dice.pick(life.words["gained"]) if life.is_full and life.dice.chance(0.5) else ""
    answers, uuid = _answers(life), life.dice.uuid()
    life.touch(life.worked(day), Purpose.CHECK_UP)
    return CheckUp(day, answers, gained, note, uuid=uuid)


def _answers(life: Life) -> dict[str, str]:
    """Mostly good, with a sign or two that nobody looked at; now and then hardly any was."""
    if life.dice.chance(_HARDLY):
        return dict.fromkeys(life.dice.some(GOOD_SIGNS, 1, _HARDLY_ANY), Answer.YES)
    good = {sign: Answer.NO if life.dice.chance(0.06) else Answer.YES for sign in GOOD_SIGNS}
    bad = {sign: Answer.YES if life.dice.chance(0.05) else Answer.NO for sign in BAD_SIGNS}
    return {sign: answer for sign, answer in (good | bad).items() if life.dice.chance(_SEEN)}


def _at_risk(life: Life) -> CheckUp:
    """The last check-up went badly: the first step of the recovery is done, two are left."""
    day, risk = life.ago(8), life.words["risk"]
    answers = dict.fromkeys(FOUND_BAD, Answer.YES) | dict.fromkeys(_MISSING, Answer.NO) | _FINE
    uuid = life.dice.uuid()
    life.said(day, Purpose.CHECK_UP, risk["note"])
    first = life.ago(4)
    for sign, due, done in zip(FOUND_BAD, (first, life.ahead(4), life.ahead(9)), (first, None, None), strict=True):
        life.records.append(RecoveryStep(risk["steps"][sign], due, sign, done, uuid=life.dice.uuid()))
    life.touch(first, Purpose.CHECK_UP)
    return CheckUp(day, answers, note=risk["note"], uuid=uuid)
