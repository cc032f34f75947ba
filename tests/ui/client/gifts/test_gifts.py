from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from relapp.domain.clients import Client, Importance
from relapp.domain.gifts import Gift, GiftState, IdeaSource
from relapp.domain.journal import Purchase
from relapp.ui.bus import Bus
from relapp.ui.client.gifts.tab import GiftsTab
from relapp.ui.client.record import ClientEditor
from relapp.ui.theme import current_theme
from tests.ui.client.conftest import MARINA
from tests.ui.conftest import HOSTILE, MONDAY, TUESDAY, click, texts

GIVEN = Gift(
    "Fountain pen", GiftState.GIVEN, price=8500, currency="BRL", bought_on=date(2025, 11, 12), given_on=date(2025, 11, 20)
)


@dataclass
class Shown:
    """The tab with the client it shows, and the book behind both."""

    tab: GiftsTab
    bus: Bus
    client_id: int

    @property
    def client(self) -> Client:
        """As the book has it now."""
        return self.bus.book.clients.get(self.client_id)

    @property
    def gifts(self) -> list[Gift]:
        """Those in the book now."""
        return self.bus.book.records.of(Gift, self.client_id)

    @property
    def birthday(self) -> str:
        """The uuid of the client's own birthday."""
        return self.client.occasions[0].uuid

    def keep(self, *gifts: Gift) -> None:
        """Put gifts into the book."""
        self.bus.do(lambda: self.bus.book.records.keep("gift_added", self.client_id, *gifts))

    def change(self, **fields: object) -> None:
        """Change the client from elsewhere."""
        self.bus.do(lambda: self.bus.book.clients.save(replace(self.client, **fields)))  # type: ignore[arg-type]

    def codes(self, year: int = 2026) -> set[str]:
        """The parts of this year's gift that are still open."""
        found = self.bus.book.agenda.of_client(self.client_id)
        return {each.code for each in found if each.purpose == "gift" and each.occurrence == str(year)}


