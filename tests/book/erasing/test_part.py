"""Whoever is erased is really gone: from the rows, the file, its log, and what could be undone."""

import shutil
import time
from dataclasses import replace

import pytest

from relapp.book import Book
from relapp.book.backups.second_place import choose
from relapp.book.encryption import change_passphrase
from relapp.book.erasing import traces
from relapp.book.erasing.backup_files import Copies
from relapp.domain.backups import Reason
from relapp.domain.clients import Client, Person
from relapp.domain.events import Event
from relapp.domain.histories import ClientChange
from tests.book.erasing.conftest import MARINA, PIECES, TRACES, take_in


def bytes_of(book):
    """The book's file and whatever lies beside it under its name."""
    return b"".join(each.read_bytes() for each in sorted(book.path.parent.glob(f"{book.path.name}*")))


def left_in(raw):
    return [each for each in (*TRACES, *PIECES) if each.encode() in raw]


def test_there_is_something_to_be_left_of_her(book, marina):
    book.erasing.finish()
    assert set(left_in(bytes_of(book))) >= {"Marina Quixabeira", "55550127", "torra escura", "quixabeira-uid"}


def test_no_byte_of_her_is_left(book, marina):
    erased = book.erasing.erase(marina)
    assert erased.is_finished
    assert left_in(bytes_of(book)) == []
    assert book.clients.load([marina]) == {}
    assert book.list.find("quixabeira", 5) == []


def test_what_was_changed_of_her_long_ago_is_gone_too(book, marina):
    book.clients.add(Client("Bia Ipê"))
    book.clients.delete([marina])
    book.erasing.erase(marina)
    assert left_in(bytes_of(book)) == []


def test_records_of_hers_that_were_merged_or_deleted_go_with_her(book, marina):
    other = book.clients.add(Client("M. Q. da Prova", notes="prova cega")).client_ids[0]
    book.duplicates.merge(marina, other, book.clients.get(marina))
    erased = book.erasing.erase(marina)
    assert erased.doubles == 1
    assert left_in(bytes_of(book)) == []
    assert b"da Prova" not in bytes_of(book)


def test_a_namesake_who_was_deleted_stays(book, marina):
    other = book.clients.add(Client(MARINA.name, notes="another one")).client_ids[0]
    deleted = book.clients.delete([other])
    book.erasing.erase(marina)
    deleted.undo()
    assert book.clients.get(other).notes == "another one"


def test_others_no_longer_lead_to_her(book, marina, joao):
    erased = book.erasing.erase(marina)
    joao_now = book.clients.get(joao)
    assert joao_now.people == ()
    assert joao_now.occasions == ()
    assert [each.about for each in book.records.of(Event, joao)] == [""]
    assert [(each.client_id, each.where, each.text) for each in erased.mentions] == [
        (joao, "client", "Veio com Marina Quixabeira")
    ]
    assert book.list.find("marina", 5)[0].id == joao


def test_what_the_book_wrote_of_others_names_her_no_more(book, marina, joao):
    her = Person(MARINA.name, phone="(11) 95555-0127")
    book.clients.save(replace(book.clients.get(joao), notes="", people=(her,), occasions=()))
    book.clients.save(replace(book.clients.get(joao), people=()))
    book.erasing.erase(marina)
    assert left_in(bytes_of(book)) == []


def test_a_request_stays_without_her(book, marina):
    book.erasing.erase(marina)
    (request,) = book.privacy.requests()
    assert (request.kind, request.who, request.note, request.client_id) == ("erasure", "", "", None)


def test_nothing_can_be_undone_any_more(book, marina):
    book.history.add(book.clients.add(Client("Bia Ipê")))
    book.erasing.erase(marina)
    assert book.history.last is None


def test_another_connection_forgets_too(book, marina):
    with Book(book.path) as window:
        window.history.add(window.clients.add_tag([marina], "x"))
        book.erasing.erase(marina)
        window.refresh()
        assert window.history.last is None
        window.history.add(window.clients.add(Client("Bia Ipê")))
        window.refresh()
        assert window.history.last is not None


def test_a_backup_is_made_first(book, marina):
    book.erasing.erase(marina)
    assert [each.reason for each in book.backups.list()] == [Reason.ERASURE]


def test_nobody_goes_twice(book, marina):
    book.erasing.erase(marina)
    with pytest.raises(KeyError):
        book.erasing.erase(marina)


def test_while_another_program_reads_it_the_rest_waits(book, marina):
    with Book(book.path) as other:
        other._db.sql("BEGIN")
        other.list.count()
        book._db.sql("PRAGMA busy_timeout = 50")
        erased = book.erasing.erase(marina)
        assert not erased.is_finished
        assert not book.erasing.finish()
        other._db.sql("COMMIT")
    book.turn_to(book.agenda.as_of)
    assert book.erasing.finish()
    assert left_in(bytes_of(book)) == []


