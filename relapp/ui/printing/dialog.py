"""The pages on the screen before they go to a printer or into a file, and the choices about them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from relapp.book import Book
from relapp.domain.printed import PageSetup
from relapp.errors import UserError
from relapp.i18n import _
from relapp.paper.documents import Printable, Sheets
from relapp.paper.render import print_to
from relapp.printing.setup import page_setup, remember_setup
from relapp.ui.printing.choices import ChoicesColumn
from relapp.ui.printing.keys import bind
from relapp.ui.printing.page_bar import PageBar
from relapp.ui.printing.page_view import PageView
from relapp.ui.printing.printer import choose_printer
from relapp.ui.printing.proof import Proof
from relapp.ui.printing.setup_controls import SetupControls
from relapp.ui.saving import choose_pdf, written
from relapp.ui.settings.waiting import waiting
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text

_USUAL_WIDTH = 1100


class PreviewDialog(QDialog):
    """One page at a time beside its choices; `setup_changed` carries the PageSetup that is now in force."""

    setup_changed = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        book: Book,
        printable: Printable,
        panel: QWidget | None = None,
        final: Callable[[], Printable] | None = None,
    ) -> None:
        super().__init__(parent)
        self._book, self._printable, self._final = book, printable, final
        self._is_final = False
        self.setup = page_setup(book)
        self.proof = Proof(printable, self.setup, self)
        self.proof.changed.connect(self._enable)
        self.view = PageView(self.proof, printable.title)
        self.bar = PageBar(self.view, self.proof)
        self.controls = SetupControls(self.setup, has_own_size=isinstance(printable, Sheets))
        self.choices = ChoicesColumn(self.controls, panel)
        self.message = Text("", "soft", wrap=True, selectable=True)
        # Empty, it would be a stop of the Tab key at nothing.
        self.message.hide()
        self.print_button = PrimaryButton(_("Print…"), "printer")
        self.save_button = PlainButton(_("Save as PDF…"))
        self.close_button = PlainButton(_("Close"))
        self._bind()
        self._enable()
        self._lay_out()
        self.controls.setup_chosen.connect(self._change_setup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Preview: {title}").format(title=printable.title))
        room = self.screen().availableSize()
        self.resize(QSize(current_theme().px(_USUAL_WIDTH), room.height() * 9 // 10).boundedTo(room))
        self.print_button.setFocus()

    @property
    def printable(self) -> Printable:
        """What is shown now."""
        return self._printable

    def show_printable(self, printable: Printable) -> None:
        """Show this instead: what goes to paper is asked for again."""
        self._is_final = False
        self._show(printable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pages the larger part."""
        super().resizeEvent(event)
        self.choices.fit_into(self.width())

    def _bind(self) -> None:
        keys = QKeySequence.StandardKey
        bind(self.print_button, self._print, self, keys.Print)
        bind(self.save_button, self._save, self, keys.Save)
        bind(self.close_button, self.close, self, keys.Close)

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=8, line_spacing=8, to_the_right=True)
        for button in (self.print_button, self.save_button, self.close_button):
            row.addWidget(button)
        pages = VBox(margins=(14, 12, 14, 0), spacing=10)
        pages.addWidget(self.bar)
        pages.addWidget(self.view, 1)
        above = HBox(spacing=0)
        above.addWidget(self.choices)
        above.addLayout(pages, 1)
        below = HBox(margins=(20, 12, 14, 14), spacing=12)
        below.addWidget(self.message, 1)
        below.addStretch()
        below.addWidget(buttons)
        whole = VBox(self, spacing=0)
        whole.addLayout(above, 1)
        whole.addLayout(below)
        chain_tab_order(self.choices, self.bar, self.view, buttons)

    def _enable(self) -> None:
        """Without a page there is nothing to print."""
        for button in (self.print_button, self.save_button):
            button.setEnabled(self.proof.pages.known > 0)

    def _show(self, printable: Printable) -> None:
        self._printable = printable
        self._say("")
        self.setWindowTitle(_("Preview: {title}").format(title=printable.title))
        self.view.set_title(printable.title)
        self.controls.set_own_size(isinstance(printable, Sheets))
        self.proof.show(printable, self.setup)

    def _change_setup(self, setup: PageSetup) -> None:
        self.setup = setup
        self._show(self._printable)
        self._try(partial(self._remember, setup))
        self.setup_changed.emit(setup)

    def _remember(self, setup: PageSetup) -> str:
        remember_setup(self._book, setup)
        return ""

    def _print(self) -> None:
        self.print_button.setFocus()  # a field that is still being typed in takes what it has
        printer = choose_printer(self._printable, self.setup, self.view.page, self)
        if printer:
            self._try(partial(self._print_on, printer))

    def _print_on(self, printer: QPrinter) -> str:
        print_to(printer, self._settled(), self.setup)
        return _("Sent to the printer.")

    def _save(self) -> None:
        self.save_button.setFocus()
        file = choose_pdf(self, self._printable)
        if file:
            self._try(lambda: written(self._settled(), file, self.setup))

    def _settled(self) -> Printable:
        """What goes to paper: asked for once, and shown from then on. Raises UserError."""
        if self._final and not self._is_final:
            printable = self._final()
            self._show(printable)
            self._is_final = True
        return self._printable

    def _try(self, work: Callable[[], str]) -> None:
        try:
            with waiting():
                done = work()
        except UserError as error:
            done = str(error)
        self._say(done)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
