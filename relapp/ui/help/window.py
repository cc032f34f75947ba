"""The manual in a window of its own: the topics at the left, or what was found; the page at the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from relapp.i18n import _, ngettext
from relapp.ui.commands.keys import sequences
from relapp.ui.help.manual import Topic, find, topics
from relapp.ui.help.opening import HELP
from relapp.ui.help.topic_list import TopicList
from relapp.ui.help.topic_view import TopicView
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton
from relapp.ui.widgets.search_field import SearchField
from relapp.ui.widgets.text import Text

_SIZE = (980, 680)
_LIST_WIDTH = 280
# What the list may take of a narrow window.
_LIST_SHARE = 0.36


class HelpWindow(QWidget):
    """Stands beside `host`, closes with it, and leaves it usable."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, Qt.WindowType.Window)
        self.setObjectName(HELP)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Help · Relapp"))
        self._by_name = {topic.name: topic for topic in topics()}
        self._way: list[str] = []
        self._place = -1
        self.back_button = IconButton("chevron-left", _("Back"))
        self.forward_button = IconButton("chevron-right", _("Forward"))
        self.search = SearchField(_("Search the help"), "Ctrl+F")
        self.count = Text("", "small", wrap=True)
        self.list = TopicList()
        self.view = TopicView()
        self.view.topic_wanted.connect(self.go)
        self.list.topic_chosen.connect(self.go)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.list.setFocus)
        self.back_button.clicked.connect(self.back)
        self.forward_button.clicked.connect(self.forward)
        self._lay_out()
        self._add_shortcuts()
        self._search("")
        current_theme().theme_changed.connect(self._fit)

    @property
    def topic(self) -> str:
        """The name of the topic in view."""
        return self._way[self._place] if self._way else ""

    def go(self, name: str) -> None:
        """Show a topic, one of TOPICS, and remember it for the way back; another name changes nothing."""
        if name not in self._by_name:
            return
        if name != self.topic:
            self._way = [*self._way[: self._place + 1], name]
            self._place = len(self._way) - 1
        self._show(self._by_name[name])

    def back(self) -> None:
        """Show the topic before, where there is one."""
        self._step(-1)

    def forward(self) -> None:
        """Show the topic that `back` came from."""
        self._step(1)

    def come_forward(self) -> None:
        """Be seen, with the keyboard on the page."""
        if not self.isVisible():
            self.resize(self.sizeHint())
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        """Room for the list and a page, within the screen."""
        wanted = QSize(current_theme().px(_SIZE[0]), current_theme().px(_SIZE[1]))
        return wanted.boundedTo(QGuiApplication.primaryScreen().availableSize() * 0.95)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the window; where something is being looked for, it ends that first."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
        else:
            self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page its room where the window is narrow for the size of the text."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._left.setFixedWidth(min(current_theme().px(_LIST_WIDTH), round(self.width() * _LIST_SHARE)))

    def _lay_out(self) -> None:
        self._left = QWidget()
        self._left.setObjectName("sidebar")
        self._left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = VBox(self._left, margins=(12, 14, 12, 12), spacing=8)
        way = HBox(spacing=6)
        way.addWidget(self.back_button)
        way.addWidget(self.forward_button)
        way.addStretch()
        column.addLayout(way)
        column.addWidget(self.search)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        row = HBox(self, spacing=0)
        row.addWidget(self._left)
        row.addWidget(self.view, 1)

    def _add_shortcuts(self) -> None:
        for keys, action in (
            ("Ctrl+F", self._focus_search),
            ("Ctrl+K", self._focus_search),
            ("Alt+Left", self.back),
            ("Back", self.back),
            ("Alt+Right", self.forward),
            ("Forward", self.forward),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(action)
        for key in sequences("shortcuts"):
            QShortcut(key, self).activated.connect(self._show_keys)
        for key in sequences("close"):
            QShortcut(key, self).activated.connect(self.close)

    def _show_keys(self) -> None:
        from relapp.ui.commands.shortcuts import show_shortcuts

        show_shortcuts(self)

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _step(self, steps: int) -> None:
        if 0 <= self._place + steps < len(self._way):
            self._place += steps
            self._show(self._by_name[self.topic])

    def _show(self, topic: Topic) -> None:
        self.view.show_topic(topic, self.search.text())
        self.list.show_current(topic.name)
        self.back_button.setEnabled(self._place > 0)
        self.forward_button.setEnabled(self._place < len(self._way) - 1)

    def _search(self, words: str) -> None:
        if not words.strip():
            self.count.hide()
            self.list.show_topics(list(self._by_name.values()), self.topic)
            return
        hits = find(words)
        self.list.show_hits(hits, self.topic)
        found = ngettext("{count} topic found", "{count} topics found", len(hits)).format(count=len(hits))
        self.count.setText(found if hits else _("Nothing found. Try another word, or fewer letters."))
        self.count.show()
