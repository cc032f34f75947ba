"""Changing stage and type of a relationship, and seeing what that changes in the care before it is saved."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from relapp import wording
from relapp.domain.care import CareRules
from relapp.domain.clients import Client, RelationshipType, Stage
from relapp.domain.stages import effects, is_dissolved
from relapp.i18n import _, pgettext
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice, lead_to, none_first
from relapp.ui.widgets.text import Text
from relapp.wording import stages as words


class StageForm(Card):
    """`wanted` carries the client as chosen and the reason, `cancelled` closes it."""

    wanted = Signal(object, str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=10)
        self._client = Client("")
        self._rules = CareRules()
        self._looked_at = False
        self.stage = Choice(none_first([(each, wording.stage(each)) for each in Stage], words.stage_or_none(None)))
        types = [(each, wording.relationship(each)) for each in RelationshipType]
        self.type = Choice(none_first(types, words.type_or_none(None)))
        self.reason = QLineEdit()
        self.effects = Text("", wrap=True)
        self.save, self.cancel = PrimaryButton(_("Save"), "check"), PlainButton(_("Cancel"))
        self.body.addWidget(LabelledRow(_("Stage"), self.stage))
        self.body.addWidget(LabelledRow(pgettext("relationship", "Type"), self.type))
        self._reason_row = LabelledRow(_("Reason"), self.reason)
        self.body.addWidget(self._reason_row)
        self.body.addWidget(Text(_("What this changes in the care"), "caption", wrap=True))
        self.body.addWidget(self.effects)
        self.body.addWidget(in_flow(self.save, self.cancel))
        for choice in (self.stage, self.type):
            choice.value_chosen.connect(self._update)
        self.reason.textChanged.connect(self._update)
        self.reason.returnPressed.connect(self.save.click)
        self.save.clicked.connect(lambda: self.wanted.emit(self.after, self.reason.text().strip()))
        self.cancel.clicked.connect(self.cancelled)

    @property
    def after(self) -> Client:
        """The client with what is chosen now."""
        stage, kind = self.stage.value, self.type.value
        return replace(
            self._client,
            stage=stage if isinstance(stage, Stage) else None,
            relationship=kind if isinstance(kind, RelationshipType) else None,
        )

    def know(self, client: Client, rules: CareRules, *, looked_at: bool) -> None:
        """What a change starts from; what is chosen already stays."""
        self._client, self._rules, self._looked_at = client, rules, looked_at
        self._update()

    def begin(self, stage: Stage | None) -> None:
        """Open with `stage` and with the type that the client has."""
        self.stage.set_value(stage)
        self.type.set_value(self._client.relationship)
        self.reason.clear()
        self._update()
        self.show()
        lead_to(self.stage)

    def _update(self) -> None:
        after = self.after
        ends = is_dissolved(after) and not is_dissolved(self._client)
        self._reason_row.set_hint(_("Say why it ends: it is the first thing to know for winning them back.") if ends else "")
        is_said = bool(self.reason.text().strip())
        self.save.setEnabled(after != self._client and (is_said or not ends))
        found = effects(self._client, after, self._rules, looked_at=self._looked_at)
        self.effects.setText("\n".join(map(words.effect, found)) or _("Nothing changes."))
