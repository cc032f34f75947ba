from dataclasses import replace

from relapp.domain.clients import Circle, Client, ClientKind, Occasion, OccasionKind, Person
from relapp.domain.dates import YearlyDate
from relapp.domain.people import dates_of, dates_of_nobody_known, in_circle, person_behind, with_person, without_person

BIA = Person("Bia", Circle.FAMILY, "daughter", uuid="p1")
RUI = Person("Rui Nunes", Circle.WORK, "accountant", uuid="p2")
OWN = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 24), uuid="o1")
BIAS = Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 14), person="BÍA ", relation="daughter", uuid="o2")
PAULOS = Occasion(OccasionKind.WEDDING, YearlyDate(6, 5), person="Paulo", relation="husband", uuid="o3")
MARINA = Client("Marina", occasions=(OWN, BIAS, PAULOS), people=(BIA, RUI))


def test_dates_belong_to_whoever_they_name_however_it_is_written() -> None:
    assert dates_of(MARINA, BIA) == [BIAS]
    assert dates_of(MARINA, RUI) == []
    assert dates_of_nobody_known(MARINA) == [OWN, PAULOS]


def test_each_date_is_shown_once_where_two_have_one_name() -> None:
    twin = replace(RUI, name="bia", uuid="p3")
    both = replace(MARINA, people=(BIA, twin))
    assert (dates_of(both, BIA), dates_of(both, twin)) == ([BIAS], [])


def test_a_new_name_goes_into_the_dates_and_they_keep_their_identity() -> None:
    after = with_person(MARINA, replace(BIA, name="Beatriz"))
    assert after.people == (replace(BIA, name="Beatriz"), RUI)
    assert after.occasions == (OWN, replace(BIAS, person="Beatriz"), PAULOS)


def test_a_new_relation_goes_into_the_dates_and_a_known_one_is_kept() -> None:
    assert with_person(MARINA, replace(BIA, relation="niece")).occasions[1].relation == "niece"
    silent = replace(MARINA, people=(replace(BIA, relation=""),))
    assert with_person(silent, replace(BIA, relation="", note="x")).occasions[1].relation == "daughter"


def test_somebody_new_comes_last() -> None:
    paulo = person_behind(PAULOS, MARINA)
    assert paulo == Person("Paulo", Circle.FAMILY, "husband")
    after = with_person(MARINA, paulo)
    assert after.people == (BIA, RUI, paulo)
    assert dates_of_nobody_known(after) == [OWN]


def test_around_an_organisation_they_work_there() -> None:
    assert person_behind(PAULOS, Client("Porto", ClientKind.ORGANISATION)).circle is Circle.WORK


def test_whoever_goes_takes_their_dates_along() -> None:
    after = without_person(MARINA, BIA)
    assert after.people == (RUI,)
    assert after.occasions == (OWN, PAULOS)


def test_circles() -> None:
    assert in_circle(MARINA, Circle.WORK) == [RUI]
    assert in_circle(MARINA, Circle.OTHER) == []
