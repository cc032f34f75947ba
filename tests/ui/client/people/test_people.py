from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relapp.domain.clients import Circle, ClientKind, Occasion, OccasionKind, Person
from relapp.domain.dates import YearlyDate
from relapp.ui.client.parts import Part
from relapp.ui.client.people.person_card import PersonCard
from relapp.ui.client.people.tab import PeopleTab
from tests.ui.client.conftest import Opened, choose, retype
from tests.ui.client.people.test_dates import type_day
from tests.ui.conftest import Add, texts

BIA = Person("Bia", Circle.FAMILY, "daughter", phone="11 5555", note="studies biology")
RUI = Person("Rui Nunes", Circle.WORK, "accountant")


@pytest.fixture
def tab(marina: Opened) -> PeopleTab:
    marina.page.show_part(Part.DATES)
    tab = marina.page.tab(Part.DATES)
    assert isinstance(tab, PeopleTab)
    return tab


def save(marina: Opened, **fields: object) -> None:
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, **fields)))


def cards(tab: PeopleTab, circle: Circle) -> list[PersonCard]:
    return tab.people.lists[circle].rows


def names(marina: Opened) -> list[str]:
    return [person.name for person in marina.client.people]


def test_everybody_stands_in_a_circle_with_their_dates(marina: Opened, tab: PeopleTab) -> None:
    assert any(text.startswith("Nobody yet.") for text in texts(tab.people))
    save(marina, people=(RUI, BIA))
    assert texts(tab.people.lists[Circle.FAMILY]) == ["Bia", "daughter · 11 5555", "Birthday: Mar 14, 2008", "studies biology"]
    assert "Rui Nunes" in texts(tab.people.lists[Circle.WORK])
    assert [row.person.text() for row in tab.dates.list.rows] == [""]
    said = texts(tab.people)
    assert said.index("Family") < said.index("People at work")
    assert "Others" not in said


def test_somebody_new_is_saved_as_soon_as_they_have_a_name(marina: Opened, tab: PeopleTab) -> None:
    choose(tab.people.add_button, "People at work")
    (card,) = cards(tab, Circle.WORK)
    assert card.form.name.hasFocus()
    retype(card.form.relation, "buyer")
    assert marina.client.people == ()
    retype(card.form.name, " Paula ")
    (saved,) = marina.client.people
    assert (saved.name, saved.circle, saved.relation) == ("Paula", Circle.WORK, "buyer")
    assert card.form.isVisible()
    retype(card.form.phone, "11 4444")
    assert marina.client.people == (replace(saved, phone="11 4444"),)
    marina.bus.undo()
    assert card.form.phone.text() == ""


def test_an_unsaved_card_goes_without_a_trace(marina: Opened, tab: PeopleTab) -> None:
    choose(tab.people.add_button, "Others")
    cards(tab, Circle.OTHER)[0].remove.click()
    assert cards(tab, Circle.OTHER) == []
    assert marina.client.people == ()


def test_a_new_name_goes_into_the_dates_too(marina: Opened, tab: PeopleTab) -> None:
    save(marina, people=(BIA,))
    (card,) = cards(tab, Circle.FAMILY)
    card.edit.click()
    assert card.form.name.hasFocus()
    before = marina.client.occasions[1]
    retype(card.form.name, "Beatriz")
    assert names(marina) == ["Beatriz"]
    assert marina.client.occasions[1] == replace(before, person="Beatriz")
    marina.bus.undo()
    assert (names(marina), marina.client.occasions[1]) == (["Bia"], before)


def test_everybody_keeps_a_name(marina: Opened, tab: PeopleTab) -> None:
    save(marina, people=(BIA,))
    (card,) = cards(tab, Circle.FAMILY)
    card.edit.click()
    retype(card.form.name, "")
    assert names(marina) == ["Bia"]


def test_the_form_folds_by_the_same_button_and_by_escape(marina: Opened, tab: PeopleTab) -> None:
    save(marina, people=(BIA,))
    (card,) = cards(tab, Circle.FAMILY)
    card.edit.click()
    assert card.edit.accessibleName() == "Done with Bia"
    assert not card.line.isVisible()
    card.edit.click()
    assert not card.form.isVisible()
    card.edit.click()
    QTest.keyClick(card.form.relation, Qt.Key.Key_Escape)
    assert not card.form.isVisible()
    assert card.edit.hasFocus()


def test_a_date_of_theirs_names_them(marina: Opened, tab: PeopleTab) -> None:
    save(marina, people=(RUI,))
    (card,) = cards(tab, Circle.WORK)
    card.edit.click()
    choose(card.form.dates.add_button, "Birthday")
    type_day(card.form.dates.list.rows[0], "2", 3)
    saved = marina.client.occasions[-1]
    assert (saved.person, saved.relation, saved.date) == ("Rui Nunes", "accountant", YearlyDate(3, 2))
    assert len(tab.dates.list.rows) == 2
    card.form.dates.list.rows[0].remove.click()
    assert [each.person for each in marina.client.occasions] == ["", "Bia"]


