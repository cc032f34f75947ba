"""Every colour that something is written or drawn in, on every ground that it can come to lie on, as WCAG 2.2 measures it."""

import re
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from relapp.paths import RESOURCES, ROOT
from relapp.ui.calendar.year import _STRONGEST
from relapp.ui.theme import Mode, Palette, current_theme, palettes
from relapp.ui.widgets.buttons import PaintedButton
from tests.ui.test_every_page import OpenPage

TEXT, MARK = 4.5, 3.0
# Words and icons; the first ones of a client's list can be under the mouse, chosen, late or of a day of rest.
INKS = ("ink", "soft", "faint", "accent", "call", "note", "gift", "share", "occasion", "late", "star")
GROUNDS = ("background", "sidebar", "card", "panel_side", "hover", "well", "accent_soft", "late_soft")
ON_OTHERS = [
    ("on_accent", "accent"), ("on_accent", "accent_hover"), ("ink", "line"), ("accent", "line"),
    ("card", "ink"), ("accent_soft", "ink"), ("accent_soft", "soft"),
]  # fmt: skip
# Bars, rings and stripes.
MARKS = [("accent", ground) for ground in (*GROUNDS, "line")] + [("gift", "line"), ("late", "line")]
MODES: tuple[Mode, ...] = ("light", "dark")


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def laid_over(above: QColor, below: QColor, strength: float) -> QColor:
    parts = zip(above.getRgbF()[:3], below.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(one * strength + other * (1 - strength) for one, other in parts))


def too_weak(palette: Palette, pairs: Iterator[tuple[str, str]] | list[tuple[str, str]], least: float) -> dict[str, float]:
    found = {f"{ink} on {ground}": contrast(palette.colour(ink), palette.colour(ground)) for ink, ground in pairs}
    return {pair: round(value, 2) for pair, value in found.items() if value < least}


def test_contrast_is_measured_as_the_guidelines_say() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
def test_words_and_icons_can_be_seen_on_every_ground(mode: str) -> None:
    palette = palettes()[mode]

    assert too_weak(palette, [(ink, ground) for ink in INKS for ground in GROUNDS] + ON_OTHERS, TEXT) == {}
    assert too_weak(palette, MARKS, MARK) == {}
    assert all(contrast(QColor(ink), QColor(ground)) >= TEXT for ground, ink in palette.avatars)


@pytest.mark.parametrize("mode", MODES)
def test_the_numbers_of_the_fullest_day_of_a_year_can_be_read(mode: str) -> None:
    palette = palettes()[mode]

    for ground in ("card", "hover"):
        full = laid_over(palette.colour("accent"), palette.colour(ground), _STRONGEST)
        assert contrast(palette.colour("ink"), full) >= TEXT


def test_nothing_is_written_in_another_colour() -> None:
    style = (RESOURCES / "theme" / "relapp.qss").read_text(encoding="utf-8")
    code = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "relapp" / "ui").rglob("*.py"))
    written = set(re.findall(r"(?<!-)\bcolor: \$(\w+)", style)) | {"on_accent"}
    drawn = set(re.findall(r'(?:pixmap|paint_icon)\([^\n]*, "(\w+)"(?:, size|\))', code)) & set(Palette.__slots__)
    grounds = set(re.findall(r"background: \$(\w+)", style))

    assert written - {*INKS, "card", "on_accent"} == set()
    assert drawn - {*INKS, "on_accent"} == set()
    assert grounds - {*GROUNDS, "accent", "ink", "line", "faint"} == set()
    assert len(written) > 8
    assert len(drawn) > 4


@pytest.mark.parametrize("mode", MODES)
def test_the_little_pictures_of_fields_have_the_colours_of_their_mode(mode: str) -> None:
    palette = palettes()[mode]
    inks = {"check": palette.on_accent, "arrow-down": palette.faint, "plus": palette.faint, "minus": palette.faint}

    for name, ink in inks.items():
        assert f'stroke="{ink}"' in (RESOURCES / "theme" / f"{name}-{mode}.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("page", ["today", "client", "calendar", "import"])
def test_what_is_drawn_can_be_read(open_page: OpenPage, qapp: QApplication, page: str, mode: Mode) -> None:
    current_theme().apply(qapp, mode, 2.0)
    window = open_page(page)
    # Large text may put the header where it scrolls, once it is known how large.
    qapp.processEvents()
    picture = window.grab().toImage()
    shown = [each for each in window.findChildren(QLabel) if each.text() and each.isVisibleTo(window)]
    shown += [each for each in window.findChildren(PaintedButton) if each.label and each.isVisibleTo(window)]

    weak = {}
    for widget in shown:
        room = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()) & widget.visibleRegion().boundingRect().translated(
            widget.mapTo(window, QPoint(0, 0))
        )
        # Of what is cut off by the edge of a page only the margin may be in view.
        if room.width() > 8 and room.height() == widget.height():
            value = _strongest(picture.copy(room))
            if value < TEXT:
                weak[widget.text()] = round(value, 2)
    assert weak == {}
    assert len(shown) > 5


@pytest.mark.parametrize("mode", MODES)
def test_what_a_field_asks_for_can_be_read_in_it(open_page: OpenPage, qapp: QApplication, mode: Mode) -> None:
    current_theme().apply(qapp, mode)
    window, card = open_page("today"), palettes()[mode].colour("card")
    fields = [each for each in window.findChildren(QLineEdit) if each.placeholderText()]

    for field in [*fields, *_alone(QLineEdit, QPlainTextEdit)]:
        ink = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert contrast(laid_over(ink, card, ink.alphaF()), card) >= TEXT
    assert fields


def _alone(*kinds: type[QWidget]) -> list[QWidget]:
    made = [kind() for kind in kinds]
    for each in made:
        each.ensurePolished()
    return made


def _strongest(picture: QImage) -> float:
    """The contrast of the lightest and the darkest dot of it."""
    picture = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    dots = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine() // 4, 4)
    parts = dots[:, : picture.width(), :3].reshape(-1, 3).astype(float) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    light = linear @ np.array([0.2126, 0.7152, 0.0722])
    return float((light.max() + 0.05) / (light.min() + 0.05))
