from datetime import date

import pytest

from relapp import i18n
from relapp.domain.accounts import Account
from relapp.domain.concerns import Concern
from relapp.domain.journal import Purchase
from relapp.domain.promises import Promise, PromiseState
from relapp.wording.accounts import account_text

MONDAY = date(2026, 11, 23)
TOLD = Account(
    date(2026, 9, 1),
    is_first=False,
    purchases=(Purchase(date(2026, 11, 19), "grinder {what}"), Purchase(date(2026, 9, 20))),
    resolved=(
        Concern("late delivery", date(2026, 10, 14), solution="another carrier", resolved_on=date(2026, 10, 16)),
        Concern("noise", date(2026, 10, 1), resolved_on=date(2026, 10, 2)),
    ),
    kept=(Promise("send a sample", MONDAY, state=PromiseState.KEPT, settled_on=date(2026, 11, 10)),),
)


def test_the_draft_tells_what_was_done_in_the_order_of_the_days() -> None:
    assert account_text(TOLD, "Marina & Co {day}") == (
        "Hello Marina & Co {day},\n"
        "\n"
        "This is what we have done for you since September 1, 2026:\n"
        "• Sep 20, 2026: your purchase\n"
        "• Oct 2, 2026: resolved “noise”\n"
        "• Oct 16, 2026: resolved “late delivery”: another carrier\n"
        "• Nov 10, 2026: kept our promise “send a sample”\n"
        "• Nov 19, 2026: grinder {what}, which you bought from us\n"
        "\n"
        "Is there anything else that we can do for you?"
    )


@pytest.mark.parametrize(("language", "day"), [("pt_BR", "1 de setembro de 2026"), ("ro", "1 septembrie 2026")])
def test_it_is_written_in_the_language_of_the_client(language: str, day: str) -> None:
    assert day in account_text(TOLD, "Marina", language)
    assert i18n.language() == "en"


@pytest.mark.parametrize("language", ["", "xx"])
def test_one_that_nobody_speaks_here_is_written_as_spoken_now(language: str) -> None:
    i18n.set_language("ro")
    assert "septembrie" in account_text(TOLD, "Marina", language)
