import pytest

from relapp.domain.absence import Backlog
from relapp.wording.absences import backlog, welcome_back


@pytest.mark.parametrize(
    ("late", "said"),
    [
        (Backlog(1, 1, 1), "1 late promise · 1 belated occasion · 1 other that is late"),
        (Backlog(2, 0, 1200), "2 late promises · 1200 others that are late"),
        (Backlog(0, 3, 0), "3 belated occasions"),
        (Backlog(0, 0, 0), "nothing is late"),
    ],
)
def test_only_what_is_late_is_counted(late: Backlog, said: str) -> None:
    assert backlog(late) == said


def test_how_long_it_was() -> None:
    assert welcome_back(12) == "Welcome back: 12 working days away"
