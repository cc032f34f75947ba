from datetime import date

import pytest

from relapp.book.client_list import ClientFilter, Order
from relapp.domain.clients import Client, ContactPoint, Importance, Occasion, OccasionKind, PointKind, Stage
from relapp.domain.dates import YearlyDate
from relapp.domain.journal import Purchase, Purpose, Touch
from tests.book.conftest import MONDAY


@pytest.fixture
def crowd(book):
    born = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 3, 1980))
    childs = Occasion(OccasionKind.BIRTHDAY, YearlyDate(12, 3), person="Bia")
    ana = Client("Ana", company="zeta", importance=Importance.OCCASIONAL, tags=("feira", "sul"), occasions=(childs, born))
    bia = Client("Bia", company="Alfa", importance=Importance.VIP, stage=Stage.COMMITMENT, tags=("feira",))
    cid = Client("Cid", points=(ContactPoint(PointKind.PHONE, "1"), ContactPoint(PointKind.PHONE, "2")))
    ids = [book.clients.add(each).client_ids[0] for each in (ana, bia, cid)]
    book.journal.log(ids[0], Touch(date(2026, 11, 1), Purpose.GIFT))
    book.journal.log(ids[1], Touch(date(2026, 6, 1), Purpose.GIFT))
    book.journal.add_purchase(ids[1], Purchase(date(2020, 1, 1)))
    return book


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (ClientFilter(), "Ana Bia Cid"),
        (ClientFilter(importance=Importance.VIP), "Bia"),
        (ClientFilter(tag="feira"), "Ana Bia"),
        (ClientFilter(tag="feira", stage=Stage.COMMITMENT), "Bia"),
        (ClientFilter(silent_since=date(2026, 10, 1)), "Bia Cid"),
        (ClientFilter(birthday_month=11), "Ana"),
        (ClientFilter(birthday_month=12), ""),
        (ClientFilter(text="feira", importance=Importance.VIP), "Bia"),
    ],
)
def test_filters(crowd, wanted, names):
    assert " ".join(line.name for line in crowd.list.lines(crowd.list.ids(wanted))) == names


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (Order.NAME, "Ana Bia Cid"),
        (Order.COMPANY, "Cid Bia Ana"),
        (Order.IMPORTANCE, "Bia Ana Cid"),
        (Order.LAST_CONTACT, "Cid Bia Ana"),
    ],
)
def test_orders(crowd, order, names):
    assert " ".join(line.name for line in crowd.list.lines(crowd.list.ids(ClientFilter(), order))) == names
    backwards = [line.name for line in crowd.list.lines(crowd.list.ids(ClientFilter(), order, descending=True))]
    assert " ".join(reversed(backwards)) == names


def test_a_line_says_what_the_table_shows(crowd):
    ana, bia, cid = crowd.list.lines(crowd.list.ids(ClientFilter()))
    assert (ana.birthday, ana.tags, ana.last_contact) == (YearlyDate(11, 3, 1980), ("feira", "sul"), date(2026, 11, 1))
    assert (bia.importance, bia.stage, bia.purchases) == (Importance.VIP, Stage.COMMITMENT, 1)
    assert (cid.phone, cid.next_day, cid.last_contact) == ("1", None, None)
    assert ana.next_day
    assert ana.next_day >= MONDAY
