import pytest

from relapp import i18n
from relapp.domain.clients import Importance
from relapp.exchange.days import DayOrder, Order
from relapp.exchange.draft import Draft
from relapp.exchange.tables.own_cells import read_own_cell

DAY_FIRST = DayOrder(Order.DAY_FIRST, certain=True)


@pytest.mark.parametrize(
    ("text", "importance"),
    [
        ("A", Importance.VIP),
        ("vip", Importance.VIP),
        ("b", Importance.REGULAR),
        ("obișnuit", Importance.REGULAR),
        ("Obisnuit", Importance.REGULAR),
        ("C", Importance.OCCASIONAL),
        ("dates only", Importance.DATES_ONLY),
        ("dates_only", Importance.DATES_ONLY),
    ],
)
def test_importance_is_read_as_people_write_it(text, importance):
    draft = Draft(1)
    with i18n.speaking("ro"):
        read_own_cell(draft, "importance", text, DAY_FIRST)
    assert (draft.own, draft.warnings) == ({"importance": importance}, [])


def test_another_word_is_a_warning():
    draft = Draft(1)
    read_own_cell(draft, "importance", "Z", DAY_FIRST)
    assert draft.own == {}
    assert "Z" in draft.warnings[0]
