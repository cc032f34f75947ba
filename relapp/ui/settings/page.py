"""The settings: calm groups, everything saved at once."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from relapp.book.changes import Changes, Kind
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.settings.about import AboutGroup
from relapp.ui.settings.backups import BackupsGroup
from relapp.ui.settings.book_file import BookFileGroup
from relapp.ui.settings.gifts import GiftsGroup
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.settings.hours import HoursGroup
from relapp.ui.settings.intervals import IntervalsGroup
from relapp.ui.settings.jump_list import JumpChoice, JumpList
from relapp.ui.settings.language import LanguageGroup
from relapp.ui.settings.look import LookGroup
from relapp.ui.settings.minutes import MinutesGroup
from relapp.ui.settings.occasions import OccasionsGroup
from relapp.ui.settings.passphrase import PassphraseGroup
from relapp.ui.settings.places import speech
from relapp.ui.settings.plans import PlansGroup
from relapp.ui.settings.privacy import PrivacyGroup
from relapp.ui.settings.rhythms import RhythmsGroup
from relapp.ui.settings.signs import SignsGroup
from relapp.ui.settings.start import StartGroup
from relapp.ui.settings.texts import TextsGroup
from relapp.ui.settings.week import WeekGroup
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.calm import calm_stop_in
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.tab_order import chain_tab_order

WIDEST = 760

# Beside the names of the groups, in units.
NARROWEST_WITH_LIST = 780


class SettingsPage(Page):
    """`language_changed` comes once the language, or the way it writes dates, is another one: every page has to be made again."""

    language_changed = Signal()
    book_wanted = Signal(object)
    restore_wanted = Signal(object)
    privacy_wanted = Signal()
    lock_wanted = Signal()
    rekey_wanted = Signal(object)

    def __init__(self, bus: Bus, has_tray: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable) -> None:
        super().__init__()
        self._bus = bus
        self.header.set_left(Heading(_("Settings"), _("Every change is saved at once. Ctrl+Z takes the last one back.")))
        self.language = LanguageGroup(bus)
        self.week = WeekGroup(bus)
        self.rhythms = RhythmsGroup(bus)
        self.occasions = OccasionsGroup(bus)
        self.gifts = GiftsGroup(bus)
        self.plans = PlansGroup(bus)
        self.intervals = IntervalsGroup(bus)
        self.signs = SignsGroup(bus)
        self.minutes = MinutesGroup(bus)
        self.texts = TextsGroup(bus)
        self.hours = HoursGroup(bus, has_tray)
        self.start = StartGroup(bus)
        self.look = LookGroup(bus)
        self.passphrase = PassphraseGroup(bus)
        self.passphrase.lock_wanted.connect(self.lock_wanted)
        self.passphrase.rekey_wanted.connect(self.rekey_wanted)
        self.privacy = PrivacyGroup(bus)
        self.privacy.page_wanted.connect(self.privacy_wanted)
        self.book_file = BookFileGroup(bus)
        self.book_file.book_wanted.connect(self.book_wanted)
        self.backups = BackupsGroup(bus)
        self.backups.restore_wanted.connect(self.restore_wanted)
        self.about = AboutGroup(bus)
        self.groups: tuple[SettingsGroup, ...] = (
            self.language, self.look, self.start, self.passphrase, self.privacy, self.backups, self.book_file, self.hours,
            self.week, self.rhythms, self.occasions, self.gifts, self.plans, self.intervals, self.signs, self.minutes, self.texts,
            self.about,
        )  # fmt: skip
        self._list = QWidget()
        column = VBox(self._list, spacing=14)
        for group in self.groups:
            column.addWidget(group)
        column.addStretch()
        row = HBox()
        row.addWidget(self._list, 1000)
        row.addStretch(1)
        self.body.addLayout(row)
        names = [group.title for group in self.groups]
        self.jump_list, self.jump_choice = JumpList(names), JumpChoice(names)
        self.jump_list_area, self.jump_choice_area = self.set_index(self.jump_list), self.set_strip(self.jump_choice)
        for jump in (self.jump_list, self.jump_choice):
            jump.chosen.connect(lambda number: self.lead_to(self.groups[number], with_keyboard=False))
        self.scroll_bar.valueChanged.connect(self._show_where)
        self._shown = bus.book.settings.get()
        self._refresh()
        self._mark(0)
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)
        bus.changed.connect(self._on_changed)

    def changeEvent(self, event: QEvent) -> None:
        """Have who comes by a key begin at the top, rather than in some field further down."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ParentChange and not self.isVisible():
            self.jump_list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the paper that was chosen in a preview too, and what the system says: nobody is told of that."""
        super().showEvent(event)
        self.look.show_settings(self._bus.book.settings.get())
        self.start.show_settings(self._bus.book.settings.get())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names of the groups stand beside them where there is room."""
        super().resizeEvent(event)
        self._fit()

    def lead_to(self, group: SettingsGroup, *, with_keyboard: bool = True) -> None:
        """Show one of the groups, at the top as far as the page can scroll, and have the keyboard in it."""
        self.scroll_bar.setValue(self.top_of(group))
        self._mark(self.groups.index(group))
        if with_keyboard and (stop := calm_stop_in(group)):
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def lead_later(self, group: SettingsGroup, stop: QWidget | None = None) -> None:
        """Lead to a group, and to something in it, once the page has its size."""

        def lead() -> None:
            self.lead_to(group)
            if stop:
                stop.setFocus(Qt.FocusReason.OtherFocusReason)

        QTimer.singleShot(0, self, lead)

    def _show_where(self) -> None:
        """Mark the group that is at the top."""
        top = self.scroll_bar.value() + self.scroll_bar.singleStep()
        self._mark(sum(self.top_of(group) <= top for group in self.groups[1:]))

    def _mark(self, number: int) -> None:
        for jump in (self.jump_list, self.jump_choice):
            jump.show_at(number)

    def _fit(self) -> None:
        is_wide = self.width() >= current_theme().px(NARROWEST_WITH_LIST)
        self.jump_list_area.setVisible(is_wide)
        self.jump_choice_area.setVisible(not is_wide)

    def _on_changed(self, changes: Changes) -> None:
        if Kind.SETTINGS not in changes.kinds:
            return
        before, self._shown = self._shown, self._bus.book.settings.get()
        self._refresh()
        if (before.theme, before.text_scale) != (self._shown.theme, self._shown.text_scale):
            self._apply_look()
        if speech(before) != speech(self._shown):
            # Later, as this page is likely to be replaced: what is still being told of the change comes first.
            QTimer.singleShot(0, self, self.language_changed.emit)

    def _refresh(self) -> None:
        for group in self.groups:
            group.show_settings(self._shown)
        chain_tab_order(self.jump_choice, self.jump_list, *self.groups)

    def _apply_look(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            current_theme().apply(app, self._shown.theme, self._shown.text_scale / 100)

    def _rescale(self) -> None:
        self._list.setMaximumWidth(current_theme().px(WIDEST))
        self._fit()
