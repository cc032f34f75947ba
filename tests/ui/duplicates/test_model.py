from collections.abc import Iterable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from relapp.book.agenda import ClientName
from relapp.book.duplicates.part import Pair
from relapp.domain.clients import Importance
from relapp.domain.duplicates import Likeness, Reason
from relapp.ui.duplicates.model import CHUNK, LINE, PairModel
from relapp.ui.duplicates.pair_list import PairList

pytestmark = pytest.mark.usefixtures("look")

SURE, UNSURE = Likeness((Reason.SAME_PHONE,), 95), Likeness((Reason.INITIALS,), 50)


class Names:
    """Everybody is called by their number; remembers who was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, ids: Iterable[int]) -> Mapping[int, ClientName]:
        wanted = list(ids)
        self.asked += wanted
        return {each: ClientName(each, f"Ana {each}", f"Prado\n{each}", Importance.VIP) for each in wanted}


@pytest.fixture
def names() -> Names:
    return Names()


@pytest.fixture
def model(qtbot: QtBot, names: Names) -> PairModel:
    model = PairModel(names)
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return model


def shown(model: PairModel) -> list[tuple[int, int]]:
    return [(pair.first_id, pair.second_id) for pair in model.pairs]


def test_the_surest_come_first_and_say_why(model: PairModel) -> None:
    model.show([Pair(1, 2, UNSURE), Pair(5, 6, SURE), Pair(3, 4, SURE)])

    assert shown(model) == [(3, 4), (5, 6), (1, 2)]
    assert [model.index(row).data() for row in (0, 2)] == [
        "Ana 3 · Prado 3, Ana 4 · Prado 4, Sure: same phone",
        "Ana 1 · Prado 1, Ana 2 · Prado 2, Maybe: initials of the same name",
    ]
    assert len(model.sure()) == 2


def test_what_changed_takes_its_place_anew(model: PairModel) -> None:
    model.show([Pair(1, 2, SURE), Pair(1, 3, SURE), Pair(4, 5, SURE), Pair(6, 7, UNSURE)])

    came = model.refresh({1}, [Pair(1, 3, UNSURE), Pair(1, 8, SURE)])

    assert shown(model) == [(1, 8), (4, 5), (1, 3), (6, 7)]
    assert came == [(1, 3), (1, 8)]


def test_a_pair_that_stays_is_told_to_have_changed(model: PairModel, names: Names, qtbot: QtBot) -> None:
    model.show([Pair(1, 2, SURE), Pair(4, 5, SURE)])
    assert model.index(0).data()
    names.asked.clear()

    with qtbot.waitSignal(model.dataChanged):
        assert model.refresh({2}, [Pair(1, 2, SURE), Pair(1, 2, SURE)]) == []

    assert model.index(0).data()
    assert names.asked == [2]


def test_a_client_whom_another_program_has_taken_out_is_no_fault(qtbot: QtBot) -> None:
    model = PairModel(lambda _ids: {})
    model.show([Pair(1, 2, SURE)])

    assert model.index(0).data() == ", , Sure: same phone"


def test_names_are_never_markup(model: PairModel) -> None:
    model = PairModel(lambda ids: {each: ClientName(each, "<b>Ana</b>", "", Importance.VIP) for each in ids})
    model.show([Pair(1, 2, SURE)])

    assert "&lt;b&gt;Ana" in str(model.index(0).data(Qt.ItemDataRole.ToolTipRole))


def test_a_list_of_ten_thousand_reads_the_names_in_view(names: Names, qtbot: QtBot) -> None:
    model = PairModel(names)
    model.show([Pair(2 * number, 2 * number + 1, SURE) for number in range(1, 10_001)])
    pairs = PairList(model)
    qtbot.addWidget(pairs)
    pairs.resize(300, 600)
    pairs.show()
    pairs.grab()
    assert len(names.asked) <= 2 * CHUNK

    pairs.choose(9_999)
    pairs.grab()

    assert 20_001 in names.asked
    assert len(names.asked) <= 6 * CHUNK
    assert model.index(9_999).data(LINE).first == "Ana 20000"
