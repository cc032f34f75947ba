from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from relapp.domain.check_ups import BAD_SIGNS, GOOD_SIGNS, Answer, CheckUp, RecoveryStep
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.ui.client.parts import Part
from relapp.ui.client.relationship.sign_row import SignRow
from relapp.ui.client.relationship.tab import RelationshipTab
from tests.ui.client.conftest import Opened, retype
from tests.ui.conftest import FRIDAY_BEFORE, MONDAY, TUESDAY, click, in_view, texts

WELL = dict.fromkeys(GOOD_SIGNS, "yes") | dict.fromkeys(BAD_SIGNS, "no")
BAD = CheckUp(FRIDAY_BEFORE, {"positive_attitude": "no", "bad_manners": "yes", "opinions_withheld": "no"}, "time", "a hard year")


@pytest.fixture
def tab(marina: Opened) -> RelationshipTab:
    marina.page.show_part(Part.RELATIONSHIP)
    tab = marina.page.tab(Part.RELATIONSHIP)
    assert isinstance(tab, RelationshipTab)
    return tab


def kept(marina: Opened) -> list[CheckUp]:
    return marina.bus.book.records.of(CheckUp, marina.client_id)


def steps(marina: Opened) -> list[RecoveryStep]:
    return marina.bus.book.records.of(RecoveryStep, marina.client_id)


def keep(marina: Opened, *records: CheckUp | RecoveryStep) -> None:
    marina.bus.do(lambda: marina.bus.book.records.keep("check_up_added", marina.client_id, *records))


def see(row: SignRow, answer: Answer) -> None:
    row.answers.choose_number(list(Answer).index(answer) + 1)


class TestCheckUp:
    def test_nothing_is_assumed_of_a_relationship_nobody_looked_at(self, tab: RelationshipTab) -> None:
        assert tab.check_up.stand.title.text() == "Not enough known"
        assert "Nobody has looked" in tab.check_up.stand.details.text()
        assert not tab.check_up.form.isVisible()
        assert not tab.recovery.isVisible()

    def test_the_form_begins_with_not_known_and_saves_what_was_seen(self, marina: Opened, tab: RelationshipTab) -> None:
        tab.begin()
        form = tab.check_up.form
        assert {row.value for row in form.rows.values()} == {Answer.UNKNOWN}
        assert not form.save.isEnabled()
        see(form.rows["positive_attitude"], Answer.YES)
        see(form.rows["bad_manners"], Answer.NO)
        form.gained.setPlainText(" two bags more ")
        form.note.setPlainText("fine")
        form.save.click()
        (saved,) = kept(marina)
        assert (saved.on, saved.gained, saved.note) == (MONDAY, "two bags more", "fine")
        assert saved.answers == {"positive_attitude": "yes", "bad_manners": "no"}
        assert not form.isVisible()
        assert tab.check_up.stand.begin.hasFocus()
        marina.bus.undo()
        assert kept(marina) == []

    def test_the_keyboard_alone_fills_it_in(self, marina: Opened, tab: RelationshipTab) -> None:
        tab.check_up.stand.begin.setFocus()
        QTest.keyClick(tab.check_up.stand.begin, Qt.Key.Key_Return)
        first = QApplication.focusWidget()
        assert isinstance(first, QAbstractButton)
        assert tab.check_up.form.rows[GOOD_SIGNS[0]].isAncestorOf(first)
        QTest.keyClick(first, Qt.Key.Key_Left)
        tab.check_up.form.save.setFocus()
        QTest.keyClick(tab.check_up.form.save, Qt.Key.Key_Return)
        assert kept(marina)[0].answers == {GOOD_SIGNS[0]: "no"}

    @pytest.mark.parametrize(
        ("answers", "said"),
        [(WELL, "Looks good"), ({"bad_manners": "yes"}, "At risk"), ({"bad_manners": "no"}, "Not enough known")],
    )
    def test_the_result_in_words(self, marina: Opened, tab: RelationshipTab, answers: dict[str, str], said: str) -> None:
        keep(marina, CheckUp(MONDAY, answers))
        assert tab.check_up.stand.title.text() == said
        assert f"{len(answers)} of 13 sign" in tab.check_up.stand.details.text()

    def test_a_good_result_of_long_ago_is_not_known_any_more(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, CheckUp(MONDAY - timedelta(days=105), WELL))
        assert tab.check_up.stand.title.text() == "Not enough known"
        assert "too long ago" in tab.check_up.stand.details.text()

    def test_last_times_answers_stand_beside_the_signs_where_somebody_knew(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, BAD)
        tab.begin()
        rows = tab.check_up.form.rows
        assert rows["bad_manners"].last.text() == "last time: yes"
        assert rows["opinions_withheld"].last.text() == "last time: no"
        assert not rows["poor_communication"].last.isVisible()
        assert rows["bad_manners"].value is Answer.UNKNOWN

    def test_a_change_from_elsewhere_keeps_what_was_filled_in(self, marina: Opened, tab: RelationshipTab) -> None:
        tab.begin()
        see(tab.check_up.form.rows["bad_manners"], Answer.YES)
        marina.bus.do(lambda: marina.bus.book.journal.log(marina.client_id, Touch(MONDAY, Purpose.KEEP_IN_TOUCH)))
        assert tab.check_up.form.isVisible()
        assert tab.check_up.form.rows["bad_manners"].value is Answer.YES
        click(tab.check_up.form, "Cancel")
        assert tab.check_up.form.rows["bad_manners"].value is Answer.UNKNOWN
        assert kept(marina) == []

    def test_earlier_ones_are_listed_when_wanted_with_their_results(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, CheckUp(date(2026, 5, 4), WELL), BAD, CheckUp(date(2026, 8, 20), {"bad_manners": "no"}))
        assert in_view(tab.check_up.list, QAbstractButton) == []
        click(tab.check_up, "2 earlier check-ups")
        assert [row.title.text() for row in tab.check_up.list.rows] == [
            "Aug 20, 2026 · Not enough known",
            "May 4, 2026 · Looks good",
        ]
        click(tab.check_up, "Hide earlier")
        assert tab.check_up.list.rows == []

    def test_the_last_one_says_what_it_found_and_can_be_deleted(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, BAD, CheckUp(date(2026, 5, 4), WELL))
        found = tab.check_up.stand.found.text().splitlines()
        assert found == ["Seen: Bad manners in communication", "Missing: Positive attitude", "Gained: time", "a hard year"]
        click(tab, "Delete the check-up of Nov 20, 2026")
        assert [each.on for each in kept(marina)] == [date(2026, 5, 4)]
        marina.bus.undo()
        assert tab.check_up.stand.title.text() == "At risk"

    def test_it_settles_the_reminder(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, CheckUp(MONDAY - timedelta(days=95), WELL))
        due = [each for each in marina.bus.book.agenda.of_client(marina.client_id) if each.source == "check_up"]
        assert due[0].ideal < MONDAY
        tab.begin()
        see(tab.check_up.form.rows["bad_manners"], Answer.NO)
        tab.check_up.form.save.click()
        (after,) = [each for each in marina.bus.book.agenda.of_client(marina.client_id) if each.source == "check_up"]
        assert after.ideal == MONDAY + timedelta(days=90)


