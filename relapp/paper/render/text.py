"""Text on paper, and what lengths are measured in: units of 1/1200 inch."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextDocument, QTextOption

from relapp.paper.render.fonts import family
from relapp.paper.render.looks import Look, look

UNITS_PER_INCH = 1200
MM = UNITS_PER_INCH / 25.4
POINT = UNITS_PER_INCH / 72

# Without a hue, as all that is drawn around the words: it serves for every ink.
INK = QColor("#181818")

_TEXT_SIZE = 8.5 * POINT


class Text:
    """A fragment of HTML set to a width, always with the same breaks whatever it is painted on."""

    def __init__(self, html: str, width: float) -> None:
        setter = _setter(look())
        setter.setHtml(html)
        self._document = setter.clone()
        self._document.setParent(None)  # or else it lives as long as what it was made from
        self._document.setDocumentMargin(0)
        self._document.documentLayout().setPaintDevice(_reference())
        self._document.setTextWidth(width)
        self.height = self._document.size().height()

    @property
    def baseline(self) -> float:
        """How far below the top the first line of a plain paragraph stands."""
        line = self._document.firstBlock().layout().lineAt(0)
        return float(line.y() + line.ascent())

    @property
    def lines(self) -> int:
        """How many lines a plain paragraph takes."""
        return int(self._document.firstBlock().layout().lineCount())

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Paint the text with its upper left corner there."""
        painter.save()
        painter.setPen(INK)
        painter.translate(left, top)
        self._document.drawContents(painter)
        painter.restore()


@lru_cache(maxsize=1)
def _reference() -> QImage:
    """What text is measured on: fine enough for the same breaks on every printer and screen."""
    image = QImage(1, 1, QImage.Format.Format_Mono)
    image.setDotsPerMeterX(round(MM * 1000))
    image.setDotsPerMeterY(round(MM * 1000))
    return image


@lru_cache(maxsize=1)
def paper_font() -> QFont:
    """What text is set in where the style sheet says nothing else."""
    font = QFont(family())
    font.setPixelSize(round(_TEXT_SIZE))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("calt", "liga"):  # joined or adapted signs cannot be searched for or copied from a PDF
        font.setFeature(QFont.Tag(feature), 0)
    return font


@lru_cache
def _setter(look: Look) -> QTextDocument:
    """What reads HTML for all texts of a look: to read the style sheet for each of them anew takes as long as all the rest."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(paper_font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    # Names in Arabic or Hebrew begin where the other names do.
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    document.setDefaultTextOption(option)
    document.setDefaultStyleSheet(look.style)
    return document
