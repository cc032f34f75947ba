from datetime import date

from relapp.book import Book
from relapp.domain.clients import Client, Detail, DetailKind, Observed, Pause
from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.questions import Question, Topic, asked, closed

MONDAY = date(2026, 11, 23)


def add(book: Book, name: str = "Ana", **rest: object) -> Client:
    return book.clients.get(book.clients.add(Client(name, **rest)).client_ids[0])


def open_topics(book: Book, client: Client) -> list[str]:
    return [each.topic for each in book.questions.unknown(client, MONDAY).still_open]


def test_what_became_of_asking_is_remembered(book: Book) -> None:
    ana = add(book)
    unknown = book.questions.unknown(ana, MONDAY)
    assert unknown.next == Question(Topic.PHONE, client_id=ana.id)
    book.records.keep("question_asked", ana.id, asked(unknown.next, MONDAY))
    assert book.questions.unknown(ana, MONDAY).next == Question(Topic.NEEDS, client_id=ana.id)
    (kept,) = book.records.of(Question, ana.id)
    book.records.keep("question_closed", ana.id, closed(kept, MONDAY))
    assert Topic.PHONE not in open_topics(book, ana)
    assert [each.topic for each in book.questions.unknown(ana, MONDAY).put_aside] == [Topic.PHONE]


def test_a_referral_answers_how_they_came(book: Book) -> None:
    ana, rui = add(book), add(book, "Rui")
    assert Topic.ORIGIN in open_topics(book, ana)
    book.people.refer(rui.id, Event(MONDAY, Trigger.REFERRAL_RECEIVED, "Ana", about=ana.uuid), ana.id)
    assert Topic.ORIGIN not in open_topics(book, ana)


def test_an_answer_is_kept_with_the_question_closed_and_both_are_undone_together(book: Book) -> None:
    ana = add(book, details=(Detail(DetailKind.OBSERVATION, "tired"), Detail(DetailKind.NEED, "calm")))
    book.records.keep("question_added", ana.id, Question(text="Which oven?"))
    (question,) = book.records.of(Question, ana.id)
    wish = Detail(DetailKind.WISH, "Which oven? A larger one", Observed.SAID, MONDAY)
    changes = book.questions.answer(question, wish, MONDAY)
    assert changes.client_ids == (ana.id,)
    assert [each.kind for each in book.clients.get(ana.id).details] == [DetailKind.NEED, DetailKind.WISH, DetailKind.OBSERVATION]
    assert book.records.of(Question, ana.id)[0].closed_on == MONDAY
    assert changes.undo
    changes.undo()
    assert book.clients.get(ana.id).details == ana.details
    assert book.records.of(Question, ana.id) == [question]


def test_whoever_is_left_in_peace_has_gaps_but_is_not_asked(book: Book) -> None:
    ana = add(book, pause=Pause.BEREAVEMENT)
    unknown = book.questions.unknown(ana, MONDAY)
    assert unknown.still_open
    assert unknown.next is None
