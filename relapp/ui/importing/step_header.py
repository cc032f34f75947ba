"""The header of the import page: which file is looked at, and the buttons that lead on."""

from PySide6.QtWidgets import QWidget

from relapp.i18n import _, format_number, ngettext, pgettext
from relapp.ui.importing.book_preview import BookPreview
from relapp.ui.importing.mapping_view import MappingView
from relapp.ui.importing.preview import PreviewView
from relapp.ui.importing.table_question import TableQuestion
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.page import PageHeader

# What asks something about a file, or shows it before it comes in.
Step = TableQuestion | MappingView | PreviewView | BookPreview


class StepHeader:
    """Fills the header of a page."""

    def __init__(self, header: PageHeader) -> None:
        self.heading = Heading()
        header.set_left(self.heading)
        self.columns_button = PlainButton(_("Columns…"), "table")
        self.other_button = PlainButton("")
        self.next_button = PrimaryButton("")
        for button in (self.columns_button, self.other_button, self.next_button):
            header.add_action(button)

    def show(self, view: QWidget, file: str, waiting: int, *, is_table: bool, is_busy: bool) -> None:
        """Say what can be done where `view` is shown, while `waiting` more files wait."""
        is_step = isinstance(view, Step)
        parts = [file] if is_step else []
        if isinstance(view, PreviewView):
            read = view.staging.counts().read
            parts.append(ngettext("{count} contact", "{count} contacts", read).format(count=format_number(read)))
        if waiting:
            said = ngettext("{count} more file waits", "{count} more files wait", waiting)
            parts.append(said.format(count=format_number(waiting)))
        self.heading.set_texts(_("Import contacts"), " · ".join(parts))
        self.other_button.setText(_("Leave out this file") if waiting else _("Choose another file…"))
        self.columns_button.setVisible(isinstance(view, PreviewView) and is_table)
        self.other_button.setVisible(is_step)
        self.next_button.setVisible(is_step)
        for button in (self.columns_button, self.other_button):
            button.setEnabled(not is_busy)
        self._show_next(view, is_busy=is_busy)

    def _show_next(self, view: QWidget, *, is_busy: bool) -> None:
        if isinstance(view, PreviewView | BookPreview):
            wanted = view.wanted
            said = ngettext("Import {count} contact", "Import {count} contacts", wanted)
            self.next_button.setText(said.format(count=format_number(wanted)))
            self.next_button.set_icon_name("import")
            self.next_button.setEnabled(wanted > 0 and not is_busy)
        else:
            self.next_button.setText(pgettext("step", "Next"))
            self.next_button.set_icon_name("")
            self.next_button.setEnabled(not is_busy)
