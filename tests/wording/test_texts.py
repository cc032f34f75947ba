from collections.abc import Callable
from enum import Enum

import pytest

from relapp.domain.merging import Field, Problem, ProblemKind
from relapp.domain.texts import Situation, Way
from relapp.wording import texts


@pytest.mark.parametrize(("name", "kind"), [(texts.situation, Situation), (texts.way, Way), (texts.field, Field)])
def test_each_of_a_kind_has_a_name_of_its_own(name: Callable[..., str], kind: type[Enum]) -> None:
    names = [name(each) for each in kind]

    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", ProblemKind)
def test_a_mistake_is_said_with_its_place_and_what_to_do(kind: ProblemKind) -> None:
    said = texts.problem(Problem(kind, "{x} here"))

    assert "{x} here" in said
    assert said.count(".") >= 2
