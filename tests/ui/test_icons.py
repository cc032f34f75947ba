import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from relapp.paths import RESOURCES
from relapp.ui.icons import icon, pixmap, set_icon
from relapp.ui.theme import current_theme

FILES = sorted((RESOURCES / "icons").glob("*.svg"))


@pytest.fixture(autouse=True)
def _usual_theme(qapp: QApplication) -> Iterator[None]:
    yield
    current_theme().apply(qapp, "light")


def inked(image: QImage) -> list[QColor]:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [colour for colour in pixels if colour.alpha() > 200]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_is_drawn_in_the_lines_of_the_set(file: Path) -> None:
    root = ET.parse(file).getroot()

    assert root.get("viewBox") == "0 0 24 24"
    assert (root.get("stroke"), root.get("fill"), root.get("stroke-width")) == ("currentColor", "none", "1.75")
    assert (root.get("stroke-linecap"), root.get("stroke-linejoin")) == ("round", "round")
    assert not any("style" in part.attrib or {"stroke", "fill"} & part.attrib.keys() for part in list(root.iter())[1:])
    assert not re.search(r"#[0-9a-fA-F]{3}|rgb", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_can_be_drawn_within_its_square(qapp: QApplication, file: Path) -> None:
    assert QSvgRenderer(str(file)).isValid()
    image = pixmap(file.stem, "ink", 48).toImage()
    edge = [image.pixelColor(x, y).alpha() for i in range(48) for x, y in ((i, 0), (i, 47), (0, i), (47, i))]

    assert inked(image)
    assert max(edge) < 128


def test_an_icon_takes_the_colour_of_its_role(qapp: QApplication) -> None:
    wanted = current_theme().colour("late")

    for colour in inked(pixmap("check", "late", 24).toImage()):
        assert colour.getRgb()[:3] == pytest.approx(wanted.getRgb()[:3], abs=2)


def test_an_icon_of_an_action_follows_the_theme(qapp: QApplication) -> None:
    current_theme().apply(qapp, "light")
    action = QAction()
    set_icon(action, "check")
    light = action.icon().pixmap(18, 18).toImage()

    current_theme().apply(qapp, "dark")

    dark = action.icon().pixmap(18, 18).toImage()
    assert inked(light)[0] != inked(dark)[0]


def test_an_action_keeps_the_icon_given_last(qapp: QApplication) -> None:
    action = QAction()
    set_icon(action, "check", "ink")
    set_icon(action, "plus", "late")

    current_theme().apply(qapp, "dark")

    assert action.icon().pixmap(18, 18).toImage() == icon("plus", "late").pixmap(18, 18).toImage()


def test_an_unknown_icon_is_a_bug_that_shows(qapp: QApplication) -> None:
    with pytest.raises(OSError, match="no-such-icon"):
        icon("no-such-icon")
