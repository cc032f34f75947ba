from datetime import date, time

import pytest

from relapp.domain.check_ups import CheckUp
from relapp.domain.clients import Client, Importance
from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.domain.gifts import Gift
from relapp.domain.histories import ClientChange
from relapp.domain.journal import Mark, MarkKind, Purchase, Purpose, Touch
from relapp.domain.questions import Question
from relapp.domain.rhythms import Rhythm
from relapp.domain.whole import WholeClient
from relapp.exchange.soundness import MOST_CHARACTERS, check_sound

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "usual",
    [
        Client("Ana", importance=Importance.VIP, rhythm=Rhythm(1, 999), gift_budget=0, wants_gifts=True),
        Touch(DAY, Purpose.GIFT, at=time(9)),
        Purchase(DAY, amount=10**12),
        FreeReminder("x", date(1066, 10, 14), repeat=Repeat(999, RepeatUnit.DAYS)),
        CheckUp(DAY, {"bad_manners": "yes"}, weights={"bad_manners": 3}),
        Gift("cup", year=2026),
        Question("phone"),
        Question(text="Why?"),
        ClientChange(DAY, "people"),
        Mark("a", "b", MarkKind.DONE, DAY, late_days=400),
    ],
)
def test_what_people_write_down_is_sound(usual):
    check_sound(usual)


@pytest.mark.parametrize(
    "strange",
    [
        Client("Ana", rhythm=Rhythm(1, 10**6)),
        Client("Ana", gift_budget=-(10**16)),
        Client("x" * (MOST_CHARACTERS + 1)),
        Client("Ana", tags=("a", "x" * (MOST_CHARACTERS + 1))),
        Touch(date(9000, 1, 1), Purpose.GIFT),
        Touch(date(999, 1, 1), Purpose.GIFT),
        Touch(DAY, Purpose.GIFT, at=time.fromisoformat("09:00+02:00")),
        FreeReminder("x", DAY, repeat=Repeat(1001, RepeatUnit.YEARS)),
        CheckUp(DAY, weights={"bad_manners": 4}),
        CheckUp(DAY, {"x" * (MOST_CHARACTERS + 1): "yes"}),
        Gift("cup", year=0),
        Question("shoe size"),
        ClientChange(DAY, "id"),
        Mark("a", "b", MarkKind.DONE, DAY, late_days=-1),
    ],
    ids=range(14),
)
def test_what_nothing_can_work_with_is_not_even_deep_inside(strange):
    with pytest.raises(ValueError, match="out of range"):
        check_sound(strange)
    if isinstance(strange, Touch):
        with pytest.raises(ValueError, match="out of range"):
            check_sound(WholeClient(Client("Ana"), touches=(strange,)))