class TestRecovery:
    def test_a_step_is_suggested_for_each_sign_found(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, BAD)
        rows = tab.recovery.offers.rows
        assert [row.sign for row in rows] == ["positive_attitude", "bad_manners"]
        assert [row.title.text() for row in rows] == ["Missing: Positive attitude", "Bad manners in communication"]
        assert MONDAY < rows[0].day.day < rows[1].day.day
        assert all(row.text.text() for row in rows)

    def test_one_is_added_as_it_was_changed_and_the_others_keep_their_changes(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, BAD)
        first, second = tab.recovery.offers.rows
        retype(second.text, "Talk it over at lunch")
        second.day.set_day(date(2026, 12, 1))
        retype(first.text, "Thank her for the fair")
        first.add.click()
        (step,) = steps(marina)
        assert (step.text, step.sign) == ("Thank her for the fair", "positive_attitude")
        (left,) = tab.recovery.offers.rows
        assert (left.sign, left.step.text, left.step.due) == ("bad_manners", "Talk it over at lunch", date(2026, 12, 1))

    def test_all_are_added_at_once_and_undone_at_once(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, BAD)
        click(tab.recovery, "Add all these steps")
        assert [each.sign for each in steps(marina)] == ["positive_attitude", "bad_manners"]
        assert not tab.recovery.offered.isVisible()
        marina.bus.undo()
        assert steps(marina) == []
        assert len(tab.recovery.offers.rows) == 2

    def test_a_step_of_ones_own(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, BAD)
        form = tab.recovery.form
        assert not form.add.isEnabled()
        QTest.keyClicks(form.text, " Invite her ")
        form.day.set_day(TUESDAY)
        QTest.keyClick(form.text, Qt.Key.Key_Return)
        (step,) = steps(marina)
        assert (step.text, step.due, step.sign) == ("Invite her", TUESDAY, "")
        assert (form.text.text(), form.day.day) == ("", MONDAY)
        assert "recovery_step" in {each.code for each in marina.bus.book.agenda.of_client(marina.client_id)}

    def test_a_step_is_changed_done_and_deleted(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, BAD, RecoveryStep("Call", TUESDAY), RecoveryStep("Write", date(2026, 12, 9)))
        first = tab.recovery.steps.rows[0]
        retype(first.text, "Call her")
        first.day.set_day(date(2026, 12, 1))
        assert [(each.text, each.due) for each in steps(marina)] == [
            ("Call her", date(2026, 12, 1)),
            ("Write", date(2026, 12, 9)),
        ]
        retype(first.text, "")
        assert first.text.text() == "Call her"
        first.done.click()
        assert steps(marina)[0].done_on == MONDAY
        assert [row.text.text() for row in tab.recovery.steps.rows] == ["Write", "Call her"]
        assert "done today" in texts(tab.recovery.steps.rows[1])
        assert not tab.recovery.steps.rows[1].done.isVisible()
        click(tab.recovery, "Delete Call her")
        assert [each.text for each in steps(marina)] == ["Write"]

    def test_showing_a_plan_saves_nothing(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, BAD, RecoveryStep("Call", TUESDAY), RecoveryStep("Write", date(2026, 12, 9)))
        last = marina.bus.book.history.last
        keep(marina, RecoveryStep("First", MONDAY))
        marina.bus.undo()
        assert marina.bus.book.history.last is last

    def test_no_plan_is_offered_once_it_looks_good_but_steps_stay(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, BAD, RecoveryStep("Call", TUESDAY))
        keep(marina, CheckUp(MONDAY, WELL))
        assert not tab.recovery.offered.isVisible()
        assert [row.text.text() for row in tab.recovery.steps.rows] == ["Call"]
        click(tab.recovery, "Delete Call")
        assert not tab.recovery.isVisible()


