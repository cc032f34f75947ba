"""What a change of the follow-up plans will do to clients in mid-plan, seen before it is saved."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from relapp.book.plan_effects import PlanEffect
from relapp.domain.followups import FollowUpPlan
from relapp.i18n import _, ngettext
from relapp.ui.bus import Bus
from relapp.ui.settings.waiting import waiting
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.text import Text

_WIDTH = 480


def may_change(bus: Bus, plans: Sequence[FollowUpPlan], parent: QWidget) -> bool:
    """Whether `plans` may be kept: at once where they change no step of anybody, else once the user has seen what they do."""
    with waiting():
        effect = bus.book.plans.effect_of(plans)
    if not effect.is_any:
        return True
    dialog = PlanChangeDialog(effect, parent)
    accepted = dialog.exec()
    dialog.deleteLater()
    return bool(accepted)


class PlanChangeDialog(QDialog):
    """Says how many clients are in mid-plan, what becomes of their steps, and the names of some."""

    def __init__(self, effect: PlanEffect, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Change the plan"))
        self.effect = Text(effect_line(effect), "strong", wrap=True)
        self.names = Text(names_line(effect), "soft", wrap=True)
        self.save = PrimaryButton(_("Save"), "check")
        self.cancel = PlainButton(_("Cancel"))
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        column = VBox(self, margins=20, spacing=10)
        undone = _("Nothing of what was done is lost, and Undo takes the change back.")
        for text in (self.effect, self.names, Text(undone, "small", wrap=True)):
            column.addWidget(text)
        row = HBox(spacing=8)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        column.addLayout(row)
        width = min(current_theme().px(_WIDTH), self.screen().availableGeometry().width())
        self.resize(width, self.heightForWidth(width))


def effect_line(effect: PlanEffect) -> str:
    """As in ``12 clients are in this plan: 3 steps appear, 2 disappear, 4 move``."""
    who = ngettext("{count} client is in this plan", "{count} clients are in this plan", effect.clients)
    counted = (
        (effect.appearing, ngettext("{count} step appears", "{count} steps appear", effect.appearing)),
        (effect.disappearing, ngettext("{count} step disappears", "{count} steps disappear", effect.disappearing)),
        (effect.moving, ngettext("{count} step moves", "{count} steps move", effect.moving)),
    )
    what = ", ".join(said.format(count=count) for count, said in counted if count)
    return _("{clients}: {steps}.").format(clients=who.format(count=effect.clients), steps=what)


def names_line(effect: PlanEffect) -> str:
    """Some of the clients for whom a step changes, and how many more there are."""
    names, rest = ", ".join(effect.names), effect.changed_clients - len(effect.names)
    if not rest:
        return names
    return ngettext("{names} and {count} more", "{names} and {count} more", rest).format(names=names, count=rest)
