from hypothesis import given
from hypothesis import strategies as st

from relapp.book.imports import Action, Entry
from relapp.domain.clients import Client
from relapp.domain.duplicates import Likeness
from relapp.ui.importing.choices import Choices

KNOWN = Client("Known", id=7)


def new(name: str = "Ana") -> Entry:
    return Entry(Client(name))


def like(earlier: int, action: Action = Action.MERGE) -> Entry:
    return Entry(Client("Ana"), action, earlier=earlier, why=Likeness.SAME_NAME)


def known(action: Action = Action.MERGE) -> Entry:
    return Entry(Client("Known"), action, known=KNOWN, why=Likeness.SAME_PHONE)


def actions(choices: Choices) -> list[Action]:
    return [entry.action for entry in choices.entries]


def test_a_record_can_be_left_out_and_taken_in_again() -> None:
    choices = Choices([new(), new("Bia")])

    assert choices.decide([0], Action.SKIP) == {0}
    assert (choices.counts()[Action.ADD], choices.counts()[Action.SKIP], choices.left_out()) == (1, 1, 1)

    assert choices.decide([0], Action.ADD) == {0}
    assert choices.entries == list(choices.proposed)


def test_what_the_book_had_is_not_left_out_by_the_user() -> None:
    assert Choices([known(Action.SKIP)]).left_out() == 0


def test_a_record_like_nobody_is_merged_into_nobody() -> None:
    choices = Choices([new()])

    assert choices.decide([0], Action.MERGE) == set()
    assert actions(choices) == [Action.ADD]


def test_a_known_client_can_be_added_all_the_same_and_merged_again() -> None:
    choices = Choices([known()])

    choices.decide([0], Action.ADD)
    assert actions(choices) == [Action.ADD]

    choices.decide([0], Action.MERGE)
    assert choices.entries[0].known is KNOWN


def test_the_next_of_its_kind_takes_the_place_of_one_that_is_left_out() -> None:
    choices = Choices([new(), like(0), like(0), like(0, Action.SKIP)])

    changed = choices.decide([0], Action.SKIP)

    assert changed == {0, 1, 2}
    assert actions(choices) == [Action.SKIP, Action.ADD, Action.MERGE, Action.SKIP]
    assert choices.entries[2].earlier == 1


def test_followers_go_where_the_record_goes() -> None:
    choices = Choices([new(), like(0), like(0)])
    choices.decide([0], Action.SKIP)
    choices.decide([0], Action.ADD)

    choices.decide([1], Action.MERGE)

    assert [entry.earlier for entry in choices.entries] == [None, 0, 0]


def test_decisions_are_repeated_on_a_new_proposal() -> None:
    first = Choices([new(), new("Bia"), known()])
    first.decide([1, 2], Action.SKIP)

    again = Choices([new(), known(), known()])
    again.repeat(first.decisions)

    assert actions(again) == [Action.ADD, Action.SKIP, Action.SKIP]


@st.composite
def proposals(draw: st.DrawFn) -> list[Entry]:
    entries: list[Entry] = []
    for _row in range(draw(st.integers(1, 8))):
        added = [row for row, entry in enumerate(entries) if entry.action is Action.ADD]
        kinds = ["new", "known", "same"] + (["like", "twice"] if added else [])
        kind = draw(st.sampled_from(kinds))
        made = {"new": new, "known": known, "same": lambda: known(Action.SKIP)}
        if kind in made:
            entries.append(made[kind]())
        else:
            entries.append(like(draw(st.sampled_from(added)), Action.MERGE if kind == "like" else Action.SKIP))
    return entries


@given(proposals(), st.lists(st.tuples(st.sets(st.integers(0, 7), max_size=3), st.sampled_from(Action)), max_size=8))
def test_no_record_is_ever_lost(proposed: list[Entry], decided: list[tuple[set[int], Action]]) -> None:
    choices = Choices(proposed)
    for rows, action in decided:
        before = list(choices.entries)
        wanted = [row for row in rows if row < len(proposed)]
        changed = choices.decide(wanted, action)
        assert {row for row in range(len(proposed)) if before[row] != choices.entries[row]} <= changed
        for entry in choices.entries:
            if entry.action is Action.MERGE and entry.known is None:
                assert entry.earlier is not None
                assert choices.entries[entry.earlier].action is Action.ADD
        for row in wanted:
            if action is not Action.MERGE:
                assert choices.entries[row].action is action
    assert [entry.client for entry in choices.entries] == [entry.client for entry in proposed]
    assert sum(choices.counts().values()) == len(proposed)
