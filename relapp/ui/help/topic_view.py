"""A page of the manual: its Markdown in the colours and the size of the program."""

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QPixmap,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from relapp.ui.help.manual import Topic, folder, places
from relapp.ui.theme import current_theme

_FEATURES = QTextDocument.MarkdownFeature
_LINE_HEIGHT = 135.0
# What stands in the text for a picture.
_PICTURE = "\ufffc"
_WIDEST_PICTURE = 720
# Units above a heading of the first, second and third level.
_ABOVE = {1: 0, 2: 18, 3: 12}


class TopicView(QTextBrowser):
    """Shows one topic; `topic_wanted` carries the name of another that its words lead to."""

    topic_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._topic: Topic | None = None
        self._words = ""
        self._drawn_width = 0
        self.setOpenLinks(False)
        # One that comes and goes would change the room for the pictures, and with it whether it is needed.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.anchorClicked.connect(lambda link: self.topic_wanted.emit(link.fileName().removesuffix(".md")))
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._draw)
        current_theme().theme_changed.connect(self._again.start)

    def show_topic(self, topic: Topic, words: str = "") -> None:
        """Show `topic` from its beginning, or from where the first of `words` stands, which are marked."""
        self._topic, self._words = topic, words
        self.setAccessibleName(topic.title)
        self._draw()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if selections := self.extraSelections():
            self._lead_to(selections[0].cursor)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture beside the topics, as wide as there is room for; nothing from anywhere else."""
        file = folder() / QUrl(name).path()
        if kind != QTextDocument.ResourceType.ImageResource.value or folder().parent not in file.resolve().parents:
            return None
        ratio, room = self.devicePixelRatioF(), self._room()
        picture = QPixmap(str(file))
        if picture.isNull():
            return None
        width = round(min(room, current_theme().px(_WIDEST_PICTURE)) * ratio)
        picture = picture.scaledToWidth(max(1, width), Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pictures the room that there is now."""
        super().resizeEvent(event)
        if self._topic and self._room() != self._drawn_width:
            self._again.start()

    def sizeHint(self) -> QSize:
        """A page to read without scrolling sideways."""
        return QSize(current_theme().px(600), current_theme().px(520))

    def _room(self) -> int:
        return max(1, self.viewport().width() - 2 * current_theme().px(24))

    def _draw(self) -> None:
        """Put the text in anew, at the same place."""
        if not self._topic:
            return
        place = self.verticalScrollBar().value()
        self._drawn_width = self._room()
        document = self.document()
        document.clear()
        document.setDocumentMargin(current_theme().px(24))
        features = _FEATURES.MarkdownDialectGitHub | _FEATURES.MarkdownNoHTML
        document.setMarkdown(self._topic.text, features)
        block = document.begin()
        while block.isValid():
            self._set_block(block)
            block = block.next()
        self._mark()
        self.verticalScrollBar().setValue(place)

    def _set_block(self, block: QTextBlock) -> None:
        px, level = current_theme().px, block.blockFormat().headingLevel()
        spaced = QTextBlockFormat()
        if _PICTURE not in block.text():
            spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spaced.setTopMargin(px(_ABOVE.get(level, 0)))
        spaced.setBottomMargin(px(4 if block.blockFormat().objectIndex() >= 0 else 8))
        cursor = QTextCursor(block)
        cursor.mergeBlockFormat(spaced)
        for start, length, kind in _special_parts(block):
            cursor.setPosition(block.position() + start)
            cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(self._look(kind))

    def _look(self, kind: str) -> QTextCharFormat:
        look = QTextCharFormat()
        if kind == "key":
            look.setFontFamilies(self.font().families())
            look.setFontFixedPitch(False)
            look.setBackground(current_theme().colour("well"))
        else:
            look.setForeground(current_theme().colour("accent"))
            look.setFontUnderline(True)
        return look

    def _mark(self) -> None:
        """Mark what was looked for."""
        marks = []
        block = self.document().begin()
        while self._words and block.isValid():
            for start, length in places(block.text(), self._words):
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(block)
                mark.cursor.setPosition(block.position() + start)
                mark.cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
                mark.format.setBackground(current_theme().colour("accent_soft"))
                mark.format.setProperty(QTextFormat.Property.FontUnderline, True)
                marks.append(mark)
            block = block.next()
        self.setExtraSelections(marks)

    def _lead_to(self, cursor: QTextCursor) -> None:
        """Scroll so that the line of `cursor` stands in the upper part of the page."""
        self.verticalScrollBar().setValue(0)
        top = self.cursorRect(cursor).top()
        if top > self.viewport().height() // 2:
            self.verticalScrollBar().setValue(top - self.viewport().height() // 3)


def _special_parts(block: QTextBlock) -> list[tuple[int, int, str]]:
    """Keys and links of a block: where they begin in it, how long they are, and which of both they are."""
    found = []
    for span in block.textFormats():
        if span.format.fontFixedPitch():
            found.append((span.start, span.length, "key"))
        elif span.format.isAnchor():
            found.append((span.start, span.length, "link"))
    return found
