from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.concerns import Concern
from relapp.domain.lessons import holds, lessons, searched

MONDAY = date(2026, 11, 23)
CAUSES = ["", "Carrier", "carrier ", "Preço sem aviso", "preco  sem aviso.", "?"]


def concern(number, cause="", prevention="", **rest):
    return Concern(f"{number}", MONDAY + timedelta(days=number), cause, prevention=prevention, uuid=f"{number}", **rest)


def test_the_same_cause_is_one_lesson_in_the_words_written_last():
    (price, carrier) = lessons(
        [
            concern(0, "preco sem aviso"),
            concern(1, "Carrier"),
            concern(2, " Preço sem aviso. ", resolved_on=MONDAY),
            concern(3, "preço  sem aviso"),
        ]
    )
    assert price.cause == "preço  sem aviso"
    assert [each.what for each in price.concerns] == ["3", "2", "0"]
    assert (price.open_count, carrier.open_count) == (2, 1)


def test_the_most_frequent_comes_first_the_newer_of_equals_and_those_without_a_cause_last():
    found = lessons([concern(0), concern(1), concern(2), concern(3, "a"), concern(4, "b"), concern(5, "c"), concern(6, "a")])
    assert [each.cause for each in found] == ["a", "c", "b", ""]


def test_what_prevents_it_is_said_once():
    (found,) = lessons(
        [
            concern(0, "a", "Call before 7:00"),
            concern(1, "a", "call before 7:00."),
            concern(2, "a", " "),
            concern(3, "a", "Another carrier"),
        ]
    )
    assert found.preventions == ("Another carrier", "call before 7:00.")


@given(st.lists(st.builds(concern, st.integers(0, 50), st.sampled_from(CAUSES), st.sampled_from(CAUSES))))
def test_every_concern_is_in_one_lesson(concerns):
    found = lessons(concerns)
    gathered = [each for lesson in found for each in lesson.concerns]
    assert sorted(gathered, key=repr) == sorted(concerns, key=repr)
    counts = [len(lesson.concerns) for lesson in found if lesson.cause]
    assert counts == sorted(counts, reverse=True)


def test_words_are_looked_for_in_all_that_is_said_of_a_concern():
    words = searched(concern(1, "Preço", "Ligar antes", solution="Reenviado", who_must_know="Rui"), "Ana Prado")
    for text in ("", "  ", "preco", "LIGAR ana", "reenviado rui 1"):
        assert holds(words, text)
    assert not holds(words, "ligar bia")
