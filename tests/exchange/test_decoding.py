import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp import i18n
from relapp.exchange.decoding import decode, decode_as, to_utf8


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_form_becomes_plain_utf8(encoding):
    text = "BEGIN:VCARD\r\nFN:Ștefan Țepeș\r\n"
    assert to_utf8(text.encode(encoding)).decode() == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("João da Conceição", "cp1252"),
        ("nº 10, Profª Inês Araújo", "cp1252"),
        ("José Muñoz", "cp1252"),
        ("Hélène à côté", "cp1252"),
        ("Ştefan Ţepeş", "cp1250"),
        ("Mădălina", "cp1250"),
        ("Dragoş, Ioniţă", "cp1250"),
    ],
)
def test_a_windows_encoding_is_told_by_its_letters(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(("language", "name"), [("ro", "Şt"), ("pt_BR", "ªt")])
def test_the_language_spoken_decides_where_no_letter_does(language, name):
    i18n.set_language(language)
    assert decode("Şt é".encode("cp1250")) == f"{name} é"


def test_a_charset_that_is_none_of_text_is_not_followed():
    assert decode_as(b"abc", "rot13") == "abc"
    assert decode_as("ã".encode("latin1"), "ISO-8859-1") == "ã"
    assert decode_as("ã".encode(), "us-ascii") == "ã"


@given(st.binary())
def test_any_bytes_become_text(data):
    decode(to_utf8(data)).encode()
