"""That a request has to be answered, and the way to it."""

from collections.abc import Sequence
from datetime import date

from relapp.domain.privacy import Request
from relapp.i18n import _
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text
from relapp.wording import privacy


class RequestLine(Card):
    """`button` leads on."""

    def __init__(self) -> None:
        super().__init__(stripe="accent", margins=(18, 8, 14, 8))
        self._words = Text("", wrap=True)
        self.button = PlainButton(_("Open requests"), compact=True)
        both = in_flow(self._words, self.button, spacing=16, line_spacing=6)
        self.body.addWidget(both)

    def show_requests(self, requests: Sequence[Request], on: date) -> None:
        """Say how many there are, and how soon the first is due."""
        self._words.setText(privacy.pressing(requests, on))
