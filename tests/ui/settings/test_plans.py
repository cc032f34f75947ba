from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from relapp.book.plan_effects import PlanEffect
from relapp.domain.clients import Channel, Client
from relapp.domain.followups import DEFAULT_PLANS, OURS, FollowUpPlan, FollowUpStep, Trigger
from relapp.domain.journal import Purchase, Purpose
from relapp.ui.bus import Bus
from relapp.ui.settings.plan_change import PlanChangeDialog, effect_line, names_line
from relapp.ui.settings.plan_editor import PlanEditor
from relapp.ui.settings.plans import PlanRow, PlansGroup
from tests.ui.conftest import in_view
from tests.ui.settings.conftest import MONDAY

OWN = FollowUpPlan("own", Trigger.BY_HAND, (FollowUpStep("visit", Purpose.GIFT, 3, 5, text="Bring <b>bread</b>"),), "New & near")
FRIDAY = date(2026, 11, 20)


@pytest.fixture
def group(qtbot: QtBot, bus: Bus) -> PlansGroup:
    group = PlansGroup(bus)
    qtbot.addWidget(group)
    group.resize(700, 900)
    group.show_settings(bus.book.settings.get())
    group.show()
    return group


@pytest.fixture
def ana(bus: Bus) -> int:
    """She bought something on Friday."""
    client_id = bus.book.clients.add(Client("Ana Prado")).client_ids[0]
    bus.book.journal.add_purchase(client_id, Purchase(FRIDAY, "oven"))
    return client_id


def keep(bus: Bus, *plans: FollowUpPlan) -> None:
    bus.book.save_settings(replace(bus.book.settings.get(), plans=plans))


def kept(bus: Bus) -> tuple[FollowUpPlan, ...]:
    bus.book.settings.forget()
    return bus.book.settings.get().plans


def row(group: PlansGroup, name: str) -> PlanRow:
    (found,) = [each for each in group.list.rows if each.active.accessibleName() == name]
    return found


def answer(kind: type[QDialog], act: Callable[..., object]) -> None:
    """Do this in the dialog of that kind, once it is open."""

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(0, wait)

    QTimer.singleShot(0, wait)


def test_the_plans_are_shown_in_words(group: PlansGroup) -> None:
    assert [each.name.text() for each in group.list.rows] == [
        "After a purchase", "After meeting at an event", "After having met", "After good news", "After a referral received",
        "After a favour received", "After a gift received", "After a concern is resolved",
    ]  # fmt: skip
    first = group.list.rows[0]
    assert first.active.isChecked()
    assert first.steps.text().splitlines()[:2] == [
        "Thank-you call · after 1 working day, at the latest after 2",
        "Satisfaction check · after 14 days, at the latest after 21",
    ]
    assert not first.default.isVisible()
    assert not first.remove.isVisible()


def test_a_plan_that_nobody_is_in_is_switched_off_at_once_and_undo_takes_it_back(group: PlansGroup, bus: Bus) -> None:
    row(group, "After good news").active.click()

    assert {plan.code for plan in kept(bus) if not plan.active} == {"after_good_news"}
    bus.undo()
    assert kept(bus) == DEFAULT_PLANS


def test_before_a_plan_in_use_is_switched_off_its_effect_is_shown(group: PlansGroup, bus: Bus, ana: int) -> None:
    seen: list[str] = []
    answer(
        PlanChangeDialog, lambda dialog: (seen.append(dialog.effect.text()), seen.append(dialog.names.text()), dialog.accept())
    )

    row(group, "After a purchase").active.click()

    assert seen == ["1 client is in this plan: 3 steps disappear.", "Ana Prado"]
    assert not kept(bus)[0].active
    assert bus.book.agenda.of_client(ana) == []
    bus.undo()
    assert len(bus.book.agenda.of_client(ana)) == 3


def test_called_off_everything_stays_as_it_was(group: PlansGroup, bus: Bus, ana: int) -> None:
    answer(PlanChangeDialog, QDialog.reject)

    row(group, "After a purchase").active.click()

    assert kept(bus) == DEFAULT_PLANS
    assert row(group, "After a purchase").active.isChecked()


