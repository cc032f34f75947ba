from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from relapp.domain.check_ups import Answer, CheckUp, RecoveryStep, Result
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.domain.signs import BAD_SIGNS, GOOD_SIGNS, OURS, Sign
from relapp.ui.client.parts import Part
from relapp.ui.client.relationship.sign_row import SignRow
from relapp.ui.client.relationship.tab import RelationshipTab
from relapp.ui.widgets.inputs import has_focus_inside, lead_to
from tests.ui.client.conftest import Opened, is_in_sight, retype
from tests.ui.conftest import FRIDAY_BEFORE, MONDAY, TUESDAY, click, in_view, texts

WELL = dict.fromkeys(GOOD_SIGNS, "yes") | dict.fromkeys(BAD_SIGNS, "no")
BAD = CheckUp(
    FRIDAY_BEFORE,
    {"positive_attitude": "no", "bad_manners": "yes", "opinions_withheld": "no"},
    "time",
    "a hard year",
    result=Result.AT_RISK,
)


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


def weigh(row: SignRow, weight: int) -> None:
    row.weights.set_value(weight)
    row.weights.activated.emit(row.weights.currentIndex())


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
        [
            (WELL, "Looks good · 100% for it"),
            ({"bad_manners": "yes"}, "At risk · 0% for it"),
            ({"bad_manners": "no"}, "Not enough known · 100% for it"),
        ],
    )
    def test_the_result_in_words(self, marina: Opened, tab: RelationshipTab, answers: dict[str, str], said: str) -> None:
        keep(marina, CheckUp(MONDAY, answers))
        assert tab.check_up.stand.title.text() == said
        assert f"{len(answers)} of 13 sign" in tab.check_up.stand.details.text()

    def test_a_good_result_of_long_ago_is_not_known_any_more(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, CheckUp(MONDAY - timedelta(days=180), WELL))
        assert tab.check_up.stand.title.text() == "Looks good · 100% for it"
        keep(marina, replace(kept(marina)[0], on=MONDAY - timedelta(days=181)))
        assert tab.check_up.stand.title.text() == "Not enough known"
        assert tab.check_up.stand.unknown.text().startswith("Too long ago to count: Excellent communication,")

    def test_how_long_ago_is_a_setting(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, CheckUp(MONDAY - timedelta(days=30), WELL))
        settings = marina.bus.book.settings.get()
        shorter = replace(settings, intervals=replace(settings.intervals, answer_fades_days=29))
        marina.bus.do(lambda: marina.bus.book.save_settings(shorter))
        assert tab.check_up.stand.title.text() == "Not enough known"

    def test_last_times_answers_stand_beside_the_signs_where_somebody_knew(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, BAD)
        tab.begin()
        rows = tab.check_up.form.rows
        assert rows["bad_manners"].about.text() == "last time: yes, Nov 20, 2026"
        assert rows["opinions_withheld"].about.text() == "last time: no, Nov 20, 2026"
        assert not rows["poor_communication"].about.isVisible()
        assert rows["bad_manners"].value is Answer.UNKNOWN

    def test_an_answer_that_no_longer_counts_says_so(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, BAD, CheckUp(date(2026, 5, 4), {"no_data_shared": "no", "bad_manners": "no"}))
        tab.begin()
        rows = tab.check_up.form.rows
        assert rows["no_data_shared"].about.text() == "too long ago: no, May 4, 2026"
        assert rows["bad_manners"].about.text() == "last time: yes, Nov 20, 2026"

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
        keep(marina, CheckUp(date(2026, 5, 4), WELL, result=Result.GOOD), BAD, CheckUp(date(2026, 8, 20), {"bad_manners": "yes"}))
        assert in_view(tab.check_up.list, QAbstractButton) == []
        click(tab.check_up, "2 earlier check-ups")
        assert [row.title.text() for row in tab.check_up.list.rows] == [
            "Aug 20, 2026 · Not enough known",
            "May 4, 2026 · Looks good",
        ]
        assert tab.check_up.list.rows[0].details.text() == "Seen: Bad manners in communication"
        click(tab.check_up, "Hide earlier")
        assert tab.check_up.list.rows == []

    def test_the_last_one_says_what_it_found_and_can_be_deleted(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, BAD, CheckUp(date(2026, 5, 4), WELL))
        found = tab.check_up.stand.found.text().splitlines()
        assert found == ["Seen: Bad manners in communication", "Missing: Positive attitude", "Gained: time", "a hard year"]
        click(tab, "Delete the check-up of Nov 20, 2026")
        assert [each.on for each in kept(marina)] == [date(2026, 5, 4)]
        marina.bus.undo()
        assert "At risk" in tab.check_up.stand.title.text()

    def test_it_settles_the_reminder(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, CheckUp(MONDAY - timedelta(days=95), WELL))
        due = [each for each in marina.bus.book.agenda.of_client(marina.client_id) if each.source == "check_up"]
        assert due[0].ideal < MONDAY
        tab.begin()
        see(tab.check_up.form.rows["bad_manners"], Answer.NO)
        tab.check_up.form.save.click()
        (after,) = [each for each in marina.bus.book.agenda.of_client(marina.client_id) if each.source == "check_up"]
        assert after.ideal == MONDAY + timedelta(days=90)

    def test_what_is_kept_says_what_it_said_on_its_day_with_what_was_seen_before(
        self, marina: Opened, tab: RelationshipTab
    ) -> None:
        keep(marina, CheckUp(FRIDAY_BEFORE, WELL, result=Result.GOOD))
        tab.begin()
        see(tab.check_up.form.rows["bad_manners"], Answer.YES)
        tab.check_up.form.save.click()
        assert [each.result for each in kept(marina)] == [Result.GOOD, Result.GOOD]
        assert tab.check_up.stand.title.text() == "Looks good · 92% for it"
        click(tab, "Delete the check-up of Nov 23, 2026")
        keep(marina, replace(kept(marina)[0], answers=dict.fromkeys(GOOD_SIGNS, "no")))
        assert [each.result for each in kept(marina)] == [Result.GOOD]

    def test_the_trend_is_drawn_from_the_second_check_up_on_and_told(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, CheckUp(date(2026, 8, 20), WELL, result=Result.GOOD))
        trend = tab.check_up.stand.trend
        assert not trend.isVisible()
        keep(marina, CheckUp(date(2026, 9, 20)), BAD)
        assert trend.isVisible()
        assert trend.first.text() == "Aug 20, 2026: 100% for it · Looks good"
        assert trend.last.text() == "Nov 20, 2026: 85% for it · At risk"
        middle = "Sep 20, 2026: 100% for it · Not enough known"
        assert trend.line.accessibleName().splitlines()[1:] == [trend.first.text(), middle, trend.last.text()]
        assert [dot.role for dot in trend.line.dots] == ["accent", "faint", "late"]


