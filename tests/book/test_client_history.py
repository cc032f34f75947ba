from dataclasses import replace

import pytest

from relapp.domain.clients import Circle, Client, Detail, DetailKind, Importance, Observed, Person, Stage
from relapp.domain.histories import ClientChange


@pytest.fixture
def ana(book):
    return book.clients.add(Client("Ana Prado", importance=Importance.REGULAR)).client_ids[0]


def history(book, client_id):
    return [(each.field, each.before, each.after, each.reason) for each in book.records.of(ClientChange, client_id)]


def test_a_saved_change_is_in_the_history_with_its_reason_and_undo_takes_both_back(book, ana):
    before = book.clients.get(ana)
    changes = book.clients.save(replace(before, stage=Stage.DISSOLUTION), "moved to the coast")
    assert history(book, ana) == [("stage", "", "dissolution", "moved to the coast")]
    changes.undo()
    assert history(book, ana) == []
    assert book.clients.get(ana) == before


def test_sorting_and_tagging_many_is_in_the_history_of_each(book, ana):
    rui = book.clients.add(Client("Rui Sá", importance=Importance.VIP)).client_ids[0]
    sorting = book.clients.set_importance([ana, rui], Importance.VIP)
    tagging = book.clients.add_tag([ana, rui], "fair")
    assert history(book, ana) == [("importance", "regular", "vip", ""), ("tags", "", "fair", "")]
    assert history(book, rui) == [("tags", "", "fair", "")]
    tagging.undo()
    sorting.undo()
    assert history(book, ana) == history(book, rui) == []


def test_an_unchanged_client_has_no_history(book, ana):
    book.clients.save(book.clients.get(ana))
    assert history(book, ana) == []


def test_how_things_are_known_and_who_is_around_is_kept(book, ana):
    people = (Person("Bia", Circle.FAMILY, "filha", phone="11 5550 0102", note="estuda em Porto", uuid="p"),)
    details = (Detail(DetailKind.NEED, "entrega cedo", Observed.SAID, book.agenda.as_of), Detail(DetailKind.PRAISE, "rápidos"))
    book.clients.save(replace(book.clients.get(ana), people=people, details=details, addressed_as="Aninha"))
    found = book.clients.get(ana)
    assert (found.people, found.details, found.addressed_as) == (people, details, "Aninha")


def test_somebody_around_a_client_is_found_by_name_and_by_phone(book, ana):
    people = (Person("Beatriz Nogueira", Circle.WORK, phone="(11) 95550-0102"),)
    book.clients.save(replace(book.clients.get(ana), people=people))
    assert [each.id for each in book.list.find("nogueira")] == [ana]
    assert [each.id for each in book.list.find("95550 0102")] == [ana]