def test_nobody_waits_to_write_for_somebody_who_reads(book, marina):
    patience = 20_000
    with Book(book.path) as other:
        other._db.sql("BEGIN")
        other.list.count()
        book.wait_at_most(patience)
        began = time.monotonic()
        assert not book.erasing.erase(marina).is_finished
        assert time.monotonic() - began < patience / 2000
        assert book._db.sql("PRAGMA busy_timeout") == [(patience,)]
        other._db.sql("COMMIT")


def test_what_else_is_kept_about_her(book, marina):
    bought = book.journal.purchases(marina, 1)[0]
    book.journal.delete_purchase(marina, bought.id)
    about = book.erasing.about(marina)
    assert [file for file, _at in about.imports] == ["marina_quixabeira.vcf"]
    assert [each.value for each in about.extras] == ["prova cega"]
    assert about.uids == ("quixabeira-uid-0123456789",)
    assert about.rows["purchase"][0]["what"] == "moedor azul"
    assert {"client_key", "import_change", "privacy_request"} <= set(about.rows)
    assert "touch" not in about.rows


def test_who_is_erased_with_a_passphrase_is_gone_from_encrypted_backups_too(tmp_path, marina):
    with Book(tmp_path / "locked.relapp", passphrase="correct horse") as locked:
        client_id = locked.clients.add(MARINA).client_ids[0]
        locked.erasing.erase(client_id)
        assert len(locked.erasing.erase_from_backups().holding) == 1
        assert locked.erasing.held() == Copies()


def test_backups_hold_her_until_she_is_erased_from_them(book, marina):
    book.clients.add(Client("Bia Ipê"))
    book.backups.make(Reason.ASKED)
    book.erasing.erase(marina)
    held = book.erasing.held().holding
    assert [left_in(each.read_bytes()) != [] for each in held] == [True, True]
    assert book.erasing.erase_from_backups().holding == held
    folder = held[0].parent
    assert sorted(folder.iterdir()) == sorted(held)
    assert [left_in(each.read_bytes()) for each in held] == [[], []]
    with Book(held[0]) as backup:
        assert backup.list.count() == 1
        assert backup.check() == []


def test_an_import_of_hers_can_still_be_undone(book, marina):
    take_in(book, Client("Caio Ipê"))
    (last, *_others) = book.imports.recent()
    book.erasing.erase(marina)
    book.imports.undo(last.id)
    assert book.list.count() == 0


def test_every_table_goes_with_the_client_or_is_seen_to(book):
    others = {
        "client", "clipping", "text_template", "setting", "holiday", "import_batch", "not_the_same", "printed_list", "erased",
        "erased_near",
        "schema_migration",
    }  # fmt: skip
    there = {row[0] for row in book._db.sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    seen_to = ("client_words", "client_grams", "sqlite_")
    assert {name for name in there - set(traces.tables(book._db)) if not name.startswith(seen_to)} == others


def test_a_name_of_one_word_is_taken_out_only_where_a_record_leads_to_it(book):
    her = book.clients.add(Client("Dora")).client_ids[0]
    linked, other = (
        book.clients.add(Client(name, people=people)).client_ids[0]
        for name, people in (
            ("Ivo Ipê", (Person("Dora", client=book.clients.get(her).uuid),)),
            ("Eva Ipê", (Person("Dora"),)),
        )
    )
    for client_id in (linked, other):
        book.clients.save(replace(book.clients.get(client_id), notes="Dora says hello"))
    erased = book.erasing.erase(her)
    changes = {each: [change.after for change in book.records.of(ClientChange, each)] for each in (linked, other)}
    assert changes == {linked: ["… says hello"], other: ["Dora says hello"]}
    assert sorted((each.client_id, each.where) for each in erased.mentions) == [
        (linked, "client"), (other, "client"), (other, "person"),
    ]  # fmt: skip


def test_plain_backups_of_a_book_with_a_passphrase_are_cleaned_and_what_cannot_be_read_is_told(tmp_path, quick_keys):
    path = tmp_path / "locked.relapp"
    with Book(path) as book:
        marina = book.clients.add(MARINA).client_ids[0]
        plain = book.backups.make(Reason.ASKED).path
    damaged = path.with_name(f"{path.stem}-damaged-20261101T090000Z.relapp")
    damaged.write_bytes(plain.read_bytes()[:4096] + bytes(4096))
    encrypted = plain.with_name(plain.name.replace("00001", "00007"))
    shutil.copy(plain, encrypted)
    change_passphrase(encrypted, "", "another one altogether")
    change_passphrase(path, "", "correct horse")
    with Book(path, passphrase="correct horse") as locked:
        locked.erasing.erase(marina)
        done = locked.erasing.erase_from_backups()
        assert plain in done.holding
        assert set(done.unread) == {damaged, encrypted}
        assert left_in(plain.read_bytes()) == []
        assert locked.erasing.held() == Copies(unread=done.unread)


def test_a_second_place_that_is_away_is_told(book, marina, tmp_path):
    (tmp_path / "stick").mkdir()
    place = choose(book.backups.shelf(), tmp_path / "stick")
    book.save_settings(replace(book.settings.get(), second_place=str(place)))
    assert not book.erasing.held().away
    shutil.rmtree(place)
    assert book.erasing.held().away
