"""How far the work on backups is, how to stop it, and what came of it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from relapp.i18n import _, format_number, ngettext
from relapp.ui.backup_work import BackupWork
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.progress import ProgressBar
from relapp.ui.widgets.text import Text
from relapp.wording.backups import moment_name


class BackupProgress(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, work: BackupWork) -> None:
        super().__init__()
        self.bar = ProgressBar()
        self.stop = PlainButton(_("Stop"), compact=True)
        self.said = Text("", "soft", wrap=True)
        self._busy = QWidget()
        row = HBox(self._busy, spacing=12)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        column = VBox(self, spacing=6)
        column.addWidget(self.said)
        column.addWidget(self._busy)
        self._busy.hide()
        self.hide()
        self.stop.clicked.connect(work.cancel)
        work.began.connect(self._begin)
        work.progressed.connect(self.bar.set_value)
        work.kept.connect(self._on_kept)
        work.tried.connect(self._on_tried)
        work.failed.connect(lambda sentence: self.say(sentence, is_problem=True))
        work.ended.connect(self._end)

    def say(self, sentence: str, *, is_problem: bool = False) -> None:
        """Say what came of it."""
        self.said.set_role("problem" if is_problem else "soft")
        self.said.setText(sentence)
        self.show()

    def _begin(self) -> None:
        self.say(_("One moment…"))
        self.bar.set_value(0, 1)
        self._busy.show()

    def _end(self) -> None:
        self._busy.hide()
        if self.said.text() == _("One moment…"):
            self.hide()

    def _on_kept(self, kept: Any) -> None:
        if kept.made:
            self.say(_("A backup was made and read again: it is good."))

    def _on_tried(self, trial: Any) -> None:
        clients = ngettext("{count} client", "{count} clients", trial.clients).format(count=format_number(trial.clients))
        touches = ngettext("{count} touch", "{count} touches", trial.touches).format(count=format_number(trial.touches))
        message = _("The backup of {moment} was restored on trial and is good: {clients}, {touches}. Your book was not touched.")
        self.say(message.format(moment=moment_name(trial.backup.made_at), clients=clients, touches=touches))
