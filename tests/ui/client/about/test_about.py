from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relapp.domain.clients import Channel, Client, ClientKind, Detail, DetailKind, Importance, Observed
from relapp.domain.rhythms import Rhythm
from relapp.ui.client.about.tab import AboutTab
from relapp.ui.client.parts import Part
from relapp.ui.widgets.inputs import Choice
from tests.ui.client.conftest import Opened, choose, retype
from tests.ui.conftest import MONDAY, texts


@pytest.fixture
def tab(marina: Opened) -> AboutTab:
    marina.page.show_part(Part.ABOUT)
    tab = marina.page.tab(Part.ABOUT)
    assert isinstance(tab, AboutTab)
    return tab


def pick(choice: Choice, value: object) -> None:
    choice.set_value(value)
    choice.activated.emit(choice.currentIndex())


@pytest.mark.parametrize("name", ["name", "company", "title", "preferred_hours"])
def test_a_line_is_saved_when_it_is_left_and_undo_brings_the_old_one_back(marina: Opened, tab: AboutTab, name: str) -> None:
    field = tab.hours if name == "preferred_hours" else getattr(tab, name)
    before = getattr(marina.client, name)
    retype(field, "  Something new ")
    assert getattr(marina.client, name) == "Something new"
    marina.bus.undo()
    assert getattr(marina.client, name) == before
    assert field.text() == before


def test_a_client_always_keeps_a_name(marina: Opened, tab: AboutTab) -> None:
    retype(tab.name, "")
    assert marina.client.name == "Marina Couto"
    assert tab.name.text() == "Marina Couto"


def test_notes_are_saved_when_they_are_left(marina: Opened, tab: AboutTab) -> None:
    tab.notes.setFocus()
    QTest.keyClicks(tab.notes, "First. ")
    assert marina.client.notes == "Met at the fair."
    tab.name.setFocus()
    assert marina.client.notes == "First. Met at the fair."


@pytest.mark.parametrize(
    ("of", "value", "name"),
    [
        (lambda tab: tab.kind, ClientKind.ORGANISATION, "kind"),
        (lambda tab: tab.channel, Channel.PHONE, "preferred_channel"),
        (lambda tab: tab.channel, None, "preferred_channel"),
        (lambda tab: tab.care.importance, Importance.OCCASIONAL, "importance"),
        (lambda tab: tab.care.gifts, False, "wants_gifts"),
        (lambda tab: tab.care.cards, True, "wants_cards"),
    ],
)
def test_a_choice_is_saved_at_once(
    marina: Opened, tab: AboutTab, of: Callable[[AboutTab], Choice], value: object, name: str
) -> None:
    before = getattr(marina.client, name)
    pick(of(tab), value)
    assert getattr(marina.client, name) == value
    marina.bus.undo()
    assert of(tab).value == before


def test_choosing_what_is_chosen_already_is_no_change(marina: Opened, tab: AboutTab) -> None:
    last = marina.bus.book.history.last
    pick(tab.care.importance, Importance.VIP)
    assert marina.bus.book.history.last is last


def test_gifts_and_cards_say_what_importance_gives(marina: Opened, tab: AboutTab) -> None:
    assert tab.care.gifts.currentText() == "By importance: yes"
    pick(tab.care.importance, Importance.REGULAR)
    assert tab.care.gifts.currentText() == "By importance: no"


def test_a_rhythm_of_its_own(marina: Opened, tab: AboutTab) -> None:
    field = tab.care.rhythm
    assert field.kind.currentText() == "By importance: 21 to 30 days"
    assert not field.ideal.isVisible()
    pick(field.kind, True)
    assert marina.client.rhythm == Rhythm(21, 30)
    field.ideal.setValue(40)
    assert marina.client.rhythm == Rhythm(40, 40)
    assert field.latest.value() == 40
    field.latest.setValue(10)
    assert marina.client.rhythm == Rhythm(10, 10)
    pick(field.kind, False)
    assert marina.client.rhythm is None
    assert not field.ideal.isVisible()


def test_who_has_no_rhythm_is_told_so(marina: Opened, tab: AboutTab) -> None:
    said = "No rhythm now: only dates and reminders bring this client up."
    assert said not in texts(tab)
    pick(tab.care.importance, Importance.DATES_ONLY)
    assert said in texts(tab)


def needs(client: Client) -> list[str]:
    return [detail.text for detail in client.details if detail.kind is DetailKind.NEED]