def test_an_edit_is_kept_and_can_be_brought_back_to_the_default(group: PlansGroup, bus: Bus) -> None:
    def edit(editor: PlanEditor) -> None:
        editor.steps.rows[1].offset.setValue(20)
        editor.steps.rows[0].text.setText("With a photograph")
        editor.steps.rows[0].channel.set_value(Channel.LETTER)
        editor.save.click()

    answer(PlanEditor, edit)
    row(group, "After a purchase").edit.click()

    first, second, _third = kept(bus)[0].steps
    assert (first.code, first.text, first.channel) == ("purchase_thanks", "With a photograph", Channel.LETTER)
    assert (second.offset, second.latest_offset) == (20, 27)
    group.show_settings(bus.book.settings.get())
    assert row(group, "After a purchase").default.isVisible()

    row(group, "After a purchase").default.click()

    assert kept(bus) == DEFAULT_PLANS


def test_an_edit_shows_its_effect_first(group: PlansGroup, bus: Bus, ana: int) -> None:
    def edit(editor: PlanEditor) -> None:
        answer(PlanChangeDialog, QDialog.accept)
        editor.steps.rows[2].remove.click()
        editor.save.click()

    answer(PlanEditor, edit)
    row(group, "After a purchase").edit.click()

    assert [each.code for each in bus.book.agenda.of_client(ana)] == ["purchase_thanks", "purchase_satisfaction"]


def test_who_thinks_better_of_the_effect_is_back_in_the_editor_with_the_edit(group: PlansGroup, bus: Bus, ana: int) -> None:
    seen: list[int] = []

    def edit(editor: PlanEditor) -> None:
        editor.steps.rows[2].remove.click()
        editor.steps.rows[0].text.setText("With a photograph")
        answer(PlanChangeDialog, QDialog.reject)
        editor.save.click()
        assert editor.isVisible()
        seen.append(len(editor.steps.rows))
        answer(PlanChangeDialog, QDialog.accept)
        editor.save.click()

    answer(PlanEditor, edit)
    row(group, "After a purchase").edit.click()

    assert seen == [2]
    assert [step.text for step in kept(bus)[0].steps] == ["With a photograph", ""]


def test_an_editor_called_off_changes_nothing(group: PlansGroup, bus: Bus) -> None:
    def call_off(editor: PlanEditor) -> None:
        editor.steps.rows[0].offset.setValue(2)
        editor.cancel.click()

    answer(PlanEditor, call_off)
    row(group, "After a purchase").edit.click()
    assert kept(bus) == DEFAULT_PLANS


def test_a_plan_of_the_users_own_is_added_and_deleted(group: PlansGroup, bus: Bus, qtbot: QtBot) -> None:
    def write(editor: PlanEditor) -> None:
        assert not editor.save.isEnabled()
        qtbot.keyClicks(editor.name, "New & near")
        editor.trigger.set_value(Trigger.FIRST_CONTACT)
        editor.add_step.click()
        assert editor.steps.rows[1].offset.value() == 8
        editor.steps.rows[1].purpose.set_value(Purpose.GIFT)
        editor.steps.rows[1].offset.setValue(0)
        editor.save.click()

    answer(PlanEditor, write)
    group.add.click()
    group.show_settings(bus.book.settings.get())

    plan = kept(bus)[-1]
    assert (plan.name, plan.trigger, plan.active) == ("New & near", Trigger.FIRST_CONTACT, True)
    assert [(step.purpose, step.offset) for step in plan.steps] == [(Purpose.GIFT, 0), (Purpose.KEEP_IN_TOUCH, 1)]
    own = row(group, "New & near")
    assert own.name.text() == "New & near"
    assert own.starts.text() == "After the first contact"
    assert len({each.code for each in kept(bus)}) == len(DEFAULT_PLANS) + 1

    own.remove.click()

    assert kept(bus) == DEFAULT_PLANS
    bus.undo()
    assert kept(bus)[-1] == plan


def test_every_row_and_button_has_a_name(group: PlansGroup, bus: Bus) -> None:
    keep(bus, *DEFAULT_PLANS, OWN)
    group.show_settings(bus.book.settings.get())
    controls = in_view(group, QAbstractButton)
    names = [QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in controls]
    assert "Delete New & near" in names
    assert "Edit After a purchase" in names
    assert all(names)


OpenEditor = Callable[[FollowUpPlan | None], PlanEditor]


