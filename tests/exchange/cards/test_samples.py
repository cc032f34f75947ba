"""Each file is as its program writes it; beside it stands all that comes in from it."""

import io
import json

import pytest

from relapp.domain.incoming import Incoming, Outgoing
from relapp.exchange.cards.writer import write_vcard
from relapp.plain import to_plain
from tests.exchange.conftest import FILES, read_all

SAMPLES = sorted(file.name for file in FILES.glob("*.vcf"))
PROGRAMS = {"android", "apple", "evolution", "google", "iphone", "kde", "nokia", "outlook", "thunderbird", "version4"}


def test_there_is_a_file_of_every_program():
    assert {name.removesuffix(".vcf") for name in SAMPLES} == PROGRAMS


@pytest.mark.parametrize("name", SAMPLES)
def test_what_comes_in_from_each_program(name):
    incomings, problems, remarks = read_all(name, (FILES / name).read_bytes())
    found = {"incomings": [to_plain(each) for each in incomings], "problems": [to_plain(each) for each in problems]}
    assert found == json.loads((FILES / f"{name}.json").read_text(encoding="utf-8"))
    assert not remarks


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("newline", [b"\r\n", b"\n", b"\r"])
def test_other_line_breaks_make_no_difference(name, newline):
    data = (FILES / name).read_bytes()
    plain = data.replace(b"\r\n", b"\n").replace(b"\n", newline)
    assert read_all(name, plain) == read_all(name, data)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_what_came_in_goes_out_and_comes_in_again(name, version):
    first, _problems, _remarks = read_all(name, (FILES / name).read_bytes())
    stream = io.BytesIO()
    write_vcard(lambda: [Outgoing(each.client, each.extras, each.uid) for each in first], stream, version)
    again, problems, _remarks = read_all(name, stream.getvalue())
    assert [each.client for each in again] == [each.client for each in first]
    assert not problems
    assert [spoken_of(each, version) for each in again] == [spoken_of(each, version) for each in first]


def spoken_of(incoming: Incoming, version: str) -> set[str]:
    """The names of what was kept, without groups, parameters and the names for which 3.0 has no room."""
    names = {extra.name.partition(";")[0].rpartition(".")[2].upper() for extra in incoming.extras}
    return names if version == "4.0" else names - {"FN"}
