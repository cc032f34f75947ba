"""The line icons, tinted by the theme and drawn only when they are first shown."""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from relapp.paths import RESOURCES
from relapp.ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QIcon
    from PySide6.QtWidgets import QAbstractButton, QMenu

ICON_SIZE = 18


def icon(name: str, colour_role: str = "ink") -> "QIcon":
    """The icon in the colours of now (`set_icon` keeps one up to date); raise OSError for an unknown name."""
    from PySide6.QtGui import QIcon

    tinted = QIcon(pixmap(name, colour_role))
    tinted.addPixmap(pixmap(name, "faint"), QIcon.Mode.Disabled)
    return tinted


def pixmap(name: str, colour_role: str = "ink", size: float = ICON_SIZE) -> QPixmap:
    """The icon as a picture `size` units wide, sharp on the densest screen."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _pixmap(name, current_theme().colour(colour_role).name(), current_theme().px(size), ratio)


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour_role: str = "ink") -> None:
    """Draw the icon into `rect`, a square of a widget, as sharp as its screen is."""
    ratio = painter.device().devicePixelRatioF()
    colour = current_theme().colour(colour_role).name()
    painter.drawPixmap(rect.topLeft().toPoint(), _pixmap(name, colour, round(rect.width()), ratio))


def set_icon(target: "QAction | QMenu | QAbstractButton", name: str, colour_role: str = "ink") -> None:
    """Give `target` the icon, and again whenever the theme changes."""
    retint = target.findChild(_Retint, options=Qt.FindChildOption.FindDirectChildrenOnly) or _Retint(target)
    retint.show(name, colour_role)


class _Retint(QObject):
    """Lives as long as its target and renews the target's icon."""

    def __init__(self, target: "QAction | QMenu | QAbstractButton") -> None:
        super().__init__(target)
        self._target = target
        self._name = ""
        self._colour_role = ""
        current_theme().theme_changed.connect(self._renew)

    def show(self, name: str, colour_role: str) -> None:
        self._name, self._colour_role = name, colour_role
        self._renew()

    def _renew(self) -> None:
        self._target.setIcon(icon(self._name, self._colour_role))


def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """A picture `size` pixels wide at `ratio` 1; Qt keeps those lately used."""
    key = f"relapp-icon/{name}/{colour}/{size}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    source = _source(name).replace(b"currentColor", colour.encode())
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(source)).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    return (RESOURCES / "icons" / f"{name}.svg").read_bytes()
