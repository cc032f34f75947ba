from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Importance, RelationshipType, Stage
from relapp.domain.histories import ClientChange
from relapp.domain.rhythms import Rhythm
from relapp.domain.stages import Care, Effect, Turn, effects, ending, is_won_back, since, turns
from tests.domain.made_up import CLIENTS

RULES = CareRules()
VIP = Client("x", importance=Importance.VIP, stage=Stage.COMMITMENT, relationship=RelationshipType.LONG_TERM)
ENDED = replace(VIP, stage=Stage.DISSOLUTION)
REGULAR = Client("x", importance=Importance.REGULAR)
MAY, JUNE = date(2026, 5, 2), date(2026, 6, 1)


def told(before, after, **rest):
    return {each.care: each.begins for each in effects(before, after, RULES, **rest)}


def test_an_end_leaves_a_rhythm_to_win_back_and_nothing_else():
    assert effects(VIP, ENDED, RULES) == (
        Effect(Care.RHYTHM, True, Rhythm(21, 30), Rhythm(60, 90)),
        Effect(Care.WIN_BACK, True),
        Effect(Care.CHECK_UPS, False),
        Effect(Care.ACCOUNT, False),
        Effect(Care.GESTURES, False),
    )
    assert is_won_back(ENDED, RULES)


def test_a_client_won_back_gets_everything_back():
    assert told(ENDED, VIP) == {
        Care.RHYTHM: True, Care.WIN_BACK: False, Care.CHECK_UPS: True, Care.ACCOUNT: True, Care.GESTURES: True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (replace(REGULAR, stage=Stage.EXPLORATION), {Care.RHYTHM: True}),
        (replace(REGULAR, stage=Stage.AWARENESS), {}),
        (replace(REGULAR, relationship=RelationshipType.TRANSACTIONAL), {Care.RHYTHM: False, Care.GESTURES: False}),
        (replace(REGULAR, relationship=RelationshipType.LONG_TERM), {Care.CHECK_UPS: True, Care.ACCOUNT: True}),
        (
            replace(REGULAR, relationship=RelationshipType.DEDICATED_ASSISTANCE),
            {Care.RHYTHM: True, Care.CHECK_UPS: True, Care.ACCOUNT: True},
        ),
        (
            replace(REGULAR, stage=Stage.DISSOLUTION, relationship=RelationshipType.SELF_SERVICE),
            {Care.RHYTHM: False, Care.GESTURES: False},
        ),
    ],
)
def test_what_a_regular_client_gets_or_loses(after, said):
    assert told(REGULAR, after) == said


def test_check_ups_of_a_relationship_that_somebody_looked_at_go_on_until_it_ends():
    long_term = replace(REGULAR, relationship=RelationshipType.LONG_TERM)
    assert told(long_term, REGULAR) == {Care.CHECK_UPS: False, Care.ACCOUNT: False}
    assert told(long_term, REGULAR, looked_at=True) == {Care.ACCOUNT: False}
    assert told(REGULAR, replace(REGULAR, stage=Stage.DISSOLUTION), looked_at=True)[Care.CHECK_UPS] is False


@given(CLIENTS, CLIENTS, st.booleans())
def test_going_back_undoes_what_a_change_does(before, after, looked_at):
    there, back = effects(before, after, RULES, looked_at=looked_at), effects(after, before, RULES, looked_at=looked_at)
    assert {each.care for each in there} == {each.care for each in back}
    assert effects(before, before, RULES, looked_at=looked_at) == ()
    for one, other in zip(there, back, strict=True):
        assert (one.before, one.after) == (other.after, other.before)
        assert one.care is Care.RHYTHM or one.begins is not other.begins


def change(on, field, before, after, reason=""):
    return ClientChange(on, field, before, after, reason)


FIRST = change(MAY, "stage", "", "awareness")
TYPE = change(JUNE, "relationship", "", "long_term", "signed")
STAGE = change(JUNE, "stage", "awareness", "commitment", "signed")
END = change(JUNE, "stage", "commitment", "dissolution", "moved away")
OTHER = change(JUNE, "title", "", "Buyer", "signed")


def test_the_history_tells_what_was_changed_at_once_the_latest_first():
    assert turns([FIRST, TYPE, OTHER, STAGE, END]) == [
        Turn(JUNE, "moved away", (END,)),
        Turn(JUNE, "signed", (TYPE, STAGE)),
        Turn(MAY, "", (FIRST,)),
    ]
    assert len(turns([FIRST, replace(FIRST, before="awareness", after="expansion")])) == 2
    assert turns([OTHER]) == []


def test_since_when_and_how_it_ended():
    assert since([FIRST, STAGE, OTHER], "stage") == JUNE
    assert since([FIRST], "relationship") is None
    assert ending([FIRST, STAGE, END]) == END
    assert ending([END, change(JUNE, "stage", "dissolution", "awareness")]) is None
    assert ending([]) is None
