"""The yearly dates of a client, and the people around them, as lines of a vCard."""

from collections.abc import Iterable, Iterator, Mapping

from relapp.domain.clients import Occasion, OccasionKind, Person
from relapp.domain.dates import YearlyDate
from relapp.exchange.cards.card import DATE_PARAMETERS, PERSON_PARAMETERS
from relapp.exchange.cards.content_lines import encode_parameter, escape
from relapp.exchange.labels import occasion_label, read_occasion_label, says_no_words
from relapp.exchange.relations import read_relation, relation_label, standard_relation

_NO_YEAR = 1604  # Apple's: a leap year


def date_lines(occasions: Iterable[Occasion], groups: Iterator[str], version: str) -> Iterator[str]:
    """The first birthday (and in 4.0 wedding) that needs no words as the property it has, all others under a label."""
    plain = {OccasionKind.BIRTHDAY: "BDAY"} | ({OccasionKind.WEDDING: "ANNIVERSARY"} if version == "4.0" else {})
    for occasion in occasions:
        if occasion.kind in plain and says_no_words(occasion):
            yield f"{plain.pop(occasion.kind)}{_day(occasion.date, version)}"
        else:
            yield from _labelled_date(occasion, next(groups), version)


def person_lines(people: Iterable[Person], groups: Iterator[str], version: str) -> Iterator[str]:
    """RELATED in 4.0; in 3.0 what phones have instead."""
    for person in people:
        relation = standard_relation(person.relation)
        if version == "4.0":
            kind = relation.type if relation else ""
            head = f"RELATED;VALUE=text{f';TYPE={kind}' if kind else ''}"
            yield f"{head}{_person_parameters(person, kind)}:{escape(person.name)}"
        else:
            group = next(groups)
            label = relation_label(relation) if relation else person.relation
            yield f"{group}.X-ABRELATEDNAMES{_person_parameters(person, label)}:{escape(person.name)}"
            if label:
                yield f"{group}.X-ABLabel:{escape(label)}"


def _labelled_date(occasion: Occasion, group: str, version: str) -> Iterator[str]:
    label = occasion_label(occasion)
    found: dict[str, str] = {}
    if occasion.relation or read_occasion_label(label) != (occasion.kind, occasion.label, occasion.person):
        found = {name: getattr(occasion, name) for name in DATE_PARAMETERS}
    yield f"{group}.X-ABDATE{_parameters(found, DATE_PARAMETERS)}{_day(occasion.date, version)}"
    if label:
        yield f"{group}.X-ABLabel:{escape(label)}"


def _person_parameters(person: Person, label: str) -> str:
    """What of `person` is not to be read from the name and the label or type."""
    found = {name: getattr(person, name) for name in PERSON_PARAMETERS}
    relation, circle = read_relation(label)
    if relation == person.relation:
        del found["relation"]
    if circle is person.circle:
        del found["circle"]
    return _parameters(found, PERSON_PARAMETERS)


def _parameters(values: Mapping[str, str], names: Mapping[str, str]) -> str:
    return "".join(f";{names[part]}={encode_parameter(value)}" for part, value in values.items() if value)


def _day(date: YearlyDate, version: str) -> str:
    """The rest of a date's line: ``:19800322``, ``:--0322`` without a year; ``:1980-03-22`` and Apple's year for none in 3.0."""
    if version == "4.0":
        return f":{f'{date.year:04}' if date.year else '--'}{date.month:02}{date.day:02}"
    omitted = "" if date.year else f";X-APPLE-OMIT-YEAR={_NO_YEAR}"
    return f"{omitted}:{date.year or _NO_YEAR:04}-{date.month:02}-{date.day:02}"
