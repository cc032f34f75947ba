from dataclasses import replace
from datetime import date

import pytest

from relapp.book import Book
from relapp.book.changes import Kind
from relapp.book.texts import TextError
from relapp.domain.clients import Channel, Client
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.domain.texts import Situation, Template, Way

MONDAY = date(2026, 11, 23)
MINE = Template(Situation.BIRTHDAY, Way.WRITTEN, "pt_BR", "Parabéns[[, {first_name}]].")


@pytest.fixture
def client(book: Book) -> Client:
    return book.clients.get(book.clients.add(Client("Ana Prado")).client_ids[0])


def bodies(book: Book, situation: Situation = Situation.BIRTHDAY, language: str = "pt_BR") -> list[str]:
    return [each.body for each in book.texts.every(situation, language)]


def keep(book: Book, template: Template = MINE) -> Template:
    """Keep a new text and return it as the book has it."""
    book.texts.keep(template)
    return next(each for each in reversed(book.texts.every(template.situation, template.language)) if each.body == template.body)


def test_the_users_own_come_before_ours(book: Book) -> None:
    ours = bodies(book)
    changes = book.texts.keep(MINE)

    assert bodies(book) == [MINE.body, *ours]
    assert changes.action == "text_saved"
    assert changes.kinds == {Kind.SETTINGS}
    assert changes.undo
    changes.undo()
    assert bodies(book) == ours


def test_a_text_belongs_to_its_situation_and_language(book: Book) -> None:
    keep(book)

    assert MINE.body not in bodies(book, Situation.WEDDING)
    assert MINE.body not in bodies(book, language="ro")


def test_one_is_changed_and_changed_back(book: Book) -> None:
    kept = keep(book)
    changes = book.texts.keep(replace(kept, body="Felicidades.", way=Way.EMAIL))

    (changed,) = [each for each in book.texts.every(Situation.BIRTHDAY, "pt_BR") if each.is_own]
    assert changed == replace(kept, body="Felicidades.", way=Way.EMAIL)
    assert changes.undo
    changes.undo()
    assert [each for each in book.texts.every(Situation.BIRTHDAY, "pt_BR") if each.is_own] == [kept]


def test_one_is_deleted_and_brought_back(book: Book) -> None:
    kept = keep(book)
    changes = book.texts.remove(kept)

    assert MINE.body not in bodies(book)
    assert changes.undo
    changes.undo()
    assert MINE.body in bodies(book)


@pytest.mark.parametrize("body", ["Parabéns, {nome}", "Parabéns [[", "  \n ", "{"])
def test_a_text_with_a_mistake_is_not_kept(book: Book, body: str) -> None:
    before = bodies(book)

    with pytest.raises(TextError):
        book.texts.keep(replace(MINE, body=body))

    assert bodies(book) == before


def test_one_of_ours_is_switched_off_and_on(book: Book, client: Client) -> None:
    first = book.texts.every(Situation.BIRTHDAY, "pt_BR")[0]

    def offered() -> bool:
        return first in book.texts.offered(client, Situation.BIRTHDAY, Channel.WHATSAPP, "pt_BR")

    changes = book.texts.switch(first, on=False)
    assert not offered()
    assert not book.texts.is_on(first)
    assert first in book.texts.every(Situation.BIRTHDAY, "pt_BR")
    assert changes.undo
    changes.undo()
    assert offered()
    book.texts.switch(first, on=False)
    book.texts.switch(first, on=False)
    book.texts.switch(first, on=True)
    assert offered()


def test_only_what_fits_the_channel_is_offered(book: Book, client: Client) -> None:
    mail = keep(book, replace(MINE, body="Só e-mail.", way=Way.EMAIL))

    def ways(channel: Channel) -> set[Way]:
        return {each.way for each in book.texts.offered(client, Situation.BIRTHDAY, channel, "pt_BR")}

    assert ways(Channel.PHONE) == ways(Channel.IN_PERSON) == {Way.SPOKEN}
    assert ways(Channel.WHATSAPP) == {Way.WRITTEN}
    assert ways(Channel.EMAIL) == {Way.WRITTEN, Way.EMAIL}
    assert mail in book.texts.offered(client, Situation.BIRTHDAY, Channel.EMAIL, "pt_BR")


def test_where_nothing_is_left_the_purpose_as_a_whole_has_words(book: Book, client: Client) -> None:
    for each in book.texts.every(Situation.BIRTHDAY, "pt_BR"):
        book.texts.switch(each, on=False)

    offered = book.texts.offered(client, Situation.BIRTHDAY, Channel.WHATSAPP, "pt_BR")
    assert {each.situation for each in offered} == {Situation.GREETING}

    for each in book.texts.every(Situation.GREETING, "pt_BR"):
        book.texts.switch(each, on=False)
    assert book.texts.offered(client, Situation.BIRTHDAY, Channel.WHATSAPP, "pt_BR") == []


def test_what_a_client_had_comes_last(book: Book, client: Client) -> None:
    had = []
    for _turn in range(4):
        first = book.texts.offered(client, Situation.BIRTHDAY, Channel.WHATSAPP, "pt_BR")[0]
        book.texts.log_use(client.id, Touch(MONDAY, Purpose.GREETING, outcome=Outcome.SENT), [], first.key)
        had.append(first.key)

    assert len(set(had[:3])) == 3
    assert had[3] == had[0]
    assert book.texts.used_by(client.id) == had
    other = book.clients.add(Client("Bia Reis")).client_ids[0]
    assert book.texts.used_by(other) == []


def test_a_use_is_logged_with_its_touch_and_undone_with_it(book: Book, client: Client) -> None:
    book.journal.add_free_reminder(client.id, FreeReminder("call", MONDAY))
    (reason,) = book.agenda.of_client(client.id)
    touch = Touch(MONDAY, Purpose.FREE_REMINDER, Channel.WHATSAPP, outcome=Outcome.SENT, note="Olá, Ana.")

    changes = book.texts.log_use(client.id, touch, [reason], "a key")

    assert changes.action == "touch_logged"
    assert changes.client_ids == (client.id,)
    assert [entry.touch and entry.touch.note for entry in book.timeline.latest(client.id)] == ["Olá, Ana."]
    assert book.agenda.of_client(client.id) == []
    assert book.texts.used_by(client.id) == ["a key"]
    assert changes.undo
    assert changes.undo().action == "undone"
    assert book.timeline.latest(client.id) == []
    assert book.agenda.of_client(client.id) == [reason]
    assert book.texts.used_by(client.id) == []


def test_the_signature_is_kept_and_taken_back(book: Book) -> None:
    book.texts.sign("Rafael")
    changes = book.texts.sign("  Rafael \n do Porto ")

    assert book.texts.signature == "Rafael do Porto"
    assert changes.undo
    changes.undo()
    assert book.texts.signature == "Rafael"


@pytest.mark.parametrize(("own", "language"), [("", "pt_BR"), ("ro", "ro"), ("xx", "pt_BR")])
def test_a_client_is_written_to_in_their_own_language(book: Book, own: str, language: str) -> None:
    assert book.texts.language_of(Client("Ana", language=own)) == language