class TestAccount:
    def test_it_says_what_is_gathered_until_there_is_something(self, tab: RelationshipTab) -> None:
        assert "gathered here" in tab.account.about.text()
        assert not tab.account.draft.isVisible()
        assert not tab.account.told.isVisible()

    def test_the_draft_follows_what_was_done_and_is_copied_as_changed(self, marina: Opened, tab: RelationshipTab) -> None:
        marina.bus.do(lambda: marina.bus.book.journal.add_purchase(marina.client_id, Purchase(MONDAY, "cup")))
        assert "cup, which you bought from us" in tab.account.draft.toPlainText()
        tab.account.draft.setPlainText("My own words")
        marina.bus.do(lambda: marina.bus.book.journal.log(marina.client_id, Touch(MONDAY, Purpose.KEEP_IN_TOUCH)))
        click(tab.account, "Copy")
        assert QApplication.clipboard().text() == "My own words"
        marina.bus.do(lambda: marina.bus.book.journal.add_purchase(marina.client_id, Purchase(MONDAY, "plate")))
        assert "plate" in tab.account.draft.toPlainText()

    def test_it_is_written_in_the_language_of_the_client(self, marina: Opened, tab: RelationshipTab) -> None:
        marina.bus.do(lambda: marina.bus.book.journal.add_purchase(marina.client_id, Purchase(date(2026, 12, 1), "cup")))
        assert "Dec 1, 2026" in tab.account.draft.toPlainText()
        tab._editor.change(language="ro")
        assert "1 dec. 2026" in tab.account.draft.toPlainText()
        assert "Română" in tab.account.about.text()

    def test_told_logs_it_and_begins_the_next_one(self, marina: Opened, tab: RelationshipTab) -> None:
        marina.bus.do(lambda: marina.bus.book.journal.add_purchase(marina.client_id, Purchase(MONDAY, "cup")))
        tab.account.told.click()
        touches = [entry.touch for entry in marina.bus.book.journal.timeline(marina.client_id) if entry.touch]
        assert [(each.purpose, each.channel, each.outcome, each.on) for each in touches] == [
            ("service_account", "whatsapp", "sent", MONDAY)
        ]
        assert not tab.account.draft.isVisible()
        assert "Nothing new since Nov 23, 2026" in tab.account.about.text()
        marina.bus.undo()
        assert tab.account.draft.isVisible()
