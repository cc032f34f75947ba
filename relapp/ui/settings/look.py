"""Colours, the size of the text, and paper."""

from relapp.domain.settings import Settings
from relapp.i18n import _, format_percent, pgettext
from relapp.ui.bus import Bus
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.segmented import SegmentedControl

# Percent of the system's size.
TEXT_SCALES = (100, 110, 125, 150, 175, 200)


class LookGroup(SettingsGroup):
    """What is chosen here is seen at once."""

    def __init__(self, bus: Bus) -> None:
        super().__init__(bus, _("Look and paper"))
        self.theme = SegmentedControl([("light", _("Light")), ("dark", _("Dark")), ("system", _("As the system"))])
        self.text_scale = SegmentedControl([(scale, format_percent(scale)) for scale in TEXT_SCALES])
        self.paper = SegmentedControl([("A4", "A4"), ("Letter", pgettext("paper", "Letter"))])
        self.body.addWidget(LabelledRow(_("Colours"), self.theme, _("As the system: dark when the computer is.")))
        self.body.addWidget(LabelledRow(_("Text size"), self.text_scale, _("Everything in the window grows with it.")))
        self.body.addWidget(LabelledRow(_("Paper"), self.paper, _("For all that is printed; a preview can change it too.")))
        self.theme.value_chosen.connect(lambda theme: self.save(theme=theme))
        self.text_scale.value_chosen.connect(lambda scale: self.save(text_scale=scale))
        self.paper.value_chosen.connect(lambda paper: self.save(paper=paper))

    def show_settings(self, settings: Settings) -> None:
        """Show the look and the paper."""
        self.theme.set_value(settings.theme)
        self.text_scale.set_value(settings.text_scale)
        self.paper.set_value(settings.paper)
