from datetime import date

from relapp.domain.promises import Party, Promise, PromiseState, settle
from relapp.wording.promises import kept_line, party, promise_end, promise_ended, promised_by

MONDAY = date(2026, 11, 23)
OFFER = Promise("Send the offer", MONDAY)


def test_each_side_and_each_end_has_a_name_of_its_own():
    assert len({party(each) for each in Party}) == len({promised_by(each) for each in Party}) == len(Party)
    assert len({promise_end(each) for each in PromiseState}) == len(PromiseState)


def test_an_end_without_a_day_is_said_without_one():
    kept = settle(OFFER, PromiseState.KEPT, MONDAY)
    assert promise_ended(kept) == "Kept on Nov 23, 2026"
    assert promise_ended(Promise("x", MONDAY, state=PromiseState.BROKEN)) == "Broken"


def test_the_share_is_told_in_numbers_and_unknown_as_unknown():
    promises = [settle(OFFER, state, MONDAY) for state in PromiseState]
    assert kept_line(promises, Party.US) == "We kept 1 of 2"
    assert kept_line(promises, Party.THEM) == "Theirs kept: unknown"
    assert kept_line([OFFER], Party.US) == "Ours kept: unknown"
