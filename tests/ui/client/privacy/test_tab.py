from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relapp.domain.clients import Channel
from relapp.domain.privacy import Basis, Consent, RequestKind
from relapp.i18n import format_day
from relapp.ui.client.about.tab import AboutTab
from relapp.ui.client.parts import Part
from relapp.ui.client.privacy.tab import PrivacyTab
from tests.ui.client.conftest import Opened
from tests.ui.conftest import HOSTILE, MONDAY, click, texts


@pytest.fixture
def tab(marina: Opened) -> PrivacyTab:
    marina.page.show_part(Part.PRIVACY)
    tab = marina.page.tab(Part.PRIVACY)
    assert isinstance(tab, PrivacyTab)
    return tab


def consents(marina: Opened) -> list[tuple[Channel, Basis, str]]:
    return [(each.channel, each.basis, each.source) for each in marina.bus.book.privacy.consents(marina.client_id)]


def write_notes(marina: Opened, notes: str) -> None:
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, notes=notes)))


def test_before_there_is_anything_it_says_what_to_note(tab: PrivacyTab) -> None:
    said = texts(tab)
    assert any(text.startswith("No basis is noted.") for text in said)
    assert any(text.startswith("No request is noted.") for text in said)
    assert not tab.hints.isVisible()


def test_a_basis_is_noted_by_keyboard_withdrawn_and_undone(marina: Opened, tab: PrivacyTab) -> None:
    click(tab, "Note a basis")
    form = tab.consents.form
    assert form.channel.hasFocus()
    form.channel.set_value(Channel.WHATSAPP)
    QTest.keyClicks(form.source, "form in the shop")
    QTest.keyClick(form.source, Qt.Key.Key_Return)
    assert consents(marina) == [(Channel.WHATSAPP, Basis.CONSENT, "form in the shop")]
    assert form.isHidden()
    assert tab.consents.add.hasFocus()
    assert "WhatsApp: consent" in texts(tab)
    click(tab, "Withdraw")
    assert marina.client.refused_channels == {Channel.WHATSAPP}
    assert f"since {format_day(MONDAY)} · withdrawn on {format_day(MONDAY)} · form in the shop" in texts(tab)
    assert not tab.consents.list.rows[0].withdraw.isVisible()
    marina.bus.undo()
    assert marina.client.refused_channels == frozenset()
    assert tab.consents.list.rows[0].withdraw.isVisible()
    click(tab, "Delete WhatsApp: consent")
    assert consents(marina) == []


def test_only_a_consent_can_be_withdrawn(marina: Opened, tab: PrivacyTab) -> None:
    marina.bus.do(lambda: marina.bus.book.privacy.note(marina.client_id, Consent(Channel.EMAIL, Basis.CONTRACT)))
    assert not tab.consents.list.rows[0].withdraw.isVisible()


def test_escape_lets_go_of_the_form(marina: Opened, tab: PrivacyTab) -> None:
    click(tab, "Note a basis")
    QTest.keyClick(tab.consents.form.source, Qt.Key.Key_Escape)
    assert tab.consents.form.isHidden()
    assert consents(marina) == []


def test_a_request_of_this_client_is_noted_answered_and_opened_again(marina: Opened, tab: PrivacyTab) -> None:
    click(tab, "Note a request")
    form = tab.requests.form
    assert not form.who.isVisible()
    form.kind.set_value(RequestKind.OBJECTION)
    form.kind.value_chosen.emit(RequestKind.OBJECTION)
    assert any("Do not contact" in text for text in texts(form))
    click(form, "Save")
    (request,) = marina.bus.book.privacy.requests()
    assert (request.kind, request.who, request.client_id) == (RequestKind.OBJECTION, "Marina Couto", marina.client_id)
    assert request.received_on == MONDAY
    click(tab, "Answered")
    assert marina.bus.book.privacy.requests()[0].answered_on == MONDAY
    click(tab, "Open again")
    assert marina.bus.book.privacy.requests() == [request]
    click(tab, "Delete Marina Couto: not be contacted")
    assert not tab.requests.list.rows


def test_what_looks_sensitive_is_said_and_can_be_kept(marina: Opened, tab: PrivacyTab) -> None:
    write_notes(marina, "CPF 529.982.247-25")
    assert "Notes: “529.982.247-25” looks like a CPF." in texts(tab)
    click(tab.hints, "Keep it")
    assert not tab.hints.isVisible()
    marina.bus.undo()
    assert tab.hints.isVisible()
    write_notes(marina, "")
    assert not tab.hints.isVisible()


def test_it_is_said_where_it_is_typed_too_and_never_in_the_way(marina: Opened) -> None:
    marina.page.show_part(Part.ABOUT)
    about = marina.page.tab(Part.ABOUT)
    assert isinstance(about, AboutTab)
    about.notes.setFocus()
    QTest.keyClicks(about.notes, "diabetes ")
    about.name.setFocus()
    assert "diabetes" in marina.client.notes
    assert any("may be about health" in text for text in texts(about))


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_is_shown_as_typed(marina: Opened, tab: PrivacyTab, text: str) -> None:
    marina.bus.do(lambda: marina.bus.book.privacy.note(marina.client_id, Consent(Channel.EMAIL, source=text)))
    assert tab.consents.list.rows[0].details.text() == text.strip()
    assert tab.consents.list.rows[0].details.textFormat() is Qt.TextFormat.PlainText
