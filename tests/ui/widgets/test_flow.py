import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text


class Block(QWidget):
    def __init__(self, width: int, *, expands: bool = False) -> None:
        super().__init__()
        self._width = width
        policy = QSizePolicy.Policy.Expanding if expands else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._width, 20)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def fill(host: QWidget, layout: FlowLayout, width: int, *blocks: QWidget) -> list[tuple[int, int, int]]:
    for block in blocks:
        layout.addWidget(block)
    host.resize(width, layout.heightForWidth(width))
    layout.activate()
    layout.setGeometry(host.rect())
    return [(block.x(), block.y(), block.width()) for block in blocks]


def test_what_fits_stays_on_one_line(host: QWidget) -> None:
    places = fill(host, FlowLayout(host, spacing=10), 300, Block(100), Block(100))

    assert places == [(0, 0, 100), (110, 0, 100)]
    assert host.height() == 20


def test_what_does_not_fit_goes_to_the_next_line(host: QWidget) -> None:
    places = fill(host, FlowLayout(host, spacing=10, line_spacing=5), 209, Block(100), Block(100))

    assert places == [(0, 0, 100), (0, 25, 100)]
    assert host.height() == 45


def test_an_expanding_item_takes_what_is_left(host: QWidget) -> None:
    places = fill(host, FlowLayout(host, spacing=10), 300, Block(50, expands=True), Block(100))

    assert places == [(0, 0, 190), (200, 0, 100)]


def test_an_item_never_grows_past_its_largest_width(host: QWidget) -> None:
    block = Block(50, expands=True)
    block.setMaximumWidth(80)

    assert fill(host, FlowLayout(host, spacing=10), 300, block, Block(100)) == [(0, 0, 80), (90, 0, 100)]


def test_lines_can_end_at_the_right(host: QWidget) -> None:
    assert fill(host, FlowLayout(host, spacing=10, to_the_right=True), 300, Block(100), Block(100)) == [
        (90, 0, 100),
        (200, 0, 100),
    ]


def test_hidden_items_take_no_room(host: QWidget) -> None:
    hidden = Block(100)
    hidden.hide()

    assert fill(host, FlowLayout(host, spacing=10), 300, hidden, Block(100))[1] == (0, 0, 100)


def test_a_long_text_is_wrapped_on_a_line_of_its_own(host: QWidget) -> None:
    layout = FlowLayout(host)
    text = Text("înțelegere " * 30, wrap=True)
    fill(host, layout, 200, Block(50), text)

    assert text.x() == 0
    assert text.width() <= 200
    assert text.height() >= 5 * text.fontMetrics().height()


def test_it_is_never_narrower_than_its_widest_item(host: QWidget) -> None:
    layout = FlowLayout(host, margins=7)
    fill(host, layout, 100, Block(60), Block(90))

    assert layout.minimumSize().width() == 90 + 14


def test_a_text_that_grows_asks_for_more_lines(host: QWidget) -> None:
    layout = FlowLayout(host)
    text = Text("scurt", wrap=True)
    fill(host, layout, 200, text)
    before = layout.heightForWidth(200)

    text.setText("mult mai lung decât înainte " * 5)
    layout.invalidate()

    assert layout.heightForWidth(200) > before
