from dataclasses import replace
from datetime import date, timedelta

import pytest

from relapp.domain.check_ups import CheckUp
from relapp.domain.clients import Client, Detail, DetailKind, Importance, Observed
from relapp.domain.clippings import Clipping, PassedOn
from relapp.domain.concerns import Concern, resolve
from relapp.domain.digest import DigestSection, ItemKind, Period
from relapp.domain.events import Event
from relapp.domain.feedback import Feedback
from relapp.domain.followups import Trigger

MONDAY = date(2026, 11, 23)
WEEK = Period(date(2026, 11, 16), date(2026, 11, 22))
IN, BEFORE, AFTER = date(2026, 11, 18), date(2026, 11, 15), MONDAY


def add(book, name="Ana", importance=Importance.REGULAR, **other):
    return book.clients.add(Client(name, importance=importance, **other)).client_ids[0]


def keep(book, client_id, *records):
    return book.records.keep("concern_added", client_id, *records)


def told(book, section, period=WEEK, limit=20):
    return [(item.kind, item.text) for item in book.digest.section(section, period, limit).items]


def test_concerns_of_the_days_are_those_opened_resolved_or_still_open(book):
    ana = add(book)
    keep(
        book,
        ana,
        Concern("opened", IN),
        Concern("open since long", BEFORE),
        resolve(Concern("resolved in it", BEFORE, "c", "s", "p"), IN),
        resolve(Concern("over before", BEFORE), BEFORE),
        Concern("later", AFTER),
        resolve(Concern("resolved later", BEFORE), AFTER),
    )
    found = book.digest.section(DigestSection.CONCERNS, WEEK, 20)
    assert [item.text for item in found.items] == ["opened", "open since long", "resolved in it", "resolved later"]
    assert [item.on for item in found.items] == [IN, BEFORE, IN, BEFORE]
    concern = found.items[2].concern
    assert (concern.cause, concern.solution, concern.prevention, concern.resolved_on) == ("c", "s", "p", IN)
    assert found.total == 4


def test_what_was_noted_comes_under_what_it_is(book):
    details = (
        Detail(DetailKind.OPPORTUNITY, "new shop", Observed.THOUGHT, IN),
        Detail(DetailKind.PRAISE, "quick", Observed.SAID, IN),
        Detail(DetailKind.NEED, "oven", Observed.SAID, IN),
        Detail(DetailKind.NEED, "seen", Observed.SEEN, IN),
        Detail(DetailKind.NEED, "early", Observed.SAID, BEFORE),
        Detail(DetailKind.NEED, "late", Observed.SAID, AFTER),
        Detail(DetailKind.NEED, "undated", Observed.SAID),
    )
    add(book, details=details)
    assert told(book, DigestSection.OPPORTUNITIES) == [(ItemKind.OPPORTUNITY, "new shop")]
    assert told(book, DigestSection.PRAISE) == [(ItemKind.PRAISE, "quick")]
    assert told(book, DigestSection.SAID) == [(ItemKind.SAID, "oven")]
    (said,) = book.digest.section(DigestSection.SAID, WEEK, 20).items
    assert (said.detail, said.observed) == (DetailKind.NEED, Observed.SAID)


def test_good_news_and_referrals_are_opportunities(book):
    ana, bia = add(book), add(book, "Bia Reis")
    about = book.clients.get(bia).uuid
    keep(
        book,
        ana,
        Event(IN, Trigger.GOOD_NEWS, "a daughter"),
        Event(IN, Trigger.REFERRAL_RECEIVED, "her sister", about=about),
        Event(IN, Trigger.MET, "at the fair"),
        Event(BEFORE, Trigger.GOOD_NEWS, "long ago"),
    )
    found = book.digest.section(DigestSection.OPPORTUNITIES, WEEK, 20).items
    assert [(item.kind, item.text, item.about) for item in found] == [
        (ItemKind.GOOD_NEWS, "a daughter", ""),
        (ItemKind.REFERRAL, "her sister", "Bia Reis"),
    ]


