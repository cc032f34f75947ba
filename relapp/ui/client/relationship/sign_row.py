"""One sign of a check-up: yes, no or not known, with last time's answer beside it."""

from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from relapp.domain.check_ups import Answer
from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text
from relapp.wording import check_ups as words

_LABEL_WIDTH = 240


class SignRow(QWidget):
    """The name of the sign, the answers, and the one of last time, on further lines where there is no room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.label = Text(name, wrap=True)
        self.answers = SegmentedControl([(each, words.answer(each)) for each in Answer], name=name)
        self.answers.set_value(Answer.UNKNOWN)
        self.last = Text("", "small", wrap=True)
        self.last.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(self, spacing=12, line_spacing=3)
        for widget in (self.label, self.answers, self.last):
            flow.addWidget(widget)
        self.setFocusProxy(self.answers.findChildren(QAbstractButton)[-1])
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    @property
    def value(self) -> Answer:
        """What was seen."""
        return Answer(str(self.answers.value))

    def show_last(self, answer: Answer) -> None:
        """Show what was seen last time, where somebody knew."""
        self.last.setText(_("last time: {answer}").format(answer=words.answer(answer).lower()))
        self.last.setVisible(answer is not Answer.UNKNOWN)

    def _rescale(self) -> None:
        self.label.setFixedWidth(current_theme().px(_LABEL_WIDTH))
