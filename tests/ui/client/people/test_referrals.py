import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.people import ReferralWay
from relapp.ui.client.parts import Part
from relapp.ui.client.people.referrals import ReferralsSection
from relapp.ui.client.people.tab import PeopleTab
from tests.ui.client.conftest import Opened
from tests.ui.conftest import MONDAY, Add, texts


@pytest.fixture
def section(marina: Opened) -> ReferralsSection:
    marina.page.show_part(Part.DATES)
    tab = marina.page.tab(Part.DATES)
    assert isinstance(tab, PeopleTab)
    return tab.referrals


def note(section: ReferralsSection, way: ReferralWay, who: str | int) -> None:
    section.add.click()
    form = section.form
    form.way.set_value(way)
    form.way.activated.emit(form.way.currentIndex())
    if isinstance(who, int):
        form.who.client_chosen.emit(who)
    else:
        form.who.field.setFocus()
        QTest.keyClicks(form.who.field, who)
        form.who.answers.hide()
    form.save.click()


def events(marina: Opened, client_id: int) -> list[tuple[Trigger, str, str]]:
    return [(each.kind, each.text, each.about) for each in marina.bus.book.records.of(Event, client_id)]


@pytest.mark.parametrize(
    ("way", "kind", "is_here", "said"),
    [
        (ReferralWay.BROUGHT_BY, Trigger.REFERRAL_RECEIVED, False, "Brought to us by Rui"),
        (ReferralWay.THEY_REFERRED, Trigger.REFERRAL_RECEIVED, True, "Referred Rui to us"),
        (ReferralWay.SENT_TO_THEM, Trigger.REFERRAL_GIVEN, True, "We sent Rui to them"),
        (ReferralWay.RECOMMENDED_TO, Trigger.REFERRAL_GIVEN, False, "We recommended them to Rui"),
    ],
)
def test_each_way_is_noted_where_it_belongs_and_shown_here(
    marina: Opened, section: ReferralsSection, add: Add, way: ReferralWay, kind: Trigger, is_here: bool, said: str
) -> None:
    rui = add("Rui")
    note(section, way, rui)
    uuids = {client: marina.bus.book.clients.get(client).uuid for client in (rui, marina.client_id)}
    holder, other = (marina.client_id, rui) if is_here else (rui, marina.client_id)
    assert events(marina, holder) == [(kind, marina.bus.book.clients.get(other).name, uuids[other])]
    assert events(marina, other) == []
    assert said in texts(section)
    assert not section.form.isVisible()
    marina.bus.undo()
    assert said not in texts(section)


def test_a_mere_name_is_noted_too(marina: Opened, section: ReferralsSection) -> None:
    note(section, ReferralWay.THEY_REFERRED, "Ana Lucia")
    assert events(marina, marina.client_id) == [(Trigger.REFERRAL_RECEIVED, "Ana Lucia", "")]
    (row,) = section.list.rows
    assert row.title.text() == "Referred Ana Lucia to us"
    assert not row.open.isVisible()


def test_whoever_brought_them_must_be_in_the_book(marina: Opened, section: ReferralsSection) -> None:
    note(section, ReferralWay.BROUGHT_BY, "Ana")
    assert not section.form.save.isEnabled()
    assert any(text.startswith("Choose a client of the book here") for text in texts(section))
    QTest.keyClick(section.form.who.field, Qt.Key.Key_Return)
    assert section.list.rows == []


def test_nobody_refers_themselves(marina: Opened, section: ReferralsSection) -> None:
    note(section, ReferralWay.THEY_REFERRED, marina.client_id)
    assert not section.form.save.isEnabled()
    assert section.list.rows == []


def test_other_letters_are_another_name(marina: Opened, section: ReferralsSection, add: Add) -> None:
    section.add.click()
    section.form.way.set_value(ReferralWay.THEY_REFERRED)
    section.form.who.client_chosen.emit(add("Rui"))
    section.form.who.field.setFocus()
    QTest.keyClicks(section.form.who.field, "na")
    section.form.who.answers.hide()
    section.form.save.click()
    assert events(marina, marina.client_id) == [(Trigger.REFERRAL_RECEIVED, "Ruina", "")]


def test_the_first_thing_about_them_is_no_longer_unknown(marina: Opened, section: ReferralsSection, add: Add) -> None:
    assert "How they came to us" in marina.page.side.unknown.lines
    note(section, ReferralWay.BROUGHT_BY, add("Rui"))
    assert "How they came to us" not in marina.page.side.unknown.lines


def test_a_referral_is_deleted_from_either_end(marina: Opened, section: ReferralsSection, add: Add) -> None:
    rui = add("Rui")
    for way in (ReferralWay.BROUGHT_BY, ReferralWay.THEY_REFERRED):
        note(section, way, rui)
    assert len(section.list.rows) == 2
    for _row in range(2):
        section.list.rows[0].remove.click()
    assert (events(marina, rui), events(marina, marina.client_id)) == ([], [])
    assert section.list.rows == []
    marina.bus.undo()
    assert len(section.list.rows) == 1


def test_the_other_end_is_opened(marina: Opened, section: ReferralsSection, add: Add) -> None:
    rui = add("Rui")
    note(section, ReferralWay.BROUGHT_BY, rui)
    section.list.rows[0].open.click()
    QApplication.processEvents()
    assert marina.page.client_id == rui


def test_escape_lets_go_of_the_form(section: ReferralsSection) -> None:
    section.add.click()
    QTest.keyClick(section.form.day, Qt.Key.Key_Escape)
    assert not section.form.isVisible()
    assert section.add.hasFocus()


def test_many_are_not_shown_at_once(marina: Opened, section: ReferralsSection) -> None:
    many = [Event(MONDAY, Trigger.REFERRAL_RECEIVED, f"Ana {number}") for number in range(8)]
    marina.bus.do(lambda: marina.bus.book.records.keep("event_added", marina.client_id, *many))
    assert len(section.list.rows) == 5
    section.more.click()
    assert len(section.list.rows) == 8
