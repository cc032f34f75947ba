"""The pages on the screen before they go to a printer or into a file."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QGraphicsView, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from relapp.errors import UserError
from relapp.i18n import _
from relapp.paper.documents import Document
from relapp.paper.render.output import print_to
from relapp.paper.render.pages import paint, prepare

_ZOOM_STEP = 1.25

# Pixels: a page at arm's length.
_USUAL_WIDTH = 860


class PreviewDialog(QDialog):
    """One page at a time; Page Up and Page Down turn, Ctrl with plus and minus zooms. `save` says what came of it, or nothing."""

    def __init__(self, parent: QWidget | None, document: Document, paper: str, save: Callable[[QWidget], str]) -> None:
        super().__init__(parent)
        self._document, self._paper, self._save_over = document, paper, save
        self._printer = self._new_printer()
        self.view = self._new_view()
        self.page_label = QLabel()
        self.message = QLabel(wordWrap=True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._make_buttons()
        self._arrange()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Preview: {title}").format(title=document.title))
        room = self.screen().availableSize()
        self.resize(self.sizeHint().expandedTo(QSize(_USUAL_WIDTH, room.height() * 9 // 10)).boundedTo(room))
        self.print_button.setFocus()

    def _new_printer(self) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare(printer, self._paper)
        return printer

    def _new_view(self) -> QPrintPreviewWidget:
        view = QPrintPreviewWidget(self._printer, self)
        for inner in view.findChildren(QGraphicsView):
            inner.setAccessibleName(self._document.title)
        view.paintRequested.connect(lambda printer: paint(self._document, printer))
        view.previewChanged.connect(self._show_page_number)
        view.fitInView()
        return view

    def _make_buttons(self) -> None:
        view = self.view
        self.previous_button = self._button(_("Previous page"), lambda: self._turn(-1), Qt.Key.Key_PageUp)
        self.next_button = self._button(_("Next page"), lambda: self._turn(1), Qt.Key.Key_PageDown)
        self.zoom_buttons = (
            self._button(_("Zoom out"), lambda: view.zoomOut(_ZOOM_STEP), QKeySequence.StandardKey.ZoomOut),
            self._button(_("Zoom in"), lambda: view.zoomIn(_ZOOM_STEP), QKeySequence.StandardKey.ZoomIn),
            self._button(_("Whole page"), view.fitInView, "Ctrl+0"),
        )
        self.print_button = self._button(_("Print…"), self._print, QKeySequence.StandardKey.Print)
        self.print_button.setDefault(True)
        self.save_button = self._button(_("Save as PDF…"), self._save, QKeySequence.StandardKey.Save)
        self.close_button = self._button(_("Close"), self.close, QKeySequence.StandardKey.Close)

    def _button(self, text: str, act: Callable[[], object], keys: str | Qt.Key | QKeySequence.StandardKey) -> QPushButton:
        button = QPushButton(text, self, autoDefault=False)
        button.clicked.connect(act)
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(button.click)
        button.setToolTip(shortcut.key().toString(QKeySequence.SequenceFormat.NativeText))
        return button

    def _arrange(self) -> None:
        above, below, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for widget in (self.previous_button, self.page_label, self.next_button):
            above.addWidget(widget)
        above.addStretch(1)
        for widget in self.zoom_buttons:
            above.addWidget(widget)
        below.addWidget(self.message, 1)
        for widget in (self.print_button, self.save_button, self.close_button):
            below.addWidget(widget)
        column.addLayout(above)
        column.addWidget(self.view, 1)
        column.addLayout(below)

    def _turn(self, step: int) -> None:
        self.view.setCurrentPage(self.view.currentPage() + step)
        self._show_page_number()

    def _show_page_number(self) -> None:
        page, pages = self.view.currentPage(), self.view.pageCount()
        self.page_label.setText(_("page {page} of {pages}").format(page=page, pages=pages))
        self.previous_button.setEnabled(page > 1)
        self.next_button.setEnabled(page < pages)

    def _print(self) -> None:
        printer = self._new_printer()
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self._try(lambda: print_to(printer, self._document), _("Sent to the printer."))

    def _save(self) -> None:
        if said := self._save_over(self):
            self.message.setText(said)

    def _try(self, work: Callable[[], object], done: str) -> None:
        try:
            work()
        except UserError as error:
            done = str(error)
        self.message.setText(done)
