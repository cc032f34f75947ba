"""How long nobody worked, what waited meanwhile, and the way to it."""

from relapp.domain.absence import Absence
from relapp.i18n import _
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text
from relapp.ui.widgets.words import Words
from relapp.wording.absences import backlog, welcome_back


class WelcomeBanner(Card):
    """Says an absence; `button` leads on."""

    def __init__(self) -> None:
        super().__init__(stripe="accent", margins=(18, 12, 14, 12))
        self._title, self._waits = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.button = PrimaryButton(_("Catch up"), "balance", compact=True)
        words = Words(280)
        column = VBox(words, spacing=3)
        column.addWidget(self._title)
        column.addWidget(self._waits)
        both = in_flow(words, self.button, spacing=16, line_spacing=8)
        self.body.addWidget(both)

    def show_absence(self, absence: Absence) -> None:
        """Say how long it was and what waits."""
        self._title.setText(welcome_back(absence.days))
        self._waits.setText(backlog(absence.backlog))
