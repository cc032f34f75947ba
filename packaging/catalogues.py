"""The translated messages, with the environment's Python: .venv/bin/python packaging/catalogues.py VERB.

extract renews the catalogues from the sources; check finds their faults; compile makes their .mo files.
"""

import gettext
import os
import string
import sys
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("pt_BR", "ro")
SOURCES = {"relapp": "**.py", "resources": "**.html"}
EXTRACTORS = {"**.py": "python", "**.html": "jinja2"}
OPTIONS = {"**.html": {"silent": "false"}}
KEYWORDS: Mapping[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
CEDILLAS = str.maketrans({"ş": "ș", "ţ": "ț", "Ş": "Ș", "Ţ": "Ț"})
HEADERS = (b'"Content-', b'"Language:', b'"MIME-Version:', b'"Plural-Forms:')  # the others hold dates, or say nothing
COUNTS = range(1000)  # enough to see every form of every language's plural


def template_path(root: Path) -> Path:
    """The catalogue without a language, which the others follow."""
    return root / "translations" / "relapp.pot"


def catalogue_path(root: Path, language: str) -> Path:
    """The catalogue of `language`, one of LANGUAGES."""
    return root / "translations" / language / "LC_MESSAGES" / "relapp.po"


def messages_in_sources(root: Path) -> Catalog:
    """Every message of the program and its page templates, with the files it stands in."""
    template = Catalog(project="relapp", header_comment="# The messages of Relapp.", fuzzy=False)
    for folder, pattern in SOURCES.items():
        method = [(pattern, EXTRACTORS[pattern])]
        found = extract_from_dir(root / folder, method, OPTIONS, KEYWORDS, ("Translators:",))
        for name, line, message, comments, context in found:
            place = Path(folder, name).as_posix()
            template.add(message, None, [(place, line)], auto_comments=comments, context=context)
    return template


def extract(root: Path) -> None:
    """Write the template and every language's catalogue, keeping what is translated and dropping what is no longer said."""
    template = messages_in_sources(root)
    _write(template_path(root), template)
    for language in LANGUAGES:
        path = catalogue_path(root, language)
        catalogue = _read(path, language) if path.exists() else Catalog(locale=language, project="relapp", fuzzy=False)
        catalogue.header_comment = f"# The messages of Relapp in {language}."
        catalogue.update(template, no_fuzzy_matching=True)
        _write(path, catalogue)


def faults(root: Path) -> Iterator[str]:
    """One line for each thing wrong with a catalogue: where, what, and the message."""
    template = messages_in_sources(root)
    if not _messages(template):
        return
    yield from _faults_of_keys(template_path(root).relative_to(root).as_posix(), _read(template_path(root)), template)
    for language in LANGUAGES:
        path = catalogue_path(root, language)
        name = path.relative_to(root).as_posix()
        try:
            catalogue = _read(path, language)
        except PoFileError as error:
            yield f"{name}: cannot be read: {error}"
            continue
        yield from _faults_of_keys(name, catalogue, template)
        if catalogue.num_plurals != get_plural(language).num_plurals:
            yield f"{name}: {catalogue.num_plurals} plural forms instead of {get_plural(language).num_plurals}"
        for message in _messages(catalogue).values():
            yield from (f"{name}: {fault}: {_shown(message)}" for fault in _faults_of_message(message, catalogue, language))


def compile_all(root: Path) -> None:
    """Write the .mo file beside every catalogue; a program that reads one meanwhile sees the old or the new, never half."""
    for language in LANGUAGES:
        path = catalogue_path(root, language)
        if path.exists():
            buffer = BytesIO()
            write_mo(buffer, _read(path, language))
            half = path.with_suffix(f".{os.getpid()}.tmp")
            half.write_bytes(buffer.getvalue())
            half.replace(path.with_suffix(".mo"))


def _faults_of_keys(name: str, catalogue: Catalog, template: Catalog) -> Iterator[str]:
    ours, theirs = _messages(catalogue), _messages(template)
    yield from (f"{name}: missing, run `catalogues.py extract`: {_shown(theirs[key])}" for key in theirs if key not in ours)
    yield from (f"{name}: obsolete, run `catalogues.py extract`: {_shown(ours[key])}" for key in ours if key not in theirs)
    yield from (f"{name}: obsolete, remove it: {_shown(message)}" for message in catalogue.obsolete.values())


def _faults_of_message(message: Message, catalogue: Catalog, language: str) -> Iterator[str]:
    forms = _texts(message.string)
    if message.fuzzy:
        yield "fuzzy"
    if not all(forms):
        yield "untranslated"
    elif not all(map(_keeps_placeholders, _originals(message, catalogue), forms)):
        yield "other placeholders than the message"
    if language == "ro" and any(form != form.translate(CEDILLAS) for form in forms):
        yield "ş or ţ with a cedilla instead of ș or ț with a comma"


def _originals(message: Message, catalogue: Catalog) -> list[tuple[str, ...]]:
    """For each form of the translation the English it may follow: the singular only where the form serves one single count."""
    texts = _texts(message.id)
    if len(texts) == 1:
        return [texts]
    form_of = gettext.c2py(catalogue.plural_expr)
    served = [form_of(count) for count in COUNTS]
    return [texts if served.count(form) == 1 else texts[1:] for form in range(catalogue.num_plurals)]


def _keeps_placeholders(originals: tuple[str, ...], form: str) -> bool:
    return _placeholders(form) in [_placeholders(original) for original in originals]


def _placeholders(text: str) -> set[str | None]:
    """The names between braces; a text that is no format has one of its own, so that it only equals itself."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {None}


def _messages(catalogue: Catalog) -> dict[object, Message]:
    return {(message.context, message.id): message for message in catalogue if message.id}


def _shown(message: Message) -> str:
    text = _texts(message.id)[0]
    return f'"{text}"' if message.context is None else f'"{text}" ({message.context})'


def _texts(texts: str | Iterable[str] | None) -> tuple[str, ...]:
    """A message or its plural forms, as Babel gives either, always as forms."""
    return (texts,) if isinstance(texts, str) else tuple(texts or ())


def _read(path: Path, language: str | None = None) -> Catalog:
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _write(path: Path, catalogue: Catalog) -> None:
    """Write what depends on the messages alone: no dates, no line numbers, one order, so that two people's changes merge."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=0, sort_output=True, ignore_obsolete=True, include_lineno=False)
    header, _, messages = buffer.getvalue().partition(b"\n\n")
    kept = [line for line in header.splitlines() if not line.startswith(b'"') or line.startswith(HEADERS)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((b"\n".join(kept) + b"\n\n" + messages).rstrip(b"\n") + b"\n")


def main(arguments: list[str]) -> int:
    """The exit status of `extract`, `check` or `compile`; 1 where `check` finds a fault, 2 for any other word."""
    if arguments == ["extract"]:
        extract(ROOT)
    elif arguments == ["compile"]:
        compile_all(ROOT)
    elif arguments == ["check"]:
        found = list(faults(ROOT))
        print("\n".join(found) or "All messages are translated.")
        return 1 if found else 0
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
