import ast
import gettext

import pytest

import catalogues
from relapp.paths import ROOT

SOURCE = """
from relapp.i18n import N_, _, ngettext, npgettext, pgettext
LATER = N_("Later")
def show(name, count):
    return _("Hello, {name}"), ngettext("{count} client", "{count} clients", count), pgettext("verb", "Open")
"""
TEMPLATE = '<h1>{{ _("Page {page} of {pages}").format(page=1, pages=2) }}</h1>'
TRANSLATED = {
    "Hello, {name}": "Salut, {name}",
    "{count} client": ("{count} client", "{count} clienți", "{count} de clienți"),
    "Later": "Mai târziu",
    "Open": "Deschide",
    "Page {page} of {pages}": "Pagina {page} din {pages}",
}
ROMANIAN = "translations/ro/LC_MESSAGES/relapp.po"


@pytest.fixture
def root(tmp_path):
    """A program with messages in both languages, all translated."""
    (tmp_path / "relapp").mkdir()
    (tmp_path / "resources" / "print").mkdir(parents=True)
    (tmp_path / "relapp" / "greeting.py").write_text(SOURCE)
    (tmp_path / "resources" / "print" / "week.html").write_text(TEMPLATE)
    catalogues.extract(tmp_path)
    for language in catalogues.LANGUAGES:
        path = catalogues.catalogue_path(tmp_path, language)
        catalogue = catalogues._read(path, language)
        for text, translation in TRANSLATED.items():
            message = catalogue.get(text, "verb" if text == "Open" else None)
            message.string = translation if isinstance(translation, str) else translation[: catalogue.num_plurals]
        catalogues._write(path, catalogue)
    return tmp_path


def _replace(root, old, new, name=ROMANIAN):
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def test_a_program_without_messages_has_no_faults(tmp_path):
    (tmp_path / "relapp").mkdir()
    assert list(catalogues.faults(tmp_path)) == []


def test_complete_catalogues_have_no_faults(root):
    assert list(catalogues.faults(root)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('msgstr "Mai târziu"', 'msgstr ""', 'untranslated: "Later"'),
        ('msgid "Later"', '#, fuzzy\nmsgid "Later"', 'fuzzy: "Later"'),
        ('msgid "Later"\nmsgstr "Mai târziu"\n', "", 'missing, run `catalogues.py extract`: "Later"'),
        ('msgid "Later"', 'msgid "Sooner"', 'obsolete, run `catalogues.py extract`: "Sooner"'),
        ('msgctxt "verb"\n', "", 'missing, run `catalogues.py extract`: "Open" (verb)'),
        ('msgid "Later"\nmsgstr "Mai târziu"', '#~ msgid "Now"\n#~ msgstr "Acum"', 'obsolete, remove it: "Now"'),
        ("Salut, {name}", "Salut, {nume}", 'other placeholders than the message: "Hello, {name}"'),
        ("Salut, {name}", "Salut", 'other placeholders than the message: "Hello, {name}"'),
        ("Salut, {name}", "Salut, {name", 'other placeholders than the message: "Hello, {name}"'),
        ("Pagina {page} din {pages}", "Pagina {page} {x}", 'other placeholders than the message: "Page {page} of {pages}"'),
        ("{count} de clienți", "de clienți", 'other placeholders than the message: "{count} client"'),
        ('msgstr[2] "{count} de clienți"\n', "", 'untranslated: "{count} client"'),
        ("nplurals=3;", "nplurals=4;", "4 plural forms instead of 3"),
        ("{count} de clienți", "{count} de clienţi", 'ş or ţ with a cedilla instead of ș or ț with a comma: "{count} client"'),
    ],
)
def test_each_fault_is_one_line_with_the_file_and_the_message(root, old, new, fault):
    _replace(root, old, new)
    assert f"{ROMANIAN}: {fault}" in list(catalogues.faults(root))


def test_a_catalogue_that_is_none_is_said_once(root):
    _replace(root, "nplurals=3;", "nplurals=2;")
    found = list(catalogues.faults(root))
    assert [line.partition(": msg has")[0] for line in found] == [f"{ROMANIAN}: cannot be read"]


def test_a_message_said_since_the_last_extraction_is_missing_everywhere(root):
    _replace(root, "Later", "Much later", "relapp/greeting.py")
    found = list(catalogues.faults(root))
    assert 'translations/relapp.pot: missing, run `catalogues.py extract`: "Much later"' in found
    assert 'translations/relapp.pot: obsolete, run `catalogues.py extract`: "Later"' in found


def test_a_language_without_its_catalogue_is_a_fault(root):
    catalogues.catalogue_path(root, "pt_BR").unlink()
    assert all(line.startswith("translations/pt_BR/") for line in catalogues.faults(root))
    assert len(list(catalogues.faults(root))) == len(TRANSLATED)


def test_a_form_for_one_alone_may_leave_its_number_out_as_english_does(root):
    one = 'ngettext("One client", "{count} clients", count)'
    _replace(root, 'ngettext("{count} client", "{count} clients", count)', one, "relapp/greeting.py")
    catalogues.extract(root)
    for language, forms in {
        "ro": ('"Un client"', '"{count} clienți"', '"{count} de clienți"'),
        "pt_BR": ('"Um cliente"', '"{count} clientes"'),
    }.items():
        name = f"translations/{language}/LC_MESSAGES/relapp.po"
        for index, form in enumerate(forms):
            _replace(root, f'msgstr[{index}] ""', f"msgstr[{index}] {form}", name)
    # Portuguese says the first form for none, too: there its number must stand.
    assert list(catalogues.faults(root)) == [
        'translations/pt_BR/LC_MESSAGES/relapp.po: other placeholders than the message: "One client"'
    ]


def test_extracting_again_keeps_translations_and_changes_nothing(root):
    before = {path: path.read_bytes() for path in root.glob("translations/**/*.po*")}
    catalogues.extract(root)
    assert {path: path.read_bytes() for path in before} == before
    assert len(before) == 3


def test_extracting_neither_guesses_a_translation_nor_keeps_what_is_no_longer_said(root):
    _replace(root, "Later", "Latest", "relapp/greeting.py")
    catalogues.extract(root)
    text = (root / ROMANIAN).read_text(encoding="utf-8")
    assert 'msgid "Latest"\nmsgstr ""' in text
    assert "Mai târziu" not in text
    assert "fuzzy" not in text


def test_a_compiled_catalogue_speaks(root):
    catalogues.compile_all(root)
    with catalogues.catalogue_path(root, "ro").with_suffix(".mo").open("rb") as file:
        romanian = gettext.GNUTranslations(file)
    assert romanian.gettext("Later") == "Mai târziu"
    assert romanian.ngettext("{count} client", "{count} clients", 20) == "{count} de clienți"
    assert romanian.pgettext("verb", "Open") == "Deschide"
    assert not list(root.glob("translations/**/*.tmp"))


@pytest.mark.parametrize("arguments", [[], ["extract", "check"], ["help"]])
def test_another_verb_gets_the_usage(arguments, capsys):
    assert catalogues.main(arguments) == 2
    assert "extract" in capsys.readouterr().err


def test_no_message_hides_in_an_f_string():
    """Babel does not look there before Python 3.12's grammar, so it would stay English for ever."""
    hidden = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "relapp").rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for node in ast.walk(text)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext", "pgettext"}
    ]
    assert hidden == []
