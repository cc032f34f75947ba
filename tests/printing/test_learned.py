import pytest

from relapp.book import Book
from relapp.domain.concerns import Concern, ConcernState, resolve
from relapp.domain.promises import Promise, PromiseState, settle
from relapp.printing.learned import learned
from tests.printed import text_of
from tests.printing.conftest import MONDAY, Add


@pytest.fixture
def kept(book: Book, add: Add) -> Book:
    ana, bia = add("Ana"), add("Bia")
    book.records.keep(
        "concern_added", ana, Concern("Late", MONDAY, "Carrier"), settle(Promise("x", MONDAY), PromiseState.KEPT, MONDAY)
    )
    book.records.keep("concern_added", bia, resolve(Concern("Rude", MONDAY, "Haste", prevention="Two at the till"), MONDAY))
    return book


@pytest.mark.parametrize(
    ("text", "state", "causes"),
    [
        ("", None, {"Carrier", "Haste"}),
        ("TILL two", None, {"Haste"}),
        ("ana", None, {"Carrier"}),
        ("", ConcernState.RESOLVED, {"Haste"}),
        ("ana", ConcernState.RESOLVED, set()),
    ],
)
def test_the_concerns_looked_for_are_there_by_cause(kept: Book, text: str, state: ConcernState | None, causes: set[str]) -> None:
    made = learned(kept, MONDAY, text=text, state=state)
    assert {text_of(each.heading).split()[0] for each in made.sections if each.heading} == causes | {"Promises"}
    assert "We kept 1 of 1" in repr(made.sections[0])
