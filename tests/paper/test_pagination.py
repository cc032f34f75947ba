from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from relapp.paper import pagination
from relapp.paper.pagination import Gaps, Group, Page, Part, Placed

ROOM, FIRST, GAPS = 100.0, 80.0, Gaps(groups=5.0, parts=3.0)

HEIGHTS = st.integers(1, 50).map(float)
PARTS = st.builds(Part, st.sampled_from([0.0, 6.0]), st.lists(HEIGHTS, min_size=1, max_size=8).map(tuple))
GROUPS = st.lists(
    st.builds(Group, st.sampled_from([0.0, 8.0, 20.0]), st.lists(PARTS, min_size=1, max_size=3).map(tuple), st.booleans()),
    max_size=6,
)


def paginate(groups: Iterable[Group], *given: Any) -> tuple[Page, ...]:
    return tuple(pagination.paginate(groups, *given))


def one(*rows: float) -> tuple[Part, ...]:
    return (Part(0, rows),)


def row_height(groups: list[Group], block: Placed) -> float:
    assert block.part is not None
    assert block.row is not None
    return groups[block.group].parts[block.part].rows[block.row]


@given(GROUPS)
def test_every_row_stands_once_whole_and_in_order(groups: list[Group]) -> None:
    rows = [block for page in paginate(groups, FIRST, ROOM, GAPS) for block in page if block.row is not None]
    assert [(block.group, block.part, block.row) for block in rows] == [
        (index, number, row)
        for index, group in enumerate(groups)
        for number, part in enumerate(group.parts)
        for row in range(len(part.rows))
    ]
    assert all(block.height == row_height(groups, block) for block in rows)


@given(GROUPS)
def test_nothing_leaves_its_page_or_touches_another(groups: list[Group]) -> None:
    for number, page in enumerate(paginate(groups, FIRST, ROOM, GAPS)):
        assert all(block.bottom <= (ROOM if number else FIRST) for block in page)
        assert all(after.top >= before.bottom for before, after in pairwise(page))
        assert not page or page[0].top == 0


@given(GROUPS)
def test_headings_and_headers_always_have_a_row_of_their_own_below_them(groups: list[Group]) -> None:
    for page in paginate(groups, FIRST, ROOM, GAPS):
        assert not page or page[-1].row is not None
        for block, following in pairwise(page):
            if block.part is None:
                assert following.group == block.group
                assert following.part is not None
            elif block.row is None:
                assert (following.group, following.part, following.row is not None) == (block.group, block.part, True)


@given(GROUPS)
def test_rows_stand_under_their_heading_on_every_page(groups: list[Group]) -> None:
    begun = set()
    for page in paginate(groups, FIRST, ROOM, GAPS):
        for index in dict.fromkeys(block.group for block in page):
            headings = [block for block in page if block.group == index and block.part is None]
            assert [heading.continued for heading in headings] == [index in begun] * bool(groups[index].heading)
            begun.add(index)


@given(GROUPS)
def test_rows_stand_under_their_header_on_every_page(groups: list[Group]) -> None:
    begun = set()
    for page in paginate(groups, FIRST, ROOM, GAPS):
        for whose in dict.fromkeys((block.group, block.part) for block in page if block.row is not None):
            group, part = whose
            headers = [block for block in page if (block.group, block.part, block.row) == (group, part, None)]
            assert [header.continued for header in headers] == [whose in begun] * bool(groups[group].parts[part].header)
            begun.add(whose)


@given(GROUPS)
def test_a_page_ends_only_where_the_next_row_has_no_room(groups: list[Group]) -> None:
    pages = paginate(groups, FIRST, ROOM, GAPS)
    for number, (page, following) in enumerate(pairwise(pages)):
        moved = [block for block in following if block.row is not None]
        needed, before = 0.0, None
        for row in moved:
            if before and not follows(groups, before, row):
                break
            group = groups[row.group]
            needed += row.height
            if row.row == 0:
                needed += group.parts[row.part or 0].header
                needed += group.heading + GAPS.groups if row.part == 0 else GAPS.parts
            before = row
        whole = [row for row in moved if before and (row.group, row.part, row.row) <= (before.group, before.part, before.row)]
        next_page = pages[number + 2] if number + 2 < len(pages) and whole == moved else ()
        goes_on = bool(next_page) and follows(groups, moved[-1], next(block for block in next_page if block.row is not None))
        assert goes_on or page[-1].bottom + needed > (ROOM if number else FIRST)


