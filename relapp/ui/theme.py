"""The colours, the sizes and the style sheet of the window; sizes are given in units, one pixel each at 100 %."""

import json
import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from relapp.paths import RESOURCES

Mode = Literal["light", "dark", "system"]

BASE_SIZE = 14
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
_COLOUR = re.compile(r"\$(\w+)")
_UNITS = re.compile(r"(?<![\w#])(\d+(?:\.\d+)?)u\b")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one mode, as ``#RRGGBB``, by what they are used for."""

    background: str
    sidebar: str
    card: str
    panel_side: str
    line: str
    well: str
    hover: str
    ink: str
    soft: str
    faint: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    call: str
    note: str
    gift: str
    share: str
    occasion: str
    late: str
    late_soft: str
    vip: str
    star: str
    avatars: tuple[tuple[str, str], ...]

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Palette":
        """Read one mode of palette.json; raise TypeError where a colour is missing or unknown."""
        return cls(**{**values, "avatars": tuple((ground, ink) for ground, ink in values["avatars"])})

    def colour(self, role: str) -> QColor:
        """The colour of `role`, one of the field names; raise AttributeError for another."""
        return QColor(getattr(self, role))


@lru_cache(maxsize=1)
def palettes() -> dict[str, Palette]:
    """The light and the dark palette, by mode."""
    values = json.loads((RESOURCES / "theme" / "palette.json").read_text(encoding="utf-8"))
    return {mode: Palette.from_json(colours) for mode, colours in values.items()}


class Theme(QObject):
    """How the window looks now; `theme_changed` follows every change of colours or of the text's size."""

    theme_changed = Signal()

    def __init__(self) -> None:
        """A light theme at 100 %, until `apply` says otherwise."""
        super().__init__()
        self.mode: Mode = "light"
        self.is_dark = False
        self.text_scale = SMALLEST_SCALE
        self.palette = palettes()["light"]
        self._pixels_per_unit = 1.0
        self._follows_system = False

    def apply(self, app: QApplication, mode: Mode = "system", text_scale: float = 1.0) -> None:
        """Give `app` the colours of `mode` and a text `text_scale` (1.0 to 2.0) times the system's size."""
        self.mode = mode
        self.text_scale = min(max(text_scale, SMALLEST_SCALE), LARGEST_SCALE)
        self._pixels_per_unit = self.text_scale * _system_scale()
        hints = app.styleHints()
        hints.setColorScheme(_SCHEMES[mode])
        self.is_dark = mode == "dark" or (mode == "system" and hints.colorScheme() is Qt.ColorScheme.Dark)
        self.palette = palettes()["dark" if self.is_dark else "light"]
        if not self._follows_system:
            hints.colorSchemeChanged.connect(self._follow_system)
            self._follows_system = True
        QDir.setSearchPaths("theme", [str(RESOURCES / "theme")])
        app.setPalette(_qt_palette(self.palette))
        app.setFont(self._font())
        app.setStyleSheet(self._style_sheet())
        self.theme_changed.emit()

    def colour(self, role: str) -> QColor:
        """The colour of `role` now, one of the names in `Palette`."""
        return self.palette.colour(role)

    def px(self, units: float) -> int:
        """Whole pixels for a length of `units`; at least one pixel for any length above zero."""
        return max(1, round(units * self._pixels_per_unit)) if units > 0 else 0

    def _follow_system(self) -> None:
        app = QApplication.instance()
        if self.mode == "system" and isinstance(app, QApplication):
            self.apply(app, "system", self.text_scale)

    def _font(self) -> QFont:
        font = QFont()
        font.setFamilies(["Inter", *QFont().families()])
        font.setPixelSize(self.px(BASE_SIZE))
        return font

    def _style_sheet(self) -> str:
        template = (RESOURCES / "theme" / "relapp.qss").read_text(encoding="utf-8")
        values = {role: str(getattr(self.palette, role)) for role in Palette.__slots__}
        values["mode"] = "dark" if self.is_dark else "light"
        coloured = _COLOUR.sub(lambda match: values[match[1]], template)
        return _UNITS.sub(lambda match: f"{self.px(float(match[1]))}px", coloured)


@lru_cache(maxsize=1)
def current_theme() -> Theme:
    """The one theme of the running program."""
    return Theme()


def _system_scale() -> float:
    """How much larger than usual the system wants text; Qt scales the pixels themselves where the screen is dense."""
    usual = 72 if sys.platform == "darwin" else 96
    return QGuiApplication.primaryScreen().logicalDotsPerInch() / usual


def _qt_palette(colours: Palette) -> QPalette:
    """The same colours for what Qt draws by itself."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in (
        (roles.Window, "background"),
        (roles.WindowText, "ink"),
        (roles.Base, "card"),
        (roles.AlternateBase, "hover"),
        (roles.Text, "ink"),
        (roles.PlaceholderText, "faint"),
        (roles.Button, "card"),
        (roles.ButtonText, "ink"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on_accent"),
        (roles.Accent, "accent"),
        (roles.Link, "accent"),
        (roles.LinkVisited, "accent"),
        (roles.ToolTipBase, "ink"),
        (roles.ToolTipText, "card"),
        (roles.Light, "card"),
        (roles.Midlight, "hover"),
        (roles.Mid, "line"),
        (roles.Dark, "line"),
    ):
        palette.setColor(role, colours.colour(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colours.colour("faint"))
    return palette