@pytest.fixture
def editor_of(qtbot: QtBot, bus: Bus) -> OpenEditor:
    """Open the editor of a plan; the window it belongs to lives as long as the test."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def editor_of(plan: FollowUpPlan | None) -> PlanEditor:
        editor = PlanEditor(plan, parent)
        editor.show()
        return editor

    return editor_of


@pytest.mark.parametrize("plan", [*DEFAULT_PLANS, OWN], ids=lambda plan: plan.code)
def test_what_is_not_touched_stays_as_it_is(editor_of: OpenEditor, plan: FollowUpPlan) -> None:
    assert editor_of(plan).plan() == plan


def test_a_plan_of_ours_keeps_its_name_and_its_trigger(editor_of: OpenEditor) -> None:
    editor = editor_of(OURS["after_event"])
    assert not editor.name.isVisible()
    assert not editor.trigger.isVisible()


def test_a_plan_needs_a_name_a_step_and_days_that_go_together(editor_of: OpenEditor) -> None:
    editor = editor_of(OWN)
    step = editor.steps.rows[0]
    assert editor.save.isEnabled()

    editor.name.setText("  ")
    assert (editor.problem.text(), editor.save.isEnabled()) == ("Give the plan a name.", False)
    editor.name.setText("x")

    step.latest.setValue(1)
    assert editor.problem.text() == "The latest day of a step cannot come before its first."
    assert not editor.save.isEnabled()
    step.latest.setValue(3)
    assert editor.save.isEnabled()

    step.remove.click()
    assert editor.problem.text() == "A plan needs at least one step."
    assert not editor.save.isEnabled()
    editor.add_step.click()
    assert editor.save.isEnabled()


def test_another_first_day_takes_the_latest_along(editor_of: OpenEditor) -> None:
    step = editor_of(OWN).steps.rows[0]
    step.offset.setValue(10)
    assert step.latest.value() == 12
    step.offset.setValue(1)
    assert step.latest.value() == 3


def test_what_comes_to_an_end_of_its_own_is_not_offered_but_stays(editor_of: OpenEditor) -> None:
    concern, own = editor_of(OURS["after_concern"]), editor_of(OWN)
    assert concern.steps.rows[0].purpose.value is Purpose.CONCERN_FOLLOW_UP
    offered = {own.steps.rows[0].purpose.itemText(index) for index in range(own.steps.rows[0].purpose.count())}
    assert not offered & {"Promise", "Concern follow-up", "Spontaneous gesture"}


def test_a_step_says_what_it_is_called_without_words_of_the_users_own(editor_of: OpenEditor) -> None:
    step = editor_of(OURS["after_purchase"]).steps.rows[2]
    assert step.text.placeholderText() == "How is it serving you?"
    step.purpose.set_value(Purpose.GIFT)
    assert step.text.placeholderText() == "Gift"


def test_the_editor_works_by_keyboard_and_everything_has_a_name(qtbot: QtBot, editor_of: OpenEditor) -> None:
    editor = editor_of(None)
    qtbot.keyClicks(editor.name, "Welcome")
    with qtbot.waitSignal(editor.accepted):
        qtbot.keyClick(editor.name, Qt.Key.Key_Return)
    assert editor.plan().name == "Welcome"
    step = editor.steps.rows[0]
    for each in (editor.name, editor.trigger, step.offset, step.latest, step.working, step.purpose, step.channel, step.text):
        assert QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)


@pytest.mark.parametrize(
    ("effect", "line"),
    [
        (PlanEffect(12, 9, 3, 2, 4), "12 clients are in this plan: 3 steps appear, 2 steps disappear, 4 steps move."),
        (PlanEffect(1, 1, 1, 0, 0), "1 client is in this plan: 1 step appears."),
        (PlanEffect(2, 1, 0, 0, 1), "2 clients are in this plan: 1 step moves."),
    ],
)
def test_the_effect_in_words(effect: PlanEffect, line: str) -> None:
    assert effect_line(effect) == line


def test_some_clients_are_named(bus: Bus) -> None:
    assert names_line(PlanEffect(2, 2, names=("Ana", "Bia"))) == "Ana, Bia"
    assert names_line(PlanEffect(9, 7, names=("Ana", "Bia"))) == "Ana, Bia and 5 more"


def test_the_day_is_the_books(bus: Bus) -> None:
    assert bus.book.agenda.as_of == MONDAY
