import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.merging import Field, Problem, ProblemKind, fields_in, merge, problems

ANA = {Field.FIRST_NAME: "Ana", Field.COMPANY: "Café do Porto", Field.ME: "Rafael"}

WORDS = st.text(st.characters(exclude_characters="{}[]\\\0", exclude_categories=["Cs"]), max_size=12)
FIELDS = st.builds("{{{}{}}}".format, st.sampled_from(list(Field)), st.one_of(st.just(""), st.just("|"), st.just("|friend")))
PIECES = st.lists(st.one_of(WORDS, FIELDS), max_size=5).map("".join)
ACCEPTED = st.lists(st.one_of(PIECES, PIECES.map("[[{}]]".format)), max_size=5).map("".join)
VALUES = st.dictionaries(st.sampled_from(list(Field)), st.text(max_size=12))


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("Hello[[, {first_name}]].", "Hello, Ana.", "Hello."),
        ("Hello {first_name|friend}.", "Hello Ana.", "Hello friend."),
        ("Hello, { First_Name }.", "Hello, Ana.", "Hello."),
        ("[[{first_name}, ]]thank you.", "Ana, thank you.", "Thank you."),
        ("{first_name}, obrigado.", "Ana, obrigado.", "Obrigado."),
        ("News for {company} today.", "News for Café do Porto today.", "News for today."),
        ("Good. [[{first_name}, ]]și dumneavoastră?", "Good. Ana, și dumneavoastră?", "Good. Și dumneavoastră?"),
        ("Bye[[,\n{me}]]", "Bye,\nRafael", "Bye"),
        ("One.\n\n[[{me}]]\n\nTwo.", "One.\n\nRafael\n\nTwo.", "One.\n\nTwo."),
        ("One. [[{me}]]\nTwo.", "One. Rafael\nTwo.", "One.\nTwo."),
        ("[[{first_name} of {what}]]Hello.", "Hello.", "Hello."),
        (r"A \{brace\} and [[a \[bracket\]]] and \\.", "A {brace} and a [bracket] and \\.", "A {brace} and a [bracket] and \\."),
        ("Two  spaces :  kept", "Two  spaces :  kept", "Two  spaces :  kept"),
        ("[[no field]] stays", "no field stays", "no field stays"),
        ("{first_name|}{company|}", "AnaCafé do Porto", ""),
        ("", "", ""),
    ],
)
def test_fields_are_filled_in_and_what_is_unknown_vanishes(text: str, known: str, unknown: str) -> None:
    assert problems(text) == []
    assert (merge(text, ANA), merge(text, {})) == (known, unknown)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Hello {nickname}", Problem(ProblemKind.UNKNOWN_FIELD, "{nickname}")),
        ("Hello {}", Problem(ProblemKind.UNKNOWN_FIELD, "{}")),
        ("Hello {nickname|friend}", Problem(ProblemKind.UNKNOWN_FIELD, "{nickname|friend}")),
        ("Hello {first_name", Problem(ProblemKind.BRACE, "{first_name")),
        ("Hello first_name} there", Problem(ProblemKind.BRACE, "} there")),
        ("Hello [[, {first_name}", Problem(ProblemKind.NOT_CLOSED, "[[, {first_name}")),
        ("Hello]] there", Problem(ProblemKind.NOT_OPENED, "Hello]]")),
        ("a [[b [[c]]", Problem(ProblemKind.NESTED, "[[c]]")),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, problem: Problem) -> None:
    assert problems(text) == [problem]
    assert "{" not in merge(text, ANA)


def test_two_braces_are_no_way_to_write_a_field() -> None:
    assert [each.kind for each in problems("{{first_name}}")] == [ProblemKind.BRACE, ProblemKind.BRACE]


def test_a_value_is_never_read_as_a_mark() -> None:
    assert merge("For {what}.", {Field.WHAT: " {me} [[x]] \\{ %s\n&"}) == "For {me} [[x]] \\{ %s &."


def test_a_value_of_blanks_is_an_unknown_one() -> None:
    assert merge("For {what|you}.", {Field.WHAT: " \t\n"}) == "For you."


def test_the_fields_of_a_text_are_known() -> None:
    assert fields_in("{me} [[{what|x}]] {nobody} \\{title}") == {Field.ME, Field.WHAT}


@given(st.text(), VALUES)
def test_merging_never_raises(text: str, values: dict[Field, str]) -> None:
    problems(text)
    merge(text, values)


@given(ACCEPTED, st.dictionaries(st.sampled_from(list(Field)), WORDS))
def test_no_mark_survives_in_an_accepted_text(text: str, values: dict[Field, str]) -> None:
    assert problems(text) == []

    merged = merge(text, values)

    assert not re.search(r"[{}\[\]\0]", merged)
    assert merged == merged.strip()


@given(ACCEPTED, VALUES)
def test_every_known_value_of_a_plain_field_is_said(text: str, values: dict[Field, str]) -> None:
    merged = merge("{name} " + text, {**values, Field.NAME: "Ana Prado"})

    assert merged.startswith("Ana Prado")
