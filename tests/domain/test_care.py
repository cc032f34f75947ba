from datetime import date

import pytest

from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Importance, RelationshipType, Stage
from relapp.domain.rhythms import Rhythm

RULES = CareRules()


@pytest.mark.parametrize(
    ("client", "rhythm"),
    [
        (Client("x", importance=Importance.VIP), Rhythm(21, 30)),
        (Client("x", importance=Importance.REGULAR), Rhythm(45, 60)),
        (Client("x", importance=Importance.OCCASIONAL), Rhythm(90, 120)),
        (Client("x", importance=Importance.DATES_ONLY), None),
        (Client("x", importance=Importance.NOT_SORTED), None),
        (Client("x", importance=Importance.NOT_SORTED, stage=Stage.EXPLORATION), None),
        (Client("x", importance=Importance.REGULAR, stage=Stage.EXPLORATION), Rhythm(7, 14)),
        (Client("x", importance=Importance.VIP, stage=Stage.DISSOLUTION), Rhythm(60, 90)),
        (Client("x", importance=Importance.VIP, relationship=RelationshipType.TRANSACTIONAL), None),
        (Client("x", importance=Importance.VIP, relationship=RelationshipType.SELF_SERVICE), None),
        (Client("x", importance=Importance.VIP, relationship=RelationshipType.AUTOMATED), None),
        (Client("x", importance=Importance.OCCASIONAL, relationship=RelationshipType.DEDICATED_ASSISTANCE), Rhythm(7, 14)),
        (Client("x", importance=Importance.REGULAR, rhythm=Rhythm(10, 12)), Rhythm(10, 12)),
    ],
)
def test_the_rhythm_of_a_client(client, rhythm):
    assert RULES.rhythm_of(client) == rhythm


def test_gifts_and_cards_follow_importance_unless_the_client_says_otherwise():
    assert RULES.wants_gift(Client("x", importance=Importance.VIP))
    assert not RULES.wants_gift(Client("x", importance=Importance.REGULAR))
    assert not RULES.wants_gift(Client("x", importance=Importance.VIP, wants_gifts=False))
    assert RULES.wants_card(Client("x", wants_cards=True))


def test_a_rhythm_starts_on_the_day_it_is_given():
    before = Client("x")
    sorted_now = RULES.begin_rhythm(before, Client("x", importance=Importance.REGULAR), date(2026, 11, 22))
    assert sorted_now.rhythm_start == date(2026, 11, 22)
    promoted = RULES.begin_rhythm(sorted_now, Client("x", importance=Importance.VIP), date(2026, 12, 1))
    assert promoted.rhythm_start is None


@pytest.mark.parametrize("days", [(0, 1), (10, 9), (-1, 5)])
def test_a_rhythm_is_never_late_before_it_is_ideal(days):
    with pytest.raises(ValueError, match="rhythm"):
        Rhythm(*days)
