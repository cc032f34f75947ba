"""The topics to choose from, or those that hold what was looked for, each with the sentence that says it."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from relapp.i18n import _
from relapp.ui.help.manual import Hit, Topic
from relapp.ui.theme import current_theme

_NAME, _SENTENCE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class TopicList(QListWidget):
    """`topic_chosen` carries the name of a topic, as soon as the keyboard or the mouse is on it."""

    topic_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Topics"))
        self.setItemDelegate(_Line(self))
        self.setObjectName("topic_list")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._tell)
        self.itemClicked.connect(self._tell)
        current_theme().theme_changed.connect(self.scheduleDelayedItemsLayout)

    def show_topics(self, topics: list[Topic], current: str = "") -> None:
        """List every topic."""
        self._fill([(topic, "") for topic in topics], current)

    def show_hits(self, hits: list[Hit], current: str = "") -> None:
        """List what was found, the best in view wherever `current` is among them."""
        self._fill([(hit.topic, hit.sentence) for hit in hits], current)
        self.scrollToTop()

    def show_current(self, name: str) -> None:
        """Mark the topic in view, where it is listed; tells nobody."""
        self.blockSignals(True)
        self.setCurrentRow(next((row for row in range(self.count()) if self.item(row).data(_NAME) == name), -1))
        self.blockSignals(False)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew where there is more or less room for them: Qt alone looks only at the height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _fill(self, lines: list[tuple[Topic, str]], current: str) -> None:
        self.blockSignals(True)
        self.clear()
        for topic, sentence in lines:
            item = QListWidgetItem(topic.title)
            item.setData(_NAME, topic.name)
            item.setData(_SENTENCE, sentence)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{topic.title}: {sentence}" if sentence else topic.title)
            self.addItem(item)
        self.blockSignals(False)
        self.show_current(current)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.topic_chosen.emit(item.data(_NAME))


class _Line(QStyledItemDelegate):
    """The title, and below it the sentence in smaller letters; both break where the list is narrow."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        """As high as its words need in the width of the list."""
        widget = option.widget
        width = widget.viewport().width() if isinstance(widget, QListWidget) else option.rect.width()
        title, sentence = self._rects(QRect(0, 0, width, 1), option.font, index)
        return QSize(width, (sentence if sentence.height() else title).bottom() + 1 + current_theme().px(7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        """The ground and the ring as in every list, and the words on it."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        title, sentence = self._rects(option.rect, option.font, index)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.setFont(self._title_font(option.font, index))
        painter.drawText(title, _WRAP.value, words)
        if sentence.height():
            painter.setPen(current_theme().colour("soft"))
            painter.setFont(_smaller(option.font))
            painter.drawText(sentence, _WRAP.value, index.data(_SENTENCE))
        painter.restore()

    def _rects(self, within: QRect, font: QFont, index: QModelIndex) -> tuple[QRect, QRect]:
        """Where title and sentence stand; the latter has no height where there is none."""
        px = current_theme().px
        width = max(1, within.width() - px(20))
        corner = within.topLeft()
        room = QRect(corner.x() + px(10), corner.y() + px(7), width, 100_000)
        title = QFontMetrics(self._title_font(font, index)).boundingRect(room, _WRAP.value, index.data() or "")
        title.setWidth(width)
        sentence = QRect(title.left(), title.bottom() + 1, width, 0)
        if said := index.data(_SENTENCE):
            below = QRect(room.x(), title.bottom() + 1 + px(1), width, 100_000)
            sentence = QFontMetrics(_smaller(font)).boundingRect(below, _WRAP.value, said)
            sentence.setWidth(width)
        return title, sentence

    @staticmethod
    def _title_font(font: QFont, index: QModelIndex) -> QFont:
        title = QFont(font)
        if index.data(_SENTENCE):
            title.setWeight(QFont.Weight.DemiBold)
        return title


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(current_theme().px(12))
    return small
