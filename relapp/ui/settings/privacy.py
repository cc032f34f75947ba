"""For how long clients are kept, and the way to what the law asks for."""

from PySide6.QtCore import Signal

from relapp.domain.settings import Settings
from relapp.i18n import _, ngettext
from relapp.ui.bus import Bus
from relapp.ui.settings.fields import CountField
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow

MOST_YEARS = 30


class PrivacyGroup(SettingsGroup):
    """`page_wanted` asks for the page of requests."""

    page_wanted = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(bus, _("Privacy"), _("Clients without contact for long come up, to be kept on purpose or erased."))
        self.years = CountField(1, MOST_YEARS, lambda count: ngettext("year", "years", count))
        self.years.count_changed.connect(lambda years: self.save(retention_years=years))
        self.open = PlainButton(_("Requests and long silence…"))
        self.open.clicked.connect(self.page_wanted)
        self.body.addWidget(LabelledRow(_("Come up after"), self.years))
        buttons = in_flow(self.open)
        self.body.addWidget(buttons)

    def show_settings(self, settings: Settings) -> None:
        """Show the years."""
        self.years.set_value(settings.retention_years)
