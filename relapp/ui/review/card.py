"""One record to look through: what is known, what is missing, and whether all of it still holds."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.clients import (
    Client,
    ContactPoint,
    Detail,
    DetailKind,
    Importance,
    Observed,
    Occasion,
    OccasionKind,
    PointKind,
)
from relapp.domain.freshness import Staleness
from relapp.domain.text import initials
from relapp.i18n import _, format_day
from relapp.ui.client.header import subtitle
from relapp.ui.client.record import Record
from relapp.ui.widgets.avatar import Avatar
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.date_field import DateField
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow, TextField
from relapp.ui.widgets.inputs import Choice, lead_to
from relapp.ui.widgets.text import Text

# What is learnt in passing, the most usual first.
_LEARNT = (DetailKind.NEED, DetailKind.WISH, DetailKind.INTEREST, DetailKind.PREFERENCE, DetailKind.OBSERVATION)


class ReviewCard(Card):
    """`reviewed` says that all of it holds, with what was filled in, and waits for a wrong date; `passed_over` lets it wait."""

    reviewed = Signal()
    passed_over = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(20, 18, 20, 18), spacing=14)
        self._client = Client("")
        self._avatar = Avatar(size=48)
        self.name, self.subtitle = Text("", "large", wrap=True), Text("", "soft", wrap=True)
        self.known = Text("", wrap=True)
        self.phone, self.birthday = TextField(name=_("Phone")), DateField(name=_("Birthday"))
        self.learnt = TextField(placeholder=_("Anything new, in a few words"), name=_("What is new"))
        self.kind = Choice([(kind, wording.detail(kind)) for kind in _LEARNT], name=_("What it is"))
        self.phone_row, self.birthday_row = LabelledRow(_("Phone"), self.phone), LabelledRow(_("Birthday"), self.birthday)
        self.yes = PrimaryButton(_("All of it still holds"), "check")
        self.later = PlainButton(_("Not now"), "skip")
        self.open = PlainButton(_("Open the record"), "person")
        self._lay_out()
        self.yes.clicked.connect(self._answer)
        self.later.clicked.connect(self.passed_over)
        self.open.clicked.connect(self.opened)
        for field in (self.phone, self.learnt):
            field.returnPressed.connect(lambda: lead_to(self.yes))
            field.textChanged.connect(self._name_answer)
        self.birthday.touched.connect(self._name_answer)

    def show_record(self, record: Record, behind: tuple[Staleness, ...]) -> None:
        """Show a record, with a field for each thing that is missing and for what is new."""
        client = self._client = record.client
        self._avatar.show_client(initials(client.name), client.name, vip=client.importance is Importance.VIP)
        self.name.setText(client.name)
        self.subtitle.setText(subtitle(record))
        self.known.setText("\n".join(_known(client)) or _("Nothing else is noted yet."))
        self.phone.set_text("")
        self.birthday.set_value(None)
        self.learnt.set_text("")
        self.phone_row.setVisible(Staleness.NO_PHONE in behind)
        self.birthday_row.setVisible(Staleness.NO_BIRTHDAY in behind)
        self._name_answer()

    def filled_in(self, record: Record) -> dict[str, Any]:
        """The fields of the client with what was filled in, and the day of the review."""
        client, on = record.client, record.on
        fields: dict[str, Any] = {"reviewed_on": on}
        if phone := self.phone.text().strip():
            fields["points"] = (*client.points, ContactPoint(PointKind.PHONE, phone))
        if born := self.birthday.value:
            fields["occasions"] = (Occasion(OccasionKind.BIRTHDAY, born), *client.occasions)
        if text := self.learnt.text().strip():
            fields["details"] = (
                *client.details,
                replace(Detail(DetailKind(str(self.kind.value)), text, Observed.SAID), noted_on=on),
            )
        return fields

    def begin(self) -> None:
        """Lead to the first thing that is missing, else to the answer that most records get."""
        missing = [
            field for row, field in ((self.phone_row, self.phone), (self.birthday_row, self.birthday)) if not row.isHidden()
        ]
        lead_to(missing[0] if missing else self.yes)

    def _answer(self) -> None:
        """Lead back to a birthday that is no date, else it would be lost."""
        if wrong := self.birthday.finish():
            lead_to(wrong)
        else:
            self.reviewed.emit()

    def _name_answer(self) -> None:
        """Say that what is filled in will be saved."""
        if self.phone.text().strip() or self.learnt.text().strip() or not self.birthday.is_empty:
            text, said = _("Save, the rest still holds"), _("Save, the rest still holds: {name}")
        else:
            text, said = _("All of it still holds"), _("All of it still holds: {name}")
        self.yes.setText(text)
        self.yes.setAccessibleName(said.format(name=self._client.name))

    def _lay_out(self) -> None:
        row, words = HBox(spacing=12), VBox(spacing=2)
        row.addWidget(self._avatar, alignment=Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.name)
        words.addWidget(self.subtitle)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.known)
        new = QWidget()
        column = VBox(new, spacing=6)
        column.addWidget(self.learnt)
        column.addWidget(self.kind, alignment=Qt.AlignmentFlag.AlignLeft)
        new.setFocusProxy(self.learnt)
        for widget in (self.phone_row, self.birthday_row, LabelledRow(_("What is new"), new)):
            self.body.addWidget(widget)
        self.body.addWidget(in_flow(self.yes, self.later, self.open))


def _known(client: Client) -> list[str]:
    """What is to be looked through, a line each: how to reach them, their own dates, and what they need and like."""
    reached = ", ".join(point.value for point in client.points)
    lines = [_("Reached at: {points}").format(points=reached)] if reached else []
    dates = [
        f"{wording.occasion(each.kind, each.label)} {wording.yearly_date(each.date)}"
        for each in client.occasions
        if not each.person
    ]
    lines += [", ".join(dates)] if dates else []
    for detail in client.details:
        since = f" ({format_day(detail.noted_on)})" if detail.noted_on else ""
        lines.append(f"{wording.detail(detail.kind)}: {detail.text}{since}")
    return lines
