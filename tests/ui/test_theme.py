import json
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QFile
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from relapp.paths import RESOURCES
from relapp.ui.theme import Mode, Palette, Theme, current_theme, palettes


@pytest.fixture(autouse=True)
def _usual_theme(qapp: QApplication) -> Iterator[None]:
    yield
    current_theme().apply(qapp, "light")


def test_a_palette_without_a_colour_is_refused() -> None:
    values = json.loads((RESOURCES / "theme" / "palette.json").read_text(encoding="utf-8"))["light"]
    del values["accent"]

    with pytest.raises(TypeError):
        Palette.from_json(values)


def test_the_style_sheet_has_no_placeholder_left(qapp: QApplication) -> None:
    current_theme().apply(qapp, "dark", 1.25)

    assert not re.search(r"\$|\d+u\b", qapp.styleSheet())
    assert palettes()["dark"].accent in qapp.styleSheet()


def test_dark_and_light_change_the_colours_and_tell(qapp: QApplication, qtbot: QtBot) -> None:
    theme = current_theme()
    theme.apply(qapp, "light")

    with qtbot.waitSignal(theme.theme_changed):
        theme.apply(qapp, "dark")

    assert theme.is_dark
    assert theme.colour("card") == QColor(palettes()["dark"].card)
    assert qapp.palette().window().color() == QColor(palettes()["dark"].background)


def test_the_text_grows_with_its_scale(qapp: QApplication, qtbot: QtBot) -> None:
    theme, label = current_theme(), QLabel("Săptămâna")
    qtbot.addWidget(label)
    theme.apply(qapp, "light", 1.0)
    usual, label_height = theme.px(14), label.sizeHint().height()

    theme.apply(qapp, "light", 2.0)

    assert theme.px(14) == 2 * usual
    assert qapp.font().pixelSize() == 2 * usual
    assert label.sizeHint().height() >= 1.8 * label_height


@pytest.mark.parametrize(("asked", "given"), [(0.2, 1.0), (1.5, 1.5), (9.0, 2.0)])
def test_the_scale_stays_between_one_and_two(qapp: QApplication, asked: float, given: float) -> None:
    theme = Theme()

    theme.apply(qapp, "light", asked)

    assert theme.text_scale == given


def test_a_thin_line_is_never_lost(qapp: QApplication) -> None:
    assert current_theme().px(0.2) == 1
    assert current_theme().px(0) == 0


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_picture_of_the_style_sheet_is_there(qapp: QApplication, mode: Mode) -> None:
    current_theme().apply(qapp, mode)

    pictures = set(re.findall(r"url\((.+?)\)", qapp.styleSheet()))

    assert len(pictures) >= 4
    assert [name for name in pictures if not QFile.exists(name)] == []
