from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.tab_order import chain_tab_order


def test_what_was_made_later_is_reached_where_it_stands(show: Callable[..., QWidget]) -> None:
    root = QWidget()
    column = QVBoxLayout(root)
    first, last = QLineEdit(), QLineEdit()
    for field in (first, last):
        column.addWidget(field)
    between, button = QWidget(), PlainButton("Today")
    column.insertWidget(1, between)
    QVBoxLayout(between).addWidget(button)
    chain_tab_order(first, between, last)
    show(root, 300, 200)
    reached = []
    first.setFocus()
    for _step in range(3):
        reached.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert reached == [first, button, last]
