from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.accounts import account
from relapp.domain.care import CareRules
from relapp.domain.clients import Client, RelationshipType
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import Mark, MarkKind, Purchase, Purpose
from relapp.domain.sources import accounts
from tests.domain.made_up import FACTS, RECENT

RULES = CareRules()
MONDAY = date(2026, 11, 23)
LONG = Client("x", relationship=RelationshipType.LONG_TERM, rhythm_start=MONDAY, uuid="u")
FACTS_TO_TELL = ClientFacts(LONG, purchases=(Purchase(MONDAY + timedelta(days=5), "cup"), Purchase(MONDAY + timedelta(days=200))))


def raised(facts):
    return list(accounts.raise_reminders(facts, RULES, Marks(facts.marks), MONDAY))


def settled(facts, on, kind):
    (found,) = raised(facts)
    return replace(facts, marks=(*facts.marks, Mark(found.source, found.occurrence, kind, on)))


def test_it_is_due_90_days_after_the_relationship_began():
    (found,) = raised(FACTS_TO_TELL)
    assert (found.ideal, found.latest) == (MONDAY + timedelta(days=90), MONDAY + timedelta(days=104))
    assert (found.purpose, found.code) == (Purpose.SERVICE_ACCOUNT, "account")
    assert found.data == {"since": "2026-11-23", "purchases": 2, "resolved": 0, "kept": 0}


def test_it_counts_from_the_last_one_and_tells_only_what_came_after():
    told = replace(FACTS_TO_TELL, last_of={Purpose.SERVICE_ACCOUNT: MONDAY + timedelta(days=100)})
    (found,) = raised(told)
    assert found.ideal == MONDAY + timedelta(days=190)
    assert found.data["purchases"] == 1


def test_there_is_none_without_anything_to_tell():
    assert raised(replace(FACTS_TO_TELL, purchases=())) == []


@pytest.mark.parametrize("relationship", [None, RelationshipType.TRANSACTIONAL, RelationshipType.PERSONAL_ASSISTANCE])
def test_there_is_none_for_other_relationships(relationship):
    assert raised(replace(FACTS_TO_TELL, client=replace(LONG, relationship=relationship))) == []


def test_one_that_was_left_out_waits_as_long_and_forgets_nothing():
    day = MONDAY + timedelta(days=91)
    (found,) = raised(settled(FACTS_TO_TELL, day, MarkKind.SKIPPED))
    assert found.ideal == day + timedelta(days=90)
    assert found.data["purchases"] == 2


@given(st.lists(st.tuples(st.integers(0, 120), st.sampled_from([MarkKind.DONE, MarkKind.SKIPPED])), max_size=5))
def test_however_early_it_is_settled_there_is_a_next_one_while_there_is_more_to_tell(steps):
    facts, today = FACTS_TO_TELL, MONDAY
    for days, kind in steps:
        today += timedelta(days=days)
        before = raised(facts)
        if not before:
            break
        facts = settled(facts, today, kind)
        after = raised(facts)
        assert bool(after) == bool(account(facts))
        assert not after or after[0].ideal > today
        assert not after or after[0].occurrence != before[0].occurrence


@given(FACTS, RECENT)
def test_it_says_what_the_draft_tells(facts, today):
    found = list(accounts.raise_reminders(facts, RULES, Marks(()), today))
    drafted = account(facts)
    assert bool(found) == bool(drafted and RULES.tells_of_service(facts.client))
    for each in found:
        assert drafted
        counts = (len(drafted.purchases), len(drafted.resolved), len(drafted.kept))
        assert counts == (each.data["purchases"], each.data["resolved"], each.data["kept"])
