from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from relapp.domain.concerns import Concern, ConcernState, call_back, resolve
from relapp.domain.lessons import lessons
from relapp.domain.promises import Party, Promise, PromiseState, settle
from relapp.paper.documents import Document, Entry, Note, Table
from relapp.paper.learned import LearnedSheet, compose
from relapp.paper.render import write_pdf
from tests.printed import needs_poppler, pages_of, text_of

ON = date(2026, 11, 23)
LATE = Concern("Late <delivery>", ON, "Carrier", prevention="Call the day before", client_id=1)
CLOSED = call_back(resolve(replace(LATE, prevention="Another carrier", solution="Sent again", client_id=2), ON), ON)
RUDE = Concern("Rude answer", ON, client_id=1)


def sheet(*concerns: Concern, promises: tuple[Promise, ...] = (), **other: Any) -> LearnedSheet:
    return LearnedSheet(lessons(concerns), {1: "Ana", 2: "Bia"}, promises, "shop.relapp", ON, **other)


def told(made: Document) -> dict[str, list[str]]:
    return {
        text_of(section.heading): [
            *(text_of(block.text) for block in section.blocks if isinstance(block, Entry)),
            *(text_of(" ".join(row)) for block in section.blocks if isinstance(block, Table) for row in block.rows),
        ]
        for section in made.sections
    }


def test_each_cause_has_what_prevents_it_and_whom_it_happened_to() -> None:
    made = compose(sheet(LATE, CLOSED, RUDE))
    assert told(made) == {
        "Promises kept": [],
        "Carrier 2 concerns · 1 open": [
            "Prevented by: • Call the day before • Another carrier",
            "Late <delivery> Ana · Nov 23, 2026 · open",
            "Late <delivery> Bia · Nov 23, 2026 · closed · solved by: Sent again",
        ],
        "Cause not known yet 1 concern · 1 open": ["Nothing prevents it yet.", "Rude answer Ana · Nov 23, 2026 · open"],
    }
    assert text_of(made.opening).startswith("What we learned 3 concerns · 2 open")


def test_how_promises_were_kept_stands_first() -> None:
    kept, broken = (settle(Promise("send", ON), state, ON) for state in (PromiseState.KEPT, PromiseState.BROKEN))
    first = compose(sheet(LATE, promises=(kept, broken, Promise("pay", ON, Party.THEM)))).sections[0]
    (block,) = first.blocks
    assert isinstance(block, Note)
    assert text_of(block.text) == "We kept 1 of 2 (50%) · Theirs kept: unknown"


def test_what_was_looked_for_is_said() -> None:
    made = compose(sheet(LATE, text="carrier", state=ConcernState.OPEN))
    assert text_of(made.opening).startswith("What we learned “carrier” · Open · 1 concern Client book")


@pytest.mark.parametrize(("text", "said"), [("", "Nothing to learn from yet"), ("zzz", "No concern matches")])
def test_nothing_to_tell_is_said(text: str, said: str) -> None:
    assert said in repr(compose(sheet(text=text)))


@needs_poppler
@pytest.mark.usefixtures("qapp")
def test_many_concerns_of_one_cause_go_on_overleaf(tmp_path: Path) -> None:
    many = [replace(LATE, what=f"<i>Number {number:03}", cause="Carrier " * 40) for number in range(150)]
    assert write_pdf(compose(sheet(*many)), tmp_path / "learned.pdf") > 2
    found = " ".join(pages_of(tmp_path / "learned.pdf"))
    assert all(f"<i>Number {number:03}" in found for number in range(150))
