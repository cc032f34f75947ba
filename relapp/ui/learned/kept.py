"""How many promises each side kept, over the whole book."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.domain.promises import Party, Promise, share_kept
from relapp.i18n import _
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.progress import ProgressBar
from relapp.ui.widgets.text import Text
from relapp.wording.promises import kept_line
from relapp.wording.shares import percent


class KeptCard(Card):
    """Ours beside theirs; nothing is assumed of a side none of whose promises has ended."""

    def __init__(self) -> None:
        super().__init__(spacing=8)
        self.shares = {by: KeptShare(by) for by in Party}
        self.body.addWidget(Text(_("Promises kept"), "caption"))
        sides = in_flow(*self.shares.values(), spacing=24, line_spacing=12)
        self.body.addWidget(sides)

    def show_promises(self, promises: Sequence[Promise]) -> None:
        """Count these."""
        for share in self.shares.values():
            share.show_promises(promises)


class KeptShare(QWidget):
    """One side: in words, in per cent, and as a bar where anything is known."""

    def __init__(self, by: Party) -> None:
        super().__init__()
        self._by = by
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.words, self.percent, self.bar = Text("", wrap=True), Text("", "strong"), ProgressBar()
        line = HBox(spacing=12)
        line.addWidget(self.words, 1)
        line.addWidget(self.percent)
        column = VBox(self, spacing=6)
        column.addLayout(line)
        column.addWidget(self.bar)

    def show_promises(self, promises: Sequence[Promise]) -> None:
        """Count those of this side."""
        share = share_kept(each.state for each in promises if each.by is self._by)
        self.words.setText(kept_line(promises, self._by))
        self.percent.setText("" if share is None else _("{percent}%").format(percent=percent(share)))
        self.percent.setVisible(share is not None)
        self.bar.set_value(share or 0, 1)
