"""The texts to say or send that come with the program, in the language of whoever reads them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from relapp.domain.clients import Channel, Client, OccasionKind
from relapp.domain.merging import Field, merge
from relapp.domain.reminders import Reminder
from relapp.domain.texts import Lexicon, Situation, Template, Way, values_for
from relapp.paths import RESOURCES

# An e-mail and a letter say who wrote them; a conversation shows it.
CLOSED = frozenset({Channel.EMAIL, Channel.LETTER})


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """What one language has: texts in their order, a subject for each situation, the closing of letters, a client to try on."""

    texts: tuple[Template, ...]
    subjects: Mapping[Situation, str]
    closing: str
    lexicon: Lexicon
    sample: Mapping[Field, str]


@lru_cache(maxsize=4)
def phrasebook(language: str) -> Phrasebook:
    """What there is in `language`, one of i18n.LANGUAGES."""
    known = tomllib.loads((RESOURCES / "texts" / f"{language}.toml").read_text(encoding="utf-8"))
    return Phrasebook(
        texts=tuple(text for situation in Situation for text in _texts(situation, known[situation.value], language)),
        subjects={situation: known[situation.value]["subject"] for situation in Situation},
        closing=known["closing"],
        lexicon=Lexicon({kind: known["occasions"][kind.value] for kind in OccasionKind}, tuple(known["years"])),
        sample={field: known["sample"][field.value] for field in Field},
    )


def whole_body(template: Template, channel: Channel) -> str:
    """The text with its closing where one of ours goes out as an e-mail or a letter; a user's own ends as it was written."""
    if template.is_own or channel not in CLOSED:
        return template.body
    return f"{template.body}\n\n{phrasebook(template.language).closing}"


def filled(body: str, language: str, client: Client, reason: Reminder | None, signature: str) -> str:
    """A text in `language` with all that is known of the client and the reason; `signature` is how the writer signs."""
    return merge(body, values_for(client, reason, signature, phrasebook(language).lexicon, language))


def _texts(situation: Situation, known: Mapping[str, Mapping[str, str]], language: str) -> list[Template]:
    return [
        Template(situation, way, language, body, f"{language}/{situation}/{way}/{letter}", is_own=False)
        for way in Way
        for letter, body in known.get(way.value, {}).items()
    ]
