"""The channels that lead to a client; those that the client refused can be seen but not chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from relapp import wording
from relapp.domain.clients import Channel
from relapp.domain.reaching import Reach
from relapp.i18n import _
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text, set_tooltip

CHANNEL_ICONS = {
    Channel.PHONE: "phone",
    Channel.WHATSAPP: "whatsapp",
    Channel.EMAIL: "mail",
    Channel.LETTER: "letter",
    Channel.IN_PERSON: "person",
    Channel.OTHER: "more",
}


class ChannelRow(QWidget):
    """One of `reaches` at a time; `channel_chosen` comes only when the user chooses."""

    channel_chosen = Signal(object)

    def __init__(self, reaches: Sequence[Reach]) -> None:
        super().__init__()
        self.setAccessibleName(_("Channel"))
        self._group = QButtonGroup(self)
        self.buttons = {reach.channel: self._button(reach) for reach in reaches}
        row = in_flow(*self.buttons.values(), spacing=6, line_spacing=6)
        column = VBox(self, spacing=4)
        column.addWidget(row)
        if refused := [wording.channel(reach.channel) for reach in reaches if reach.is_refused]:
            said = _("Not wanted by the client: {channels}").format(channels=", ".join(refused))
            column.addWidget(Text(said, "small", wrap=True))

    def set_channel(self, channel: Channel) -> None:
        """Show a channel as the one chosen, without a signal."""
        self.buttons[channel].setChecked(True)

    def _button(self, reach: Reach) -> Button:
        name = wording.channel(reach.channel)
        button = Button(name, CHANNEL_ICONS[reach.channel], compact=True)
        button.setCheckable(True)
        self._group.addButton(button)
        if reach.is_refused:
            button.setEnabled(False)
            set_tooltip(button, _("The client does not want to be contacted this way."))
        button.clicked.connect(lambda: self.channel_chosen.emit(reach.channel))
        return button