def follows(groups: list[Group], before: Placed, row: Placed) -> bool:
    """Whether a row is to stand on the page of the one before it."""
    rows = [(number, each) for number, part in enumerate(groups[row.group].parts) for each in range(len(part.rows))]
    place = rows.index((row.part, row.row))
    return groups[row.group].follows if place == 0 else place == 1 and groups[row.group].heading > 0


@given(GROUPS)
def test_below_a_heading_in_the_middle_of_a_page_stand_two_rows(groups: list[Group]) -> None:
    for page, following in pairwise(paginate(groups, FIRST, ROOM, GAPS)):
        row, first = page[-1], next(block for block in following if block.row is not None)
        if follows(groups, row, first):
            on_page = [block for block in page if block.row is not None]
            chain = [True, *(follows(groups, *pair) for pair in pairwise(on_page))]
            assert all(chain), "only where nothing else would be left on the page"


def test_what_follows_is_never_alone_on_a_page() -> None:
    rows, idle = Group(10, one(20.0, 20.0, 20.0)), Group(0, one(10.0), follows=True)
    first, _second = paginate([rows, idle, idle], 85.0, ROOM, GAPS)
    assert [(block.group, block.row) for block in first] == [(0, None), (0, 0), (0, 1)]


def test_a_row_that_stretches_fills_what_is_left() -> None:
    stretching = Group(10, (Part(0, (20.0,), stretch=100.0),))
    (page,) = paginate([Group(10, one(20.0)), stretching], FIRST, ROOM, GAPS)
    assert page[-1].bottom == FIRST
    first, second = paginate([Group(10, one(50.0)), stretching], FIRST, ROOM, GAPS)
    assert [block.group for block in first] == [0, 0]
    assert second[-1].bottom == ROOM
    assert paginate([Group(10, (Part(0, (20.0,), stretch=7.0),))], FIRST, ROOM, GAPS)[0][-1].height == 27


def test_groups_are_apart_but_not_from_the_top_of_a_page() -> None:
    page, following = paginate([Group(10, one(20.0)), Group(10, one(20.0)), Group(10, one(60.0))], FIRST, ROOM, GAPS)
    assert [(block.group, block.top) for block in page] == [(0, 0), (0, 10), (1, 35), (1, 45)]
    assert [(block.group, block.top) for block in following] == [(2, 0), (2, 10)]


def test_parts_are_apart_but_not_from_their_heading() -> None:
    (page,) = paginate([Group(10, (Part(5, (20.0,)), Part(5, (20.0,))))], FIRST, ROOM, GAPS)
    assert [(block.part, block.row, block.top) for block in page] == [
        (None, None, 0),
        (0, None, 10),
        (0, 0, 15),
        (1, None, 38),
        (1, 0, 43),
    ]


def test_a_header_without_rows_is_not_placed() -> None:
    (page,) = paginate([Group(10, (Part(5, ()), Part(0, (20.0,))))], FIRST, ROOM, GAPS)
    assert [(block.part, block.top) for block in page] == [(None, 0), (1, 10)]


def test_a_row_higher_than_a_page_gets_one_and_what_height_there_is() -> None:
    first, second, third = paginate([Group(10, one(20.0, 500.0, 20.0))], FIRST, ROOM, GAPS)
    assert [block.row for block in first] == [None, 0]
    assert [(block.row, block.height) for block in second] == [(None, 10), (1, ROOM - 10)]
    assert [block.row for block in third] == [None, 2]


def test_nothing_to_place_is_one_empty_page() -> None:
    assert paginate([], FIRST, ROOM, GAPS) == ((),)


def test_rows_are_asked_for_only_when_their_page_is_made() -> None:
    asked: list[int] = []

    def rows() -> Iterator[float]:
        for number in range(100):
            asked.append(number)
            yield 10.0

    pages = pagination.paginate(iter([Group(0, iter([Part(0, rows())]))]), FIRST, ROOM, GAPS)
    assert len(next(pages)) == 8
    assert len(asked) == 9, "those of the page, and the one that does not fit"
    assert len(next(pages)) == 10
    assert len(asked) == 19
