import pytest

from relapp.domain.clients import ClientKind, ContactPoint, Detail, DetailKind, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.exchange import read_file
from relapp.exchange.draft import MAX_NOTES, MAX_POINTS, MAX_TEXT
from relapp.exchange.vcard import MAX_DEPTH


def test_an_iphone_export(read):
    reading = read("iphone.vcf")
    ana, bakery, stefan = (record.client for record in reading.records)
    assert not reading.failures
    assert [record.warnings for record in reading.records] == [(), (), ()]
    assert (ana.name, ana.kind, ana.company, ana.title) == ("Ana Lúcia Prado", ClientKind.PERSON, "Ateliê Prado", "Costureira")
    assert ana.points == (
        ContactPoint(PointKind.EMAIL, "analucia@exemplo.com.br", "home"),
        ContactPoint(PointKind.EMAIL, "atelie@exemplo.com.br", "Ateliê"),
        ContactPoint(PointKind.PHONE, "+55 11 95555-0127", "cell"),
        ContactPoint(PointKind.PHONE, "(11) 3555-0128", "work fax"),
        ContactPoint(PointKind.PHONE, "(11) 95555-0129", "cell"),
        ContactPoint(PointKind.ADDRESS, "Rua das Flores, 10, Apto 32, São Paulo, SP, 01310-100, Brasil", "home"),
        ContactPoint(PointKind.URL, "https://exemplo.com.br/atelie?a=1,2", "homepage"),
    )
    assert ana.occasions == (
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22)),
        Occasion(OccasionKind.WEDDING, YearlyDate(6, 5, 2010)),
        Occasion(OccasionKind.CUSTOM, YearlyDate(11, 30), "Santo padroeiro"),
    )
    assert ana.tags == ("Clientes", "Bairro")
    assert ana.notes == "Gosta de vinho, prefere ligação à tarde.\nTem dois gatos; um manco."
    assert (bakery.name, bakery.kind, bakery.company) == ("Padaria Estrela", ClientKind.ORGANISATION, "")
    assert (stefan.name, stefan.birthday) == ("Dr. Ștefan Țepeș", YearlyDate(2, 28, 1975))


def test_an_android_export_in_version_2(read):
    reading = read("android.vcf")
    stefan, maria, nameless = (record.client for record in reading.records)
    assert not reading.failures
    assert (stefan.name, stefan.company, stefan.title) == ("Ștefan Țepeș", "Moara Țepeș", "Morar")
    assert stefan.phones == ("0722-555-131", "021-555-0132", "0733555133")
    assert [point.label for point in stefan.points] == ["cell", "work fax", "santier", "home", "home"]
    assert stefan.points[-1].value == "Strada Liliacului 5, Brașov, 500001, România"
    assert stefan.notes == "Plătește la termen.\nSună dimineața."
    assert stefan.occasions == (
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(5, 14)),
        Occasion(OccasionKind.WEDDING, YearlyDate(6, 1, 2010)),
        Occasion(OccasionKind.CUSTOM, YearlyDate(9, 12, 2015), "Deschidere moara"),
    )
    assert maria.phones == ("+40 744 555 134",)
    assert nameless.name == "0755555135"
    assert [record.position for record in reading.records] == [1, 28, 36]


def test_a_google_export(read):
    reading = read("google.vcf")
    joao, nameless, shop = (record.client for record in reading.records)
    assert (joao.name, joao.company) == ("João da Silva", "Loja do João")
    assert [point.label for point in joao.points] == ["", "work", "cell", "work", "Recados", "", "PROFILE"]
    assert joao.points[5].value == "Av. Atlântica, 100, Rio de Janeiro, RJ, 22010-000, BR"
    assert joao.points[6].value == "http://www.google.com/profiles/1"
    assert joao.occasions == (
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22, 1980)),
        Occasion(OccasionKind.WEDDING, YearlyDate(9, 10, 2005)),
    )
    assert "circa 1999" in reading.records[0].warnings[0]
    assert joao.tags == ("Vinhos", "starred")
    assert (nameless.name, nameless.kind) == ("sem.nome@exemplo.com", ClientKind.PERSON)
    assert (shop.name, shop.kind, shop.company, shop.birthday) == ("Flora & Cia", ClientKind.ORGANISATION, "", YearlyDate(2, 29))


