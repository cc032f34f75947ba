"""Clients as hypothesis makes them, for files in and out."""

from datetime import date as calendar_date

from hypothesis import strategies as st

from relapp.domain.clients import (
    Channel,
    Circle,
    Client,
    ClientKind,
    ContactPoint,
    Detail,
    DetailKind,
    Importance,
    Observed,
    Occasion,
    OccasionKind,
    Pause,
    Person,
    PointKind,
    RelationshipType,
    Stage,
)
from relapp.domain.dates import YearlyDate
from relapp.domain.rhythms import Rhythm
from relapp.exchange.labels import plain_label

# Visible letters of every script, with the signs that vCard and CSV give a meaning to; hyphens that phones lose aside.
LETTERS = st.one_of(
    st.sampled_from(list("\\;,:\"'=+-@^*n")),
    st.characters(categories=("L", "N", "P", "S"), exclude_characters="\u2010\u2011", codec="utf-8"),
)
WORDS = st.text(LETTERS, min_size=1, max_size=5).filter(lambda word: len(word.split()) == 1 and ":::" not in word)
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
NOTES = st.lists(PHRASES, max_size=3).map("\n".join)
LABELS = st.one_of(st.sampled_from(["", "cell", "work", "home", "home fax", "work fax", "main", "other"]), PHRASES).filter(
    lambda label: plain_label(label) == label
)
DATES = st.one_of(
    st.dates(calendar_date(1900, 1, 1), calendar_date(2200, 12, 31)).map(lambda day: YearlyDate(day.month, day.day, day.year)),
    st.dates().map(lambda day: YearlyDate(day.month, day.day)),
    st.just(YearlyDate(2, 29)),
)
PHONES = st.one_of(st.from_regex(r"\+?[0-9][0-9 ().-]{2,9}[0-9]", fullmatch=True), PHRASES).filter(
    lambda text: text[:4].lower() != "tel:"
)
EMAILS = PHRASES.filter(lambda text: text[:7].lower() != "mailto:")
ADDRESSES = st.lists(PHRASES, min_size=1, max_size=3).map(", ".join)
VALUES = {PointKind.PHONE: PHONES, PointKind.EMAIL: EMAILS, PointKind.ADDRESS: ADDRESSES, PointKind.URL: PHRASES}
POINTS = st.sampled_from(list(PointKind)).flatmap(lambda kind: st.builds(ContactPoint, st.just(kind), VALUES[kind], LABELS))
DETAILS = st.lists(st.builds(Detail, st.sampled_from(list(DetailKind)), PHRASES), max_size=3, unique=True)
TAGS = st.lists(PHRASES.filter(lambda tag: not tag.startswith("*") and tag != "myContacts"), max_size=3, unique=True)

DAYS = st.dates(calendar_date(1990, 1, 1), calendar_date(2100, 12, 31))
NOTED_DETAILS = st.lists(
    st.builds(Detail, st.sampled_from(list(DetailKind)), PHRASES, st.none() | st.sampled_from(list(Observed)), st.none() | DAYS),
    max_size=3,
    unique=True,
)
RELATIONS = st.one_of(st.sampled_from(["", "spouse", "daughter", "Daughter", "fiica", "filha", "manager", "buyer"]), PHRASES)
UUIDS = st.uuids().map(lambda uuid: uuid.hex)
PEOPLE = st.lists(
    st.builds(
        Person,
        PHRASES,
        st.sampled_from(list(Circle)),
        RELATIONS,
        title=st.just("") | PHRASES,
        phone=st.just("") | PHRASES,
        email=st.just("") | PHRASES,
        note=NOTES,
        client=st.just("") | UUIDS,
    ),
    max_size=3,
    unique=True,
)

# Values for the fields of a client that only files of our own hold.
OWN = st.fixed_dictionaries(
    {},
    optional={
        "importance": st.sampled_from(list(Importance)),
        "stage": st.sampled_from(list(Stage)),
        "relationship": st.sampled_from(list(RelationshipType)),
        "preferred_channel": st.sampled_from(list(Channel)),
        "preferred_hours": PHRASES,
        "refused_channels": st.frozensets(st.sampled_from(list(Channel))),
        "rhythm": st.tuples(st.integers(1, 400), st.integers(0, 400)).map(lambda days: Rhythm(days[0], days[0] + days[1])),
        "rhythm_start": DAYS,
        "wants_gifts": st.booleans(),
        "wants_cards": st.booleans(),
        "gift_budget": st.integers(0, 10**9),
        "language": st.sampled_from(["en", "pt_BR", "ro"]),
        "pause": st.sampled_from(list(Pause)),
        "paused_until": DAYS,
        "reviewed_on": DAYS,
    },
)


@st.composite
def occasions(draw: st.DrawFn) -> Occasion:
    kind = draw(st.sampled_from(list(OccasionKind)))
    label, person, relation = (draw(st.one_of(st.just(""), PHRASES)) for _ in range(3))
    return Occasion(kind, draw(DATES), label, person, relation)


@st.composite
def clients(draw: st.DrawFn, dates: st.SearchStrategy[Occasion], organisations_have_a_company: bool) -> Client:
    kind = draw(st.sampled_from(list(ClientKind)))
    name, company = draw(PHRASES), draw(st.one_of(st.just(""), PHRASES))
    if kind is ClientKind.ORGANISATION and not organisations_have_a_company:
        company = ""
    points = draw(st.lists(POINTS, max_size=4, unique_by=lambda point: (point.kind, point.value)))
    return Client(
        name=name,
        kind=kind,
        company="" if company == name else company,
        title=draw(st.one_of(st.just(""), PHRASES)),
        points=tuple(points),
        tags=tuple(draw(TAGS)),
        details=tuple(draw(DETAILS)),
        occasions=tuple(draw(st.lists(dates, max_size=3, unique=True))),
        notes=draw(NOTES),
    )
