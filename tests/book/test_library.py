from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relapp.book import Book, library
from relapp.domain.clients import Channel, Client, Detail, DetailKind, Importance, Pause
from relapp.domain.clippings import Clipping, PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.domain.reminders import Reminder
from tests.book.conftest import MONDAY

Add = Callable[..., int]
WINE = Clipping("Wines of the year", MONDAY, "https://example.com", "page 3", ("vinhos",), date(2026, 12, 20))
SENT = Touch(MONDAY, Purpose.SHARE_INFORMATION, Channel.WHATSAPP, outcome=Outcome.SENT)


@pytest.fixture
def add(book: Book) -> Add:
    """Add a client with interests; returns the id."""

    def add(name: str = "Ana", *interests: str, importance: Importance = Importance.OCCASIONAL, **rest: object) -> int:
        details = tuple(Detail(DetailKind.INTEREST, text) for text in interests)
        return book.clients.add(Client(name, importance=importance, details=details, **rest)).client_ids[0]  # type: ignore[arg-type]

    return add


def kept(book: Book, clipping: Clipping = WINE) -> Clipping:
    book.library.add(clipping)
    return book.library.clippings()[-1]


def reminder(book: Book, client_id: int) -> Reminder | None:
    return next((each for each in book.agenda.of_client(client_id) if each.source == "clipping"), None)


def names(book: Book, clipping: Clipping) -> list[str]:
    return [line.name for line in book.library.matches(clipping, MONDAY)]


def test_a_clipping_is_kept_as_it_is(book: Book) -> None:
    assert replace(kept(book), uuid="") == WINE
    bare = Clipping("Fair", MONDAY)
    assert replace(kept(book, bare), uuid="") == bare


def test_adding_one_reminds_of_those_it_fits_and_undo_forgets_it(book: Book, add: Add) -> None:
    ana, bia = add("Ana", "um bom vinho"), add("Bia", "xadrez")
    changes = book.library.add(WINE)
    assert changes.client_ids == (ana,)
    found = reminder(book, ana)
    assert found
    assert found.data["interest"] == "um bom vinho"
    assert reminder(book, bia) is None
    assert changes.undo
    assert changes.undo().client_ids == (ana,)
    assert book.library.clippings() == []
    assert reminder(book, ana) is None


def test_other_topics_are_for_other_clients(book: Book, add: Add) -> None:
    ana, bia = add("Ana", "vinho"), add("Bia", "xadrez")
    wine = kept(book)
    changes = book.library.save(replace(wine, topics=("xadrez",)))
    assert set(changes.client_ids) == {ana, bia}
    assert reminder(book, ana) is None
    assert reminder(book, bia)
    assert book.check() == []
    assert changes.undo
    changes.undo()
    assert book.library.clippings() == [wine]
    assert reminder(book, ana)
    assert reminder(book, bia) is None


def test_another_title_shows_in_the_reminder(book: Book, add: Add) -> None:
    ana = add("Ana", "vinho")
    book.library.save(replace(kept(book), title="Ports"))
    found = reminder(book, ana)
    assert found
    assert found.data["title"] == "Ports"


def test_a_deleted_one_is_gone_until_it_is_brought_back(book: Book, add: Add) -> None:
    ana = add("Ana", "vinho")
    wine = kept(book)
    changes = book.library.delete(wine)
    assert book.library.clippings() == []
    assert reminder(book, ana) is None
    with pytest.raises(KeyError):
        book.library.save(wine)
    assert changes.undo
    changes.undo()
    assert book.library.clippings() == [wine]
    assert reminder(book, ana)


