"""The copies of the book: the last good one, how many are kept, and the second place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog

from relapp.book import places
from relapp.book.backups import second_place
from relapp.domain.settings import Settings
from relapp.errors import UserError
from relapp.i18n import _, format_number, ngettext
from relapp.ui.backup_work import BackupWork
from relapp.ui.bus import Bus
from relapp.ui.settings.backup_progress import BackupProgress
from relapp.ui.settings.fields import CountField
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.file_dialog import file_dialog
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.text import Text
from relapp.wording.backups import backup_line, moment_name, size_name, unlocked_there

MOST_KEPT = 99


class BackupsGroup(SettingsGroup):
    """`restore_wanted` carries the file of the backup that the book is to be again."""

    restore_wanted = Signal(object)

    def __init__(self, bus: Bus) -> None:
        explanation = _(
            "A copy of the book is made every day, and before an import, a merge or anything else that risks it. It is read "
            "again before it counts."
        )
        super().__init__(bus, _("Backups"), explanation)
        self._has_any = False
        self.work = BackupWork(bus, self)
        self.progress = BackupProgress(self.work)
        self.warning = Text("", "problem", wrap=True)
        self.latest = Text("", wrap=True)
        self.place = Text("", wrap=True)
        self.daily = CountField(1, MOST_KEPT, lambda count: ngettext("day", "days", count))
        self.weekly = CountField(1, MOST_KEPT, lambda count: ngettext("week", "weeks", count))
        self.monthly = CountField(1, MOST_KEPT, lambda count: ngettext("month", "months", count))
        self.now = PlainButton(_("Back up now"))
        self.trial = PlainButton(_("Try a restore"))
        self.restore = PlainButton(_("Restore…"))
        self.open_folder = PlainButton(_("Open the folder"))
        self.choose = PlainButton(_("Choose a second place…"))
        self.leave = PlainButton(_("No second place"))
        self._build()
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        """Show the backups there are, what is kept of them, and the second place."""
        self.daily.set_value(settings.backups_daily)
        self.weekly.set_value(settings.backups_weekly)
        self.monthly.set_value(settings.backups_monthly)
        self.place.setText(settings.second_place or _("None yet. A stick, or a folder that another program carries elsewhere."))
        self.choose.setText(_("Change the second place…") if settings.second_place else _("Choose a second place…"))
        if self.window().focusWidget() is self.leave and not settings.second_place:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.leave.setVisible(bool(settings.second_place))
        if self.isVisible():
            self._show_backups()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the folder when somebody else does, too."""
        super().showEvent(event)
        self._show_backups()
        trouble = places.trouble_with(self._bus.book.path)
        how = _(
            "To move it, quit Relapp, move the file and the folder of its backups, and open it with “Open another book…” below."
        )
        self.warning.setText(f"{places.warning(trouble)} {how}" if trouble else "")
        self.warning.setVisible(trouble is not None)

    def _build(self) -> None:
        self._latest_row = LabelledRow(_("Last good one"), self.latest)
        self._place_row = LabelledRow(_("Second place"), self.place)
        self.body.addWidget(self.warning)
        self.warning.hide()
        self.body.addWidget(self._latest_row)
        self.body.addWidget(in_flow(self.now, self.trial, self.restore, self.open_folder))
        self.body.addWidget(self.progress)
        self.body.addWidget(LabelledRow(_("One a day for"), self.daily))
        self.body.addWidget(LabelledRow(_("One a week for"), self.weekly))
        self.body.addWidget(LabelledRow(_("One a month for"), self.monthly))
        said = _("Those made before something risky stay for 90 days. The latest good one always stays.")
        self.body.addWidget(Text(said, "small", wrap=True))
        self.body.addWidget(self._place_row)
        self.body.addWidget(in_flow(self.choose, self.leave))

    def _connect(self) -> None:
        self.daily.count_changed.connect(lambda count: self.save(backups_daily=count))
        self.weekly.count_changed.connect(lambda count: self.save(backups_weekly=count))
        self.monthly.count_changed.connect(lambda count: self.save(backups_monthly=count))
        self.now.clicked.connect(lambda: self.work.keep_up(asked=True))
        self.trial.clicked.connect(lambda: self.work.try_latest(self._bus.today()))
        self.restore.clicked.connect(self._unless_busy(self._choose_backup))
        self.open_folder.clicked.connect(self._open_folder)
        self.choose.clicked.connect(self._unless_busy(self._ask_for_place))
        self.leave.clicked.connect(self._unless_busy(lambda: self.save(second_place="")))
        self.work.began.connect(self._show_buttons)
        self.work.kept.connect(self._on_kept)
        self.work.ended.connect(self._show_backups)

    def _show_backups(self) -> None:
        """The latest one, all of them together, and what the second place has."""
        try:
            found = self._bus.book.backups.list()
        except UserError as error:
            found = []
            self.progress.say(str(error), is_problem=True)
        self.latest.setText(backup_line(found[0]) if found else _("None yet. The first one is made within a minute."))
        all_of_them = ngettext("{count} backup, {size}", "{count} backups, {size} together", len(found))
        size = size_name(sum(each.size for each in found))
        self._latest_row.set_hint(all_of_them.format(count=format_number(len(found)), size=size) if found else "")
        is_chosen, there = bool(self._bus.book.settings.get().second_place), self._bus.book.backups.in_second_place()
        said = _("Latest copy there: {moment}").format(moment=moment_name(there)) if there else _("Nothing was copied there yet.")
        unlocked = self._bus.book.backups.unlocked_in_second_place()
        said = " ".join((said, unlocked_there(unlocked))) if unlocked else said
        self._place_row.set_hint(said if is_chosen else "")
        self._has_any = bool(found)
        self._show_buttons()

    def _show_buttons(self) -> None:
        """Offer what can be done now; what has the keyboard keeps it, as Qt would take it far away, and is deaf meanwhile."""
        # Also while a dialog that was over the window goes, when nothing in it has the keyboard yet.
        held = self.window().focusWidget()
        for button in (self.now, self.choose, self.leave):
            button.setEnabled(not self.work.is_busy or button is held)
        for button in (self.trial, self.restore):
            button.setEnabled(self._has_any and (not self.work.is_busy or button is held))

    def _unless_busy(self, act: Callable[[], object]) -> Callable[[], None]:
        def unless_busy() -> None:
            if not self.work.is_busy:
                act()

        return unless_busy

    def _on_kept(self, kept: Any) -> None:
        if kept.second.why:
            self.progress.say(kept.second.why, is_problem=True)
        elif kept.second.standing is second_place.Standing.AWAY:
            self.progress.say(_("The second place is not there now. It is copied to once it is back."))

    def _choose_backup(self) -> None:
        from relapp.ui.settings.restoring import RestoreDialog

        dialog = RestoreDialog(self._bus.book.backups.list(), self)
        if dialog.exec() and dialog.chosen:
            self.restore_wanted.emit(dialog.chosen.path)
        dialog.deleteLater()

    def _ask_for_place(self) -> None:
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        dialog = file_dialog(self, _("Choose a second place for backups"), self._bus.book.settings.get().second_place or home, "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if dialog.exec():
            self.use_place(Path(dialog.selectedFiles()[0]))
        dialog.deleteLater()

    def use_place(self, folder: Path) -> None:
        """Have the backups in `folder` too, from now on."""
        try:
            place = second_place.choose(self._bus.book.backups.shelf(), folder)
        except UserError as error:
            self.progress.say(str(error), is_problem=True)
            return
        self.save(second_place=str(place))
        self.work.keep_up()

    def _open_folder(self) -> None:
        shelf = self._bus.book.backups.shelf()
        folder = shelf.folder if shelf.folder.exists() else shelf.book.absolute().parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._bus.failed.emit(_("{folder} cannot be opened from here. Open it in the file manager.").format(folder=folder))
