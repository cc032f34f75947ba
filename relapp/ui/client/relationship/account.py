"""What we did for a client: the draft of the next account, to copy and to tell."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from relapp import wording
from relapp.domain.accounts import Account, account
from relapp.domain.clients import Channel
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.i18n import LANGUAGE_NAMES, _, format_day, language
from relapp.ui import contacting
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.theme import current_theme
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.inputs import Choice
from relapp.ui.widgets.text import Text
from relapp.wording.accounts import account_text

_MOST_LINES = 20
_WRITTEN = (Channel.WHATSAPP, Channel.EMAIL, Channel.LETTER)


class AccountSection(Card):
    """The draft can be changed before it is copied; a new one is written when there is something else to tell."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__(spacing=8)
        self._editor = editor
        self._drafted = ""
        self.about = Text("", "soft", wrap=True)
        self.draft = DraftField()
        self.copy = PlainButton(_("Copy"), "copy", compact=True)
        self.told = PlainButton(_("Told"), "check", compact=True)
        self.channel = Choice([(each, wording.channel(each)) for each in Channel], name=_("How it was told"))
        self._actions = QWidget()
        flow = FlowLayout(self._actions, spacing=8, line_spacing=4)
        for widget in (self.copy, self.channel, self.told):
            flow.addWidget(widget)
        for part in (self.about, self.draft, self._actions):
            self.body.addWidget(part)
        self.copy.clicked.connect(self._copy)
        self.told.clicked.connect(self._tell)

    def show_record(self, record: Record) -> None:
        """Draft what there is to tell now; a draft that the user changed stays while it tells the same."""
        facts = self._editor.bus.book.agenda.facts(record.client.id)
        found = account(facts) if facts else None
        spoken = record.client.language or self._editor.bus.book.settings.get().language or language()
        self.about.setText(_about(found, spoken))
        text = account_text(found, record.client.name, spoken) if found else ""
        if text != self._drafted:
            self._drafted = text
            self.draft.setPlainText(text)
            self.channel.set_value(record.client.preferred_channel or Channel.PHONE)
        self.draft.setVisible(bool(text))
        self._actions.setVisible(bool(text))

    def _copy(self) -> None:
        contacting.copy(self.draft.toPlainText())
        self._editor.bus.said.emit(_("Copied. It counts as told once you say so."), False)

    def _tell(self) -> None:
        bus, channel = self._editor.bus, Channel(str(self.channel.value))
        outcome = Outcome.SENT if channel in _WRITTEN else Outcome.SPOKE
        touch = Touch(bus.today(), Purpose.SERVICE_ACCOUNT, channel, outcome=outcome)
        bus.do(lambda: bus.book.journal.log(self._editor.client_id, touch))


class DraftField(QPlainTextEdit):
    """Several lines to read, change and copy; Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What we did for you"))
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as its lines, within reason."""
        lines = min(max(round(self.document().size().height()), 4), _MOST_LINES)
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().lineSpacing() + current_theme().px(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The narrower it is, the more lines there are."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


def _about(found: Account | None, spoken: str) -> str:
    """What the draft is, or what it waits for."""
    if found is None:
        return _("Purchases, resolved concerns and promises we kept are gathered here.")
    if not found:
        day = format_day(found.since)
        return _("Nothing new since {day}. Purchases, resolved concerns and promises we kept are gathered here.").format(day=day)
    if spoken != language():
        return _("Ready to tell, in {language}. Change the words as you like.").format(
            language=LANGUAGE_NAMES.get(spoken, spoken)
        )
    return _("Ready to tell. Change the words as you like.")
