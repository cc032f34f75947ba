from collections import Counter
from datetime import date

import pytest

from relapp.domain.care import CareRules
from relapp.domain.clients import Importance
from relapp.sample.casting import Scene, part
from relapp.sample.dice import Dice

ON = date(2026, 11, 23)


def parts(scene, first, end):
    return [part(scene, index, Dice(f"{scene.seed}/{index}")) for index in range(first, end)]


@pytest.fixture
def scene():
    return Scene(1, ON, CareRules(), ("fair",))


def test_every_hundred_clients_have_the_mix(scene):
    counted = Counter(each.importance for each in parts(scene, 200, 300))
    assert counted == {
        Importance.VIP: 8,
        Importance.REGULAR: 25,
        Importance.OCCASIONAL: 30,
        Importance.DATES_ONLY: 17,
        Importance.NOT_SORTED: 20,
    }


def test_every_twenty_clients_speak_all_three_languages(scene):
    assert Counter(each.country for each in parts(scene, 40, 60)) == {"br": 9, "ro": 8, "en": 3}


def test_the_order_depends_on_the_seed(scene):
    other = Scene(2, ON, CareRules(), ("fair",))
    assert [each.importance for each in parts(scene, 200, 300)] != [each.importance for each in parts(other, 200, 300)]


def test_from_the_limit_on_clients_are_quiet(scene):
    limited = Scene(1, ON, CareRules(), ("fair",), due_like=10)
    assert parts(limited, 0, 10) == parts(scene, 0, 10)
    rest = parts(limited, 10, 60)
    assert all(each.quiet and not each.role for each in rest)
    assert {each.importance for each in rest} == {Importance.DATES_ONLY, Importance.NOT_SORTED}
