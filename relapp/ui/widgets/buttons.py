"""Buttons: filled, plain, without a frame, and with an icon alone."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from relapp.ui.icons import paint_icon
from relapp.ui.theme import current_theme
from relapp.ui.widgets.painting import draw_box, draw_focus_ring
from relapp.ui.widgets.text import set_tooltip

Kind = Literal["primary", "plain", "quiet", "muted", "danger", "inverse"]

_INK = {"primary": "on_accent", "plain": "ink", "quiet": "accent", "muted": "soft", "danger": "late", "inverse": "accent_soft"}
_FRAMELESS = {"quiet": "hover", "muted": "hover", "inverse": "soft"}
_BY_MOUSE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)


class PaintedButton(QPushButton):
    """A button that its class draws; the ring appears only where the keyboard brought the focus."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self._ring = False

    @property
    def shows_ring(self) -> bool:
        """Whether the focus ring is to be drawn."""
        return self._ring and self.hasFocus()

    @property
    def label(self) -> str:
        """The text as it is shown, without the marks of a mnemonic."""
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.autoDefault():
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember what brought the focus."""
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._ring = event.reason() not in _BY_MOUSE
        super().focusInEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its text."""
        return self.sizeHint()


class Button(PaintedButton):
    """A button of a `kind`, with an icon by name and a text; `compact` ones fit into a card."""

    def __init__(
        self, text: str = "", icon_name: str = "", *, kind: Kind = "plain", compact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("compact", compact)
        self._kind: Kind = kind
        self._icon_name = icon_name
        self._compact = compact

    @property
    def kind(self) -> Kind:
        """How it is drawn."""
        return self._kind

    @property
    def icon_name(self) -> str:
        """The icon that it shows, empty where there is none."""
        return self._icon_name

    def set_kind(self, kind: Kind) -> None:
        """Draw it as another kind."""
        self._kind = kind
        self.update()

    def set_icon_name(self, icon_name: str) -> None:
        """Show another icon, or none for an empty name."""
        self._icon_name = icon_name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon and text with room around them."""
        self.ensurePolished()
        px = current_theme().px
        height = max(px(29 if self._compact else 36), self.fontMetrics().height() + px(8))
        if not self.label and self._icon_name and not self._has_menu():
            return QSize(height, height)
        return QSize(self._content_width() + 2 * px(11 if self._compact else 14), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the icon, the text and the ring."""
        painter = QPainter(self)
        px, rect = current_theme().px, QRectF(self.rect())
        radius = px(7 if self._compact else 8)
        fill, border = self._ground()
        draw_box(painter, rect, radius, fill, border)
        self._draw_content(painter, rect)
        if self.shows_ring:
            inset = px(2) if self._kind == "primary" else 0
            ring = {"primary": "on_accent", "inverse": "accent_soft"}.get(self._kind, "accent")
            draw_focus_ring(painter, rect.adjusted(inset, inset, -inset, -inset), radius - inset, ring)

    def _ground(self) -> tuple[QColor | None, QColor | None]:
        colour, hovered = current_theme().colour, self.underMouse() and self.isEnabled()
        if self._kind == "primary" and not self.isEnabled():
            return colour("well"), None
        if self._kind == "primary":
            return colour("accent_hover" if hovered or self.isDown() else "accent"), None
        if self._kind in _FRAMELESS:
            pressed = hovered or self.isDown() or self.isChecked()
            return (colour(_FRAMELESS[self._kind]) if pressed else None), None
        if self.isChecked():
            return colour("accent_soft"), colour("accent")
        return colour("hover" if hovered or self.isDown() else "card"), colour("line")

    def _draw_content(self, painter: QPainter, rect: QRectF) -> None:
        px, role = current_theme().px, _INK[self._kind] if self.isEnabled() else "faint"
        left = rect.center().x() - min(self._content_width(), rect.width()) / 2
        size = self._icon_size()
        if self._icon_name:
            paint_icon(painter, self._icon_name, QRectF(left, (rect.height() - size) / 2, size, size), role)
            left += size + (px(8) if self.label else 0)
        painter.setPen(current_theme().colour(role))
        width = self.fontMetrics().horizontalAdvance(self.label)
        painter.drawText(QRectF(left, 0, width + 1, rect.height()), Qt.AlignmentFlag.AlignVCenter, self.label)
        if self._has_menu():
            size = px(14)
            corner = QPointF(left + width + px(6), (rect.height() - size) / 2)
            paint_icon(painter, "chevron-down", QRectF(corner.x(), corner.y(), size, size), role)

    def _content_width(self) -> int:
        px = current_theme().px
        width = self.fontMetrics().horizontalAdvance(self.label)
        if self._icon_name:
            width += self._icon_size() + (px(8) if self.label else 0)
        return width + (px(6) + px(14) if self._has_menu() else 0)

    def _icon_size(self) -> int:
        return current_theme().px(16 if self._compact else 18)

    def _has_menu(self) -> bool:
        return self.menu() is not None


class PrimaryButton(Button):
    """The one thing to do here."""

    def __init__(self, text: str, icon_name: str = "", *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, icon_name, kind="primary", compact=compact, parent=parent)


class PlainButton(Button):
    """Any other thing to do."""

    def __init__(self, text: str, icon_name: str = "", *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, icon_name, kind="plain", compact=compact, parent=parent)


class IconButton(Button):
    """An icon alone; `label` is its tooltip and what a screen reader says."""

    def __init__(
        self, icon_name: str, label: str, *, kind: Kind = "plain", compact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", icon_name, kind=kind, compact=compact, parent=parent)
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """Call it something else."""
        self.setAccessibleName(label)
        set_tooltip(self, label)
