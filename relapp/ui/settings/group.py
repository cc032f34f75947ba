"""What all groups of settings share."""

from dataclasses import replace
from typing import Any

from relapp.domain.settings import Settings
from relapp.ui.bus import Bus
from relapp.ui.settings.waiting import undone_waiting, waiting
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.text import Text


class SettingsGroup(Card):
    """A few settings that belong together, under a title; `save` keeps a change at once, and Undo takes it back."""

    def __init__(self, bus: Bus, title: str, explanation: str = "") -> None:
        super().__init__(margins=(18, 14, 18, 18), spacing=12)
        self._bus = bus
        self.title = title
        self.body.addWidget(Text(title, "large", wrap=True))
        if explanation:
            self.body.addWidget(Text(explanation, "soft", wrap=True))

    def show_settings(self, settings: Settings) -> None:
        """Show `settings`, without saving anything."""
        raise NotImplementedError

    def save(self, **changes: Any) -> None:
        """Keep the settings named in `changes`; where that fails, show again what is kept."""
        save_settings(self._bus, **changes)
        self.show_settings(self._bus.book.settings.get())


def save_settings(bus: Bus, **changes: Any) -> None:
    """Keep the settings named in `changes`, with the pointer waiting: new rules compute every reminder again."""
    before = bus.book.settings.get()
    wanted = replace(before, **changes)
    if wanted == before:
        return
    with waiting():
        saved = bus.do(lambda: undone_waiting(bus.book.save_settings(wanted)), silently=True)
    if not saved:
        bus.book.refresh()
