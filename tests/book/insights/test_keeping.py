from dataclasses import replace
from datetime import date, timedelta

import pytest

from relapp.domain.clients import Client, Importance
from relapp.domain.concerns import Concern, resolve
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.insights import NO_BUDGET, OVER, WITHIN, Figure, Period, Slice
from relapp.domain.promises import Party, Promise, PromiseState, settle
from tests.book.conftest import MONDAY

YEAR = Period(12, MONDAY)
DAY = timedelta(days=1)
OFFER = Promise("Send the offer", MONDAY)
LATE = Concern("Late delivery", MONDAY, "Carrier")


def add(book, name="Ana", importance=Importance.REGULAR, **rest):
    return book.clients.add(Client(name, importance=importance, **rest)).client_ids[0]


def keep(book, client_id, *records):
    book.records.keep("kept", client_id, *records)


def counts(tally):
    return {value.key: value.counts for value in tally.values if value.total}


def test_promises_of_both_sides_are_kept_open_late_or_broken(book):
    ana, bia = add(book, "Ana"), add(book, "Bia")
    keep(book, ana, settle(OFFER, PromiseState.KEPT, MONDAY), OFFER, replace(OFFER, due=MONDAY - DAY))
    keep(book, bia, settle(OFFER, PromiseState.BROKEN, MONDAY), settle(OFFER, PromiseState.RELEASED, MONDAY))
    keep(book, bia, replace(OFFER, by=Party.THEM))
    assert counts(book.insights.promises(YEAR)) == {Party.US: (1, 1, 1, 1), Party.THEM: (0, 1, 0, 0)}
    for part, whose in (("kept", [ana]), ("open", [ana]), ("late", [ana]), ("broken", [bia]), ("", [ana, bia])):
        assert book.insights.clients(Slice(Figure.PROMISES, Party.US, part), YEAR) == whose
    assert book.insights.clients(Slice(Figure.PROMISES, Party.THEM, "open"), YEAR) == [bia]


def test_a_promise_that_ended_earlier_counts_no_more_and_an_open_one_does(book):
    before = YEAR.first - DAY
    keep(book, add(book), settle(OFFER, PromiseState.KEPT, before), replace(OFFER, due=before))
    assert counts(book.insights.promises(YEAR)) == {Party.US: (0, 0, 1, 0)}


def test_promises_to_those_not_sorted_are_left_out(book):
    keep(book, add(book, importance=Importance.NOT_SORTED), OFFER)
    assert book.insights.promises(YEAR).total == 0


PEN = Gift("Pen", GiftState.GIVEN, price=4000, currency="BRL", given_on=MONDAY)


@pytest.fixture
def budgeted(book):
    """Regular clients may have gifts for 50.00 a year."""
    book.save_settings(replace(book.settings.get(), gift_budgets={Importance.REGULAR: 5000}))
    return book


def test_gifts_stand_to_the_budget_of_the_importance_or_to_the_clients_own(budgeted):
    ana, bia = add(budgeted, "Ana"), add(budgeted, "Bia", gift_budget=3000)
    caio, vip = add(budgeted, "Caio"), add(budgeted, "Eva", Importance.VIP)
    for client_id in (ana, bia, vip):
        keep(budgeted, client_id, PEN)
    keep(budgeted, caio, PEN, PEN)
    found = budgeted.insights.gifts(YEAR)
    assert counts(found.tally) == {WITHIN: (1,), OVER: (2,), NO_BUDGET: (1,)}
    assert (found.spent, found.budget, found.currency) == ({"BRL": 20000}, 13000, "BRL")
    assert [(each.name, each.amount, each.budget) for each in found.furthest] == [("Caio", 8000, 5000), ("Bia", 4000, 3000)]
    assert budgeted.insights.clients(Slice(Figure.GIFTS, OVER), YEAR) == [caio, bia]
    assert budgeted.insights.clients(Slice(Figure.GIFTS, NO_BUDGET), YEAR) == [vip]


def test_the_year_of_the_occasion_pays_and_an_idea_costs_nothing(budgeted):
    ana = add(budgeted)
    keep(budgeted, ana, replace(PEN, year=2027), replace(PEN, state=GiftState.IDEA), replace(PEN, given_on=date(2025, 12, 31)))
    assert budgeted.insights.gifts(YEAR).tally.total == 0
    keep(budgeted, ana, replace(PEN, year=2026, given_on=date(2025, 12, 31)))
    assert budgeted.insights.gifts(YEAR).spent == {"BRL": 4000}


def test_another_currency_is_said_and_compared_with_no_budget(budgeted):
    keep(budgeted, add(budgeted), replace(PEN, currency="EUR"))
    found = budgeted.insights.gifts(YEAR)
    assert found.spent == {"EUR": 4000}
    assert found.tally.total == 0


def test_causes_are_gathered_as_the_lessons_are(book):
    ana, bia, caio = add(book, "Ana"), add(book, "Bia"), add(book, "Caio")
    keep(book, ana, replace(LATE, opened_on=MONDAY - DAY, cause="carrier."), resolve(LATE, MONDAY))
    keep(book, bia, replace(LATE, cause="CARRIER", opened_on=MONDAY - DAY))
    keep(book, caio, replace(LATE, cause=""), replace(LATE, opened_on=YEAR.first - DAY))
    assert counts(book.insights.causes(YEAR)) == {"Carrier": (1, 2), "": (0, 1)}
    assert set(book.insights.clients(Slice(Figure.CAUSES, "Carrier"), YEAR)) == {ana, bia}
    assert book.insights.clients(Slice(Figure.CAUSES, "Carrier", "settled"), YEAR) == [ana]
    assert book.insights.clients(Slice(Figure.CAUSES, ""), YEAR) == [caio]