@pytest.fixture
def shown(bus: Bus, show: Callable[[GiftsTab], GiftsTab]) -> Iterator[Shown]:
    bus.book.save_settings(replace(bus.book.settings.get(), country="BR", gift_budgets={Importance.VIP: 12000}))
    client_id = bus.book.clients.add(MARINA).client_ids[0]
    editor = ClientEditor(bus, client_id)
    tab = GiftsTab(editor)

    def refresh(_changes: object = None) -> None:
        record = editor.load()
        assert record
        tab.show_record(record)

    refresh()
    bus.changed.connect(refresh)
    yield Shown(show(tab), bus, client_id)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class TestDue:
    def test_it_says_which_occasion_and_by_when(self, shown: Shown) -> None:
        (row,) = shown.tab.due.rows
        assert row.title.text() == "Birthday, Nov 24, 2026 · tomorrow"
        said = [(step.text(), step.role) for step in row.steps]
        assert said == [
            ("Buy by Nov 14 · 4 days late", "late"),
            ("Hand over or post by Nov 20 · 3 days late", "late"),
            ("On the day, Nov 24", "body"),
        ]
        assert "R$120.00 left of the budget for 2026" in texts(row)
        assert not shown.tab.next.isVisible()

    def test_bought_given_and_thanked_for_it_settles_one_part_after_the_other(self, shown: Shown) -> None:
        shown.tab.begin()
        (row,) = shown.tab.due.rows
        assert not row.form.save.isEnabled()
        QTest.keyClicks(row.form.what.line, " Trail shoes ")
        QTest.keyClicks(row.form.price.line, "99,90")
        QTest.keyClick(row.form.price.line, Qt.Key.Key_Return)
        (gift,) = shown.gifts
        assert (gift.what, gift.state, gift.price, gift.currency) == ("Trail shoes", GiftState.BOUGHT, 9990, "BRL")
        assert (gift.occasion, gift.year, gift.bought_on) == (shown.birthday, 2026, MONDAY)
        assert shown.codes() == {"gift_send", "gift_day"}
        assert row.steps[0].text() == "Bought on Nov 23"
        assert row.gift.text() == "Trail shoes · R$99.90"
        assert not row.form.isVisible()

        row.step.click()
        assert (shown.gifts[0].state, shown.gifts[0].given_on) == (GiftState.GIVEN, MONDAY)
        assert shown.codes() == {"gift_day"}
        assert row.steps[1].text() == "Given on Nov 23"

        assert row.step.text() == "Thanks received"
        row.step.click()
        assert shown.gifts[0].thanked_on == MONDAY
        assert shown.codes() == set()
        assert shown.tab.due.rows == []
        assert shown.tab.next.text() == "Birthday, Nov 24, 2027. Buy by Nov 14, 2027."

        for _step in range(3):
            shown.bus.undo()
        assert shown.gifts == []
        assert shown.tab.due.rows[0].form.isVisible()

    def test_a_price_that_cannot_be_read_is_said_and_nothing_is_saved(self, shown: Shown) -> None:
        (row,) = shown.tab.due.rows
        QTest.keyClicks(row.form.what.line, "Shoes")
        QTest.keyClicks(row.form.price.line, "a lot")
        row.form.save.click()
        assert shown.gifts == []
        assert row.form.price.problem.isVisible()
        assert row.form.price.line.hasFocus()
        row.form.price.line.clear()
        row.form.save.click()
        assert (shown.gifts[0].price, shown.gifts[0].currency) == (None, "")

    def test_what_is_being_typed_outlives_a_change_from_elsewhere(self, shown: Shown) -> None:
        (row,) = shown.tab.due.rows
        QTest.keyClicks(row.form.what.line, "Sho")
        shown.keep(Gift("Cup"))
        assert row.form.what.line.text() == "Sho"
        assert shown.tab.due.rows == [row]

    def test_where_none_is_planned_it_says_what_decides(self, shown: Shown) -> None:
        shown.change(wants_gifts=False)
        assert shown.tab.due.rows == []
        assert shown.tab.next.text().startswith("No gift is planned. Importance decides")
        shown.change(wants_gifts=None, occasions=())
        assert shown.tab.next.text().startswith("No occasion is known.")


