from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from relapp.paper.pagination import Group, paginate

ROOM, FIRST, GAP = 100.0, 80.0, 5.0

HEIGHTS = st.integers(1, 60).map(float)
GROUPS = st.lists(
    st.builds(Group, st.sampled_from([0.0, 8.0, 20.0]), st.lists(HEIGHTS, min_size=1, max_size=12).map(tuple)), max_size=8
)


@given(GROUPS)
def test_every_row_stands_once_whole_and_in_order(groups: list[Group]) -> None:
    rows = [block for page in paginate(groups, FIRST, ROOM, GAP) for block in page if block.row is not None]
    assert [(block.group, block.row) for block in rows] == [
        (index, row) for index, group in enumerate(groups) for row in range(len(group.rows))
    ]
    assert all(block.height == groups[block.group].rows[block.row or 0] for block in rows)


@given(GROUPS)
def test_nothing_leaves_its_page_or_touches_another(groups: list[Group]) -> None:
    for number, page in enumerate(paginate(groups, FIRST, ROOM, GAP)):
        assert all(block.bottom <= (ROOM if number else FIRST) for block in page)
        assert all(after.top >= before.bottom for before, after in pairwise(page))
        assert not page or page[0].top == 0


@given(GROUPS)
def test_a_heading_always_has_a_row_of_its_own_below_it(groups: list[Group]) -> None:
    for page in paginate(groups, FIRST, ROOM, GAP):
        assert not page or page[-1].row is not None
        for block, following in pairwise(page):
            assert block.row is not None or (following.row is not None and following.group == block.group)


@given(GROUPS)
def test_rows_stand_under_their_heading_on_every_page(groups: list[Group]) -> None:
    begun = set()
    for page in paginate(groups, FIRST, ROOM, GAP):
        for index in dict.fromkeys(block.group for block in page):
            headings = [block for block in page if block.group == index and block.row is None]
            assert [heading.continued for heading in headings] == [index in begun] * bool(groups[index].heading)
            begun.add(index)


@given(GROUPS)
def test_a_page_ends_only_where_the_next_row_has_no_room(groups: list[Group]) -> None:
    pages = paginate(groups, FIRST, ROOM, GAP)
    for number, (page, following) in enumerate(pairwise(pages)):
        row = next(block for block in following if block.row is not None)
        is_new = row.row == 0
        needed = row.height + (groups[row.group].heading + GAP) * is_new
        assert page[-1].bottom + needed > (ROOM if number else FIRST)


def test_groups_are_apart_but_not_from_the_top_of_a_page() -> None:
    page, following = paginate([Group(10, (20.0,)), Group(10, (20.0,)), Group(10, (60.0,))], FIRST, ROOM, GAP)
    assert [(block.group, block.top) for block in page] == [(0, 0), (0, 10), (1, 35), (1, 45)]
    assert [(block.group, block.top) for block in following] == [(2, 0), (2, 10)]


def test_a_row_higher_than_a_page_gets_one_and_what_height_there_is() -> None:
    first, second, third = paginate([Group(10, (20.0, 500.0, 20.0))], FIRST, ROOM, GAP)
    assert [block.row for block in first] == [None, 0]
    assert [(block.row, block.height) for block in second] == [(None, 10), (1, ROOM - 10)]
    assert [block.row for block in third] == [None, 2]


def test_nothing_to_place_is_one_empty_page() -> None:
    assert paginate([], FIRST, ROOM, GAP) == ((),)
