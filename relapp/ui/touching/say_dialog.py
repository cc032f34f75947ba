"""What to say or send: the words, the channel, and what came of it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLineEdit, QScrollArea, QWidget

from relapp import wording
from relapp.domain.clients import Channel, Pause
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.domain.pauses import LEFT_FOR_GOOD, PASSES, in_force
from relapp.domain.reaching import best_reach, reaches
from relapp.domain.reminders import Reminder
from relapp.domain.texts import SPOKEN_CHANNELS, Situation, is_silent, situation_of, topic_of
from relapp.i18n import LANGUAGE_NAMES, _
from relapp.matching.numbers import is_whole_number
from relapp.ui import contacting
from relapp.ui.bus import Bus
from relapp.ui.contacting import Opening
from relapp.ui.sensitive_line import SensitiveLine
from relapp.ui.theme import current_theme
from relapp.ui.touching.channel_row import CHANNEL_ICONS, ChannelRow
from relapp.ui.touching.draft import Draft
from relapp.ui.touching.message_field import MessageField
from relapp.ui.touching.sent_question import SentQuestion
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice
from relapp.ui.widgets.text import Text
from relapp.wording import pauses
from relapp.wording import texts as text_words

_WIDTH, _MARGIN = 600, 20
_LEAST_OF_TEXT = 110


class SayDialog(QDialog):
    """Words for the reasons of one client, or without any for whatever is chosen; only what the user confirms is logged."""

    def __init__(self, bus: Bus, client_id: int, reasons: Sequence[Reminder], parent: QWidget) -> None:
        super().__init__(parent)
        self._bus = bus
        self._client = bus.book.clients.get(client_id)
        self._reasons = list(reasons)
        self._country = bus.book.settings.get().country
        self.setWindowTitle(_("Say or send"))
        self._reaches = reaches(self._client)
        first = topic_of(self._reasons)
        self._reach = best_reach(self._reaches, first)
        channel = self._reach.channel if self._reach else Channel.OTHER
        self.draft = Draft(bus.book, self._client, first or Situation.KEEP_IN_TOUCH, channel, bus.today())
        self._make_fields()
        self._make_actions()
        self._lay_out()
        self._connect()
        self._show_channel()
        self._show_text()
        self.text.setFocus()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Wide enough to read a letter, and never larger than the screen."""
        room, px = self.screen().availableGeometry(), current_theme().px
        width = min(px(_WIDTH), room.width())
        height = self._body.heightForWidth(width - px(2 * _MARGIN)) if self._body.hasHeightForWidth() else 0
        height = max(height, self._body.sizeHint().height()) + self._foot.sizeHint().height() + px(3 * _MARGIN)
        return QSize(width, min(height + self.question.sizeHint().height(), room.height() - px(40)))

    def _make_fields(self) -> None:
        taken = [situation_of(each, self._bus.today()) for each in self._reasons if not is_silent(each)]
        topics: list[tuple[object, str]]
        topics = [(each, wording.reason_title(each)) for each in self._reasons if not is_silent(each)]
        topics += [(each, text_words.situation(each)) for each in Situation if each not in taken]
        self.about = Choice(topics, name=_("About"))
        self.about.set_value(self.draft.topic)
        self.why = Text("", "soft", wrap=True)
        self.paused = Text("", "problem", wrap=True)
        self.channels = ChannelRow(self._reaches)
        self.to = Choice(name=_("To"))
        self.language = Choice(LANGUAGE_NAMES.items(), name=_("Language of the text"))
        self.language.set_value(self.draft.language)
        self.subject = QLineEdit()
        self.text = MessageField(_("Text"))
        self.another = PlainButton(_("Another one"), compact=True)
        self.place = Text("", "soft")
        self.hint = Text("", "soft", wrap=True)

    def _make_actions(self) -> None:
        self.open_button = PrimaryButton("")
        self.copy_button = PlainButton(_("Copy"), "copy")
        self.qr_button = PlainButton(_("QR"), "qr")
        self.close_button = PlainButton(_("Close"))
        self.question = SentQuestion(self._reasons)
        self.question.hide()

    def _lay_out(self) -> None:
        self._body, self._foot = QWidget(), QWidget()
        body = VBox(self._body, margins=(_MARGIN, _MARGIN, _MARGIN, 8), spacing=10)
        self._rows = {
            name: LabelledRow(label, field)
            for name, label, field in (
                ("about", _("About"), self.about),
                ("to", _("To"), self.to),
                ("language", _("Language"), self.language),
                ("subject", _("Subject"), self.subject),
            )
        }
        turning = in_flow(self.another, self.place)
        who = Text(" · ".join(filter(None, (self._client.name, self._client.company))), "large", wrap=True)
        sensitive = SensitiveLine(self.text)
        for widget in (who, self.why, self.paused, self.channels, *self._rows.values(), self.text, sensitive, turning, self.hint):
            body.addWidget(widget)
        body.setStretchFactor(self.text, 1)
        foot = VBox(self._foot, margins=(_MARGIN, 4, _MARGIN, _MARGIN), spacing=10)
        foot.addWidget(in_flow(self.open_button, self.copy_button, self.qr_button, self.close_button))
        foot.addWidget(self.question)
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(area.focusPolicy().NoFocus)
        area.setWidget(self._body)
        area.setMinimumHeight(current_theme().px(_LEAST_OF_TEXT))
        column = VBox(self, spacing=0)
        column.addWidget(area, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.about.value_chosen.connect(self._choose_topic)
        self.channels.channel_chosen.connect(self._choose_channel)
        self.to.value_chosen.connect(lambda _value: self._show_hint())
        self.language.value_chosen.connect(self._choose_language)
        self.another.clicked.connect(self._turn)
        self.open_button.clicked.connect(self._open)
        self.copy_button.clicked.connect(self._copy)
        self.qr_button.clicked.connect(self._show_qr)
        self.close_button.clicked.connect(self.reject)
        self.question.answered.connect(self._log)
        self.question.put_off.connect(self.question.hide)

    def _choose_topic(self, topic: Reminder | Situation) -> None:
        self.draft.topic = topic
        self.draft.renew()
        self._show_text()

    def _choose_channel(self, channel: Channel) -> None:
        self._reach = next(each for each in self._reaches if each.channel is channel)
        self.draft.channel = channel
        self.draft.renew()
        self._show_channel()
        self._show_text(keep=self.text.is_changed)

    def _choose_language(self, language: str) -> None:
        self.draft.language = language
        self.draft.renew()
        self._show_text()

    def _turn(self) -> None:
        self.draft.turn()
        self._show_text()

    def _show_text(self, *, keep: bool = False) -> None:
        """The draft as it is now; `keep` leaves the words that the user wrote."""
        topic = self.draft.topic
        if not keep:
            self.text.offer(self.draft.text)
        if not self.subject.isModified():
            self.subject.setText(self.draft.subject)
            self.subject.setCursorPosition(0)
        number, count = self.draft.place
        self.place.setText(_("{number} of {count}").format(number=number, count=count) if count else "")
        self.another.setVisible(count > 1)
        self.why.setText("" if isinstance(topic, Situation) else wording.why(topic, self._bus.today()))
        self.why.setVisible(bool(self.why.text()))
        self.paused.setText(self._about_pause())
        self.paused.setVisible(bool(self.paused.text()))
        self._allow()
        self.question.set_topic(topic)
        self._show_hint()

    def _show_channel(self) -> None:
        """What the channel takes, and what can be done on it."""
        channel, points = self.draft.channel, self._reach.points if self._reach else ()
        if self._reach:
            self.channels.set_channel(channel)
        self.to.set_options((point, point) for point in points)
        self._rows["to"].setVisible(bool(points))
        self._rows["subject"].setVisible(channel is Channel.EMAIL)
        words = {Channel.WHATSAPP: _("Open in WhatsApp"), Channel.EMAIL: _("Open as e-mail"), Channel.PHONE: _("Call")}
        self.open_button.setText(words.get(channel, ""))
        self.open_button.set_icon_name(CHANNEL_ICONS[channel])
        self.open_button.setVisible(channel in words)
        self.qr_button.setVisible(channel in words)
        self._allow()
        self.copy_button.set_kind("plain" if channel in words or channel in SPOKEN_CHANNELS else "primary")
        self.question.ask(channel)
        # Nothing is to be opened before one talks to somebody, so nothing has to be waited for.
        self.question.setVisible(channel is Channel.IN_PERSON and not self._is_refused)
        self._show_hint()

    def _show_hint(self, said: str = "") -> None:
        if not self._reach:
            said = _("The client wants to be contacted in none of the ways known.")
        elif not said and not self.draft.template:
            said = _("There is no text for this yet. Write it here, or for every client in Settings.")
        elif not said and self.draft.channel is Channel.WHATSAPP and not self._is_whole_number():
            said = _("This number seems to lack its country or area code, so WhatsApp may not find it.")
        self.hint.setText(said)
        self.hint.setVisible(bool(said))

    def _about_pause(self) -> str:
        if self._held_back_by is None:
            return ""
        if self._is_refused:
            why = pauses.in_peace(self._client, self._bus.today())
            return _("Nothing of this kind can go out to this client: {why}.").format(why=why)
        return _("This client is to be left in peace: nothing of this kind should go out now.")

    @property
    def _held_back_by(self) -> Pause | None:
        """The pause that does not let the topic through, if one does not."""
        pause = in_force(self._client.pause, self._client.paused_until, self._bus.today())
        return None if pause is None or self.draft.purpose in PASSES[pause] else pause

    @property
    def _is_refused(self) -> bool:
        """Whether nothing of the topic is let out at all."""
        return self._held_back_by in LEFT_FOR_GOOD

    def _allow(self) -> None:
        """Let the words go out, or not."""
        is_allowed = not self._is_refused
        self.open_button.setEnabled(is_allowed)
        self.qr_button.setEnabled(is_allowed)
        self.copy_button.setEnabled(is_allowed and self._reach is not None)
        self.text.setReadOnly(not is_allowed)
        if not is_allowed:
            self.question.hide()

    def _is_whole_number(self) -> bool:
        return is_whole_number(str(self.to.value), self._country)

    def _open(self) -> None:
        to, text = str(self.to.value), self.text.toPlainText()
        if self.draft.channel is Channel.WHATSAPP:
            came_of_it = contacting.open_whatsapp(to, self._country, text)
        elif self.draft.channel is Channel.EMAIL:
            came_of_it = contacting.write_email(to, self.subject.text(), text)
        else:
            came_of_it = contacting.call(to)
        self._show_hint(self._what_came_of(came_of_it))
        self.question.show()

    def _what_came_of(self, opening: Opening) -> str:
        if opening is Opening.WHOLE:
            return ""
        contacting.copy(self.text.toPlainText())
        if opening is Opening.WITHOUT_TEXT:
            return _("The text is too long to be handed over, so it was copied: paste it into the message.")
        return _("No program on this computer could open it. The text was copied: paste it where you need it, or use the code.")

    def _copy(self) -> None:
        contacting.copy(self.text.toPlainText())
        self._show_hint(_("Copied."))
        self.question.show()

    def _show_qr(self) -> None:
        to, text, said = str(self.to.value), self.text.toPlainText(), ""
        link = self._link(to, text)
        if len(link) > contacting.LONGEST_CODE:
            link, said = self._link(to, ""), _("The text is too long for a code, so the code does not hold it.")
        name = _("Code that reaches {to}").format(to=to)
        contacting.show_code(link, _("Scan with the phone"), name, to, self)
        self._show_hint(said)
        self.question.show()

    def _link(self, to: str, text: str) -> str:
        if self.draft.channel is Channel.WHATSAPP:
            return contacting.whatsapp_link(to, self._country, text)
        if self.draft.channel is Channel.EMAIL:
            return contacting.mail_link(to, self.subject.text(), text)
        return contacting.call_link(to)

    def _log(self, outcome: Outcome) -> None:
        book, text = self._bus.book, self.text.toPlainText().strip()
        # A reply is kept whole, as the answer that the client was given.
        note = text if self.draft.purpose is Purpose.FEEDBACK_REPLY else text.partition("\n")[0]
        touch = Touch(self._bus.today(), self.draft.purpose, self.draft.channel, outcome=outcome, note=note)
        reasons = self.question.settled() if self._reasons else None
        template = self.draft.template
        if template and outcome is not Outcome.NO_ANSWER:
            done = self._bus.do(lambda: book.texts.log_use(self._client.id, touch, reasons, template.key))
        else:
            done = self._bus.do(lambda: book.journal.log(self._client.id, touch, reasons))
        if done:
            self.accept()
