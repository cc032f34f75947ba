import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel

CALLS = 500


def test_qt_calls_give_back_the_none_they_take(qtbot):
    """A PySide6 that drops a reference to None with each call ends Python 3.11 after some minutes of work."""
    label, timer, parent = QLabel(), QTimer(), QObject()
    qtbot.addWidget(label)
    label.setText("warm")
    before = sys.getrefcount(None)
    for count in range(CALLS):
        label.setText(str(count))
        label.setToolTip("")
        timer.setInterval(count)
        timer.setParent(parent)
        parent.setObjectName("name")
        label.update()
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
