"""A backup before a change that the window makes itself: of a large book beside the window, which answers meanwhile."""

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QWidget

from relapp.domain.backups import Backup, Reason
from relapp.errors import UserError
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.importing.busy import BusyDialog
from relapp.ui.importing.worker import Job

# Bytes of a book that is copied before anybody notices.
QUICK = 16_000_000


def backed_up(bus: Bus, reason: Reason, parent: QWidget) -> bool:
    """Whether what is risked may begin: False where the backup was stopped, or failed, which is said.

    The change itself makes its backup of a smaller book.
    """
    backups = bus.book.backups
    try:
        if bus.book.path.stat().st_size < QUICK or not backups.is_wanted_before(reason):
            return True
    except UserError as error:
        bus.failed.emit(str(error))
        return False
    shelf, made, loop = backups.shelf(), list[Backup](), QEventLoop()
    busy = BusyDialog(_("Making a backup first"), parent)
    busy.setWindowTitle(_("Backup"))
    job = Job(lambda report: shelf.make(reason, lambda done, pages: report(100 * done // pages, 100)))
    job.progressed.connect(busy.view.show_progress)
    job.succeeded.connect(made.append)
    job.refused.connect(bus.failed)
    job.finished.connect(loop.quit)
    busy.cancelled.connect(job.cancel)
    busy.open_soon()
    job.start()
    loop.exec()
    busy.finish()
    busy.deleteLater()
    return bool(made)
