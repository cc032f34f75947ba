"""Every dialog and popup of the program, one after the other."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from relapp.book import Book
from relapp.book.door import Door
from relapp.domain.backups import Reason
from relapp.domain.clients import Client, ContactPoint, PointKind
from relapp.domain.texts import Situation
from relapp.i18n import language
from relapp.ui.window import Window
from tests.ui.conftest import MONDAY


def dialogs(window: Window, book: Book, client_id: int) -> Iterator[QWidget]:
    """What opens over the pages, ready to be shown; whoever asks does away with it."""
    yield from _about_a_client(window, book, client_id)
    yield from _about_the_week(window, book, client_id)
    yield from _about_files(window, book)
    yield from _about_the_book(window, book)
    yield from _of_the_settings(window, book)


def _about_a_client(window: Window, book: Book, client_id: int) -> Iterator[QWidget]:
    from relapp.ui.client.history.dialog import HistoryDialog
    from relapp.ui.clients.bulk import TagDialog
    from relapp.ui.clients.new_client import NewClientDialog
    from relapp.ui.colleagues.brief_dialog import BriefDialog
    from relapp.ui.erasing.erase_dialog import ErasedDialog, EraseDialog
    from relapp.ui.erasing.everything_dialog import EverythingDialog
    from relapp.ui.touching.done_popup import DonePopup
    from relapp.ui.touching.log_dialog import LogDialog
    from relapp.ui.touching.say_dialog import SayDialog
    from relapp.ui.touching.snooze import SnoozeMenu

    bus, reasons = window.bus, book.agenda.of_client(client_id)
    yield LogDialog(bus, window, client_id)
    yield LogDialog(bus, window)
    yield SayDialog(bus, client_id, reasons, window)
    yield DonePopup(bus, client_id, reasons, None, window)
    yield SnoozeMenu(bus, lambda: reasons, window)
    yield HistoryDialog(book, client_id, window)
    yield BriefDialog(bus, client_id, window)
    yield EraseDialog(bus, client_id, window)
    yield ErasedDialog(["Ana"], [], window)
    yield EverythingDialog(bus, client_id, window)
    yield NewClientDialog(bus, window)
    yield TagDialog(window, "cafés", ["cafés"], new=True)
    yield TagDialog(window, "cafés", ["cafés"], new=False)


def _about_the_week(window: Window, book: Book, client_id: int) -> Iterator[QWidget]:
    from relapp.printing.client import client_sheet
    from relapp.printing.labels import addressees
    from relapp.printing.week import compose, gather, week_choices
    from relapp.ui.labels.panel import LabelPanel
    from relapp.ui.printing import PreviewDialog
    from relapp.ui.results.leaving import LeaveDialog, TellDialog
    from relapp.ui.week.print_panel import WeekPanel
    from relapp.ui.week.waiting import WaitingDialog

    planned = book.agenda.week(MONDAY, MONDAY)
    touches = {touch.client_id: touch for day in planned.plan.days for touch in day.touches}
    yield WaitingDialog([*touches.values()], 1, planned.clients, MONDAY, window)
    yield LeaveDialog(2, window)
    yield TellDialog(["Ana"], window)
    yield PreviewDialog(window, book, client_sheet(book, client_id, MONDAY))
    choices = week_choices(book)
    yield PreviewDialog(window, book, compose(gather(book, MONDAY, MONDAY, choices)), WeekPanel(choices, ["cafés"]))
    lives_somewhere = book.clients.add(Client("Ana", points=(ContactPoint(PointKind.ADDRESS, "Rua Nova, 1"),))).client_ids
    panel = LabelPanel(book, addressees(book, lives_somewhere))
    yield PreviewDialog(window, book, panel.printable, panel)


def _about_files(window: Window, book: Book) -> Iterator[QWidget]:
    from relapp.ui.duplicates.confirming import MergeAllDialog
    from relapp.ui.duplicates.model import PairLine
    from relapp.ui.exporting.dialog import ExportDialog
    from relapp.ui.exporting.offer import Offer
    from relapp.ui.importing.busy import BusyDialog
    from relapp.ui.importing.confirming import TakeBackDialog

    yield ExportDialog(Offer(5, (1, 2), (3, 4), frozenset({1, 9})), window)
    yield TakeBackDialog(3, "cards.vcf", window)
    yield BusyDialog("cards.vcf", window)
    yield MergeAllDialog([PairLine("Ana", "", "A.", "", "Ana", True)], 2, window)


def _about_the_book(window: Window, book: Book) -> Iterator[QWidget]:
    from relapp.ui.locking.dialog import PassphraseDialog, Step
    from relapp.ui.locking.page import LockPage
    from relapp.ui.settings.restoring import RestoreDialog

    book.backups.make(Reason.ASKED)
    yield RestoreDialog(book.backups.list(), window)
    for step in Step:
        yield PassphraseDialog(Door(book.path, "" if step is Step.SET else "flores"), step, [Path("copy.relapp")], window)
    page = LockPage("clients")
    page.resize(window.size())
    yield page


def _of_the_settings(window: Window, book: Book) -> Iterator[QWidget]:
    from relapp.book.plan_effects import PlanEffect
    from relapp.ui.settings.plan_change import PlanChangeDialog
    from relapp.ui.settings.plan_editor import PlanEditor
    from relapp.ui.settings.text_editor import TextEditor

    yield PlanEditor(book.settings.get().plans[0], window)
    yield PlanChangeDialog(PlanEffect(2, 1, 1, 1, 1, ("Ana",)), window)
    yield TextEditor(window.bus, book.texts.every(Situation.BIRTHDAY, language())[0], window)
