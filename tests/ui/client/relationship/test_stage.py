from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relapp.domain.check_ups import CheckUp
from relapp.domain.clients import Client, Importance, RelationshipType, Stage
from relapp.domain.histories import ClientChange
from relapp.domain.journal import Purpose, Touch
from relapp.ui.client.parts import Part
from relapp.ui.client.relationship.stage import StageSection
from relapp.ui.client.relationship.tab import RelationshipTab
from relapp.ui.widgets.inputs import Choice, lead_to
from tests.ui.client.conftest import Opened, is_in_sight
from tests.ui.conftest import MONDAY, click, texts


@pytest.fixture
def stage(marina: Opened) -> StageSection:
    marina.page.show_part(Part.RELATIONSHIP)
    tab = marina.page.tab(Part.RELATIONSHIP)
    assert isinstance(tab, RelationshipTab)
    return tab.stage


def pick(choice: Choice, value: object) -> None:
    choice.set_value(value)
    choice.activated.emit(choice.currentIndex())


def dissolve(stage: StageSection, reason: str = "sold the shop") -> None:
    click(stage, "Change…")
    pick(stage.form.stage, Stage.DISSOLUTION)
    stage.form.reason.setText(reason)
    stage.form.save.click()


def changes(marina: Opened) -> list[tuple[str, str, str, str]]:
    found = marina.bus.book.records.of(ClientChange, marina.client_id)
    return [(each.field, each.before, each.after, each.reason) for each in found]


def test_it_says_what_it_is_and_since_when_where_that_is_known(marina: Opened, stage: StageSection) -> None:
    assert stage.title.text() == "Commitment"
    assert not stage.details.isVisible()
    assert not stage.past.isVisible()
    stage._editor.change(stage=Stage.EXPANSION, relationship=RelationshipType.COMMUNITY)
    assert stage.title.text() == "Expansion · Community"
    assert stage.details.text() == "Stage since Nov 23, 2026 · type since Nov 23, 2026"
    stage._editor.change(stage=None, relationship=None)
    assert stage.title.text() == "Not said yet"
    assert "how often to keep in touch" in stage.details.text()


def test_stage_and_type_are_changed_at_once_with_the_reason_and_undone_at_once(marina: Opened, stage: StageSection) -> None:
    click(stage, "Change…")
    assert not stage.form.save.isEnabled()
    pick(stage.form.stage, Stage.EXPANSION)
    pick(stage.form.type, RelationshipType.LONG_TERM)
    QTest.keyClicks(stage.form.reason, " asked for less ")
    click(stage.form, "Save")
    assert (marina.client.stage, marina.client.relationship) == (Stage.EXPANSION, RelationshipType.LONG_TERM)
    assert changes(marina) == [
        ("stage", "commitment", "expansion", "asked for less"),
        ("relationship", "", "long_term", "asked for less"),
    ]
    assert not stage.form.isVisible()
    assert stage.change.hasFocus()
    marina.bus.undo()
    assert (marina.client.stage, marina.client.relationship) == (Stage.COMMITMENT, None)
    assert changes(marina) == []


