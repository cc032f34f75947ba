"""What of a file could not be read."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from relapp.domain.incoming import Problem
from relapp.i18n import _, format_number, ngettext
from relapp.ui.theme import current_theme

_LINES_SHOWN = 5


class ProblemList(QPlainTextEdit):
    """Every problem on a line of its own, to be read and copied; `count` is how many there are in all."""

    def __init__(self, problems: Sequence[Problem], count: int) -> None:
        lines = [_problem(problem) for problem in problems]
        if more := count - len(lines):
            said = ngettext("and {count} more", "and {count} more", more)
            lines.append(said.format(count=format_number(more)))
        super().__init__("\n".join(lines))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("What could not be read"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines = min(len(lines), _LINES_SHOWN) + 1
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def _rescale(self) -> None:
        self.setFixedHeight(current_theme().px(20 + 20 * self._lines))


def _problem(problem: Problem) -> str:
    if not problem.position:
        return problem.message
    return _("Line {line}: {message}").format(line=format_number(problem.position), message=problem.message)
