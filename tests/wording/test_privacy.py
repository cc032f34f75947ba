from datetime import date, timedelta

import pytest

from relapp.domain.clients import Channel
from relapp.domain.privacy import Basis, Consent, Law, Request, RequestKind
from relapp.domain.sensitive import Hint, Sensitive
from relapp.i18n import format_day
from relapp.wording import privacy

MONDAY = date(2026, 11, 23)
ASKED = Request(RequestKind.ACCESS, "Ana", MONDAY - timedelta(days=5), MONDAY + timedelta(days=10), note="by mail")


def test_every_code_has_words_of_its_own():
    assert len({privacy.basis(each) for each in Basis}) == len(Basis)
    assert len({privacy.request_kind(each) for each in RequestKind}) == len(RequestKind)
    assert all(privacy.how_to_answer(each) for each in RequestKind)
    assert len({privacy.legal_days(each, MONDAY) for each in Law}) == len(Law)


def test_a_basis_with_what_is_known_of_it():
    consent = Consent(Channel.WHATSAPP, source=" form ", given_on=MONDAY, withdrawn_on=MONDAY)
    assert privacy.consent(consent) == "WhatsApp: consent"
    assert privacy.consent_details(consent) == f"since {format_day(MONDAY)} · withdrawn on {format_day(MONDAY)} · form"
    assert privacy.consent_details(Consent(Channel.PHONE)) == ""


def test_a_request_open_late_and_answered():
    assert privacy.request(ASKED) == "Ana: see what is kept"
    came, due = f"came on {format_day(ASKED.received_on)}", f"answer by {format_day(ASKED.due_on)}"
    assert privacy.request_details(ASKED, MONDAY) == f"{came} · {due}, in 10 days · by mail"
    assert privacy.request_details(ASKED, date(2026, 12, 9)) == f"{came} · {due} · by mail"


def test_of_somebody_erased_only_what_they_asked_for():
    assert privacy.request(Request(RequestKind.ERASURE, "", MONDAY, MONDAY)) == "Be erased"


@pytest.mark.parametrize(
    ("days", "count", "said"),
    [
        (3, 1, "A request is to be answered by {day}."),
        (-2, 1, "A request has waited 2 days too long."),
        (3, 2, "2 requests to answer, the first by {day}."),
    ],
)
def test_what_presses(days, count, said):
    request = Request(RequestKind.ACCESS, "Ana", MONDAY, MONDAY + timedelta(days=days))
    assert privacy.pressing([request] * count, MONDAY) == said.format(day=format_day(request.due_on))


@pytest.mark.parametrize("field", ["notes", "details", "people", "name", "company", "title", "addressed_as", "points"])
@pytest.mark.parametrize("kind", Sensitive)
def test_every_hint_says_what_and_where(field, kind):
    said = privacy.hint(Hint(kind, field, "42"))
    assert "“42”" in said
    assert not said.startswith(field)
