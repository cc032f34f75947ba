from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relapp.book import schema
from relapp.book.duplicates import merging
from relapp.book.duplicates.candidates import CROWD
from relapp.book.duplicates.part import Pair
from relapp.book.imports.part import ImportCancelledError
from relapp.domain.check_ups import CheckUp
from relapp.domain.clients import (
    Client,
    ClientKind,
    ContactPoint,
    Detail,
    DetailKind,
    Importance,
    Occasion,
    OccasionKind,
    Person,
    PointKind,
)
from relapp.domain.clippings import PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import Reason, conflicts, merged
from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.histories import MERGED, ClientChange
from relapp.domain.journal import Outcome, Purchase, Purpose, Touch
from relapp.domain.promises import Promise
from relapp.domain.questions import Question
from tests.book.conftest import MONDAY

PHONE = "(11) 95555-0127"
COMPUTED = {"reminder"}


def points(*values):
    return tuple(ContactPoint(PointKind.EMAIL if "@" in each else PointKind.PHONE, each) for each in values)


def born(month, day, year=None):
    return Occasion(OccasionKind.BIRTHDAY, YearlyDate(month, day, year))


def add(book, name="Ana Prado", *reached, **rest):
    return book.clients.add(Client(name, points=points(*reached), **rest)).client_ids[0]


def ids(pairs):
    return [(each.first_id, each.second_id) for each in pairs]


def dump(book):
    """Every row of every table but those that are computed, in their order."""
    tables = [each for each in vars(schema).values() if isinstance(each, schema.Table)]
    names = sorted(each.__name__ for each in tables)
    return {name: sorted(book._db.sql(f"SELECT * FROM {name}"), key=repr) for name in names if name not in COMPUTED}


def merge(book, kept_id, gone_id, choices=None):
    clients = book.clients.load([kept_id, gone_id])
    return book.duplicates.merge(kept_id, gone_id, merged(clients[kept_id], clients[gone_id], choices))


def test_pairs_are_found_the_surest_first(book):
    ana, other, third = add(book, "Ana Prado", PHONE), add(book, "Prado, Ana", "11 95555 0127"), add(book, "A. Prado")
    add(book, "Bruno Lima", "21 2222 3333")
    found = book.duplicates.find()
    assert ids(found) == [(ana, other), (ana, third), (other, third)]
    assert found[0].likeness.is_sure
    assert found[0].likeness.reasons == (Reason.SAME_PHONE, Reason.SAME_NAME)
    assert [each.likeness.score for each in found] == sorted((each.likeness.score for each in found), reverse=True)
    assert ids(book.duplicates.of(third)) == [(ana, third), (other, third)]
    assert book.duplicates.of(999) == []


