"""From the wish to take clients out of the book to the file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from relapp.book.door import Door
from relapp.book.imports.part import Progress
from relapp.exporting import Format, export, left_out
from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.exporting.dialog import ExportDialog
from relapp.ui.exporting.formats import file_name
from relapp.ui.exporting.offer import Offer
from relapp.ui.importing.busy import BusyDialog
from relapp.ui.importing.worker import Job
from relapp.ui.saving import choose_where


def writing(door: Door, wanted: Format, file: Path, ids: Sequence[int] | None, *, everybody: bool = False) -> Job:
    """Writes these clients, or all for None, into `file`; a cancelled one leaves nothing behind.

    It ends with how many they were, and how many were left out as they are not to be contacted: nobody for `everybody`.
    """

    def work(report: Progress) -> tuple[int, int]:
        report(0, 0)
        with door.open() as own:
            apart = 0 if everybody else len(left_out(own, wanted, ids))
            return export(own, wanted, file, ids, report, everybody=everybody), apart

    return Job(work)


class Exporter(QObject):
    """One file at a time; `saved` carries a sentence and the file, what went wrong goes through the bus."""

    saved = Signal(str, object)

    def __init__(self, bus: Bus, window: QWidget) -> None:
        super().__init__(window)
        self._bus, self._window = bus, window
        self._file = Path()
        self._job: Job | None = None
        self._busy: BusyDialog | None = None

    def begin(self, offer: Offer) -> None:
        """Ask what is wanted and where to, then write it; the window waits meanwhile."""
        if self._job:
            return
        if not offer.total:
            self._bus.said.emit(_("Your client book is empty: there is nobody to export yet."), False)
            return
        in_peace = self._bus.book.privacy.not_to_be_contacted()
        dialog = ExportDialog(replace(offer, in_peace=in_peace), self._window)
        is_wanted = dialog.exec()
        dialog.deleteLater()
        name = file_name(dialog.format, self._bus.today())
        file = choose_where(self._window, _("Export"), name) if is_wanted else None
        if file:
            self.write(dialog.format, file, dialog.ids, everybody=dialog.everybody)

    def write(self, wanted: Format, file: Path, ids: Sequence[int] | None, *, everybody: bool = False) -> None:
        """Write the file beside the window."""
        self._file = file
        job = self._job = writing(self._bus.book.door, wanted, file, ids, everybody=everybody)
        self._busy = BusyDialog(_("Writing {file}").format(file=file.name), self._window)
        self._busy.setWindowTitle(_("Export"))
        self._busy.cancelled.connect(job.cancel)
        job.progressed.connect(self._busy.view.show_progress)
        job.succeeded.connect(self._on_written)
        job.refused.connect(self._on_refused)
        job.stopped.connect(self._on_stopped)
        job.crashed.connect(self._on_crashed)
        self._busy.open_soon()
        job.start()

    @Slot(object)
    def _on_written(self, counts: tuple[int, int]) -> None:
        self._end()
        count, apart = counts
        said = ngettext("{count} client saved in {file}", "{count} clients saved in {file}", count)
        said = said.format(count=format_number(count), file=self._file.name)
        if apart:
            left = ngettext(
                "{saved}; {count} left out: not to be contacted", "{saved}; {count} left out: not to be contacted", apart
            )
            said = left.format(saved=said, count=format_number(apart))
        self.saved.emit(said, self._file)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._end()
        self._bus.failed.emit(sentence)

    @Slot()
    def _on_stopped(self) -> None:
        self._end()
        self._bus.said.emit(_("The export was stopped. No file was written."), False)

    @Slot()
    def _on_crashed(self) -> None:
        self._end()
        self._bus.failed.emit(_("A fault in Relapp stopped the export. No file was written: try once more."))

    def _end(self) -> None:
        self._job = None
        if self._busy:
            self._busy.finish()
            self._busy = None
