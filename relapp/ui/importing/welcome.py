"""The first run: three ways to begin, and the language in case it was guessed wrongly."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from relapp.book.changes import Changes, Kind
from relapp.errors import UserError
from relapp.i18n import _
from relapp.paths import default_book
from relapp.ui.bus import Bus
from relapp.ui.importing.choice_button import ChoiceButton
from relapp.ui.importing.files import choose_files
from relapp.ui.importing.worker import sampling
from relapp.ui.settings.group import save_settings
from relapp.ui.settings.places import country_choice, language_choice, speech
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.text import Text

SAMPLE = "sample.relapp"
WIDEST = 620


class WelcomePage(Page):
    """`file_chosen` and `sample_wanted` carry a path; `language_changed` comes once the new language is saved."""

    file_chosen = Signal(object)
    sample_wanted = Signal(object)
    started_empty = Signal()
    language_changed = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 24, 24, 24))
        self._bus = bus
        self.header.hide()
        self.import_choice = ChoiceButton(
            "import", _("Import a file…"), _("Contacts, a table, a calendar or a whole book; or drop the file here")
        )
        self.sample_choice = ChoiceButton(
            "clients", _("Look at a sample book"), _("Invented clients to try everything on; your own book stays empty")
        )
        self.empty_choice = ChoiceButton("plus", _("Start empty"), _("Add your clients one by one"))
        self.import_choice.clicked.connect(self._choose_file)
        self.sample_choice.clicked.connect(self._open_sample)
        self.empty_choice.clicked.connect(self._start_empty)
        self.notice = Text("", "soft", wrap=True)
        self.notice.hide()
        self.language, self.country = language_choice(), country_choice()
        self._lay_out()
        self._settings = bus.book.settings.get()
        self._show_settings()
        self.language.value_chosen.connect(lambda language: self._save(language=language))
        self.country.value_chosen.connect(lambda country: self._save(country=country, region=""))
        bus.changed.connect(self._on_changed)
        current_theme().theme_changed.connect(self._rescale)

    def _lay_out(self) -> None:
        self._list = QWidget()
        column = VBox(self._list, spacing=12)
        column.addWidget(Text(_("Welcome to Relapp"), "title", wrap=True))
        about = _("Your client book, and whom to get in touch with today. It stays on this computer.")
        column.addWidget(Text(about, "soft", wrap=True))
        for choice in (self.import_choice, self.sample_choice, self.empty_choice):
            column.addWidget(choice)
        column.addWidget(self.notice)
        column.addSpacing(current_theme().px(8))
        column.addWidget(LabelledRow(_("Language"), self.language))
        column.addWidget(LabelledRow(_("Country"), self.country, _("For public holidays; Settings has its regions.")))
        row = HBox()
        row.addStretch(1)
        row.addWidget(self._list, 1000)
        row.addStretch(1)
        self.body.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(2)
        self._rescale()

    def _choose_file(self) -> None:
        for file in choose_files(self):
            self.file_chosen.emit(file)

    def _open_sample(self) -> None:
        self._show_notice(_("Preparing the sample book…"), busy=True)
        job = sampling(default_book().with_name(SAMPLE), self._bus.today(), self._bus.book.settings.get())
        job.succeeded.connect(self._on_sample_ready)
        job.refused.connect(self._on_refused)
        job.crashed.connect(self._on_crashed)
        job.stopped.connect(self._on_crashed)
        self.destroyed.connect(job.cancel)
        job.start()

    def _start_empty(self) -> None:
        try:
            self._bus.book.settings.put("welcomed", True)
        except UserError as error:
            self._bus.failed.emit(str(error))
            return
        self.started_empty.emit()

    @Slot(object)
    def _on_sample_ready(self, file: Path) -> None:
        self._show_notice("")
        self.sample_wanted.emit(file)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._show_notice(sentence)

    @Slot()
    def _on_crashed(self) -> None:
        self._show_notice(_("The sample book could not be made. Nothing else was changed."))

    def _show_notice(self, text: str, *, busy: bool = False) -> None:
        self.notice.setText(text)
        self.notice.setVisible(bool(text))
        for choice in (self.import_choice, self.sample_choice, self.empty_choice):
            choice.setEnabled(not busy)

    def _save(self, **changes: str) -> None:
        save_settings(self._bus, **changes)
        self._show_settings()

    def _on_changed(self, changes: Changes) -> None:
        if Kind.SETTINGS not in changes.kinds:
            return
        before, self._settings = self._settings, self._bus.book.settings.get()
        self._show_settings()
        if speech(before) != speech(self._settings):
            # Later, as this page is likely to be replaced: what is still being told of the change comes first.
            QTimer.singleShot(0, self, self.language_changed.emit)

    def _show_settings(self) -> None:
        kept = self._bus.book.settings.get()
        self.language.set_value(kept.language)
        self.country.set_value(kept.country)

    def _rescale(self) -> None:
        self._list.setMaximumWidth(current_theme().px(WIDEST))
