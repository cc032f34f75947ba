"""What a file says of a contact beside what is known already of the client it may be."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout

from relapp import wording
from relapp.domain.clients import Client
from relapp.domain.duplicates import Likeness
from relapp.i18n import _
from relapp.ui.importing.cells import one_line
from relapp.ui.theme import current_theme
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.text import ElidedLabel, Text
from relapp.wording.alike import likeness


class Comparison(Card):
    """Two columns, in the softer colour where both say the same; always as high, so that nothing around it moves."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._headings = [Text("", "small"), ElidedLabel("", "small"), ElidedLabel("", "small")]
        for column, heading in enumerate(self._headings):
            self._grid.addWidget(heading, 0, column)
        self.hint = Text("", "small", wrap=True)
        self._grid.addWidget(self.hint, 0, 1, 1, 2)
        self._values: list[tuple[ElidedLabel, ElidedLabel]] = []
        for row, (label, _values) in enumerate(_rows(), 1):
            pair = ElidedLabel(), ElidedLabel()
            self._grid.addWidget(Text(label, "soft"), row, 0)
            for column, value in enumerate(pair, 1):
                self._grid.addWidget(value, row, column)
            self._values.append(pair)
        self.body.addLayout(self._grid)
        self.clear()
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def show_both(self, incoming: Client, known: Client, why: Likeness, *, is_in_book: bool) -> None:
        """Show what the file says and what is known, from the book or from an earlier entry of the same file."""
        where = _("In the book") if is_in_book else _("Earlier in the file")
        self.hint.setText("")
        self._headings[1].setText(_("In the file"))
        self._headings[2].setText(" · ".join((where, likeness(why))))
        for (label, value_of), (here, there) in zip(_rows(), self._values, strict=True):
            new, old = one_line(value_of(incoming)), one_line(value_of(known))
            for value, text, side in ((here, new, _("In the file")), (there, old, where)):
                value.setText(text or "–")
                value.set_role("soft" if new == old else "body")
                value.setAccessibleName(f"{label}, {side}: {text}")

    def clear(self) -> None:
        """Say what it is for."""
        self.hint.setText(_("Select a contact that may be known to compare both."))
        for heading in self._headings:
            heading.setText("")
        for value in (value for pair in self._values for value in pair):
            value.setText("")

    def _rescale(self) -> None:
        px = current_theme().px
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(3))


def _rows() -> list[tuple[str, Callable[[Client], str]]]:
    """What is compared, and how a client says it."""
    return [
        (_("Name"), lambda client: client.name),
        (_("Company"), lambda client: client.company),
        (_("Phone"), lambda client: ", ".join(client.phones)),
        (_("E-mail"), lambda client: ", ".join(client.emails)),
        (_("Birthday"), lambda client: wording.yearly_date(client.birthday) if client.birthday else ""),
    ]