def test_of_one_gives_what_finding_gives(book):
    for number in range(CROWD + 4):
        day = (born(1, 1 + number // 2),) if number < 6 else ()
        add(book, "João Silva", f"{number}@x.exemplo", company="Nord" if number in (7, 8) else "", occasions=day)
    for name in ("J. Silva", "Zé Silva", "José Silva", "Nord"):
        add(book, name, "(11) 5555-0101", company="Nord" if name == "J. Silva" else "")
    add(book, "Nord SRL", kind=ClientKind.ORGANISATION)
    found = book.duplicates.find()
    assert found
    everybody = sorted({each for pair in ids(found) for each in pair})
    alone = {pair for client_id in everybody for pair in book.duplicates.of(client_id)}
    assert alone == set(found)
    assert all(
        book.duplicates.of(client_id) == [each for each in found if client_id in (each.first_id, each.second_id)]
        for client_id in everybody
    )


def test_a_name_that_a_crowd_shares_counts_only_with_more(book):
    crowd = [add(book, "João Silva", f"{number}@x.exemplo") for number in range(CROWD + 1)]
    assert book.duplicates.find() == []
    twins = [add(book, "João Silva", f"{number}@y.exemplo", occasions=(born(3, 22),)) for number in range(2)]
    partners = [add(book, "João Silva", f"{number}@z.exemplo", company="Nord") for number in range(2)]
    assert sorted(ids(book.duplicates.find())) == [tuple(twins), tuple(partners)]
    assert book.duplicates.of(crowd[0]) == []
    assert ids(book.duplicates.of(twins[0])) == [tuple(twins)]


def test_the_number_of_an_office_speaks_only_where_names_agree(book):
    names = ["Ana Prado", "Bruno Lima", "Carla Dias", "Davi Reis", "Elena Cruz", "A. Prado"]
    clients = [add(book, name, PHONE) for name in names]
    assert ids(book.duplicates.find()) == [(clients[0], clients[5])]
    assert ids(book.duplicates.of(clients[0])) == [(clients[0], clients[5])]


def test_a_company_and_somebody_there(book):
    nord = add(book, "S.C. Nord S.R.L.", kind=ClientKind.ORGANISATION)
    ana = add(book, "Ana", PHONE, company="Nord")
    add(book, "Bia", "1", company="Sud")
    found = [each for each in book.duplicates.find() if Reason.COMPANY_CONTACT in each.likeness.reasons]
    assert ids(found) == [(nord, ana)]
    assert not found[0].likeness.is_sure
    assert book.duplicates.of(ana) == book.duplicates.of(nord) == found


def test_whoever_is_gone_is_nobodys_duplicate(book):
    first, second = add(book, "Ana", PHONE), add(book, "Ana", PHONE)
    deleted = book.clients.delete([second])
    assert book.duplicates.find() == book.duplicates.of(first) == []
    deleted.undo()
    assert ids(book.duplicates.find()) == [(first, second)]


def test_searching_says_how_far_it_is_and_can_be_stopped(book):
    for _ in range(3):
        add(book, "Ana", PHONE)
    told = []
    book.duplicates.find(lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0

    def stop(_done, _total):
        raise ImportCancelledError

    with pytest.raises(ImportCancelledError):
        book.duplicates.find(stop)


def test_not_the_same_is_remembered_and_taken_back(book):
    first, second = add(book, "Ana", PHONE), add(book, "Ana", PHONE)
    before = dump(book)
    kept_apart = book.duplicates.not_the_same(second, first)
    assert kept_apart.action == "not_the_same"
    assert book.duplicates.find() == book.duplicates.of(second) == []
    again = book.duplicates.not_the_same(first, second)
    again.undo()
    assert book.duplicates.find() == []
    kept_apart.undo()
    assert dump(book) == before
    assert ids(book.duplicates.find()) == [(first, second)]
    with pytest.raises(KeyError):
        book.duplicates.not_the_same(first, 999)


def live(book, client_id, number):
    """Everything that can happen with a client."""
    with book._db.transaction():
        _live(book, client_id, number)


def _live(book, client_id, number):
    client = book.clients.get(client_id)
    book.journal.log(client_id, Touch(date(2026, 1, 1 + number), Purpose.THANK_YOU, note=f"touch {number}"))
    book.journal.log(client_id, Touch(date(2026, 2, 1), Purpose.GREETING, outcome=Outcome.NO_ANSWER))
    book.journal.add_purchase(client_id, Purchase(date(2026, 11, 20), "coffee", 100))
    book.journal.add_free_reminder(client_id, FreeReminder("call", date(2026, 12, 1), time(9)))
    reasons = book.agenda.of_client(client_id)
    book.agenda.snooze(reasons[:1], date(2026, 11, 30), MONDAY)
    occasion = client.occasions[0].uuid if client.occasions else ""
    for record in (
        Event(date(2026, 3, 1), Trigger.MET_AT_EVENT, "fair"),
        Promise("samples", date(2026, 12, 5)),
        Gift("book", GiftState.BOUGHT, occasion=occasion, year=2026),
        Concern("late", date(2026, 11, 1)),
        CheckUp(date(2026, 10, 1), {}),
        Question("wishes", "What next?"),
        PassedOn("clip", date(2026, 5, 5)),
    ):
        book.records.keep("event_added", client_id, record)
    book.texts.log_use(client_id, Touch(date(2026, 6, number), Purpose.PERSONAL_NOTE), (), f"text {number}")
    book.clients.save(replace(book.clients.get(client_id), company=f"Company {number}"))
    for name in (f"X-{number}", "X-BOTH"):
        book._db.execute(
            schema.ExtraTable.insert(client_id=client_id, position=0, origin="card", name=name, value="v", import_id=None)
        )
        book._db.execute(schema.UidTable.insert(client_id=client_id, uid=name, import_id=None))


@pytest.fixture
def two(book):
    """Two records of one client with all that happened, and others that refer to them."""
    kept = add(book, "Ana Prado", PHONE, occasions=(born(3, 22),), importance=Importance.VIP, tags=("a",), notes="one")
    rest = {"details": (Detail(DetailKind.WISH, "a map"),), "people": (Person("Bia", phone="1"),)}
    gone = add(book, "Ana Lúcia Prado", PHONE, "ana@x.exemplo", occasions=(born(3, 22, 1980),), tags=("b",), notes="two", **rest)
    live(book, kept, 1)
    live(book, gone, 2)
    book.duplicates.not_the_same(gone, add(book, "Ana Prado", PHONE))
    return kept, gone


def test_everything_moves_to_the_one_who_stays(book, two):
    kept, gone = two
    gone_client = book.clients.get(gone)
    friend = add(book, "Rui", people=(Person("Ana", client=gone_client.uuid),))
    book.people.refer(friend, Event(MONDAY, Trigger.REFERRAL_RECEIVED, "Ana", about=gone_client.uuid), gone)
    book.people.refer(gone, Event(MONDAY, Trigger.REFERRAL_GIVEN, "Ana", about=book.clients.get(kept).uuid), kept)
    before = dump(book)
    counts = {name: len(rows) for name, rows in before.items()}

    changes = merge(book, kept, gone, {"name": "Ana Lúcia Prado"})

    assert (changes.action, changes.client_ids) == ("clients_merged", (kept, gone))
    after = dump(book)
    moved = set(merging.MOVED + merging.MOVED_UNSTAMPED) - {"client_change", "client_uid"}
    assert {name: len(after[name]) for name in moved} == {name: counts[name] for name in moved}
    for name in moved:
        assert not book._db.sql(f"SELECT 1 FROM {name} WHERE client_id = ?", (gone,))
    assert sorted(uid for (uid,) in book._db.sql("SELECT uid FROM client_uid WHERE client_id = ?", (kept,))) == [
        "X-1",
        "X-2",
        "X-BOTH",
    ]
    client = book.clients.get(kept)
    assert (client.name, client.birthday, client.tags) == ("Ana Lúcia Prado", YearlyDate(3, 22, 1980), ("a", "b"))
    assert client.notes == "one\ntwo\nCompany: Company 2"
    assert [each.client for each in book.clients.get(friend).people] == [client.uuid]
    assert [each.other.id for each in book.people.referrals(client) if each.other] == [friend]
    assert {each.occasion for each in book.records.of(Gift, kept)} == {client.occasions[0].uuid}
    assert book.journal.last_contact(kept) == date(2026, 6, 2)
    assert [line.id for line in book.list.find("lúcia")] == [kept]
    assert book.list.find("ana@x")[0].id == kept
    assert book.clients.load([gone]) == {}
    assert book.agenda.of_client(gone) == []
    told = [each for each in book.records.of(ClientChange, kept) if each.field == MERGED]
    assert [each.after.splitlines()[0] for each in told] == ["Ana Lúcia Prado"]
    assert ids(book.duplicates.of(kept)) == []
    assert book.check() == []

    reminders = book.agenda.of_client(kept)
    changes.undo()
    assert dump(book) == before
    assert book.agenda.of_client(gone)
    assert book.agenda.of_client(kept) != reminders
    assert {line.id for line in book.list.find("prado")} >= {kept, gone}
    assert [line.id for line in book.list.find("lúcia")] == [gone]


def test_marks_of_a_birthday_speak_of_the_one_that_is_kept(book):
    kept = add(book, "Ana", occasions=(born(11, 23),))
    gone = add(book, "Ana", occasions=(born(11, 23, 1980),))
    book.agenda.skip(book.agenda.of_client(gone), MONDAY)
    undo = merge(book, kept, gone).undo
    assert [each.occurrence for each in book.agenda.of_client(kept)] == ["2027"]
    undo()
    assert [each.occurrence for each in book.agenda.of_client(kept)] == ["2026"]


def test_what_happened_meanwhile_survives_taking_a_merge_back(book, two):
    kept, gone = two
    changes = merge(book, kept, gone)
    later = add(book, "Later", "1", "2", "3", occasions=(born(1, 1),))
    book.journal.log(kept, Touch(MONDAY, Purpose.GREETING, note="since"))
    changes.undo()
    assert len(book.clients.get(later).points) == 3
    assert book.journal.last_contact(kept) == MONDAY
    assert book.clients.get(gone).emails == ("ana@x.exemplo",)


def test_nobody_is_merged_with_themselves_or_with_nobody(book):
    first = add(book)
    with pytest.raises(ValueError, match="itself"):
        book.duplicates.merge(first, first, book.clients.get(first))
    with pytest.raises(KeyError):
        book.duplicates.merge(first, 999, book.clients.get(first))


def test_no_table_of_a_client_is_forgotten():
    tables = {each.__name__ for each in vars(schema).values() if isinstance(each, schema.Table) and hasattr(each, "client_id")}
    known = {*merging.MOVED, *merging.MOVED_UNSTAMPED, *merging.PARTS, *COMPUTED, "import_change"}
    assert tables == known


NAMES = st.sampled_from(["Ana", "Ana Prado", "Ana Lúcia Prado", "Nord"])
CLIENTS = st.builds(
    Client,
    NAMES,
    st.sampled_from(ClientKind),
    st.sampled_from(["", "Nord", "Sud"]),
    importance=st.sampled_from(Importance),
    points=st.lists(st.sampled_from(points(PHONE, "a@x.exemplo", "b@x.exemplo")), max_size=3, unique=True).map(tuple),
    occasions=st.lists(st.sampled_from([born(1, 1), born(1, 1, 1980), born(2, 2)]), max_size=2, unique=True).map(tuple),
    people=st.lists(st.builds(Person, NAMES, phone=st.sampled_from(["", "1", "2"])), max_size=2, unique_by=lambda p: p.name).map(
        tuple
    ),
    notes=st.sampled_from(["", "one"]),
)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CLIENTS, CLIENTS, st.booleans(), st.data())
def test_a_merge_taken_back_leaves_every_row_as_it_was(book, first, second, has_lived, data):
    kept, gone = (book.clients.add(each).client_ids[0] for each in (first, second))
    if has_lived:
        live(book, gone, 2)
    before = dump(book)
    clients = book.clients.load([kept, gone])
    found = conflicts(*clients.values())
    choices = {each.field: data.draw(st.sampled_from([each.first_value, each.second_value])) for each in found}
    changes = merge(book, kept, gone, choices)
    changes.undo()
    assert dump(book) == before
    assert isinstance(book.duplicates.of(kept), list)
    assert all(isinstance(each, Pair) for each in book.duplicates.of(kept))
