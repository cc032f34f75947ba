"""How pages look, whatever stands on them: the paper, the size of its text, the ink."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.printed import TEXT_SIZES, Ink, PageSetup
from relapp.i18n import _, format_percent, pgettext
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice
from relapp.ui.widgets.segmented import SegmentedControl


class SetupControls(QWidget):
    """`setup_chosen` carries a PageSetup; `has_own_size` for sheets, whose size and text nobody chooses."""

    setup_chosen = Signal(object)

    def __init__(self, setup: PageSetup, *, has_own_size: bool) -> None:
        super().__init__()
        self._setup = setup
        self.paper = SegmentedControl([("A4", "A4"), ("Letter", pgettext("paper", "Letter"))])
        self.text = Choice([(size, format_percent(size)) for size in TEXT_SIZES])
        self.ink = Choice([(Ink.COLOUR, _("In colour")), (Ink.GREY, _("In greys")), (Ink.SAVING, _("Saving ink"))])
        self.paper.set_value(setup.paper)
        self.text.set_value(setup.text_percent)
        self.ink.set_value(setup.ink)
        self._of_documents = [LabelledRow(_("Paper"), self.paper), LabelledRow(_("Text size"), self.text)]
        column = VBox(self, spacing=10)
        for row in (*self._of_documents, LabelledRow(_("Ink"), self.ink)):
            column.addWidget(row)
        self.paper.value_chosen.connect(lambda paper: self._choose(paper=paper))
        self.text.value_chosen.connect(lambda size: self._choose(text_percent=size))
        self.ink.value_chosen.connect(lambda ink: self._choose(ink=ink))
        self.set_own_size(has_own_size)

    def set_own_size(self, has_own_size: bool) -> None:
        """Hide what cannot be chosen for sheets."""
        for row in self._of_documents:
            row.setVisible(not has_own_size)

    def _choose(self, **changes: Any) -> None:
        chosen = replace(self._setup, **changes)
        if chosen != self._setup:
            self._setup = chosen
            self.setup_chosen.emit(chosen)
