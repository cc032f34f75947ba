"""Made-up facts about a client, with every kind of record in them."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from relapp.domain.check_ups import Answer, CheckUp, RecoveryStep, Result
from relapp.domain.clients import Client, Detail, DetailKind, Importance, Occasion, OccasionKind, Pause, RelationshipType, Stage
from relapp.domain.clippings import Clipping, PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.dates import YearlyDate
from relapp.domain.events import RECORDED, Event
from relapp.domain.facts import ClientFacts
from relapp.domain.feedback import Feedback
from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.journal import Purchase, Purpose
from relapp.domain.promises import Party, Promise, PromiseState
from relapp.domain.signs import BAD_SIGNS, GOOD_SIGNS

START = date(2024, 1, 1)
RECENT = st.dates(min_value=START - timedelta(days=200), max_value=START + timedelta(days=400))
YEARLY = st.dates(min_value=date(1940, 1, 1), max_value=date(2030, 12, 31)).map(lambda d: YearlyDate(d.month, d.day, d.year))

_MAYBE = st.none() | RECENT


def _records(letter, each, most=2):
    """Up to `most` records whose uuids are the letter and a number."""
    return st.lists(each, max_size=most).map(
        lambda found: tuple(replace(record, uuid=f"{letter}{index}") for index, record in enumerate(found))
    )


def _in_order(kind, *names, **rest):
    """Records whose days of these names come one after the other, from the last one on not yet."""
    days = st.lists(RECENT, max_size=len(names)).map(sorted)
    return st.builds(
        lambda known, values: kind(**values, **dict(zip(names, known, strict=False))), days, st.fixed_dictionaries(rest)
    )


OCCASIONS = _records(
    "o",
    st.builds(
        Occasion,
        st.sampled_from(OccasionKind),
        YEARLY | YEARLY.map(lambda d: YearlyDate(d.month, d.day)),
        person=st.sampled_from(["", "Bia"]),
    ),
    3,
)
FREES = _records(
    "f",
    st.builds(
        FreeReminder, st.just("x"), RECENT, repeat=st.none() | st.builds(Repeat, st.integers(1, 20), st.sampled_from(RepeatUnit))
    ),
)
CHECK_UPS = _records(
    "c",
    st.builds(
        CheckUp,
        RECENT,
        st.dictionaries(st.sampled_from(GOOD_SIGNS + BAD_SIGNS), st.sampled_from(Answer).map(str), max_size=4),
        result=st.sampled_from(Result),
    ),
)
FEEDBACK = _records(
    "b", st.builds(Feedback, ask_on=_MAYBE) | _in_order(Feedback, "asked_on", "answered_on", "replied_on", "closed_on")
)
CONCERNS = _records(
    "n",
    st.builds(
        lambda opened, days: Concern("x", opened, resolved_on=next(days, None), called_back_on=next(days, None)),
        RECENT,
        st.lists(RECENT, max_size=2).map(sorted).map(iter),
    ),
    1,
)
GIFTS = _records(
    "g",
    st.builds(
        Gift,
        st.just("cup"),
        st.sampled_from(GiftState),
        occasion=st.sampled_from(["", "o0"]),
        year=st.integers(2023, 2025),
        bought_on=_MAYBE,
        given_on=_MAYBE,
        thanked_on=_MAYBE,
    ),
    1,
)
CLIPPINGS = _records("k", st.builds(Clipping, st.just("x"), RECENT, topics=st.just(("fishing",)), good_until=st.none() | RECENT))
DETAILS = st.lists(st.builds(Detail, st.sampled_from(DetailKind), st.sampled_from(["fishing", "coffee"])), max_size=2).map(tuple)

CLIENTS = st.builds(
    Client,
    st.just("x"),
    importance=st.sampled_from(Importance),
    stage=st.none() | st.sampled_from(Stage),
    relationship=st.none() | st.sampled_from(RelationshipType),
    details=DETAILS,
    occasions=OCCASIONS,
    rhythm_start=_MAYBE,
    pause=st.none() | st.sampled_from(Pause),
    paused_until=_MAYBE,
    uuid=st.text(max_size=3),
)
FACTS = st.builds(
    ClientFacts,
    CLIENTS,
    last_contact=_MAYBE,
    purchases=_records("p", st.builds(Purchase, RECENT)),
    free_reminders=FREES,
    first_contact=_MAYBE,
    last_of=st.dictionaries(st.sampled_from([Purpose.SERVICE_ACCOUNT, Purpose.SPONTANEOUS_GESTURE]), RECENT),
    events=_records("e", st.builds(Event, RECENT, st.sampled_from(RECORDED)), 1),
    promises=_records(
        "r",
        st.builds(Promise, st.just("x"), RECENT, st.sampled_from(Party), state=st.sampled_from(PromiseState), settled_on=_MAYBE),
    ),
    gifts=GIFTS,
    concerns=CONCERNS,
    feedback=FEEDBACK,
    check_ups=CHECK_UPS,
    recovery=_records("s", st.builds(RecoveryStep, st.just("x"), RECENT, done_on=_MAYBE)),
    clippings=CLIPPINGS,
    passed_on=st.lists(st.builds(PassedOn, st.sampled_from(["k0", "k1"]), RECENT), max_size=1).map(tuple),
)