def test_version_4_with_addresses_as_uris_and_a_list_of_contacts(read):
    reading = read("version4.vcf")
    simon, studio = (record.client for record in reading.records)
    assert simon.name == "Simon Perreault"
    assert simon.phones == ("+1-418-656-9254 ext. 102", "+1-418-262-6501")
    assert [point.label for point in simon.points] == ["work", "work", "cell", "work", "home"]
    assert simon.occasions == (
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(2, 3)),
        Occasion(OccasionKind.WEDDING, YearlyDate(8, 8, 2009)),
    )
    assert (simon.title, simon.details) == ("Researcher", (Detail(DetailKind.INTEREST, "sailing"),))
    assert studio.kind is ClientKind.ORGANISATION
    assert [problem.position for problem in reading.failures] == [30]
    assert "list of contacts" in reading.failures[0].message


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_any_line_break_will_do(client, newline):
    assert client("FN:Ana", "NOTE:fol", " ded", newline=newline).notes == "folded"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_any_unicode_form_will_do(encoding):
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:Ștefan\nEND:VCARD\n"
    assert read_file("a.vcf", text.encode(encoding)).records[0].client.name == "Ștefan"


def test_a_line_folded_within_a_character_is_whole_again():
    data = "BEGIN:VCARD\nFN:São\nEND:VCARD\n".encode().replace(b"\xc3\xa3", b"\xc3\n \xa3")
    assert read_file("a.vcf", data).records[0].client.name == "São"


@pytest.mark.parametrize("charset", ["ISO-8859-1", "windows-1252", "nonsense"])
def test_a_line_in_its_own_charset_does_not_spoil_the_others(charset):
    head = f"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET={charset}:".encode()
    data = head + "João\n".encode("latin1") + "NOTE:șters\nEND:VCARD\n".encode()
    client = read_file("a.vcf", data).records[0].client
    assert (client.name, client.notes) == ("João", "șters")


def test_quoted_printable_goes_on_over_soft_breaks_and_keeps_a_leading_space(client):
    lines = ["FN:Ana", "NOTE;QUOTED-PRINTABLE:uma=", " linha=0D=0A=", "outra", "URL:http://x?a=", "TEL:1"]
    found = client(*lines, version="2.1")
    assert found.notes == "uma linha\noutra"
    assert [point.value for point in found.points] == ["http://x?a=", "1"]


def test_markers_in_small_letters_and_with_spaces_are_markers():
    assert read_file("a.vcf", b"begin:vcard\nfn:Ana\nend:vcard\nBegin : VCARD \nFN:Bo\nEND:VCARD").read == 2


@pytest.mark.parametrize(
    ("lines", "name", "kind"),
    [
        (("FN:Ana Prado", "N:Other;;;;"), "Ana Prado", ClientKind.PERSON),
        (("N:Prado;Ana;Lúcia;Dra.;Jr.",), "Dra. Ana Lúcia Prado Jr.", ClientKind.PERSON),
        (("N:Prado;Ana\\, a bela;;;",), "Ana, a bela Prado", ClientKind.PERSON),
        (("N:;;;;", "NICKNAME:Aninha,Nina", "ORG:Ateliê"), "Aninha", ClientKind.PERSON),
        (("FN:Ana", "NICKNAME:Nina"), "Ana", ClientKind.PERSON),
        (("ORG:;Vendas",), "Vendas", ClientKind.ORGANISATION),
        (("FN:Ateliê", "N:Ateliê;;;;", "ORG:Ateliê"), "Ateliê", ClientKind.ORGANISATION),
        (("FN:Ana Prado", "N:Prado;Ana;;;", "ORG:Ana Prado"), "Ana Prado", ClientKind.PERSON),
        (("FN:Ateliê", "KIND:org"), "Ateliê", ClientKind.ORGANISATION),
        (("FN:Ateliê", "ORG:Ateliê", "KIND:individual"), "Ateliê", ClientKind.PERSON),
        (("FN:  ", "TEL:1", "EMAIL:a@b"), "a@b", ClientKind.PERSON),
        (("TEL:1",), "1", ClientKind.PERSON),
    ],
)
def test_what_a_client_is_called(client, lines, name, kind):
    found = client(*lines)
    assert (found.name, found.kind) == (name, kind)


def test_a_card_with_nothing_to_call_it_by_is_a_failure(card):
    reading = card("NOTE:x")
    assert reading.records == ()
    assert reading.failures[0].position == 1
    assert "no name" in reading.failures[0].message


def test_a_date_that_does_not_exist_is_a_warning(card):
    record = card("FN:Ana", "BDAY:1980-02-30").records[0]
    assert record.client.occasions == ()
    assert "1980-02-30" in record.warnings[0]


def test_the_labels_of_dates_and_points_may_come_before_what_they_label(client):
    found = client("FN:A", "i1.X-ABLabel:Formatura", "i1.X-ABDATE:2001-02-03", "i2.X-ABLabel:_$!<Mobile>!$_", "I2.TEL:1")
    assert found.occasions == (Occasion(OccasionKind.CUSTOM, YearlyDate(2, 3, 2001), "Formatura"),)
    assert found.points[0].label == "cell"