class TestBudget:
    def test_what_was_spent_this_year_is_shown_beside_the_budget(self, shown: Shown) -> None:
        assert shown.tab.budget.sum.text() == "R$0.00 of R$120.00 this year"
        this_year = replace(GIVEN, bought_on=date(2026, 3, 12))
        shown.keep(this_year, GIVEN)
        assert shown.tab.budget.sum.text() == "R$85.00 of R$120.00 this year"
        assert (shown.tab.budget.sum.role, shown.tab.budget.bar.fraction) == ("strong", 85 / 120)
        assert shown.tab.budget.bar.accessibleName() == "R$85.00 of R$120.00 this year"
        assert not shown.tab.budget.not_counted.isVisible()

    @pytest.mark.parametrize(("price", "role"), [(12000, "strong"), (12001, "late")])
    def test_only_what_is_over_the_budget_is_in_the_colour_of_danger(self, shown: Shown, price: int, role: str) -> None:
        shown.keep(replace(GIVEN, bought_on=MONDAY, price=price))
        assert shown.tab.budget.sum.role == role
        assert shown.tab.budget.bar.grab().toImage().pixelColor(20, 3) == current_theme().colour(
            "late" if role == "late" else "gift"
        )

    def test_another_currency_is_listed_and_not_counted(self, shown: Shown) -> None:
        euros = replace(GIVEN, bought_on=MONDAY, price=1500, currency="EUR")
        shown.keep(euros, euros, replace(euros, price=700, currency="USD"))
        assert shown.tab.budget.sum.text() == "R$0.00 of R$120.00 this year"
        assert shown.tab.budget.not_counted.text() == "Not counted, as it is in another currency: €30.00, $7.00"

    def test_the_client_gets_a_budget_of_their_own_and_gives_it_back(self, shown: Shown) -> None:
        field = shown.tab.budget.budget.line
        field.setFocus()
        QTest.keyClicks(field, "300,50")
        field.clearFocus()
        assert shown.client.gift_budget == 30050
        assert shown.tab.budget.sum.text() == "R$0.00 of R$300.50 this year"
        assert any("The client's own" in each for each in texts(shown.tab.budget))
        assert "R$300.50 left of the budget for 2026" in texts(shown.tab.due.rows[0])
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        field.clearFocus()
        assert shown.client.gift_budget is None
        assert "Empty, so by importance: R$120.00" in texts(shown.tab.budget)

    def test_an_amount_that_cannot_be_read_is_said_and_left_to_be_mended(self, shown: Shown) -> None:
        amount = shown.tab.budget.budget
        amount.line.setFocus()
        QTest.keyClicks(amount.line, "much")
        amount.line.clearFocus()
        assert shown.client.gift_budget is None
        assert amount.problem.isVisible()
        shown.keep(Gift("Cup"))
        assert amount.line.text() == "much"
        amount.line.setFocus()
        amount.line.selectAll()
        QTest.keyClicks(amount.line, "50")
        amount.line.clearFocus()
        assert shown.client.gift_budget == 5000
        assert not amount.problem.isVisible()

    def test_without_a_budget_only_the_sum_is_shown(self, shown: Shown) -> None:
        shown.change(importance=Importance.OCCASIONAL)
        assert shown.tab.budget.sum.text() == "R$0.00 this year"
        assert not shown.tab.budget.bar.isVisible()

    def test_nothing_may_be_spent_on_who_has_a_budget_of_nothing(self, shown: Shown) -> None:
        shown.change(gift_budget=0)
        assert shown.tab.budget.sum.role == "strong"
        shown.keep(replace(GIVEN, bought_on=MONDAY, price=100))
        assert (shown.tab.budget.sum.role, shown.tab.budget.bar.fraction) == ("late", 1.0)


