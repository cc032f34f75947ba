from datetime import timedelta

import pytest

from relapp.book import Book
from relapp.domain.concerns import Concern, resolve
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.domain.promises import Promise, PromiseState, settle
from relapp.domain.questions import Question
from relapp.paper.documents import Table
from relapp.printing.client import client_brief, client_sheet
from tests.printed import text_of
from tests.printing.conftest import MONDAY, Add


@pytest.fixture
def ana(book: Book, add: Add) -> int:
    client_id = add("Ana Prado", "+55 11 95555-0127", notes="prefers mornings")
    promise, concern = Promise("send Ana the offer", MONDAY), Concern("Late delivery", MONDAY)
    others = (settle(Promise("an old one", MONDAY), PromiseState.KEPT, MONDAY), resolve(Concern("Solved", MONDAY), MONDAY))
    book.records.keep("promise_added", client_id, promise, concern, *others, Question(text="Which day suits them?"))
    book.journal.add_free_reminder(client_id, FreeReminder("bring samples", MONDAY))
    for number in range(40):
        day = MONDAY - timedelta(days=number)
        book.journal.log(client_id, Touch(day, Purpose.KEEP_IN_TOUCH, note=f"touch {number:02}"), [])
        book.journal.add_purchase(client_id, Purchase(day, f"oven {number:02}"))
    return client_id


def test_the_sheet_tells_what_the_book_has(book: Book, ana: int) -> None:
    sections = {text_of(each.heading): each.blocks for each in client_sheet(book, ana, MONDAY).sections}
    told = {name: text_of(repr(blocks)) for name, blocks in sections.items()}
    assert "bring samples" in told["Coming up"]
    assert "send Ana the offer" in told["Open promises"]
    assert "an old one" not in told["Open promises"]
    assert "Late delivery" in told["Open concerns"]
    assert "Solved" not in told["Open concerns"]
    assert "Which day suits them?" in told["Questions to ask"]
    assert "oven 19" in told["Latest purchases"]
    assert "oven 20" not in told["Latest purchases"]
    (happened,) = sections["What happened lately"]
    assert isinstance(happened, Table)
    assert len(happened.rows) == 30
    assert "last contact on Nov 23, 2026" in told[""]


def test_the_brief_is_there_from_the_fullest_version_on(book: Book, ana: int) -> None:
    versions = list(client_brief(book, ana, MONDAY))
    assert len(versions) > 1
    assert all(each in repr(versions[0]) for each in ("Ana Prado", "prefers mornings", "95555", "touch 04"))
    assert "touch 05" not in repr(versions[0])


def test_notes_and_names_are_left_out_of_the_brief_when_asked(book: Book, ana: int) -> None:
    told = repr(next(client_brief(book, ana, MONDAY, without_notes=True, without_names=True)))
    assert not [each for each in ("Ana", "Prado", "mornings", "95555", "touch 04") if each in told]
    assert "send A. the offer" in told


@pytest.mark.parametrize("printed", [client_sheet, client_brief])
def test_a_client_who_is_gone_has_none(book: Book, ana: int, printed: object) -> None:
    book.clients.delete([ana])
    assert callable(printed)
    with pytest.raises(KeyError):
        printed(book, ana, MONDAY)
