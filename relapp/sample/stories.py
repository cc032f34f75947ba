"""What one client each brings to the day of the sample and to the week after it: the care that is open."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from relapp.domain.clients import Channel, Pause
from relapp.domain.concerns import Concern
from relapp.domain.events import Event
from relapp.domain.feedback import Feedback, answered, asked, replied
from relapp.domain.followups import Trigger
from relapp.domain.journal import Mark, MarkKind, Purpose
from relapp.domain.promises import Party, Promise, PromiseState
from relapp.sample.care_words import Question, Trouble
from relapp.sample.casting import Story
from relapp.sample.life import Life

# What somebody comes to tell us; of the rest we were there ourselves.
_TOLD = (Trigger.GOOD_NEWS, Trigger.REFERRAL_RECEIVED, Trigger.FAVOUR_RECEIVED, Trigger.GIFT_RECEIVED)


def tell(life: Life) -> None:
    """Write down what the client's story leaves open; those of check-ups and clippings are written elsewhere."""
    if life.part.story in _STORIES:
        _STORIES[life.part.story](life)


def happen(life: Life, kind: Trigger, day: date) -> Event:
    """Write down that something happened which starts a follow-up."""
    event = Event(day, kind, life.dice.pick(life.words["events"][kind]), uuid=life.dice.uuid())
    life.records.append(event)
    if kind in _TOLD:
        life.heard(day, event.text)
    else:
        life.said(day, Purpose.KEEP_IN_TOUCH, event.text, channel=Channel.IN_PERSON)
    return event


def _promised(life: Life, due: date, made_ago: int, by: Party = Party.US) -> Promise:
    text = life.dice.pick(life.words["promises"][by])
    return Promise(text, due, by, life.ago(made_ago), uuid=life.dice.uuid())


def _promise_late(life: Life) -> None:
    life.records.append(_promised(life, life.ago(1), 7))


def _promise_today(life: Life) -> None:
    life.records.append(_promised(life, life.scene.rules.calendar.working_day_from(life.scene.on), 4))


def _promise_to_come(life: Life) -> None:
    life.records.append(_promised(life, life.ahead(6), 2))


def _their_promise(life: Life) -> None:
    life.records.append(_promised(life, life.ahead(3), 5, Party.THEM))


def _promise_broken(life: Life) -> None:
    broken = replace(_promised(life, life.ago(16), 21), state=PromiseState.BROKEN, settled_on=life.ago(14))
    life.records.append(broken)


def _concern_open(life: Life) -> None:
    """Asked about once already, and today again."""
    trouble = life.words["concerns"][-1]
    opened, followed = life.ago(4), life.ago(2)
    concern = Concern(trouble["what"], opened, trouble["cause"], who_must_know=trouble["who"], uuid=life.dice.uuid())
    life.records.append(concern)
    life.marks.append(Mark(f"concern/{concern.uuid}", opened.isoformat(), MarkKind.DONE, followed))
    life.heard(opened, f"{trouble['what']}.")
    life.touch(followed, Purpose.CONCERN_FOLLOW_UP)


def _concern_resolved(life: Life) -> None:
    """Put right, and not yet asked about."""
    _put_right(life, life.words["concerns"][-2], life.days_ago(8), life.days_ago(3))


def _put_right(life: Life, trouble: Trouble, opened: date, resolved: date, called: date | None = None) -> None:
    known = trouble["cause"], trouble["solution"], trouble["prevention"], trouble["who"]
    life.records.append(Concern(trouble["what"], opened, *known, resolved, called, uuid=life.dice.uuid()))
    life.heard(opened, f"{trouble['what']}.")
    life.said(resolved, Purpose.CONCERN_FOLLOW_UP, f"{trouble['solution']}.")
    if called:
        life.touch(called, Purpose.CONCERN_FOLLOW_UP, "concern_call_back")


def _met_at_fair(life: Life) -> None:
    happen(life, Trigger.MET_AT_EVENT, life.ago(1))


