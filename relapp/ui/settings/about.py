"""What this program is."""

from relapp import __version__
from relapp.domain.settings import Settings
from relapp.i18n import _
from relapp.ui.about.opening import open_about
from relapp.ui.bus import Bus
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.flow import in_flow


class AboutGroup(SettingsGroup):
    """The version, and the way to all the rest."""

    def __init__(self, bus: Bus) -> None:
        super().__init__(bus, _("About Relapp"), _("Version {version}").format(version=__version__))
        self.about = PlainButton(_("More about it…"), "info")
        self.about.clicked.connect(lambda: open_about(self))
        self.body.addWidget(in_flow(self.about))

    def show_settings(self, settings: Settings) -> None:
        """Nothing of it can be set."""
