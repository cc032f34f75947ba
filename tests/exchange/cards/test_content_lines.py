import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.exchange.cards.content_lines import (
    MAX_HEAD,
    decode_parameter,
    encode_parameter,
    escape,
    parse_head,
    split_line,
    split_value,
    unescape,
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("FN:Ana", ("FN", "Ana")),
        ("NOTE:a:b", ("NOTE", "a:b")),
        ('ADR;LABEL="a:b;c":;;x', ('ADR;LABEL="a:b;c"', ";;x")),
        ('A="x":"y":z', ('A="x"', '"y":z')),
        ('A="never closed:x', ('A="never closed', "x")),
        ('A "only: inside"', None),
        ("no colon", None),
        ("A" * (MAX_HEAD + 1) + ":x", None),
        ('A="' + "x" * MAX_HEAD + '":x', None),
    ],
)
def test_a_line_is_split_at_the_first_colon_outside_quotes(line, expected):
    assert split_line(line) == expected


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("TEL", ""),
        ("TEL;CELL;PREF", "cell"),
        ("TEL;TYPE=CELL", "cell"),
        ("TEL;type=CELL;type=VOICE;type=pref", "cell"),
        ('TEL;TYPE="work,voice"', "work"),
        ("TEL;TYPE=work,fax", "work fax"),
        ("TEL;FAX;HOME", "home fax"),
        ("TEL;X-Santier", "santier"),
        ("EMAIL;TYPE=INTERNET", ""),
        ("EMAIL;TYPE=INTERNET;TYPE=HOME", "home"),
    ],
)
def test_types_become_plain_words(head, label):
    assert parse_head(head).label == label


def test_bare_parameters_of_version_2_are_known_by_their_values():
    head = parse_head("note;quoted-printable;charset=ISO-8859-1")
    assert (head.name, head.encoding, head.charset) == ("NOTE", "quoted-printable", "ISO-8859-1")


def test_a_group_and_a_placeholder_year_are_read():
    head = parse_head('Item5.X-ABDate;X-APPLE-OMIT-YEAR="1604"')
    assert (head.name, head.group, head.placeholder_year) == ("X-ABDATE", "item5", 1604)


@given(st.text())
def test_a_value_comes_back_from_its_escapes(text):
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    assert unescape(escape(text)) == unix
    assert "\n" not in escape(text)


@given(st.text(alphabet="^n'\"\n;:,a"))
def test_a_parameter_comes_back_from_its_quotes(text):
    assert decode_parameter(encode_parameter(text)) == text
    assert encode_parameter(text).count('"') == 2


@given(st.lists(st.text(alphabet="\\;,an"), min_size=1), st.sampled_from(";,"))
def test_escaped_separators_do_not_split(parts, separator):
    assert [unescape(part) for part in split_value(separator.join(map(escape, parts)), separator)] == parts


@pytest.mark.parametrize(
    ("value", "text"), [("C:\\dir", "C:\\dir"), ("http\\://x", "http://x"), ("a\\N\\;", "a\n;"), ("end\\", "end\\")]
)
def test_a_backslash_that_escapes_nothing_stays(value, text):
    assert unescape(value) == text
