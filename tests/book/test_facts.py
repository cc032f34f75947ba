from datetime import date

from relapp.domain.check_ups import CheckUp
from relapp.domain.clients import Client
from relapp.domain.feedback import Feedback, directed
from relapp.domain.journal import Purchase, Purpose, Touch
from tests.book.conftest import MONDAY


def test_the_facts_of_a_client_are_everything_that_raises_reminders(book):
    ana = book.clients.add(Client("Ana")).client_ids[0]
    book.journal.add_purchase(ana, Purchase(MONDAY, "cup"))
    book.journal.log(ana, Touch(date(2026, 11, 20), Purpose.SERVICE_ACCOUNT))
    book.records.keep("check_up_added", ana, CheckUp(MONDAY, {"bad_manners": "yes"}, gained="time"))

    facts = book.agenda.facts(ana)

    assert facts.client.name == "Ana"
    assert [each.what for each in facts.purchases] == ["cup"]
    assert facts.last_of == {Purpose.SERVICE_ACCOUNT: date(2026, 11, 20)}
    (check_up,) = facts.check_ups
    assert (check_up.answers, check_up.gained, check_up.client_id) == ({"bad_manners": "yes"}, "time", ana)


def test_a_client_who_is_gone_has_no_facts(book):
    ana = book.clients.add(Client("Ana")).client_ids[0]
    changes = book.clients.delete([ana])
    assert book.agenda.facts(ana) is None
    changes.undo()
    assert book.agenda.facts(ana)


def test_a_loop_closed_and_the_one_it_opens_are_kept_and_undone_together(book):
    ana = book.clients.add(Client("Ana")).client_ids[0]
    book.records.keep("feedback_saved", ana, Feedback("How is it?", asked_on=MONDAY, answered_on=MONDAY, replied_on=MONDAY))
    (loop,) = book.records.of(Feedback, ana)

    changes = book.records.keep("feedback_saved", ana, *directed(loop, is_right=False, said="still loud", on=MONDAY))

    closed, new = book.records.of(Feedback, ana)
    assert (closed.direction_right, new.answer) == (False, "still loud")
    assert [each.code for each in book.agenda.of_client(ana)] == ["feedback_reply"]
    changes.undo()
    assert book.records.of(Feedback, ana) == [loop]
    assert [each.code for each in book.agenda.of_client(ana)] == ["feedback_direction"]
