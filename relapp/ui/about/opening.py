"""The one way to About; what it shows is imported when it is first wanted."""

from PySide6.QtWidgets import QWidget

from relapp.ui.bus import Bus


def open_about(at: QWidget) -> None:
    """Show it over the window that `at` is in, with the book of that window if it has one; returns when it is closed."""
    from relapp.ui.about.dialog import AboutDialog

    dialog = AboutDialog(_bus_of(at), at.window())
    dialog.exec()
    dialog.deleteLater()


def _bus_of(widget: QWidget | None) -> Bus | None:
    while widget is not None:
        if isinstance(bus := getattr(widget, "bus", None), Bus):
            return bus
        widget = widget.parentWidget()
    return None
