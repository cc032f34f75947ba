from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from relapp.book.imports.deciding import Action, Deciding, Place

KNOWN = 7
NEW = Place(Action.ADD)
FAILED = Place(Action.FAIL)


def like(earlier: int, action: Action = Action.MERGE) -> Place:
    return Place(action, earlier=earlier)


def known(action: Action = Action.MERGE, *, is_sure: bool = True) -> Place:
    return Place(action, known=KNOWN, known_name="Known", is_sure=is_sure)


def deciding(*places: Place) -> Deciding:
    return Deciding(dict(enumerate(places)))


def actions(made: Deciding) -> list[Action]:
    return [place.action for _row, place in sorted(made.places.items())]


def test_an_entry_can_be_left_out_and_taken_in_again() -> None:
    made = deciding(NEW, NEW)

    assert made.decide([0], Action.SKIP) == {0}
    assert actions(made) == [Action.SKIP, Action.ADD]

    assert made.decide([0], Action.ADD) == {0}
    assert made.places == {0: NEW, 1: NEW}


def test_an_entry_like_nobody_is_merged_into_nobody() -> None:
    made = deciding(NEW)

    assert made.decide([0], Action.MERGE) == set()
    assert (actions(made), made.decided) == ([Action.ADD], set())


def test_an_entry_that_failed_stays_as_it_is() -> None:
    made = deciding(FAILED, NEW)

    assert made.decide([0, 1], Action.SKIP) == {1}
    assert made.decide([1], Action.FAIL) == set()
    assert (made.places[0], made.decided) == (FAILED, {1})


def test_a_known_client_can_be_added_all_the_same_and_merged_again() -> None:
    made = deciding(known())

    made.decide([0], Action.ADD)
    assert actions(made) == [Action.ADD]

    made.decide([0], Action.MERGE)
    assert made.places[0] == known()


def test_a_guess_is_merged_where_the_user_says_so() -> None:
    made = deciding(known(Action.ADD, is_sure=False))

    assert made.decide([0], Action.MERGE) == {0}
    assert made.places[0].known == KNOWN


def test_nobody_is_merged_through_somebody_elses_guess() -> None:
    made = deciding(known(Action.ADD, is_sure=False), like(0))
    made.decide([0], Action.SKIP)
    assert actions(made) == [Action.SKIP, Action.ADD]

    assert made.decide([1], Action.MERGE) == set()


def test_the_next_of_its_kind_takes_the_place_of_one_that_is_left_out() -> None:
    made = deciding(NEW, like(0), like(0), like(0, Action.SKIP))

    changed = made.decide([0], Action.SKIP)

    assert changed == {0, 1, 2}
    assert actions(made) == [Action.SKIP, Action.ADD, Action.MERGE, Action.SKIP]
    assert made.places[2].earlier == 1


def test_followers_go_where_the_entry_goes() -> None:
    made = deciding(NEW, like(0), like(0))
    made.decide([0], Action.SKIP)
    made.decide([0], Action.ADD)

    made.decide([1], Action.MERGE)

    assert [place.earlier for _row, place in sorted(made.places.items())] == [None, 0, 0]


def test_followers_go_with_it_into_a_client_of_the_book() -> None:
    made = deciding(known(Action.ADD, is_sure=False), like(0))

    assert made.decide([0], Action.MERGE) == {0, 1}
    assert made.places[1] == replace(known(), earlier=None)


@st.composite
def proposals(draw: st.DrawFn) -> list[Place]:
    places: list[Place] = []
    for _row in range(draw(st.integers(1, 8))):
        added = [row for row, place in enumerate(places) if place.action is Action.ADD]
        kinds = ["new", "known", "same", "guess", "failed"] + (["like", "twice", "perhaps"] if added else [])
        kind = draw(st.sampled_from(kinds))
        made = {
            "new": NEW,
            "known": known(),
            "same": known(Action.SKIP),
            "guess": known(Action.ADD, is_sure=False),
            "failed": FAILED,
        }
        if kind in made:
            places.append(made[kind])
        else:
            place = like(draw(st.sampled_from(added)), Action.MERGE if kind == "like" else Action.SKIP)
            places.append(replace(place, action=Action.ADD, is_sure=False) if kind == "perhaps" else place)
    return places


DECIDED = st.lists(st.tuples(st.sets(st.integers(0, 7), max_size=3), st.sampled_from(Action)), max_size=8)


@given(proposals(), DECIDED)
def test_no_entry_is_ever_lost(proposed: list[Place], decided: list[tuple[set[int], Action]]) -> None:
    made = deciding(*proposed)
    for rows, action in decided:
        before = dict(made.places)
        wanted = [row for row in rows if row < len(proposed)]
        changed = made.decide(wanted, action)
        assert {row for row, place in made.places.items() if before[row] != place} <= changed
        for place in made.places.values():
            if place.action is Action.MERGE and place.known is None:
                assert place.earlier is not None
                assert made.places[place.earlier].action is Action.ADD
        for row in wanted:
            failed = proposed[row] is FAILED
            assert (made.places[row].action is Action.FAIL) == failed
            if action in (Action.ADD, Action.SKIP) and not failed:
                assert made.places[row].action is action
