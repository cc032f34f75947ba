"""A form that scrolls where the screen has no room for all of it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from relapp.ui.theme import current_theme

# What a dialog has around the form: its title, its buttons, the desktop's own bars.
_AROUND = 110


class FormArea(QScrollArea):
    """Asks for the room that `form` wants, and for no more than the screen has."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form = form
        self.setWidget(form)
        form.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """The form as high as it is at its width."""
        form, room, px = self._form, self.screen().availableGeometry(), current_theme().px
        form.ensurePolished()
        bar = self.verticalScrollBar().sizeHint().width()
        width = min(max(form.sizeHint().width() + bar, self.window().minimumWidth()), room.width())
        # As high as beside a scroll bar: where one was shown, Qt takes it away for no less.
        height = form.heightForWidth(width - bar) if form.hasHeightForWidth() else form.sizeHint().height()
        return QSize(width, min(height, room.height() - px(_AROUND)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is around learns when the form wants other room: Qt alone would not say so."""
        if watched is self._form and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the form can be, and a few lines high."""
        return QSize(self._form.minimumSizeHint().width(), current_theme().px(120))