class TestWeights:
    def test_a_sign_is_weighed_for_this_client_and_the_next_check_up_begins_with_it(
        self, marina: Opened, tab: RelationshipTab
    ) -> None:
        tab.begin()
        form = tab.check_up.form
        assert not form.rows["bad_manners"].weights.isVisible()
        click(form, "Some count more")
        weigh(form.rows["bad_manners"], 3)
        weigh(form.rows["no_data_shared"], 0)
        see(form.rows["bad_manners"], Answer.NO)
        form.save.click()
        assert kept(marina)[0].weights == {"bad_manners": 3, "no_data_shared": 0}
        assert "1 of 12 signs" in tab.check_up.stand.details.text()
        tab.begin()
        assert not form.rows["bad_manners"].weights.isVisible()
        assert form.rows["bad_manners"].about.text() == "Counts three times · last time: no, Nov 23, 2026"
        assert form.rows["no_data_shared"].about.text() == "Does not matter"
        see(form.rows["positive_attitude"], Answer.YES)
        form.save.click()
        assert kept(marina)[1].weights == {"bad_manners": 3, "no_data_shared": 0}

    def test_nothing_is_asked_of_a_sign_that_does_not_matter(self, marina: Opened, tab: RelationshipTab) -> None:
        tab.begin()
        form = tab.check_up.form
        see(form.rows["no_data_shared"], Answer.YES)
        click(form, "Some count more")
        weigh(form.rows["no_data_shared"], 0)
        assert not form.rows["no_data_shared"].answers.isVisible()
        form.save.click()
        assert (kept(marina)[0].answers, kept(marina)[0].weights) == ({}, {"no_data_shared": 0})

    def test_cancelling_takes_the_weights_back(self, tab: RelationshipTab) -> None:
        tab.begin()
        form = tab.check_up.form
        weigh(form.rows["bad_manners"], 2)
        assert form.save.isEnabled()
        click(form, "Cancel")
        tab.begin()
        assert form.rows["bad_manners"].weight == 1
        assert not form.save.isEnabled()

    def test_once_saved_the_verdict_is_in_view(self, marina: Opened, tab: RelationshipTab) -> None:
        tab.begin()
        form = tab.check_up.form
        for row in form.rows.values():
            see(row, Answer.YES)
        lead_to(form.save)
        QApplication.processEvents()
        assert not is_in_sight(tab.check_up.stand.title)
        form.save.click()
        QApplication.processEvents()
        assert is_in_sight(tab.check_up.stand.title)
        assert tab.check_up.stand.begin.hasFocus()


