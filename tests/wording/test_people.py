import pytest

from relapp import i18n, wording
from relapp.domain.clients import Circle, ClientKind, DetailKind, Observed, Occasion, OccasionKind, Person
from relapp.domain.dates import YearlyDate
from relapp.domain.people import ReferralWay
from relapp.wording.people import circle, date_line, person_line, referral, way


@pytest.fixture(autouse=True)
def english():
    i18n.set_language("en")


def test_whoever_works_for_an_organisation_is_key() -> None:
    assert circle(Circle.WORK) == "People at work"
    assert circle(Circle.WORK, ClientKind.ORGANISATION) == "Key people"
    assert len({circle(each) for each in Circle}) == len(Circle)


def test_a_person_in_one_line() -> None:
    assert person_line(Person("Bia", relation="daughter", phone="11 5555", note="x")) == "daughter · 11 5555"
    assert person_line(Person("Bia")) == ""


def test_a_date_in_one_line() -> None:
    assert date_line(Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 14, 2008))) == "Birthday: Mar 14, 2008"
    assert date_line(Occasion(OccasionKind.CUSTOM, YearlyDate(3, 14), "Shop opened")) == "Shop opened: Mar 14"


@pytest.mark.parametrize("value", ReferralWay)
def test_a_referral_names_its_other_end(value: ReferralWay) -> None:
    assert "Rui {0}" in referral(value, "Rui {0}")
    assert "somebody" in referral(value, "")
    assert way(value)


def test_details_and_how_they_are_known_have_names_of_their_own() -> None:
    assert len({wording.detail(each) for each in DetailKind}) == len(DetailKind)
    assert [wording.observed(each) for each in Observed] == ["client said", "I saw", "I think"]