def test_the_keyboard_alone_changes_it(marina: Opened, stage: StageSection) -> None:
    stage.change.setFocus()
    QTest.keyClick(stage.change, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is stage.form.stage
    QTest.keyClick(stage.form.stage, Qt.Key.Key_Up)
    stage.form.reason.setFocus()
    QTest.keyClick(stage.form.reason, Qt.Key.Key_Return)
    assert marina.client.stage is Stage.EXPANSION


def test_what_the_care_will_be_is_said_before_it_is_saved(marina: Opened, stage: StageSection) -> None:
    click(stage, "Change…")
    assert stage.form.effects.text() == "Nothing changes."
    pick(stage.form.type, RelationshipType.LONG_TERM)
    assert stage.form.effects.text() == "They are told now and then what we did for them"
    pick(stage.form.stage, Stage.EXPLORATION)
    assert "Keep in touch every 7 to 14 days instead of 21 to 30" in stage.form.effects.text()
    assert marina.client.stage is Stage.COMMITMENT


def test_check_ups_that_were_made_once_are_said_to_stop(marina: Opened, stage: StageSection) -> None:
    stage._editor.change(importance=Importance.OCCASIONAL)
    marina.bus.do(lambda: marina.bus.book.records.keep("check_up_added", marina.client_id, CheckUp(MONDAY)))
    click(stage, "Change…")
    pick(stage.form.stage, Stage.DISSOLUTION)
    assert "Check-ups stop" in stage.form.effects.text()


def test_an_end_wants_a_reason(marina: Opened, stage: StageSection) -> None:
    click(stage, "Change…")
    pick(stage.form.stage, Stage.DISSOLUTION)
    assert not stage.form.save.isEnabled()
    assert "Say why it ends: it is the first thing to know for winning them back." in texts(stage)
    stage.form.reason.setText("  ")
    QTest.keyClick(stage.form.reason, Qt.Key.Key_Return)
    assert marina.client.stage is Stage.COMMITMENT
    stage.form.reason.setText("sold the shop")
    stage.form.save.click()
    assert marina.client.stage is Stage.DISSOLUTION
    assert changes(marina) == [("stage", "commitment", "dissolution", "sold the shop")]


def test_while_it_has_ended_it_says_why_and_how_it_may_come_back(marina: Opened, stage: StageSection) -> None:
    assert not stage.won_back.isVisible()
    dissolve(stage)
    assert stage.ended.text().splitlines() == [
        "It ended because: sold the shop",
        "Winning them back: a word every 60 to 90 days. Nothing promotional is raised.",
    ]
    raised = {each.purpose for each in marina.bus.book.agenda.of_client(marina.client_id)}
    assert not raised & {Purpose.CHECK_UP, Purpose.SPONTANEOUS_GESTURE, Purpose.SERVICE_ACCOUNT, Purpose.SHARE_INFORMATION}
    assert Purpose.KEEP_IN_TOUCH in raised


def test_won_back_begins_with_the_stage_before(marina: Opened, stage: StageSection) -> None:
    dissolve(stage)
    click(stage, "Won back")
    assert stage.form.stage.value is Stage.COMMITMENT
    assert "Winning them back ends" in stage.form.effects.text()
    click(stage.form, "Save")
    assert marina.client.stage is Stage.COMMITMENT
    assert not stage.ended.isVisible()
    assert not stage.won_back.isVisible()


def test_where_nobody_knows_the_stage_before_none_is_chosen(marina: Opened, stage: StageSection) -> None:
    ended = marina.bus.book.clients.add(Client("Ana", stage=Stage.DISSOLUTION)).client_ids[0]
    marina.page.show_client(ended)
    marina.page.show_part(Part.RELATIONSHIP)
    tab = marina.page.tab(Part.RELATIONSHIP)
    assert isinstance(tab, RelationshipTab)
    click(tab.stage, "Won back")
    assert tab.stage.form.stage.value is None
    assert tab.stage.ended.text().startswith("Only dates and reminders")


def test_a_change_from_elsewhere_keeps_what_was_chosen(marina: Opened, stage: StageSection) -> None:
    click(stage, "Change…")
    pick(stage.form.stage, Stage.AWARENESS)
    stage.form.reason.setText("a quiet year")
    marina.bus.do(lambda: marina.bus.book.journal.log(marina.client_id, Touch(MONDAY, Purpose.KEEP_IN_TOUCH)))
    assert stage.form.isVisible()
    assert (stage.form.stage.value, stage.form.reason.text()) == (Stage.AWARENESS, "a quiet year")
    click(stage.form, "Cancel")
    assert marina.client.stage is Stage.COMMITMENT
    click(stage, "Change…")
    assert (stage.form.stage.value, stage.form.reason.text()) == (Stage.COMMITMENT, "")


def test_the_history_tells_the_last_three_and_all_when_wanted(marina: Opened, stage: StageSection) -> None:
    wanted = [ClientChange(date(2026, month, 1), "stage", "awareness", "expansion", f"reason {month}") for month in range(1, 6)]
    marina.bus.do(lambda: marina.bus.book.records.keep("client_saved", marina.client_id, *wanted))
    assert [row.reason.text() for row in stage.history.rows] == ["reason 5", "reason 4", "reason 3"]
    assert texts(stage.history.rows[0]) == ["May 1, 2026", "Stage: Awareness → Expansion", "reason 5"]
    click(stage, "All 5 changes")
    assert len(stage.history.rows) == 5
    click(stage, "Only the last changes")
    assert len(stage.history.rows) == 3


def test_once_saved_the_new_stage_is_in_view(marina: Opened, stage: StageSection) -> None:
    marina.page.resize(900, 420)
    click(stage, "Change…")
    pick(stage.form.stage, Stage.EXPANSION)
    lead_to(stage.form.save)
    QApplication.processEvents()
    assert not is_in_sight(stage.title)
    stage.form.save.click()
    QApplication.processEvents()
    assert stage.title.text() == "Expansion"
    assert is_in_sight(stage.title)
    assert stage.change.hasFocus()
