"""One quiet line at the start where the program ended unexpectedly last time."""

from PySide6.QtGui import QGuiApplication

from relapp import crashes, logs
from relapp.i18n import _
from relapp.ui.instance import Instance
from relapp.ui.window import Window


def tell(window: Window, instance: Instance) -> None:
    """Say so in `window`, where native code broke down or the last window on this book was ended by force; once."""
    broken_down = crashes.take()
    logs.pass_on(broken_down)
    if not broken_down and not instance.was_left:
        return
    instance.was_left = False
    logs.note("ended_unexpectedly", breakdowns=len(broken_down))
    said = _("Relapp ended unexpectedly last time. Nothing that was said to be saved is lost.")

    def copy() -> None:
        from relapp.ui.trouble.report import of_breakdown

        QGuiApplication.clipboard().setText(of_breakdown(broken_down))
        window.toast.show_message(_("The report is on the clipboard. Paste it into a message."))

    window.toast.show_message(said, copy, label=_("Copy the report"), icon_name="copy")
