"""Texts in others' records that name somebody."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from relapp.book.erasing.mentions import MOST, Mention
from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.wording import erasing as words

_LINES_SHOWN = 5


class MentionList(QPlainTextEdit):
    """A line for each place, to be read and copied; Tab leaves it."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        lines = [words.mention(each.where, each.client_name, each.text) for each in mentions]
        if len(mentions) == MOST:
            lines.append(_("and perhaps more"))
        super().__init__("\n".join(lines))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Texts about others that name them"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(current_theme().px(20 + 20 * (min(len(lines), _LINES_SHOWN) + 1)))
