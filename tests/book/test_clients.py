from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.book.stamps import Stamps
from relapp.domain.clients import (
    Channel,
    Client,
    ClientKind,
    ContactPoint,
    Detail,
    DetailKind,
    Importance,
    Occasion,
    OccasionKind,
    PointKind,
    RelationshipType,
    Stage,
)
from relapp.domain.dates import YearlyDate
from relapp.domain.rhythms import Rhythm
from tests.book.conftest import MONDAY

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20)
CLIENTS = st.builds(
    Client,
    NAMES,
    kind=st.sampled_from(ClientKind),
    company=NAMES,
    importance=st.sampled_from(Importance),
    stage=st.none() | st.sampled_from(Stage),
    relationship=st.none() | st.sampled_from(RelationshipType),
    points=st.lists(st.builds(ContactPoint, st.sampled_from(PointKind), NAMES, NAMES), max_size=3).map(tuple),
    tags=st.lists(NAMES, max_size=3, unique=True).map(tuple),
    details=st.lists(st.builds(Detail, st.sampled_from(DetailKind), NAMES), max_size=3).map(tuple),
    occasions=st.lists(st.builds(Occasion, st.sampled_from(OccasionKind), st.just(YearlyDate(2, 29)), NAMES), max_size=2).map(
        tuple
    ),
    notes=NAMES,
    preferred_channel=st.none() | st.sampled_from(Channel),
    rhythm=st.none() | st.just(Rhythm(5, 9)),
    wants_gifts=st.none() | st.booleans(),
)


@given(CLIENTS)
def test_what_was_added_is_what_is_there(tmp_path_factory, client):
    with Book(tmp_path_factory.mktemp("book") / "b.relapp", Stamps(today=lambda: MONDAY)) as book:
        client_id = book.clients.add(client).client_ids[0]
        found = book.clients.get(client_id)
        uuids = [each.uuid for each in found.occasions]
        assert all(uuids)
        expected = replace(client, id=client_id, uuid=found.uuid, rhythm_start=found.rhythm_start)
        expected = replace(
            expected, occasions=tuple(replace(each, uuid=uuid) for each, uuid in zip(client.occasions, uuids, strict=True))
        )
        assert found == expected
        assert book.agenda.check() == []


def test_a_change_is_saved_found_and_undone(book):
    client_id = book.clients.add(Client("Ana Prado", company="Prado")).client_ids[0]
    changes = book.clients.save(replace(book.clients.get(client_id), name="Ana Lúcia", tags=("arquiteta",)))
    assert [line.name for line in book.list.find("arquit")] == ["Ana Lúcia"]
    changes.undo()
    assert book.list.find("arquit") == []
    assert [line.name for line in book.list.find("prado")] == ["Ana Prado"]


def test_a_deleted_client_comes_back_whole(book):
    birthday = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 23))
    client_id = book.clients.add(Client("Ana", occasions=(birthday,))).client_ids[0]
    before = book.clients.get(client_id)
    changes = book.clients.delete([client_id])
    assert book.list.find("ana") == []
    assert book.agenda.of_client(client_id) == []
    assert book.list.count() == 0
    with pytest.raises(KeyError):
        book.clients.get(client_id)
    changes.undo()
    assert book.clients.get(client_id) == before
    assert len(book.agenda.of_client(client_id)) == 1


def test_sorting_starts_a_rhythm_and_undo_ends_it(book):
    ids = [book.clients.add(Client(f"Ana {n}")).client_ids[0] for n in range(3)]
    changes = book.clients.set_importance(ids, Importance.VIP)
    assert all(book.clients.get(each).rhythm_start == MONDAY for each in ids)
    assert all(book.agenda.of_client(each) for each in ids)
    assert book.list.count_unsorted() == 0
    changes.undo()
    assert book.list.count_unsorted() == 3
    assert not any(book.agenda.of_client(each) for each in ids)


def test_tags_in_bulk(book):
    ids = [book.clients.add(Client(f"Ana {n}", tags=("a",) if n else ())).client_ids[0] for n in range(3)]
    changes = book.clients.add_tag(ids, "a")
    assert changes.client_ids == (ids[0],)
    book.clients.remove_tag(ids, "a")
    assert book.list.tags() == []
    changes.undo()
    assert book.clients.get(ids[0]).tags == ()


def test_the_order_of_names_is_the_languages(book):
    for name in ("Țeavă", "Tudor", "Zoe", "Ávila"):
        book.clients.add(Client(name))
    book.save_settings(replace(book.settings.get(), language="ro"))
    names = [line.name for line in book.list.lines(book.list.ids(ClientFilter()))]
    assert names == ["Ávila", "Tudor", "Țeavă", "Zoe"]