def test_answers_are_what_clients_said_and_right_directions_are_praise(book):
    ana = add(book)
    book.library.add(Clipping("On ovens", BEFORE))
    (kept,) = book.library.clippings()
    keep(
        book,
        ana,
        Feedback("How is it?", asked_on=BEFORE, answer="fine", answered_on=IN, reply="good", replied_on=IN),
        Feedback("And now?", answer="better", answered_on=BEFORE, direction_right=True, closed_on=IN),
        Feedback("And then?", answer="no", answered_on=BEFORE, direction_right=False, closed_on=IN),
        PassedOn(kept.uuid, IN, "read it twice"),
        PassedOn(kept.uuid, IN),
    )
    assert told(book, DigestSection.SAID) == [(ItemKind.ANSWER, "fine"), (ItemKind.SHARED, "read it twice")]
    about = {item.text: item.about for item in book.digest.section(DigestSection.SAID, WEEK, 20).items}
    assert about == {"fine": "How is it?", "read it twice": "On ovens"}
    assert told(book, DigestSection.PRAISE) == [(ItemKind.DIRECTION, "better")]


def test_what_was_learned_is_what_prevents_and_what_clients_gained(book):
    ana = add(book)
    prevented = resolve(Concern("late", BEFORE, "carrier", prevention="call"), IN)
    keep(book, ana, prevented, replace(prevented, cause="", prevention="ask"), resolve(Concern("untaught", BEFORE), IN))
    keep(book, ana, CheckUp(IN, gained="half the repairs"), CheckUp(IN), CheckUp(BEFORE, gained="before"))
    found = {item.text: item.about for item in book.digest.section(DigestSection.LEARNED, WEEK, 20).items}
    assert found == {"call": "carrier", "ask": "late", "half the repairs": ""}


def test_of_clients_not_sorted_only_what_they_said_is_told(book):
    details = tuple(Detail(DetailKind.OPPORTUNITY, observed.value, observed, IN) for observed in Observed)
    new = add(book, importance=Importance.NOT_SORTED, details=details)
    keep(book, new, Event(IN, Trigger.GOOD_NEWS, "news"), Event(IN, Trigger.REFERRAL_RECEIVED, "friend"), Concern("late", IN))
    assert told(book, DigestSection.OPPORTUNITIES) == [(ItemKind.REFERRAL, "friend"), (ItemKind.OPPORTUNITY, "said")]
    assert told(book, DigestSection.CONCERNS) == [(ItemKind.CONCERN, "late")]
    book.clients.set_importance([new], Importance.REGULAR)
    assert len(told(book, DigestSection.OPPORTUNITIES)) == 5


def test_what_is_gone_is_not_told(book):
    ana, bia = add(book), add(book, "Bia")
    keep(book, ana, Concern("gone", IN), Concern("stays", IN))
    keep(book, bia, Concern("with Bia", IN))
    (gone, _stays) = book.records.of(Concern, ana)
    book.records.remove("concern_deleted", ana, gone)
    book.clients.delete([bia])
    assert told(book, DigestSection.CONCERNS) == [(ItemKind.CONCERN, "stays")]


def test_the_latest_are_shown_and_all_are_counted(book):
    ana = add(book)
    keep(book, ana, *(CheckUp(WEEK.first + timedelta(days=number % 7), gained=f"{number:02}") for number in range(50)))
    found = book.digest.section(DigestSection.LEARNED, WEEK, 3)
    assert [item.text for item in found.items] == ["06", "13", "20"]
    assert found.total == 50


@pytest.mark.parametrize("section", DigestSection)
def test_an_empty_book_has_nothing_to_tell(book, section):
    found = book.digest.section(section, WEEK, 20)
    assert (found.items, found.total) == ((), 0)


@pytest.mark.parametrize(
    ("section", "index"),
    [
        (DigestSection.PRAISE, "client_detail_by_day"),
        (DigestSection.SAID, "client_detail_by_day"),
        (DigestSection.OPPORTUNITIES, "client_detail_by_day"),
        (DigestSection.LEARNED, "check_up_by_day"),
    ],
)
def test_days_are_looked_up_where_there_is_an_index(book, section, index, monkeypatch):
    asked = []
    monkeypatch.setattr(book.digest, "_db", type("Db", (), {"sql": lambda _self, *each: asked.append(each) or []})())
    book.digest.section(section, WEEK, 20)
    ((text, parameters),) = asked
    plan = [row[-1] for row in book.agenda._db.sql(f"EXPLAIN QUERY PLAN {text}", parameters)]
    assert any(f"USING INDEX {index}" in line for line in plan), plan
