from dataclasses import replace
from datetime import date as calendar_date

import vobject
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.clients import Client, ClientKind, ContactPoint, Detail, DetailKind, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.exchange import read_file, write_csv, write_vcard
from relapp.exchange.labels import occasion_kind, plain_label

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


@st.composite
def occasions(draw: st.DrawFn) -> Occasion:
    kind = draw(st.sampled_from(list(OccasionKind)))
    label, person, relation = (draw(st.one_of(st.just(""), PHRASES)) for _ in range(3))
    return Occasion(kind, draw(DATES), label, person, relation)


@st.composite
def table_occasions(draw: st.DrawFn) -> Occasion:
    """What Google's columns can tell: nobody else's dates, and a label only where the kind is not one of ours."""
    kind = draw(st.sampled_from(list(OccasionKind)))
    labels = PHRASES.filter(lambda label: occasion_kind(label) == (OccasionKind.CUSTOM, label))
    return Occasion(kind, draw(DATES), draw(labels) if kind is OccasionKind.CUSTOM else "")


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


@given(st.lists(clients(occasions(), organisations_have_a_company=True), min_size=1, max_size=3))
def test_what_is_written_as_vcard_is_read_as_it_was(written):
    reading = read_file("a.vcf", write_vcard(written))
    assert [record.client for record in reading.records] == written
    assert not reading.failures
    assert not any(record.warnings for record in reading.records)


def sorted_as_a_table(client: Client) -> Client:
    """The same client: columns keep no order among kinds of points, and the birthday has a column before all other dates."""
    birthday = [one for one in client.occasions if one.kind is OccasionKind.BIRTHDAY][:1]
    order = list(PointKind)
    return replace(
        client,
        points=tuple(sorted(client.points, key=lambda point: order.index(point.kind))),
        occasions=(*birthday, *(one for one in client.occasions if one not in birthday)),
    )


@given(st.lists(clients(table_occasions(), organisations_have_a_company=False), min_size=1, max_size=3))
def test_what_is_written_as_csv_is_read_as_it_was(written):
    reading = read_file("a.csv", write_csv(written))
    assert [sorted_as_a_table(record.client) for record in reading.records] == [sorted_as_a_table(client) for client in written]
    assert not reading.failures
    assert not reading.remarks
    assert not any(record.warnings for record in reading.records)


PLAIN = st.text(st.characters(categories=("Lu", "Ll"), codec="utf-8"), min_size=1, max_size=90)


@given(PLAIN, PLAIN, NOTES)
def test_another_reader_reads_the_same_from_what_is_written(given_name, family, notes):
    client = Client(
        name=f"{given_name} {family}", company=family, notes=notes, points=(ContactPoint(PointKind.EMAIL, given_name),)
    )
    card = vobject.readOne(write_vcard([client]).decode())
    assert (card.fn.value, card.n.value.family, card.org.value) == (client.name, family, [family])
    assert (card.contents["email"][0].value, card.contents["note"][0].value if notes else "") == (given_name, notes)
