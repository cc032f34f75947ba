from dataclasses import fields, replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.book import setting_values
from relapp.book.whole.setting_checks import OF_TEXTS, OF_THIS_COMPUTER, OWN, default, read_all
from relapp.domain.care import Intervals
from relapp.domain.clients import Importance
from relapp.domain.followups import DEFAULT_PLANS, FollowUpPlan, FollowUpStep, Trigger
from relapp.domain.journal import Purpose
from relapp.domain.rhythms import Rhythm
from relapp.domain.settings import Settings
from relapp.domain.signs import OURS, Sign

CHANGED = Settings(
    language="ro",
    country="RO",
    region="B",
    weekdays=frozenset({0, 6}),
    capacity=99,
    rhythms={Importance.VIP: Rhythm(1, 999)},
    gift_budgets={Importance.VIP: 100_000},
    gift_currency="RON",
    gifts_for=frozenset(),
    intervals=replace(Intervals(), answer_days=999),
    plans=(
        *DEFAULT_PLANS[:2],
        FollowUpPlan("mine", Trigger.MET, (FollowUpStep("own", Purpose.GIFT, 0, 730),), "Ours", active=False),
    ),
    signs=(Sign("own", is_good=True, text="Laughs"), OURS[0]._replace(active=False)),
    minutes={Purpose.GIFT: 480},
    digest_at=time(23, 59),
    theme="dark",
    text_scale=200,
    paper="Letter",
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3) | st.sampled_from(["vip"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def written(settings):
    return {field.name: setting_values.written(field.name, getattr(settings, field.name)) for field in fields(Settings)}


def test_every_setting_is_known():
    assert {field.name for field in fields(Settings)} | OF_TEXTS == {*OWN} | OF_THIS_COMPUTER


def test_a_folder_of_this_computer_is_nothing_that_a_file_can_set():
    assert read_all({"second_place": "//server/share"}) == ({}, [])


@pytest.mark.parametrize("settings", [Settings(), CHANGED])
def test_what_a_user_can_set_is_taken(settings):
    found, refused = read_all(written(settings))
    assert refused == []
    assert Settings(**found) == settings


def test_defaults_are_what_json_says_of_them():
    assert {key: default(key) for key in ("capacity", "weekdays", "digest_at", "texts_signature", "texts_switched_off")} == {
        "capacity": 8,
        "weekdays": [0, 1, 2, 3, 4],
        "digest_at": "09:00",
        "texts_signature": "",
        "texts_switched_off": [],
    }


STEP = {"code": "s", "purpose": "gift", "channel": None, "offset": 1, "latest_offset": 2, "working": False, "text": ""}
PLAN = {"code": "p", "trigger": "met", "steps": [STEP], "name": "", "active": True}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("language", "tlh"),
        ("country", "Romania"),
        ("region", "x" * 1000),
        ("weekdays", []),
        ("weekdays", [7]),
        ("weekdays", [[0]]),
        ("capacity", 0),
        ("capacity", True),
        ("capacity", 8.5),
        ("capacity", 10**30),
        ("rhythms", {"vip": [9, 3]}),
        ("rhythms", {"vip": [1, 10**9]}),
        ("rhythms", {"nobody": [1, 2]}),
        ("rhythms", []),
        ("leap_day", "march_2"),
        ("gift_buy_days", -1),
        ("gift_budgets", {"vip": "much"}),
        ("gift_currency", "lei"),
        ("intervals", {"answer_days": 0}),
        ("intervals", {"unheard_of": 1}),
        ("plans", [PLAN, PLAN]),
        ("plans", [{**PLAN, "steps": []}]),
        ("plans", [{**PLAN, "code": "a/b"}]),
        ("plans", [{**PLAN, "steps": [{**STEP, "latest_offset": 10**9}]}]),
        ("plans", [{**PLAN, "steps": [STEP, STEP]}]),
        ("plans", 7),
        ("signs", [{"code": "a", "is_good": True}] * 2),
        ("signs", [{"code": [], "is_good": True}]),
        ("minutes", {"gift": 10**6}),
        ("digest_at", "25:00"),
        ("digest_at", "09:00+02:00"),
        ("notifications", 1),
        ("theme", "pink"),
        ("text_scale", 10),
        ("paper", None),
        ("texts_signature", "\n" * 9),
        ("texts_switched_off", "all"),
    ],
)
def test_what_no_user_can_set_is_refused(key, value):
    assert read_all({key: value, "close_to_tray": True}) == ({"close_to_tray": True}, [key])


@given(st.sampled_from(OWN), JSON)
def test_anything_is_taken_or_refused(key, value):
    found, refused = read_all({key: value})
    assert [*found, *refused] == [key]


def test_what_is_not_a_setting_is_passed_over():
    assert read_all({"as_of": "2031-01-01", "raised_by": 1, "welcomed": True}) == ({}, [])
