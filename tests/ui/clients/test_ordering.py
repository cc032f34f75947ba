from datetime import date

import pytest

from relapp import i18n
from relapp.book.client_list import ClientLine, Order
from relapp.domain.clients import Importance
from relapp.ui.clients.ordering import in_order


def line(number: int, name: str, company: str, importance: Importance, last: date | None) -> ClientLine:
    return ClientLine(number, name, company, importance, None, last, None, "", "", None, ())


LINES = [
    line(1, "Érica", "Zinc", Importance.REGULAR, date(2026, 1, 2)),
    line(2, "Dora", "álamo", Importance.NOT_SORTED, None),
    line(3, "Fábio", "Mar", Importance.VIP, date(2026, 5, 2)),
    line(4, "Carla", "Mar", Importance.VIP, None),
]


@pytest.mark.parametrize(
    ("order", "descending", "ids"),
    [
        (Order.NAME, False, [4, 2, 1, 3]),
        (Order.NAME, True, [3, 1, 2, 4]),
        (Order.COMPANY, False, [2, 4, 3, 1]),
        (Order.IMPORTANCE, False, [4, 3, 1, 2]),
        (Order.LAST_CONTACT, False, [4, 2, 1, 3]),
        (Order.LAST_CONTACT, True, [3, 1, 4, 2]),
    ],
)
def test_what_was_found_is_sorted_as_the_book_sorts(order: Order, descending: bool, ids: list[int]) -> None:
    i18n.set_language("en")
    assert list(in_order(LINES, order, descending=descending)) == ids