class TestOwnSigns:
    def test_one_is_added_where_one_looks_and_is_asked_for_at_once(self, marina: Opened, tab: RelationshipTab) -> None:
        tab.begin()
        form = tab.check_up.form
        see(form.rows["bad_manners"], Answer.NO)
        assert not form.own.add.isEnabled()
        QTest.keyClicks(form.own.line, " They laugh with us ")
        QTest.keyClick(form.own.line, Qt.Key.Key_Return)
        (sign,) = marina.bus.book.settings.get().signs
        assert (sign.text, sign.is_good, sign.active) == ("They laugh with us", True, True)
        assert form.own.line.text() == ""
        assert form.rows["bad_manners"].value is Answer.NO
        row = form.rows[sign.code]
        assert has_focus_inside(row)
        QApplication.processEvents()
        assert is_in_sight(row)
        click(form, "Some count more")
        assert row.weights.currentText() == form.rows["bad_manners"].weights.currentText() == "Counts once"
        see(row, Answer.NO)
        form.save.click()
        assert kept(marina)[0].answers == {"bad_manners": "no", sign.code: "no"}
        assert "Missing: They laugh with us" in tab.check_up.stand.found.text()
        assert tab.recovery.offers.rows[0].title.text() == "Missing: They laugh with us"
        assert tab.recovery.offers.rows[0].text.text() == "Talk about it with them, and agree on one thing to mend"

    def test_a_bad_one_too(self, marina: Opened, tab: RelationshipTab) -> None:
        tab.begin()
        form = tab.check_up.form
        QTest.keyClicks(form.own.line, "They are late")
        click(form.own, "Bad")
        click(form.own, "Add")
        (sign,) = marina.bus.book.settings.get().signs
        assert not sign.is_good
        assert form.stops.index(form.rows[sign.code]) > form.stops.index(form.rows[BAD_SIGNS[-1]])

    def test_one_that_does_not_matter_so_far_is_offered_its_weight(self, tab: RelationshipTab) -> None:
        tab.begin()
        form = tab.check_up.form
        row = form.rows["bad_manners"]
        weigh(row, 0)
        QTest.keyClicks(form.own.line, row.label.text())
        click(form.own, "Add")
        assert row.weights.hasFocus()

    def test_one_that_is_no_longer_used_is_not_asked_for_and_comes_back_to_its_place(
        self, marina: Opened, tab: RelationshipTab
    ) -> None:
        keep(marina, BAD)
        book = marina.bus.book
        unused = (OURS[1]._replace(active=False), Sign("own", True, "They laugh", active=False))
        marina.bus.do(lambda: book.save_settings(replace(book.settings.get(), signs=unused)))
        tab.begin()
        form = tab.check_up.form
        assert set(form.rows) == {sign.code for sign in OURS} - {OURS[1].code}
        QTest.keyClicks(form.own.line, "THEY LAUGH")
        click(form.own, "Add")
        assert set(book.settings.get().signs) == {unused[0], unused[1]._replace(active=True)}
        marina.bus.undo()
        marina.bus.undo()
        assert form.stops[2] is form.rows[OURS[1].code]


class TestRecovery:
    def test_a_step_done_since_the_sign_was_found_answers_it_though_somebody_looked_at_others_later(
        self, marina: Opened, tab: RelationshipTab
    ) -> None:
        later = CheckUp(MONDAY, {"opinions_withheld": "yes"}, result=Result.AT_RISK)
        keep(marina, BAD, later, RecoveryStep("Thank her", FRIDAY_BEFORE, "positive_attitude", FRIDAY_BEFORE))
        assert [row.sign.code for row in tab.recovery.offers.rows] == ["opinions_withheld", "bad_manners"]

    def test_a_step_is_suggested_for_each_sign_found(self, marina: Opened, tab: RelationshipTab) -> None:
        keep(marina, BAD)
        rows = tab.recovery.offers.rows
        assert [row.sign.code for row in rows] == ["positive_attitude", "bad_manners"]
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
        assert (left.sign.code, left.step.text, left.step.due) == ("bad_manners", "Talk it over at lunch", date(2026, 12, 1))

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
        touches = [entry.touch for entry in marina.bus.book.timeline.latest(marina.client_id) if entry.touch]
        assert [(each.purpose, each.channel, each.outcome, each.on) for each in touches] == [
            ("service_account", "whatsapp", "sent", MONDAY)
        ]
        assert not tab.account.draft.isVisible()
        assert "Nothing new since Nov 23, 2026" in tab.account.about.text()
        marina.bus.undo()
        assert tab.account.draft.isVisible()
