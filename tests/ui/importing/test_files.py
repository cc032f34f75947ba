from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.importing.files import FileDrops

COPY, LEFT, NO_KEYS = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(QWidget())
    return window


def dragged(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setText("Ana")
    data.setUrls([QUrl(url) for url in urls])
    return data


def test_files_are_dropped_anywhere_one_after_another(window: QWidget) -> None:
    dropped: list[Path] = []
    FileDrops(window).dropped.connect(dropped.append)
    data = dragged("file:///tmp/one.vcf", "https://example.org/two.vcf", "file:///tmp/three.csv")

    entering = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NO_KEYS)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    assert dropped == []

    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), COPY, data, LEFT, NO_KEYS))
    assert [file.name for file in dropped] == ["one.vcf", "three.csv"]


def test_what_is_no_file_is_not_taken(window: QWidget) -> None:
    FileDrops(window)
    data = dragged("https://example.org/cards.vcf")
    entering = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NO_KEYS)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    assert not entering.isAccepted()
