"""A new client takes a name; everything else can follow."""

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from relapp.domain.clients import Client, ClientKind, ContactPoint, PointKind
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.forms import LabelledRow


class NewClientDialog(QDialog):
    """After it was accepted, `client_id` is the new client's."""

    def __init__(self, bus: Bus, parent: QWidget) -> None:
        super().__init__(parent)
        self._bus = bus
        self.client_id: int | None = None
        self.setWindowTitle(_("New client"))
        self.setMinimumWidth(current_theme().px(420))
        self.name, self.company, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        self.organisation = QCheckBox(_("It is a company or another organisation"))
        self.save = PrimaryButton(_("Add client"), "plus")
        self.save.setDefault(True)
        self.save.setEnabled(False)
        self.save.clicked.connect(self._add)
        self.name.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        cancel = PlainButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column = VBox(self, margins=20, spacing=10)
        for label, field in ((_("Name"), self.name), (_("Company"), self.company), (_("Phone"), self.phone)):
            field.setAccessibleName(label)
            column.addWidget(LabelledRow(label, field))
        column.addWidget(self.organisation)
        row = HBox(spacing=8)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.save)
        column.addLayout(row)

    def _add(self) -> None:
        phone = self.phone.text().strip()
        client = Client(
            name=self.name.text().strip(),
            kind=ClientKind.ORGANISATION if self.organisation.isChecked() else ClientKind.PERSON,
            company=self.company.text().strip(),
            points=(ContactPoint(PointKind.PHONE, phone),) if phone else (),
        )
        changes = self._bus.do(lambda: self._bus.book.clients.add(client))
        if changes:
            self.client_id = changes.client_ids[0]
            self.accept()