def test_whoever_goes_takes_their_dates_along_and_undo_brings_all_back(marina: Opened, tab: PeopleTab) -> None:
    save(marina, people=(BIA,))
    cards(tab, Circle.FAMILY)[0].remove.click()
    assert marina.client.people == ()
    assert [each.person for each in marina.client.occasions] == [""]
    marina.bus.undo()
    assert names(marina) == ["Bia"]
    assert [each.person for each in marina.client.occasions] == ["", "Bia"]


def test_whoever_a_date_names_becomes_one_of_the_people(marina: Opened, tab: PeopleTab) -> None:
    assert not tab.dates.list.rows[0].adopt.isVisible()
    tab.dates.list.rows[1].adopt.click()
    assert [(each.name, each.circle, each.relation) for each in marina.client.people] == [("Bia", Circle.FAMILY, "daughter")]
    assert len(tab.dates.list.rows) == 1
    assert "Birthday: Mar 14, 2008" in texts(tab.people)


def test_somebody_changes_their_circle(marina: Opened, tab: PeopleTab) -> None:
    save(marina, people=(BIA, RUI))
    (card,) = cards(tab, Circle.FAMILY)
    card.edit.click()
    card.form.circle.set_value(Circle.OTHER)
    card.form.circle.activated.emit(card.form.circle.currentIndex())
    assert {each.name: each.circle for each in marina.client.people} == {"Bia": Circle.OTHER, "Rui Nunes": Circle.WORK}
    (moved,) = cards(tab, Circle.OTHER)
    assert moved.form.isVisible()
    assert moved.form.circle.hasFocus()
    assert cards(tab, Circle.FAMILY) == []


def test_a_new_card_may_change_its_circle_before_it_is_saved(marina: Opened, tab: PeopleTab) -> None:
    choose(tab.people.add_button, "Family")
    (card,) = cards(tab, Circle.FAMILY)
    card.form.circle.set_value(Circle.WORK)
    retype(card.form.name, "Paula")
    assert [(each.name, each.circle) for each in marina.client.people] == [("Paula", Circle.WORK)]
    assert (len(cards(tab, Circle.FAMILY)), len(cards(tab, Circle.WORK))) == (0, 1)


def test_a_record_of_their_own_is_linked_opened_and_let_go(marina: Opened, tab: PeopleTab, add: Add) -> None:
    rui = add("Rui Nunes", company="Padaria Sol")
    save(marina, people=(RUI,))
    (card,) = cards(tab, Circle.WORK)
    assert not card.open.isVisible()
    card.form.link.search.client_chosen.emit(rui)
    assert marina.client.people[0].client == marina.bus.book.clients.get(rui).uuid
    assert card.open.isVisible()
    card.edit.click()
    card.form.link.unlink.click()
    assert marina.client.people[0].client == ""
    marina.bus.undo()
    card.open.click()
    QApplication.processEvents()
    assert marina.page.client_id == rui
    assert "Known around" in texts(marina.page.tab(Part.DATES))


def test_a_link_brings_the_name(marina: Opened, tab: PeopleTab, add: Add) -> None:
    rui = add("Rui Nunes")
    choose(tab.people.add_button, "Others")
    cards(tab, Circle.OTHER)[0].form.link.search.client_chosen.emit(rui)
    assert names(marina) == ["Rui Nunes"]


def test_an_organisation_has_key_people(marina: Opened, tab: PeopleTab) -> None:
    save(marina, kind=ClientKind.ORGANISATION, people=(RUI,))
    assert "Key people" in texts(tab.people)
    choose(tab.people.add_button, "Key people")
    assert len(cards(tab, Circle.WORK)) == 2


def test_another_person_takes_a_place_folded(marina: Opened, tab: PeopleTab) -> None:
    save(marina, people=(BIA, replace(BIA, name="Leo", phone="")))
    first = cards(tab, Circle.FAMILY)[0]
    first.edit.click()
    first.remove.click()
    assert names(marina) == ["Leo"]
    assert not cards(tab, Circle.FAMILY)[0].form.isVisible()


def test_the_company_and_the_colleagues_lead_to_their_records(marina: Opened, tab: PeopleTab, add: Add) -> None:
    assert not tab.company.isVisible()
    company = add("Café do Porto", kind=ClientKind.ORGANISATION)
    add("Ana Prado", company="Café do Porto", title="Barista")
    marina.page.refresh()
    assert [button.label for button in tab.company.colleagues.buttons] == ["Ana Prado, Barista"]
    (button,) = tab.company.company.buttons
    button.click()
    QApplication.processEvents()
    assert marina.page.client_id == company
    marina.page.show_part(Part.DATES)
    assert "Work here" in texts(marina.page.tab(Part.DATES))


def test_a_date_without_a_year_is_shown_without(marina: Opened, tab: PeopleTab) -> None:
    wedding = Occasion(OccasionKind.WEDDING, YearlyDate(6, 5), person="Rui Nunes")
    save(marina, people=(RUI,), occasions=(wedding,))
    assert "Wedding anniversary: Jun 5" in texts(tab.people)
