"""The manual page, made of what `relapp --help` says, in each language."""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from shipping.tree import ROOT, epoch, version

sys.path.insert(0, str(ROOT))

from relapp import i18n
from relapp.cli.options import parser

# The headings of a manual page are the same in every program.
_HEADINGS = {
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "VERBS", "FILES", "EXIT STATUS"),
    "pt_BR": ("NOME", "SINOPSE", "DESCRIÇÃO", "OPÇÕES", "COMANDOS", "ARQUIVOS", "ESTADO DE SAÍDA"),
    "ro": ("NUME", "REZUMAT", "DESCRIERE", "OPȚIUNI", "COMENZI", "FIȘIERE", "STARE DE IEȘIRE"),
}
_TEXTS = {
    "en": {
        "name": "client book that makes sure nobody in it is forgotten",
        "book": "Your client book, unless --book names another.",
        "log": "What the program did: codes, counts and durations, never a name.",
        "0": "Done.",
        "2": "What was given is at fault.",
        "3": "The client book cannot be used.",
    },
    "pt_BR": {
        "name": "carteira de clientes em que ninguém é esquecido",
        "book": "Sua carteira de clientes, se --book não indicar outra.",
        "log": "O que o programa fez: códigos, contagens e durações, nunca um nome.",
        "0": "Feito.",
        "2": "Há um erro no que foi informado.",
        "3": "Não é possível usar a carteira de clientes.",
    },
    "ro": {
        "name": "agendă de clienți în care nimeni nu este uitat",
        "book": "Agenda dumneavoastră de clienți, dacă --book nu indică alta.",
        "log": "Ce a făcut programul: coduri, numere și durate, niciodată un nume.",
        "0": "S-a făcut.",
        "2": "Ce s-a indicat este greșit.",
        "3": "Agenda de clienți nu poate fi folosită.",
    },
}
LANGUAGES = tuple(_HEADINGS)


def page(language: str) -> str:
    """The page in `language`, one of LANGUAGES, as `man` reads it."""
    i18n.set_language(language)
    name, synopsis, description, options, verbs, files, status = _HEADINGS[language]
    texts = _TEXTS[language]
    whole = parser([])
    day = datetime.fromtimestamp(epoch(), UTC).date().isoformat()
    lines = [f'.TH RELAPP 1 "{day}" "Relapp {version()}"']
    lines += [f'.SH "{name}"', f"relapp \\- {_plain(texts['name'])}"]
    lines += [f'.SH "{synopsis}"', *_synopsis(whole)]
    lines += [f'.SH "{description}"', _plain(whole.description or "")]
    lines += [f'.SH "{options}"', *_arguments(whole)]
    lines += [f'.SH "{verbs}"', *_verbs(whole)]
    lines += [f'.SH "{files}"', *_term("~/.local/share/relapp/clients.relapp", texts["book"])]
    lines += _term("~/.local/share/relapp/relapp.log", texts["log"])
    lines += [f'.SH "{status}"', *(line for code in ("0", "2", "3") for line in _term(code, texts[code]))]
    return "\n".join(lines) + "\n"


def _synopsis(of: argparse.ArgumentParser) -> list[str]:
    words = of.format_usage().partition(":")[2].split()
    return [r".B " + _plain(words[0]), _plain(" ".join(words[1:]))]


def _arguments(of: argparse.ArgumentParser) -> Iterator[str]:
    """What a verb takes of its own: what every verb takes is told once, above."""
    for action in _actions(of):
        if isinstance(action, argparse._SubParsersAction) or not action.help or action.help == argparse.SUPPRESS:
            continue
        value = action.metavar or (f"{{{','.join(map(str, action.choices))}}}" if action.choices else "")
        names = ", ".join(action.option_strings)
        yield from _term(f"{names} {'' if action.nargs == 0 else value}".strip(), action.help)


def _verbs(whole: argparse.ArgumentParser) -> Iterator[str]:
    shared = {name for action in _actions(whole) for name in action.option_strings}
    for name, verb in _below(whole):
        yield from _term(f"relapp {name}", verb.description or "")
        kinds = _below(verb) or [("", verb)]
        for kind, taker in kinds:
            words = [f"{name} {kind}".strip(), *(_shown(action) for action in _actions(taker) if not _is_in(action, shared))]
            if len(words) > 1 or kind:
                yield from (".br", _plain(" ".join(words)))


def _below(of: argparse.ArgumentParser) -> list[tuple[str, argparse.ArgumentParser]]:
    known = [action for action in _actions(of) if isinstance(action, argparse._SubParsersAction)]
    return [(name, taker) for action in known for name, taker in action.choices.items()]


def _actions(of: argparse.ArgumentParser) -> list[argparse.Action]:
    return of._actions


def _is_in(action: argparse.Action, names: set[str]) -> bool:
    return bool(names.intersection(action.option_strings))


def _shown(action: argparse.Action) -> str:
    value = str(action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper()))
    if not action.option_strings:
        return f"{value}…" if action.nargs == "+" else value
    option = f"{action.option_strings[0]}{'' if action.nargs == 0 else f' {value}'}"
    return option if action.required else f"[{option}]"


def _term(term: str, text: str) -> list[str]:
    return [".TP", rf"\fB{_plain(term)}\fR", _plain(text)]


def _plain(text: str) -> str:
    """Text in which `man` sees nothing but text."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped
