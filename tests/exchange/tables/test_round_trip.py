import io
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relapp.domain.clients import Client, PointKind
from relapp.domain.incoming import Extra, Origin, Outgoing
from relapp.exchange.tables.writer import write_csv
from relapp.exchange.workbooks.writer import write_xlsx
from tests.exchange.conftest import read_all
from tests.exchange.strategies import NOTED_DETAILS, OWN, PEOPLE, PHRASES, UUIDS, clients, occasions

Write = Callable[[Callable[[], Iterable[Outgoing]], BinaryIO], None]

# Columns of other tables, some of which are called like one that Google has and we cannot place, or like one that is known.
EXTRAS = st.lists(
    st.builds(Extra, PHRASES | st.sampled_from(["Notes", "Birthday", "Gender", "Photo"]), PHRASES, st.just(Origin.TABLE)),
    max_size=3,
)


@st.composite
def outgoings(draw: st.DrawFn) -> Outgoing:
    client = draw(clients(occasions(), organisations_have_a_company=True))
    nickname = draw(st.just("") | PHRASES)
    client = replace(
        client,
        addressed_as="" if nickname == client.name else nickname,
        details=tuple(draw(NOTED_DETAILS)),
        people=tuple(draw(PEOPLE)),
        uuid=draw(st.just("") | UUIDS),
        **draw(OWN),
    )
    return Outgoing(client, tuple(draw(EXTRAS)), draw(st.just("") | PHRASES))


def sorted_as_a_table(client: Client) -> Client:
    """The same client: columns keep no order among kinds of points, and a plain birthday has a column before all other dates."""
    plain = [Client(name="", occasions=(one,)).birthday and not one.label and not one.relation for one in client.occasions]
    birthday = [one for one, is_plain in zip(client.occasions, plain, strict=True) if is_plain][:1]
    order = list(PointKind)
    return replace(
        client,
        points=tuple(sorted(client.points, key=lambda point: order.index(point.kind))),
        occasions=(*birthday, *(one for one in client.occasions if one not in birthday)),
    )


@pytest.mark.parametrize(("name", "write"), [("a.csv", write_csv), ("a.xlsx", write_xlsx)])
@settings(max_examples=25)
@given(written=st.lists(outgoings(), min_size=1, max_size=2))
def test_what_is_written_as_a_table_is_read_as_it_was(name: str, write: Write, written: list[Outgoing]):
    stream = io.BytesIO()
    write(lambda: written, stream)
    read, problems, remarks = read_all(name, stream.getvalue())
    assert [sorted_as_a_table(each.client) for each in read] == [sorted_as_a_table(each.client) for each in written]
    assert [each.uid for each in read] == [each.uid for each in written]
    assert [Counter(each.extras) for each in read] == [Counter(each.extras) for each in written]
    assert not any(each.warnings for each in read)
    assert (problems, remarks) == ([], [])
