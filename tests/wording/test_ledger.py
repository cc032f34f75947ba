from datetime import date

from relapp.domain.clippings import PassedOn
from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.ledger import Balance, ledger
from relapp.domain.promises import Party, Promise, PromiseState
from relapp.wording import ledger as words

ON = date(2026, 11, 23)


def test_every_entry_says_who_gave_what() -> None:
    events = [Event(ON, kind, "van") for kind in Trigger]
    promises = [Promise("data", ON, by, state=PromiseState.KEPT) for by in Party]
    entries = ledger(events, [Gift("cup", GiftState.GIVEN)], promises, [PassedOn("Cold brew", ON)])
    assert {words.entry(each) for each in entries} == {
        "We did them a favour: van",
        "They did us a favour: van",
        "We referred somebody to them: van",
        "They referred somebody: van",
        "They gave us something: van",
        "We gave a gift: cup",
        "We kept a promise: data",
        "They kept a promise: data",
        "We passed something on: Cold brew",
    }


def test_an_entry_without_words_says_what_it_is() -> None:
    (entry,) = ledger([Event(ON, Trigger.FAVOUR_GIVEN)], (), (), ())
    assert words.entry(entry) == "We did them a favour"


def test_both_counts_are_said() -> None:
    assert (words.given(Balance(9, 4)), words.received(Balance(9, 4))) == ("We gave 9", "We received 4")
