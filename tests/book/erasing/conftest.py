"""Marina Couto, of whom a book knows much, and where else she is named."""

from dataclasses import replace

import pytest

from relapp.domain.clients import (
    Circle,
    Client,
    ContactPoint,
    Detail,
    DetailKind,
    Occasion,
    OccasionKind,
    Person,
    PointKind,
)
from relapp.domain.concerns import Concern
from relapp.domain.dates import YearlyDate
from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.incoming import Extra, Incoming
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.domain.privacy import Consent, Request, RequestKind
from relapp.domain.promises import Promise
from tests.book.conftest import MONDAY

MARINA = Client(
    "Marina Quixabeira",
    company="Café Zwyn",
    title="Provadora",
    points=(
        ContactPoint(PointKind.PHONE, "(11) 95555-0127", "mobile"),
        ContactPoint(PointKind.EMAIL, "marina@quixabeira.exemplo"),
        ContactPoint(PointKind.ADDRESS, "Rua das Jabuticabeiras 12"),
    ),
    tags=("degustação",),
    details=(Detail(DetailKind.NEED, "entrega às sextas"),),
    occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 24, 1986)),),
    people=(Person("Belchior Quixabeira", phone="11 96666-0128", note="marido"),),
    notes="Prefere torra escura",
)

# What of hers no byte may be left of, also as the pieces of three letters that the search keeps.
TRACES = (
    "Marina Quixabeira", "Quixabeira", "quixabeira", "55550127", "95555-0127", "marina@", "Jabuticab", "torra escura",
    "degusta", "sextas", "Belchior", "belchior", "66660128", "96666-0128", "sobre o moinho", "moedor azul", "prova cega",
    "chegou frio", "ligar para ela", "Zwyn", "zwyn", "X-ORIGEM", "quixabeira-uid",
)  # fmt: skip
PIECES = ("uix", "xab", "zwy")


@pytest.fixture(autouse=True)
def _marks_are_soon_made(monkeypatch):
    monkeypatch.setattr("relapp.book.erasing.sieve._COST", 4)


@pytest.fixture
def marina(book):
    """Her id: with a touch, a purchase, records, an import that completed her, consents and requests."""
    client_id = book.clients.add(replace(MARINA, notes="")).client_ids[0]
    take_in(book, replace(MARINA, points=MARINA.points[:2]), file="marina_quixabeira.vcf", uid="quixabeira-uid-0123456789")
    book.clients.save(replace(book.clients.get(client_id), stage=None, addressed_as="Mari"), "ela pediu: prova cega")
    book.journal.log(client_id, Touch(MONDAY, Purpose.KEEP_IN_TOUCH, note="falamos sobre o moinho"), [])
    book.journal.add_purchase(client_id, Purchase(MONDAY, "moedor azul"))
    book.records.keep("x", client_id, Promise("ligar para ela", MONDAY), Concern("o café chegou frio", MONDAY))
    book.privacy.note(client_id, Consent("phone", source="prova cega"))
    book.privacy.receive(Request(RequestKind.ERASURE, MARINA.name, MONDAY, MONDAY, note="prova cega", client_id=client_id))
    return client_id


@pytest.fixture
def joao(book, marina):
    """Somebody else's id: she is his wife, brought him to the shop, and stands in his notes."""
    her = book.clients.get(marina)
    added = book.clients.add(
        Client(
            "João Ipê",
            notes="Veio com Marina Quixabeira",
            people=(Person(her.name, Circle.FAMILY, "esposa", phone="(11) 95555-0127", client=her.uuid),),
            occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 24), person=her.name),),
        )
    )
    client_id = added.client_ids[0]
    book.records.keep("x", client_id, Event(MONDAY, Trigger.REFERRAL_RECEIVED, about=her.uuid))
    return client_id


def take_in(book, *clients, file="contatos.vcf", uid="", bring_back=False):
    """Bring clients in as a file has them: how they came in."""
    extras = (Extra("X-ORIGEM", "prova cega"),) if uid else ()
    staging = book.imports.stage([Incoming(row, each, (), extras, uid) for row, each in enumerate(clients, 1)])
    try:
        if bring_back:
            staging.bring_back()
        return book.imports.take_in(staging, file)[0]
    finally:
        staging.discard()
