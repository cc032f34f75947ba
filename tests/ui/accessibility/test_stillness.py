"""Nothing glides, fades or grows: whoever asked the system for less motion has it here from the start."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressBar

from relapp.paths import ROOT
from relapp.ui import accessible

MOVES = r"\bQ(PropertyAnimation|VariantAnimation|TimeLine|Scroller|Movie|ProgressBar|ToolBox)\b|setAnimated\(True"


def test_what_qt_animates_by_itself_is_off(qapp: QApplication) -> None:
    qapp.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, True)

    accessible.be_still()

    assert [effect for effect in Qt.UIEffect if effect is not Qt.UIEffect.UI_General and qapp.isEffectEnabled(effect)] == []


def test_the_program_makes_it_so() -> None:
    assert "accessible.be_still()" in (ROOT / "relapp" / "app" / "__init__.py").read_text(encoding="utf-8")


def test_nothing_in_the_window_moves_by_itself() -> None:
    sources = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "relapp" / "ui").rglob("*.py")}

    assert [name for name, text in sources.items() if re.search(MOVES, text)] == []
    assert len(sources) > 100
    assert re.search(MOVES, QProgressBar.__name__)
