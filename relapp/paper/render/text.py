"""Text on paper, and what lengths are measured in: units of 1/1200 inch."""

from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QTextDocument, QTextOption

from relapp.paper.documents import style

UNITS_PER_INCH = 1200
MM = UNITS_PER_INCH / 25.4
POINT = UNITS_PER_INCH / 72

INK = QColor("#16181b")

_FONTS = ("Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans")
_TEXT_SIZE = 8.5 * POINT


class Text:
    """A fragment of HTML set to a width, always with the same breaks whatever it is painted on."""

    def __init__(self, html: str, width: float) -> None:
        self._document = QTextDocument()
        self._document.documentLayout().setPaintDevice(_reference())
        self._document.setDefaultFont(paper_font())
        self._document.setDefaultTextOption(_wrapping())
        self._document.setDocumentMargin(0)
        self._document.setDefaultStyleSheet(_style())
        self._document.setHtml(html)
        self._document.setTextWidth(width)
        self.height = self._document.size().height()

    @property
    def baseline(self) -> float:
        """How far below the top the first line of a plain paragraph stands."""
        line = self._document.firstBlock().layout().lineAt(0)
        return float(line.y() + line.ascent())

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
    """The first known font there is; Qt takes signs that it lacks from others."""
    known = set(QFontDatabase.families())
    font = QFont(next((name for name in _FONTS if name in known), QFont().family()))
    font.setPixelSize(round(_TEXT_SIZE))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("calt", "liga"):  # joined or adapted signs cannot be searched for or copied from a PDF
        font.setFeature(QFont.Tag(feature), 0)
    return font


@lru_cache(maxsize=1)
def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


@lru_cache(maxsize=1)
def _style() -> str:
    return style()
