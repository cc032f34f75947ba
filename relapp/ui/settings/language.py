"""Language, country and region."""

from relapp.domain.settings import Settings
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.settings.fields import LateChoice
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.settings.places import country_choice, language_choice, region_name, regions
from relapp.ui.widgets.forms import LabelledRow


class LanguageGroup(SettingsGroup):
    """The region's list is that of the country shown."""

    def __init__(self, bus: Bus) -> None:
        super().__init__(bus, _("Language and country"))
        self.language, self.country = language_choice(), country_choice()
        self.region = LateChoice(
            lambda: regions(self.country.value), lambda code: region_name(code, self.country.value), name=_("Region")
        )
        self.body.addWidget(LabelledRow(_("Language"), self.language, _("The whole program speaks it at once.")))
        self.body.addWidget(LabelledRow(_("Country"), self.country, _("Public holidays are not working days.")))
        self.body.addWidget(LabelledRow(_("Region"), self.region, _("Some holidays are kept in one region alone.")))
        self.language.value_chosen.connect(lambda language: self.save(language=language))
        self.country.value_chosen.connect(lambda country: self.save(country=country, region=""))
        self.region.value_chosen.connect(lambda region: self.save(region=region))

    def show_settings(self, settings: Settings) -> None:
        """Show language, country and region."""
        if settings.country != self.country.value:
            self.region.forget()
        self.language.set_value(settings.language)
        self.country.set_value(settings.country)
        self.region.set_value(settings.region)
        self.region.setEnabled(bool(settings.country))
