"""Which clients, and in which format."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from relapp.exporting import Format
from relapp.i18n import _, format_number, ngettext
from relapp.ui.exporting.formats import OFFERED, purpose, title
from relapp.ui.exporting.offer import Offer, Scope
from relapp.ui.exporting.options import Options
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.form_area import FormArea
from relapp.ui.widgets.heading import SectionLabel

_WIDTH = 520


class ExportDialog(QDialog):
    """Accepted, it has a `format`, and the `ids` of those who go into the file, None for all of them."""

    def __init__(self, offer: Offer, parent: QWidget) -> None:
        super().__init__(parent)
        self._offer = offer
        self.setWindowTitle(_("Export"))
        self.setMinimumWidth(min(current_theme().px(_WIDTH), self.screen().availableGeometry().width()))
        self.scope = Options([(scope, text, "") for scope, text in offer.scopes()], name=_("Which clients"))
        self.scope.set_value(offer.likeliest)
        self.scope.value_chosen.connect(self._update)
        self.include = QCheckBox()
        self.formats = Options([(each, title(each), purpose(each)) for each in OFFERED], name=_("What for"))
        self.formats.value_chosen.connect(self._update)
        self.accept_button = PrimaryButton(_("Save as…"), "export")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button = PlainButton(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self._update()
        self.formats.lead_here()
        # Qt alone would take no more than two thirds of the screen.
        self.resize(self.sizeHint())

    @property
    def format(self) -> Format:
        """The format chosen."""
        return Format(str(self.formats.value))

    @property
    def ids(self) -> Sequence[int] | None:
        """Who goes into the file; None for all of them."""
        return None if self.format is Format.JSON else self._offer.ids(Scope(str(self.scope.value)))

    @property
    def everybody(self) -> bool:
        """Whether those who are not to be contacted go into the file too."""
        return self.include.isChecked()

    def _lay_out(self) -> None:
        form = QWidget()
        fields = VBox(form, margins=(20, 12, 20, 8), spacing=8)
        for widget in (SectionLabel(_("Which clients")), self.scope, self.include, SectionLabel(_("What for")), self.formats):
            fields.addWidget(widget)
        fields.addStretch()
        row = HBox(margins=(20, 8, 20, 20), spacing=8)
        row.addStretch()
        row.addWidget(self.cancel_button)
        row.addWidget(self.accept_button)
        column = VBox(self, spacing=0)
        column.addWidget(FormArea(form), 1)
        column.addLayout(row)

    def _update(self) -> None:
        """The whole book is everybody's."""
        is_whole = self.format is Format.JSON
        self.scope.setEnabled(not is_whole)
        count = 0 if is_whole else self._offer.count_in_peace(Scope(str(self.scope.value)))
        said = ngettext("Also {count} who is not to be contacted", "Also {count} who are not to be contacted", count)
        self.include.setText(said.format(count=format_number(count)))
        self.include.setVisible(bool(count))
