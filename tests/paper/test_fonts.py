"""The type of what is printed: our own, on every machine, and without touching the window's."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QRawFont

from relapp.paper.fragments import style
from relapp.paper.render import fonts, write_pdf
from relapp.paper.render.text import paper_font
from tests.paper.listed import listed
from tests.printed import needs_poppler, pages_of, run

pytestmark = [pytest.mark.usefixtures("qapp")]

SIGNS = "ăâîșțĂÂÎȘȚşţãçõáéíóúêôàãÃÇÕ ł æ ø €£ “„”‘’ … – — · • → ★ ✓ □ № º ª ½ ×"


def test_pages_are_set_in_the_type_that_comes_along() -> None:
    assert fonts.family() == "Relapp Print"
    assert QFontInfo(paper_font()).family() == "Relapp Print"


@pytest.mark.parametrize("file", sorted(fonts.FOLDER.glob("*.otf")), ids=lambda file: file.stem)
def test_every_weight_has_the_signs_of_our_languages(file: Path) -> None:
    font = QRawFont(str(file), 12.0)
    assert font.isValid()
    assert [sign for sign in SIGNS if not font.supportsCharacter(ord(sign))] == []


def test_every_weight_of_the_style_sheet_is_there() -> None:
    wanted = {int(weight) for weight in re.findall(r"font-weight:\s*(\d+)", style() + style("saving"))} | {400}
    there = {QFontDatabase.weight(fonts.family(), name) for name in QFontDatabase.styles(fonts.family())}
    assert wanted <= there


def test_the_licence_comes_along() -> None:
    licence = (fonts.FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert licence.startswith("Copyright 2016-2022 The Inter Project Authors")
    assert "Version 1.1 - 26 February 2007" in licence


WINDOW = """
import sys
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication
from relapp.paper.render import fonts
from relapp.ui.theme import current_theme

app = QApplication([])
current_theme().apply(app, "light")

def window():
    return QFontInfo(app.font()).family(), QFontMetricsF(app.font()).horizontalAdvance("Ștefan")

known, before = set(QFontDatabase.families()), window()
assert fonts.family() not in known, "not loaded before something is laid out"
gained = set(QFontDatabase.families()) - known
assert gained and all(name.startswith("Relapp Print") for name in gained), gained
assert window() == before
"""


NO_INTER = "<rejectfont><pattern><patelt name='family'><string>Inter</string></patelt></pattern></rejectfont>"


@pytest.mark.parametrize("hidden", ["", NO_INTER], ids=["all", "without Inter"])
def test_the_window_keeps_its_own_fonts(hidden: str, tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>/usr/share/fonts</dir><selectfont>{hidden}</selectfont></fontconfig>")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(settings)}
    subprocess.run([sys.executable, "-c", WINDOW], check=True, timeout=60, env=environment)


@needs_poppler
def test_a_page_in_our_languages_needs_no_other_type(tmp_path: Path) -> None:
    write_pdf(listed((6,)), tmp_path / "list.pdf")
    (page,) = pages_of(tmp_path / "list.pdf")
    assert all(name in page for name in ("Ștefan Țepeș", "João Conceição", "Ion Bălănescu"))
    used = run("pdffonts", tmp_path / "list.pdf").splitlines()[2:]
    weights = {f"RelappPrint-{weight}" for weight in ("Regular", "SemiBold", "Bold")}
    assert {line.split()[0].split("+")[-1] for line in used} == weights
