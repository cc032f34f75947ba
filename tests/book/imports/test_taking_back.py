from collections.abc import Iterator

import pytest

from relapp.book.imports.staged import Match, Proposal, Show
from relapp.book.imports.staging import Action, Staging
from relapp.book.imports.taking_back import Steps
from relapp.domain.clients import Client
from relapp.domain.duplicates import Likeness, Reason
from relapp.domain.incoming import Incoming

SURE = Likeness((Reason.SAME_PHONE,), 95)


@pytest.fixture
def staged() -> Iterator[Staging]:
    """A leader that may be a client of the book, and two entries that are merged into it."""
    perhaps = Match(Likeness((Reason.SIMILAR_NAME,), 60), known=3, known_name="Ana Prado")
    with Staging() as staging:
        staging.add(
            [
                Proposal(Incoming(1, Client("Ana")), Action.ADD, perhaps),
                *(Proposal(Incoming(place, Client("Ana")), Action.MERGE, Match(SURE, earlier=0)) for place in (2, 3)),
            ]
        )
        staging.complete()
        yield staging
    staging.discard()


@pytest.mark.parametrize("action", [Action.MERGE, Action.SKIP])
def test_all_that_a_decision_changed_is_as_it_was(staged: Staging, action: Action) -> None:
    steps, before = Steps(staged), staged.lines(range(3))
    steps.begin()
    assert len(staged.decide([0], action)) > 1

    assert steps.take_back()

    assert staged.lines(range(3)) == before
    assert staged.decisions() == {}
    assert not steps.take_back()


def test_steps_are_taken_back_one_by_one_the_last_one_first(staged: Staging) -> None:
    steps, seen = Steps(staged), []
    for row, action in ((1, Action.ADD), (0, Action.SKIP), (1, Action.SKIP)):
        seen.append(staged.lines(range(3)))
        steps.begin()
        staged.decide([row], action)

    while seen:
        assert steps.take_back()
        assert staged.lines(range(3)) == seen.pop()


def test_a_decision_that_changed_nothing_is_no_step(staged: Staging) -> None:
    steps = Steps(staged)
    steps.begin()
    staged.decide([1], Action.SKIP)
    steps.begin()
    staged.decide([1], Action.SKIP)

    assert steps.take_back()
    assert len(staged.rows_of(Show.SKIP)) == 0


def test_those_who_look_again_at_a_staging_find_its_steps(staged: Staging) -> None:
    Steps(staged).begin()
    staged.decide([1], Action.SKIP)

    assert Steps(staged).take_back()
    assert len(staged.rows_of(Show.SKIP)) == 0