class TestIdeas:
    def test_an_idea_is_one_line_with_where_it_comes_from(self, shown: Shown) -> None:
        form = shown.tab.idea_form
        assert shown.tab.no_ideas.isVisible()
        assert not form.add.isEnabled()
        QTest.keyClicks(form.what.line, "A day at the sea")
        form.add.click()
        (idea,) = shown.gifts
        assert (idea.what, idea.state, idea.source, idea.note) == ("A day at the sea", GiftState.IDEA, IdeaSource.HEARD, "")
        assert texts(shown.tab.ideas.rows[0])[:2] == ["A day at the sea", "Heard from them"]
        assert form.what.line.text() == ""
        assert form.what.line.hasFocus()
        assert not shown.tab.no_ideas.isVisible()

    def test_the_last_purchase_and_the_company_are_offered_to_start_from(self, shown: Shown) -> None:
        form = shown.tab.idea_form
        assert not form.starts[IdeaSource.LAST_PURCHASE].isVisible()
        for day, what in ((date(2026, 9, 1), "Grinder & co"), (date(2026, 8, 1), "Kettle")):
            one = Purchase(day, what)
            shown.bus.do(lambda one=one: shown.bus.book.journal.add_purchase(shown.client_id, one))
        click(form, "Last purchase: Grinder && co")
        assert form.what.line.placeholderText() == "What goes with Grinder & co?"
        QTest.keyClicks(form.what.line, "Beans")
        QTest.keyClick(form.what.line, Qt.Key.Key_Return)
        assert (shown.gifts[0].source, shown.gifts[0].note) == (IdeaSource.LAST_PURCHASE, "Grinder & co")
        assert "Their last purchase · Grinder & co" in texts(shown.tab.ideas.rows[0])
        click(form, "Company: Café do Porto")
        assert form.what.line.placeholderText() == "What would suit Café do Porto?"
        assert form.source.value is IdeaSource.COMPANY

    def test_nothing_is_offered_where_nothing_is_known(self, shown: Shown) -> None:
        shown.change(company="")
        assert not any("Start from" in each for each in texts(shown.tab.idea_form))

    def test_an_idea_is_bought_for_what_is_due(self, shown: Shown) -> None:
        shown.keep(Gift("Beans", source=IdeaSource.HEARD, note="n"))
        shown.tab.ideas.rows[0].buy.click()
        form = shown.tab.form
        assert form.title.text() == "Record a gift"
        assert form.price.line.hasFocus()
        QTest.keyClicks(form.price.line, "40")
        QTest.keyClick(form.price.line, Qt.Key.Key_Return)
        (gift,) = shown.gifts
        assert (gift.state, gift.occasion, gift.year, gift.price) == (GiftState.BOUGHT, shown.birthday, 2026, 4000)
        assert (gift.source, gift.note, gift.bought_on) == (IdeaSource.HEARD, "n", MONDAY)
        assert shown.codes() == {"gift_send", "gift_day"}
        assert shown.tab.ideas.rows == []
        assert not form.isVisible()
        assert shown.tab.record.hasFocus()

    def test_an_idea_is_bought_without_an_occasion(self, shown: Shown) -> None:
        shown.keep(Gift("Beans"))
        shown.tab.ideas.rows[0].buy.click()
        shown.tab.form.occasion.set_value(None)
        shown.tab.form.save.click()
        assert (shown.gifts[0].occasion, shown.gifts[0].year) == ("", None)
        assert "gift_buy" in shown.codes()

    def test_an_idea_can_be_forgotten_and_comes_back_with_undo(self, shown: Shown) -> None:
        shown.keep(Gift("Beans"), Gift("Cup"))
        shown.tab.ideas.rows[0].remove.click()
        assert [each.what for each in shown.gifts] == ["Cup"]
        shown.bus.undo()
        assert [row.title.text() for row in shown.tab.ideas.rows] == ["Beans", "Cup"]


