from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from relapp.ui.sensitive_line import SensitiveLine


def test_what_looks_sensitive_is_said_while_it_is_written(qtbot: QtBot) -> None:
    field = QLineEdit()
    line = SensitiveLine(field)
    for widget in (field, line):
        qtbot.addWidget(widget)
    with qtbot.waitSignal(line.reshaped):
        field.setText("her CPF is 529.982.247-25")
    assert line.text().startswith("“529.982.247-25” looks like a CPF.")
    assert not line.isHidden()

    with qtbot.waitSignal(line.reshaped):
        field.clear()
    assert line.isHidden()
