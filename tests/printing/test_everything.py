import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from relapp.book import Book
from relapp.domain.clients import Channel, Detail, DetailKind
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.gifts import Gift
from relapp.domain.incoming import Extra, Incoming
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.domain.privacy import Consent, Request, RequestKind
from relapp.domain.promises import Promise, PromiseState, settle
from relapp.domain.questions import Question
from relapp.exchange.book_file import read_book
from relapp.exchange.source import Source, Track
from relapp.printing.everything import as_json, everything, write_json
from tests.printed import text_of
from tests.printing.conftest import MONDAY, Add


@pytest.fixture
def ana(book: Book, add: Add) -> int:
    client_id = add(
        "Ana Prado", "+55 11 95555-0127", notes="prefers mornings", details=(Detail(DetailKind.WISH, "a quiet oven"),)
    )
    kept = settle(Promise("an old promise", MONDAY), PromiseState.KEPT, MONDAY)
    book.records.keep(
        "x",
        client_id,
        kept,
        Promise("send the offer", MONDAY),
        Gift("a cookbook", note="for her birthday"),
        Question(text="Which oven?"),
    )
    book.journal.add_free_reminder(client_id, FreeReminder("bring samples", MONDAY + timedelta(days=300)))
    for number in range(35):
        book.journal.log(client_id, Touch(MONDAY - timedelta(days=number), Purpose.KEEP_IN_TOUCH, note=f"touch {number:02}"), [])
    book.journal.add_purchase(client_id, Purchase(MONDAY, "an oven"))
    book.privacy.note(client_id, Consent(Channel.EMAIL, source="the paper form"))
    book.privacy.receive(Request(RequestKind.ACCESS, "Ana Prado", MONDAY, MONDAY, note="by letter", client_id=client_id))
    book.clients.save(replace(book.clients.get(client_id), addressed_as="Aninha"), "she said so")
    entry = Incoming(1, replace(book.clients.get(client_id), id=0), (), (Extra("X-SHOE", "size 38"),), "uid-of-ana-0123456789")
    staging = book.imports.stage([entry])
    book.imports.take_in(staging, "phone.vcf")
    staging.discard()
    return client_id


def test_the_scores_of_loyalty_are_told(book: Book, ana: int) -> None:
    told = text_of("".join(each.heading + repr(each.blocks) for each in everything(book, ana, MONDAY).sections))
    assert "Satisfaction:" in told
    assert "Affinity:" in told
    parts = as_json(book, ana)["loyalty"]["parts"]
    assert set(parts) == {"satisfaction", "involvement", "affinity"}
    assert isinstance(parts["satisfaction"]["score"], int)


def test_everything_there_is_is_told(book: Book, ana: int) -> None:
    told = text_of("".join(each.heading + repr(each.blocks) for each in everything(book, ana, MONDAY).sections))
    wanted = (
        "95555-0127", "prefers mornings", "a quiet oven", "an old promise", "send the offer", "a cookbook", "for her birthday",
        "Which oven?",
        "bring samples", "touch 00", "touch 34", "an oven", "the paper form", "See what is kept", "by letter", "she said so",
        "size 38", "uid-of-ana-0123456789", "phone.vcf",
    )  # fmt: skip
    assert [each for each in wanted if each not in told] == []


def test_it_is_laid_out(book: Book, ana: int, tmp_path: Path, qapp: object) -> None:
    from relapp.paper.render import write_pdf
    from relapp.printing.setup import page_setup

    assert write_pdf(everything(book, ana, MONDAY), tmp_path / "ana.pdf", page_setup(book)) > 1


def test_the_json_is_a_book_of_one_client_and_the_rest(book: Book, add: Add, ana: int, tmp_path: Path) -> None:
    add("Bia Prado")
    file = tmp_path / "ana.json"
    write_json(book, ana, file)
    data = json.loads(file.read_text(encoding="utf-8"))
    assert [each["client"]["name"] for each in data["clients"]] == ["Ana Prado"]
    assert [each["request"]["note"] for each in data["requests"]] == ["by letter"]
    assert [each["file"] for each in data["imports"]] == ["phone.vcf"]
    assert data["rows"]["client_key"]
    with Book(tmp_path / "other.relapp") as other:
        source = Source(file.name, file.stat().st_size, lambda: file.open("rb"))
        taken = other.whole.take_in(read_book(source, Track()), file.name)
        assert (taken.counts.added, taken.problems) == (1, ())
        assert other.privacy.requests()[0].note == "by letter"


@pytest.mark.parametrize("told", [lambda book, who: everything(book, who, MONDAY), as_json])
def test_nobody_is_told_of_who_is_gone(book: Book, ana: int, told: object) -> None:
    book.erasing.erase(ana)
    assert callable(told)
    with pytest.raises(KeyError):
        told(book, ana)