def test_details_are_added_one_after_the_other(marina: Opened, tab: AboutTab) -> None:
    editor = tab.details[DetailKind.NEED]
    editor.new.setFocus()
    for text in ("Invoices", "Invoices by e-mail"):
        QTest.keyClicks(editor.new, text)
        QTest.keyClick(editor.new, Qt.Key.Key_Return)
        assert editor.new.hasFocus()
        assert editor.new.text() == ""
    assert needs(marina.client) == ["Delivery before 7:00", "Invoices", "Invoices by e-mail"]
    assert [detail.text for detail in marina.client.details][-1] == "running"


def test_a_new_detail_is_what_the_client_said_today_until_somebody_says_otherwise(marina: Opened, tab: AboutTab) -> None:
    editor = tab.details[DetailKind.OPPORTUNITY]
    editor.new.setFocus()
    QTest.keyClicks(editor.new, "A second shop")
    QTest.keyClick(editor.new, Qt.Key.Key_Return)
    said = Detail(DetailKind.OPPORTUNITY, "A second shop", Observed.SAID, MONDAY)
    assert marina.client.details[-1] == said
    (row,) = editor.list.rows
    assert {"Nov 23, 2026"} <= set(texts(row))
    assert row.how.label == "client said"
    choose(row.how, "I think")
    assert marina.client.details[-1] == replace(said, observed=Observed.THOUGHT)
    assert row.how.label == "I think"


def test_what_nobody_wrote_down_stays_unknown_until_the_words_change(marina: Opened, tab: AboutTab) -> None:
    (row,) = tab.details[DetailKind.INTEREST].list.rows
    assert row.how.label == "how known?"
    assert not row.noted.isVisible()
    choose(row.how, "I saw")
    assert marina.client.details[-1] == Detail(DetailKind.INTEREST, "running", Observed.SEEN)
    retype(row.text, "running far")
    assert marina.client.details[-1] == Detail(DetailKind.INTEREST, "running far", Observed.SEEN, MONDAY)


def test_every_kind_of_detail_has_its_place(marina: Opened, tab: AboutTab) -> None:
    for kind in DetailKind:
        editor = tab.details[kind]
        assert editor.isVisible()
        editor.new.setFocus()
        QTest.keyClicks(editor.new, f"new {kind}")
        QTest.keyClick(editor.new, Qt.Key.Key_Return)
    assert {f"new {kind}" for kind in DetailKind} <= {detail.text for detail in marina.client.details}
    kinds = [detail.kind for detail in marina.client.details]
    assert kinds == sorted(kinds, key=list(DetailKind).index)


def test_how_they_like_to_be_called_is_saved_and_shown(marina: Opened, tab: AboutTab) -> None:
    retype(tab.addressed_as, " Dona Marina ")
    assert marina.client.addressed_as == "Dona Marina"
    assert "likes to be called Dona Marina" in marina.page.client_header.subtitle.text()


def test_what_they_like_to_be_called_stays_a_name(marina: Opened, tab: AboutTab) -> None:
    retype(tab.addressed_as, "M" * 70)
    assert marina.client.addressed_as == "M" * 60
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, addressed_as="Dona " * 1000)))
    subtitle = marina.page.client_header.subtitle.text()
    assert "…" in subtitle
    assert len(subtitle) < 200
    tab.addressed_as.setFocus()
    tab.addressed_as.clearFocus()
    assert len(marina.client.addressed_as) == 5000


def test_details_are_changed_removed_and_brought_back(marina: Opened, tab: AboutTab) -> None:
    editor = tab.details[DetailKind.NEED]
    retype(editor.list.rows[0].text, "Delivery before 6:00")
    assert needs(marina.client) == ["Delivery before 6:00"]
    editor.list.rows[0].remove.click()
    assert needs(marina.client) == []
    assert editor.list.rows == []
    marina.bus.undo()
    assert [row.text.text() for row in editor.list.rows] == ["Delivery before 6:00"]
    retype(editor.list.rows[0].text, "")
    assert needs(marina.client) == []


def test_tags_are_added_once_and_removed_by_a_click(marina: Opened, tab: AboutTab) -> None:
    field = tab.tags.field
    for text in ("atacado", "fair", "  ", "atacado"):
        field.setFocus()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == ""
        field.completer().popup().hide()
    assert marina.client.tags == ("café", "fair", "atacado")
    tab.tags.buttons[1].click()
    assert marina.client.tags == ("café", "atacado")
    assert field.hasFocus()
    marina.bus.undo()
    assert [button.label for button in tab.tags.buttons] == ["café", "fair", "atacado"]


def test_tags_in_use_are_offered(marina: Opened, tab: AboutTab) -> None:
    marina.bus.do(lambda: marina.bus.book.clients.add(Client("Bia", tags=("newsletter",))))
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, title="Owner")))
    completer = tab.tags.field.completer()
    completer.setCompletionPrefix("NEWS")
    assert completer.currentCompletion() == "newsletter"