def test_only_clients_whom_it_fits_are_computed_again(book: Book, add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "CHUNK", 2)
    fitting = ("vinho", "Vinho tinto", "o vinho")
    ids = [add(f"Ana {number}", fitting[number // 3] if number % 3 == 0 else "xadrez") for number in range(9)]
    add("Bia", "vinho", importance=Importance.NOT_SORTED)
    computed: list[int] = []
    recompute = book.agenda.recompute
    monkeypatch.setattr(book.agenda, "recompute", lambda wanted: recompute(computed.extend(wanted) or list(wanted)))
    book.library.add(WINE)
    assert computed == ids[::3]


def test_the_reminder_follows_what_a_client_is_interested_in(book: Book, add: Add) -> None:
    kept(book)
    ana = add("Ana", "xadrez")
    assert reminder(book, ana) is None
    client = book.clients.get(ana)
    book.clients.save(replace(client, details=(*client.details, Detail(DetailKind.WISH, "beber mais vinho"))))
    assert reminder(book, ana)
    book.clients.save(client)
    assert reminder(book, ana) is None


def test_the_best_match_stands_first_then_the_most_important(book: Book, add: Add) -> None:
    add("Ana", "vinho", importance=Importance.OCCASIONAL)
    add("Bia", "queijo e vinho tinto", importance=Importance.VIP)
    add("Caio", "vinhos", importance=Importance.VIP)
    add("Davi", "Vinho", importance=Importance.NOT_SORTED)
    add("Eva", "xadrez", "queijo, vinho")
    lines = book.library.matches(kept(book), MONDAY)
    assert [line.name for line in lines] == ["Caio", "Ana", "Davi", "Bia", "Eva"]
    assert [line.interest for line in lines][-2:] == ["queijo e vinho tinto", "queijo, vinho"]


def test_one_that_is_yet_to_be_kept_can_be_tried_out(book: Book, add: Add) -> None:
    add("Ana", "vinho")
    assert names(book, WINE) == ["Ana"]
    assert names(book, replace(WINE, topics=())) == []


def test_who_is_to_be_left_in_peace_is_left_out(book: Book, add: Add) -> None:
    wine = kept(book)
    for pause in Pause:
        add(pause.name, "vinho", pause=pause)
    add("for today", "vinho", pause=Pause.OTHER, paused_until=MONDAY)
    add("over", "vinho", pause=Pause.OTHER, paused_until=MONDAY - timedelta(days=1))
    worried, gone = add("worried", "vinho"), add("gone", "vinho")
    book.records.keep("concern_added", worried, Concern("late", MONDAY))
    book.clients.delete([gone])
    assert names(book, wine) == ["over"]
    (line,) = book.library.overview(MONDAY)
    assert (line.waiting, line.had) == (1, 0)


def test_who_refuses_a_channel_is_shown_with_it(book: Book, add: Add) -> None:
    add("Ana", "vinho", refused_channels=frozenset({Channel.EMAIL, Channel.PHONE}))
    (line,) = book.library.matches(kept(book), MONDAY)
    assert line.refused == {Channel.EMAIL, Channel.PHONE}


def test_passing_on_is_logged_once_a_client_and_taken_back_at_once(book: Book, add: Add) -> None:
    ana, bia, caio = add("Ana", "vinho"), add("Bia", "vinho", importance=Importance.NOT_SORTED), add("Caio", "vinho")
    wine = kept(book)
    before = {client_id: book.agenda.of_client(client_id) for client_id in (ana, bia, caio)}
    changes = book.library.pass_on(wine, [ana, bia, ana], SENT)
    assert changes.client_ids == (ana, bia)
    assert names(book, wine) == ["Caio"]
    assert {each.client.name for each in book.library.readers(wine)} == {"Ana", "Bia"}
    for client_id in (ana, bia):
        assert reminder(book, client_id) is None
        (entry,) = [each for each in book.timeline.latest(client_id) if each.touch]
        assert entry.touch
        assert entry.touch.purpose is Purpose.SHARE_INFORMATION
        assert book.journal.last_contact(client_id) == MONDAY
    assert book.check() == []

    assert changes.undo
    assert changes.undo().client_ids == (ana, bia)
    assert {client_id: book.agenda.of_client(client_id) for client_id in (ana, bia, caio)} == before
    assert book.library.readers(wine) == []
    assert book.timeline.latest(ana) == []
    assert book.journal.last_contact(bia) is None


def test_nobody_is_given_the_same_one_twice(book: Book, add: Add) -> None:
    ana = add("Ana", "vinho")
    wine = kept(book)
    book.library.pass_on(wine, [ana], SENT)
    assert book.library.pass_on(wine, [ana], SENT).client_ids == ()
    touches = [entry for entry in book.timeline.latest(ana) if entry.touch]
    assert len(book.library.readers(wine)) == len(touches) == 1


def test_after_one_another_waits_a_week(book: Book, add: Add) -> None:
    ana = add("Ana", "vinho")
    bia = add("Bia", "o vinho e os amigos")
    wine, port = kept(book), kept(book, replace(WINE, title="Ports"))
    book.library.pass_on(wine, [ana], SENT)
    found = reminder(book, ana)
    assert found
    assert (found.occurrence, found.earliest) == (port.uuid, MONDAY + timedelta(days=7))
    lines = book.library.matches(port, MONDAY)
    assert [(line.client_id, line.last, line.free_from) for line in lines] == [
        (bia, None, None),
        (ana, MONDAY, MONDAY + timedelta(days=7)),
    ]
    (line,) = [each for each in book.library.matches(port, MONDAY + timedelta(days=7)) if each.client_id == ana]
    assert line.free_from is None


def test_a_reminder_that_is_done_elsewhere_counts_as_passed_on(book: Book, add: Add) -> None:
    ana = add("Ana", "vinho")
    wine = kept(book)
    due = reminder(book, ana)
    assert due
    book.journal.log(ana, replace(SENT, purpose=due.purpose), [due])
    assert [each.client.id for each in book.library.readers(wine)] == [ana]
    assert names(book, wine) == []


def test_a_touch_that_reached_nobody_passes_nothing_on(book: Book, add: Add) -> None:
    ana, bia = add("Ana", "vinho"), add("Bia", "vinho", importance=Importance.NOT_SORTED)
    wine = kept(book)
    book.library.pass_on(wine, [ana, bia], replace(SENT, outcome=Outcome.NO_ANSWER))
    assert book.library.readers(wine) == []
    found = reminder(book, ana)
    assert found
    assert found.tries == 1


def test_what_they_answered_is_kept_and_can_be_taken_back(book: Book, add: Add) -> None:
    ana, bia = add("Ana", "vinho"), add("Bia", "vinho")
    wine = kept(book)
    book.library.pass_on(wine, [ana], replace(SENT, on=MONDAY - timedelta(days=1)))
    book.library.pass_on(wine, [bia], SENT)
    readers = book.library.readers(wine)
    assert [each.client.name for each in readers] == ["Bia", "Ana"]
    changes = book.library.answer(readers[1].passed_on, "wants to taste it")
    assert [each.passed_on.answer for each in book.library.readers(wine)] == ["", "wants to taste it"]
    assert changes.undo
    changes.undo()
    assert [each.passed_on.answer for each in book.library.readers(wine)] == ["", ""]


def test_the_overview_counts_who_waits_and_who_had_it_and_puts_past_ones_last(book: Book, add: Add) -> None:
    ids = [add("Ana", "vinho"), add("Bia", "vinho", "vinhos do Porto"), add("Caio", "xadrez"), add("Davi", "vinho")]
    old = kept(book, replace(WINE, title="Old", good_until=MONDAY - timedelta(days=1)))
    wine = kept(book)
    kept(book, Clipping("Chess", MONDAY, topics=("xadrez",)))
    book.library.pass_on(wine, ids[:1], SENT)
    book.library.pass_on(old, ids[1:2], SENT)
    book.clients.delete(ids[3:])
    lines = book.library.overview(MONDAY)
    assert [(line.clipping.title, line.waiting, line.had) for line in lines] == [
        ("Chess", 1, 0),
        ("Wines of the year", 1, 1),
        ("Old", 0, 1),
    ]


def test_topics_in_use_are_offered_then_what_most_clients_care_for(book: Book, add: Add) -> None:
    add("Ana", "xadrez")
    add("Bia", "vinho", "xadrez")
    kept(book)
    assert book.library.topics() == ["vinhos", "xadrez", "vinho"]


def test_an_expired_one_lapses_by_itself(book: Book, add: Add) -> None:
    ana = add("Ana", "vinho")
    kept(book, replace(WINE, good_until=MONDAY + timedelta(days=1)))
    assert reminder(book, ana)
    book.turn_to(MONDAY + timedelta(days=2))
    assert reminder(book, ana) is None


TOPICS = st.lists(st.sampled_from(["vinhos", "xadrez", "de", "carros e motos"]), max_size=2).map(tuple)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), TOPICS, st.none() | st.integers(-2, 20)),
        st.tuples(st.just("topics"), TOPICS, st.integers(0, 4)),
        st.tuples(st.just("delete"), st.just(()), st.integers(0, 4)),
        st.tuples(st.just("pass on"), st.sets(st.integers(0, 3)).map(tuple), st.integers(0, 4)),
        st.tuples(st.just("interest"), TOPICS, st.integers(0, 3)),
        st.tuples(st.just("days"), st.just(()), st.integers(1, 9)),
        st.tuples(st.just("undo"), st.just(()), st.just(0)),
    ),
    max_size=8,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_whatever_happens_the_reminders_are_what_the_facts_give(
    steps: list[tuple[str, tuple[object, ...], int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Book(tmp_path_factory.mktemp("book") / "clients.relapp") as book:
        book.turn_to(MONDAY)
        told = ("vinho", "carro", "xadrez e vinho", "pesca")
        ids = [
            book.clients.add(Client(text, importance=Importance.VIP, details=(Detail(DetailKind.INTEREST, text),))).client_ids[0]
            for text in told
        ]
        for step in steps:
            _take(book, ids, *step)
            assert book.agenda.check() == []
        for client_id in ids:
            given_on = sorted(each.on for each in book.records.of(PassedOn, client_id))
            clippings = [each.clipping for each in book.records.of(PassedOn, client_id)]
            assert len(set(clippings)) == len(given_on)


def _take(book: Book, ids: list[int], step: str, what: tuple[object, ...], number: int | None) -> None:
    """One step of somebody's day."""
    today, clippings = book.agenda.as_of, book.library.clippings()
    topics = tuple(map(str, what))
    chosen = clippings[(number or 0) % len(clippings)] if clippings else None
    if step == "add":
        until = None if number is None else today + timedelta(days=number)
        book.history.add(book.library.add(Clipping("x", today, topics=topics, good_until=until)))
    elif step == "interest":
        client = book.clients.get(ids[number or 0])
        details = tuple(Detail(DetailKind.INTEREST, topic) for topic in topics)
        book.history.add(book.clients.save(replace(client, details=details)))
    elif step == "days":
        book.turn_to(today + timedelta(days=number or 1))
    elif step == "undo":
        book.history.undo()
    elif chosen and step == "topics":
        book.history.add(book.library.save(replace(chosen, topics=topics)))
    elif chosen and step == "delete":
        book.history.add(book.library.delete(chosen))
    elif chosen:
        book.history.add(book.library.pass_on(chosen, [ids[int(str(each))] for each in what], replace(SENT, on=today)))
