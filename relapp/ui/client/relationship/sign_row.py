"""One sign of a check-up: yes, no or not known, with last time's answer beside it, and how much it counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from relapp.domain.check_ups import Answer
from relapp.domain.signs import USUAL_WEIGHT, WEIGHTS
from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.inputs import Choice
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text
from relapp.wording import check_ups as words

_LABEL_WIDTH = 240


class SignRow(QWidget):
    """The name of the sign over what is said of it, and the answers, on a further line where there is no room."""

    changed = Signal()

    def __init__(self, name: str, weight: int) -> None:
        super().__init__()
        self._weight, self._last, self._choice = weight, "", False
        self.label = Text(name, wrap=True)
        self.answers = SegmentedControl([(each, words.answer(each)) for each in Answer], name=name)
        self.answers.set_value(Answer.UNKNOWN)
        self.weights = Choice([(each, words.weight(each)) for each in WEIGHTS])
        self.about = Text("", "small", wrap=True)
        self._words = QWidget()
        column = VBox(self._words, spacing=1)
        column.addWidget(self.label)
        column.addWidget(self.about)
        flow = FlowLayout(self, spacing=12, line_spacing=3)
        for widget in (self._words, self.answers, self.weights):
            flow.addWidget(widget)
        self.setFocusProxy(self.answers.findChildren(QAbstractButton)[-1])
        self.weights.hide()
        self.weights.value_chosen.connect(self._weigh)
        self.answers.value_chosen.connect(self.changed)
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)
        self.set_name(name)
        self.set_weight(weight)

    @property
    def value(self) -> Answer:
        """What was seen; nothing of a sign that does not matter."""
        return Answer(str(self.answers.value)) if self._weight else Answer.UNKNOWN

    @property
    def weight(self) -> int:
        """How much it counts for this client, 0 to 3."""
        return self._weight

    def set_name(self, name: str) -> None:
        """Call the sign something else."""
        self.label.setText(name)
        self.answers.setAccessibleName(name)
        self.weights.setAccessibleName(_("How much it counts: {sign}").format(sign=name))

    def set_weight(self, weight: int) -> None:
        """Let it count so much, 0 to 3; of one that does not matter nothing is asked."""
        self._weight = weight
        self.weights.set_value(weight)
        self.answers.setVisible(bool(weight))
        self._show_about()

    def offer_weights(self, offered: bool) -> None:
        """Show the choice of how much it counts, or hide it."""
        self._choice = offered
        self.weights.setVisible(offered)
        self._show_about()

    def show_last(self, said: str) -> None:
        """Show what was seen last time; nothing where nobody ever knew."""
        self._last = said
        self._show_about()

    def _weigh(self, weight: object) -> None:
        self.set_weight(int(str(weight)))
        self.changed.emit()

    def _show_about(self) -> None:
        is_usual = self._choice or self._weight == USUAL_WEIGHT
        said = " · ".join(filter(None, ["" if is_usual else words.weight(self._weight), self._last]))
        self.about.setText(said)
        self.about.setVisible(bool(said))

    def _rescale(self) -> None:
        self._words.setFixedWidth(current_theme().px(_LABEL_WIDTH))