@pytest.mark.parametrize("name", ["ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY"])
def test_an_anniversary_is_a_wedding_said_once(client, name):
    found = client("FN:A", f"{name}:2001-02-03", "i1.X-ABDATE:20010203", "i1.X-ABLabel:_$!<Anniversary>!$_")
    assert found.occasions == (Occasion(OccasionKind.WEDDING, YearlyDate(2, 3, 2001)),)


def test_photos_are_no_trouble_however_they_are_written(client):
    lines = ["FN:A", "PHOTO;ENCODING=BASE64;JPEG:", "/9j/4AAQ", "SkZJRg==", "", "TEL:1", "PHOTO:data:image/png;base64,AAAA"]
    assert client(*lines, version="2.1").phones == ("1",)


def test_a_text_may_be_in_base64(card):
    record = card("FN:Ana", "NOTE;ENCODING=B:T2zDoQ==", "TITLE;BASE64:T", "ORG;ENCODING=8BIT:Ateliê").records[0]
    assert (record.client.notes, record.client.title, record.client.company) == ("Olá", "", "Ateliê")
    assert len(record.warnings) == 1


def test_a_line_that_is_none_is_said_and_left_out(card):
    record = card("FN:Ana", "nonsense", "TEL:1").records[0]
    assert record.client.phones == ("1",)
    assert "nonsense" in record.warnings[0]


def test_a_card_cut_in_the_middle_keeps_its_whole_lines():
    data = b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nTEL:123\nTEL:45"
    reading = read_file("a.vcf", data)
    assert [record.client.name for record in reading.records] == ["Ana", "Bo"]
    assert reading.records[1].client.phones == ("123",)
    assert "stops before its end" in reading.records[1].warnings[0]


def test_a_card_cut_before_its_name_is_a_failure():
    reading = read_file("a.vcf", b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\nBEGIN:VCARD\nFN:B")
    assert reading.read == 2
    assert reading.failures[0].position == 4
    assert "stops before its end" in reading.failures[0].message


def test_a_card_without_an_end_does_not_swallow_the_next():
    reading = read_file("a.vcf", b"BEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n")
    assert [record.client.name for record in reading.records] == ["Ana", "Bo"]
    assert [bool(record.warnings) for record in reading.records] == [True, False]


def test_a_card_within_a_card_is_left_out(client):
    assert client("AGENT:", "BEGIN:VCARD", "FN:Agent", "TEL:2", "END:VCARD", "FN:Ana", "TEL:1", version="2.1").phones == ("1",)


def test_cards_too_deep_are_a_failure_and_the_next_comes_in():
    nested = b"BEGIN:VCARD\nFN:A\n" + b"AGENT:\nBEGIN:VCARD\n" * MAX_DEPTH + b"END:VCARD\n" * (MAX_DEPTH + 1)
    reading = read_file("a.vcf", nested + b"BEGIN:VCARD\nFN:Bo\nEND:VCARD\n")
    assert len(reading.failures) == 1
    assert reading.records[0].client.name == "Bo"


def test_a_hundred_thousand_parameters_are_left_out(card):
    record = card("FN:Ana", f"TEL{';TYPE=x' * 100_000}:1", f"EMAIL;TYPE={'a,' * 100_000}:x", "TEL:2").records[0]
    assert [point.value for point in record.client.points] == ["2"]
    assert len(record.warnings) == 2


def test_more_points_than_anybody_has_are_left_out_with_one_warning(card):
    record = card("FN:Ana", *(f"TEL:{number}" for number in range(MAX_POINTS + 50))).records[0]
    assert len(record.client.points) == MAX_POINTS
    assert len(record.warnings) == 1


def test_texts_beyond_their_bounds_are_cut_or_left_out_with_a_warning(card):
    record = card(f"FN:{'x' * (MAX_TEXT + 1)}", f"NOTE:{'x' * (MAX_NOTES + 1)}", f"TEL:{'1' * (MAX_TEXT + 1)}").records[0]
    assert (len(record.client.name), len(record.client.notes), record.client.points) == (MAX_TEXT, MAX_NOTES, ())
    assert len(record.warnings) == 3


def test_nul_characters_are_dropped():
    assert read_file("a.vcf", b"BEGIN:VCARD\nFN:A\0na\nNOTE;QUOTED-PRINTABLE:x=00y\nEND:VCARD\n").records[0].client.name == "Ana"


def test_googles_own_groups_are_no_tags(client):
    assert client("FN:A", "CATEGORIES:myContacts,* myContacts,* My Contacts,* Amigos,VIP\\, ouro,VIP\\, ouro").tags == (
        "Amigos",
        "VIP, ouro",
    )


def test_several_notes_are_joined_and_doubled_points_are_one(client):
    found = client("FN:A", "NOTE:one", "NOTE:two", "TEL:1", "TEL;TYPE=home:1")
    assert (found.notes, found.phones) == ("one\ntwo", ("1",))