def _referred(life: Life) -> None:
    happen(life, Trigger.REFERRAL_RECEIVED, life.days_ago(10))


def _good_news(life: Life) -> None:
    """The note was put off."""
    event = happen(life, Trigger.GOOD_NEWS, life.ago(1))
    put_off = Mark(f"event/{event.uuid}/news_note", event.on.isoformat(), MarkKind.SNOOZED, life.ago(1), life.ahead(1))
    life.marks.append(put_off)


def _feedback_to_ask(life: Life) -> None:
    life.records.append(replace(_question(life), ask_on=life.ahead(6)))


def _feedback_to_hear(life: Life) -> None:
    life.records.append(_asked(life, life.ago(3)))


def _feedback_to_answer(life: Life) -> None:
    waiting = _asked(life, life.ago(4))
    answer = _words_of(life, waiting)["answer"]
    life.records.append(answered(waiting, answer, life.ago(1)))
    life.heard(life.ago(1), answer)


def _feedback_direction(life: Life) -> None:
    waiting, answered_on, replied_on = _asked(life, life.days_ago(30)), life.days_ago(26), life.days_ago(22)
    words = _words_of(life, waiting)
    life.records.append(replied(answered(waiting, words["answer"], answered_on), words["reply"], replied_on))
    life.heard(answered_on, words["answer"])
    life.said(replied_on, Purpose.FEEDBACK_REPLY, words["reply"])


def _question(life: Life) -> Feedback:
    words = life.dice.pick(life.words["feedback"])
    return Feedback(words["question"], tuple(words["options"]), uuid=life.dice.uuid())


def _asked(life: Life, on: date) -> Feedback:
    feedback = asked(replace(_question(life), ask_on=on), on)
    life.touch(on, Purpose.SATISFACTION_CHECK, "feedback_ask", feedback.question)
    return feedback


def _words_of(life: Life, feedback: Feedback) -> Question:
    return next(each for each in life.words["feedback"] if each["question"] == feedback.question)


def _account_due(life: Life) -> None:
    """Enough was done since the last account to tell of it."""
    _put_right(life, life.words["concerns"][-3], life.days_ago(76), life.days_ago(72), life.days_ago(64))
    kept = replace(_promised(life, life.days_ago(40), 36), state=PromiseState.KEPT, settled_on=life.days_ago(41))
    life.records.append(kept)
    life.touch(life.days_ago(41), Purpose.PROMISE, "promise", kept.text)


def _bereaved(life: Life) -> None:
    life.said(life.until, Purpose.PERSONAL_NOTE, life.words["pauses"][Pause.BEREAVEMENT]["touch"], channel=Channel.LETTER)


def _left_alone(life: Life) -> None:
    life.heard(life.until, life.words["pauses"][Pause.DO_NOT_CONTACT]["touch"])


_STORIES: Mapping[Story | None, Callable[[Life], None]] = {
    Story.PROMISE_LATE: _promise_late,
    Story.PROMISE_TODAY: _promise_today,
    Story.PROMISE_TO_COME: _promise_to_come,
    Story.PROMISE_BROKEN: _promise_broken,
    Story.THEIR_PROMISE: _their_promise,
    Story.CONCERN_OPEN: _concern_open,
    Story.CONCERN_RESOLVED: _concern_resolved,
    Story.MET_AT_FAIR: _met_at_fair,
    Story.REFERRED: _referred,
    Story.GOOD_NEWS: _good_news,
    Story.FEEDBACK_TO_ASK: _feedback_to_ask,
    Story.FEEDBACK_TO_HEAR: _feedback_to_hear,
    Story.FEEDBACK_TO_ANSWER: _feedback_to_answer,
    Story.FEEDBACK_DIRECTION: _feedback_direction,
    Story.ACCOUNT: _account_due,
    Story.BEREAVED: _bereaved,
    Story.LEFT_ALONE: _left_alone,
}
