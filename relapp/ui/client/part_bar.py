"""The tabs of a client's record, closer together where there is little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTabBar, QToolButton

from relapp.i18n import _
from relapp.ui.client.parts import part_names, short_part_names
from relapp.ui.theme import BASE_SIZE, current_theme
from relapp.ui.widgets.text import repolish

# In units, as in the style sheet: what a tab has beside its words.
_AROUND = 26


class PartBar(QTabBar):
    """Scrolls where even that is not enough."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Parts of the record"))
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setProperty("close", False)
        for text in part_names():
            self.addTab(text)
        for button in self.findChildren(QToolButton):
            # They turn for the mouse; with the keyboard the arrows reach every tab.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look how much room there is."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Never in the way of a narrow window."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        px, font = current_theme().px, self.font()
        font.setPixelSize(px(BASE_SIZE))
        names = part_names()
        words = sum(QFontMetrics(font).horizontalAdvance(each.replace("&&", "&")) for each in names)
        is_close = words + self.count() * px(_AROUND) > self.width()
        if self.property("close") != is_close:
            self.setProperty("close", is_close)
            repolish(self)
            for number, (name, said) in enumerate(zip(names, short_part_names() if is_close else names, strict=True)):
                self.setTabText(number, said)
                self.setTabToolTip(number, name.replace("&&", "&") if name != said else "")