class TestGiven:
    def test_what_was_given_is_listed_the_last_first(self, shown: Shown) -> None:
        assert shown.tab.none_given.isVisible()
        wine = replace(GIVEN, what="Wine", occasion=shown.birthday, year=2024, given_on=date(2024, 11, 24), bought_on=None)
        shown.keep(wine, replace(GIVEN, thanked_on=date(2025, 11, 25)))
        first, second = shown.tab.given.rows
        assert texts(first)[:2] == [
            "Fountain pen",
            "R$85.00 · bought on Nov 12, 2025 · given on Nov 20, 2025 · thanks on Nov 25, 2025",
        ]
        assert texts(second)[1] == "Birthday 2024 · R$85.00 · given on Nov 24, 2024"
        assert not first.step.isVisible()
        second.step.click()
        assert shown.gifts[0].thanked_on == MONDAY

    @pytest.mark.parametrize("where", ["due", "idea", "form"])
    def test_a_repeat_is_said_wherever_it_is_typed(self, shown: Shown, where: str) -> None:
        shown.keep(GIVEN)
        shown.tab.record.click()
        field = {"due": shown.tab.due.rows[0].form.what, "idea": shown.tab.idea_form.what, "form": shown.tab.form.what}[where]
        assert not field.repeat.isVisible()
        QTest.keyClicks(field.line, "FOUNTAIN PENS")
        assert field.repeat.text() == "Already given on Nov 20, 2025: Fountain pen"
        assert field.repeat.isVisible()
        field.line.setText("Cup")
        assert not field.repeat.isVisible()

    def test_a_gift_of_long_ago_is_recorded(self, shown: Shown) -> None:
        form = shown.tab.form
        click(shown.tab, "Record a gift")
        assert form.what.line.hasFocus()
        assert not form.save.isEnabled()
        assert not form.thanked.isVisible()
        QTest.keyClicks(form.what.line, "Wine")
        form.occasion.set_value((shown.birthday, 2025))
        form.bought.box.setChecked(False)
        form.given.box.setChecked(True)
        form.given.field.set_day(date(2025, 11, 24))
        form.thanked.box.setChecked(True)
        form.thanked.field.set_day(date(2025, 11, 26))
        form.price.currency.set_value("EUR")
        form.price.line.setText("12")
        form.save.click()
        (gift,) = shown.gifts
        assert (gift.state, gift.bought_on, gift.given_on) == (GiftState.GIVEN, None, date(2025, 11, 24))
        assert (gift.thanked_on, gift.occasion, gift.year) == (date(2025, 11, 26), shown.birthday, 2025)
        assert (gift.price, gift.currency) == (1200, "EUR")
        click(shown.tab, "Record a gift")
        assert (form.what.text, form.price.line.text(), form.price.currency.value) == ("", "", "BRL")
        assert (form.bought.day, form.given.day) == (MONDAY, None)

    def test_what_was_recorded_can_be_mended_down_to_an_idea(self, shown: Shown) -> None:
        shown.keep(replace(GIVEN, occasion="gone", year=2023))
        shown.tab.given.rows[0].edit.click()
        form = shown.tab.form
        assert form.title.text() == "Change a gift"
        assert (form.price.line.text(), form.occasion.value, form.given.day) == ("85", ("gone", 2023), GIVEN.given_on)
        assert not form.what.repeat.isVisible()
        form.given.box.setChecked(False)
        form.bought.box.setChecked(False)
        form.save.click()
        assert shown.gifts[0].state is GiftState.IDEA
        assert len(shown.tab.ideas.rows) == 1
        shown.bus.undo()
        assert shown.gifts[0].state is GiftState.GIVEN

    def test_the_form_closes_when_what_it_shows_has_changed_or_gone(self, shown: Shown) -> None:
        shown.keep(GIVEN, replace(GIVEN, what="Cup"))
        shown.tab.given.rows[0].edit.click()
        shown.tab.given.rows[1].remove.click()
        assert shown.tab.form.isVisible()
        shown.tab.given.rows[0].remove.click()
        assert not shown.tab.form.isVisible()
        assert shown.gifts == []

    def test_cancel_keeps_nothing(self, shown: Shown) -> None:
        click(shown.tab, "Record a gift")
        QTest.keyClicks(shown.tab.form.what.line, "Wine")
        shown.tab.form.cancel.click()
        assert shown.gifts == []
        assert not shown.tab.form.isVisible()


def test_tab_goes_through_it_from_top_to_bottom(shown: Shown) -> None:
    shown.keep(Gift("Cup"), GIVEN)
    row = shown.tab.due.rows[0]
    expected: list[QLineEdit | QPushButton] = [
        row.form.what.line, row.form.price.line, shown.tab.budget.budget.line, shown.tab.idea_form.what.line,
        shown.tab.ideas.rows[0].buy, shown.tab.record, shown.tab.given.rows[0].edit,
    ]  # fmt: skip
    row.form.what.line.setFocus()
    met: list[object] = []
    while (focus := QApplication.focusWidget()) not in met:
        met.append(focus)
        QTest.keyClick(shown.tab.window(), Qt.Key.Key_Tab)
    assert [each for each in met if each in expected] == expected


def test_the_keyboard_begins_at_the_next_idea_where_nothing_is_to_be_bought(shown: Shown) -> None:
    shown.keep(Gift("Cup", GiftState.BOUGHT, occasion=shown.birthday, year=2026, bought_on=TUESDAY))
    shown.tab.begin()
    assert shown.tab.idea_form.what.line.hasFocus()


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_shown_as_it_is(shown: Shown, text: str) -> None:
    shown.keep(Gift(text.strip()), replace(GIVEN, what=text.strip()))
    shown.change(company=text)
    assert shown.tab.ideas.rows[0].title.text() == text.strip()
    assert shown.tab.given.rows[0].title.text() == text.strip()
