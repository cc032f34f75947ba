import json
from contextlib import ExitStack
from datetime import date, time
from functools import reduce

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.book.imports.part import ImportCancelledError
from relapp.domain.clients import Channel
from relapp.domain.journal import Direction, Mark, MarkKind, Outcome, Purpose, Touch
from relapp.domain.whole import RECORDS, OwnSettings, WholeClient
from relapp.sample import write_sample
from tests.book.conftest import MONDAY
from tests.book.whole.books import ONE, STAMPS, as_file, bring, pieces_of, reminders
from tests.domain.made_up import FACTS, RECENT


@st.composite
def entries(draw):
    """Whole clients with everything that raises reminders; their clippings aside."""
    facts = draw(FACTS)
    kept = {name: getattr(facts, name) for name in RECORDS if hasattr(facts, name)}
    told = {"touches": draw(TOUCHES), "marks": draw(MARKS)}
    return WholeClient(facts.client, purchases=facts.purchases, free_reminders=facts.free_reminders, **told, **kept)


TOUCHES = st.lists(
    st.builds(
        Touch,
        RECENT,
        st.sampled_from(Purpose),
        st.sampled_from(Channel),
        st.sampled_from(Direction),
        st.sampled_from(Outcome),
        st.text(max_size=3),
        st.booleans(),
        st.none() | st.just(time(9, 5)),
    ),
    max_size=3,
).map(tuple)
MARKS = st.lists(
    st.builds(
        Mark,
        st.sampled_from(["occasion/o0/greet", "occasion/o1/card", "reminder/f0", "purchase/p0/purchase_thanks", "rhythm"]),
        st.sampled_from(["2024-05-06", "2025-01-01"]),
        st.sampled_from(MarkKind),
        RECENT,
        st.none() | RECENT,
    ),
    max_size=3,
).map(tuple)


@settings(max_examples=5, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(entries(), max_size=4), st.dictionaries(st.sampled_from(["vip", "regular"]), st.integers(1, 99), max_size=2))
def test_any_book_comes_back_as_it_was(tmp_path_factory, histories, rhythms):
    folder = tmp_path_factory.mktemp("books")
    own = OwnSettings({"rhythms": {name: [days, days + 9] for name, days in rhythms.items()}})
    with ExitStack() as stack:
        one, other = (stack.enter_context(Book(folder / f"{name}.relapp", STAMPS)) for name in ("one", "other"))
        bring(one, own, *histories)
        data = as_file(one)
        taken = other.whole.take_in(pieces_of(data), "book.json")
        assert taken.problems == ()
        assert as_file(other) == data
        assert reminders(other) == reminders(one)
        assert one.check() == other.check() == []
        assert {name: [rhythm.ideal_days, rhythm.latest_days] for name, rhythm in other.settings.get().rhythms.items()} == (
            own.values["rhythms"]
        )
        json.loads(data)


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory):
    """A sample book of four clients, as its file says it."""
    path = tmp_path_factory.mktemp("sample") / "sample.relapp"
    write_sample(path, 4, on=MONDAY)
    with Book(path, STAMPS) as sample:
        return json.loads(as_file(sample))


@pytest.fixture(scope="module")
def never_kept(tmp_path_factory):
    """A book out of which every example is taken back."""
    with Book(tmp_path_factory.mktemp("book") / "clients.relapp", STAMPS) as opened:
        yield opened


STRANGE = [
    *("", "8999-12-31", "1000-01-01", "2028-02-29", "--02-29", "00:00", "x" * 300, "\u202e\x01", "1", "a/b", "yes", "vip", ONE),
    *(10**14, -1, 0, 999, 36_500, 1.5, None, True, False, [], {}),
]


def places(part, path=()):
    """Where something stands in a file, as the keys and numbers that lead there."""
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, each in inner:
        yield (*path, key)
        yield from places(each, (*path, key))


@settings(max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.randoms(use_true_random=False))
def test_whatever_a_file_says_the_book_stays_sound(sample_file, never_kept, dice):
    said = json.loads(json.dumps(sample_file))
    for _time in range(dice.randint(1, 10)):
        *path, last = dice.choice([place for place in places(said) if place[0] != "relapp"])
        reduce(lambda part, key: part[key], path, said)[last] = dice.choice(STRANGE)

    def look(_count):
        looked.append(never_kept.check())
        list(never_kept.whole.export())
        never_kept.turn_to(date(2028, 2, 29))
        looked.append(never_kept.check())
        raise ImportCancelledError

    looked = []
    with pytest.raises(ImportCancelledError):
        never_kept.whole.take_in(pieces_of(json.dumps(said).encode()), "book.json", look)
    assert looked == [[], []]


def test_a_book_with_two_years_of_history_comes_back_as_it_was(tmp_path, another):
    write_sample(tmp_path / "sample.relapp", 60, on=MONDAY)
    with Book(tmp_path / "sample.relapp", STAMPS) as sample:
        gone, kept, merged = (line.id for line in sample.list.find("a", 3))
        sample.clients.delete([gone])
        sample.duplicates.merge(kept, merged, sample.clients.get(kept))
        data = as_file(sample)
        taken = another.whole.take_in(pieces_of(data), "book.json")
        assert (taken.counts.read, taken.counts.added, taken.problems) == (58, 58, ())
        assert as_file(another) == data
        assert reminders(another) == reminders(sample)
        assert another.settings.get() == sample.settings.get()
        names = [client.name for client in sample.clients.load(list(sample.list.ids(ClientFilter()))).values()]
        assert [client.name for client in another.clients.load(list(another.list.ids(ClientFilter()))).values()] == names
