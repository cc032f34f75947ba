"""What somebody is to a client, in the words of programs and in those of the languages spoken here."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from relapp import i18n
from relapp.domain.clients import Circle
from relapp.domain.text import fold
from relapp.exchange.labels import apple_label, unwrapped
from relapp.i18n import pgettext


class Relation(NamedTuple):
    """A relation that programs have a word for: `label` is Apple's and Google's, `type` that of RFC 6350 6.6.6 or empty."""

    label: str
    circle: Circle
    type: str = ""


_FAMILY, _WORK, _OTHER = Circle.FAMILY, Circle.WORK, Circle.OTHER

# The first relation that has a type is the one that the type alone stands for.
_RELATIONS = {
    relation.label.casefold(): relation
    for relation in (
        Relation("Spouse", _FAMILY, "spouse"),
        Relation("Wife", _FAMILY, "spouse"),
        Relation("Husband", _FAMILY, "spouse"),
        Relation("Partner", _FAMILY, "sweetheart"),
        Relation("Child", _FAMILY, "child"),
        Relation("Daughter", _FAMILY, "child"),
        Relation("Son", _FAMILY, "child"),
        Relation("Parent", _FAMILY, "parent"),
        Relation("Mother", _FAMILY, "parent"),
        Relation("Father", _FAMILY, "parent"),
        Relation("Sibling", _FAMILY, "sibling"),
        Relation("Brother", _FAMILY, "sibling"),
        Relation("Sister", _FAMILY, "sibling"),
        Relation("Relative", _FAMILY, "kin"),
        Relation("Friend", _OTHER, "friend"),
        Relation("Neighbor", _OTHER, "neighbor"),
        Relation("Colleague", _WORK, "colleague"),
        Relation("Manager", _WORK),
        Relation("Assistant", _WORK, "agent"),
        Relation("Referred by", _OTHER),
    )
}

_ALIASES = {
    "domestic partner": "partner",
    "domesticpartner": "partner",
    "sweetheart": "partner",
    "children": "child",
    "kin": "relative",
    "co-worker": "colleague",
    "neighbour": "neighbor",
    "agent": "assistant",
    "boss": "manager",
    "reference": "referred by",
    "referredby": "referred by",
}

# Android's numbers of the relations that have a name (ContactsContract.CommonDataKinds.Relation).
ANDROID_RELATIONS = {
    str(number): label
    for number, label in enumerate(
        (
            *("Assistant", "Brother", "Child", "Domestic partner", "Father", "Friend", "Manager", "Mother", "Parent", "Partner"),
            *("Referred by", "Relative", "Sister", "Spouse"),
        ),
        start=1,
    )
}


def read_relation(label: str) -> tuple[str, Circle]:
    """The relation, in the language spoken, that a label or type stands for, and the circle; a word of the user's own stays."""
    word = unwrapped(label)
    name = word.casefold()
    relation = _RELATIONS.get(_ALIASES.get(name, name))
    if relation is not None:
        return _words(i18n.language())[relation.label], relation.circle
    relation = standard_relation(word)
    return word, relation.circle if relation else Circle.OTHER


def standard_relation(text: str) -> Relation | None:
    """The relation that the user's own word stands for in any of the languages spoken here, None where programs have no word."""
    return _known_words().get(fold(text)) if text else None


def relation_label(relation: Relation) -> str:
    """The label under which phones show `relation` in their own language."""
    return apple_label(relation.label)


@lru_cache
def _known_words() -> Mapping[str, Relation]:
    words: dict[str, Relation] = {}
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            for label, word in _words(language).items():
                words.setdefault(fold(word), _RELATIONS[label.casefold()])
    return words


@lru_cache
def _words(language: str) -> dict[str, str]:  # noqa: ARG001 - the words are kept by it
    """Every relation in the language spoken, `language`, by its label."""
    return {
        "Spouse": pgettext("relation", "spouse"),
        "Wife": pgettext("relation", "wife"),
        "Husband": pgettext("relation", "husband"),
        "Partner": pgettext("relation", "partner"),
        "Child": pgettext("relation", "child"),
        "Daughter": pgettext("relation", "daughter"),
        "Son": pgettext("relation", "son"),
        "Parent": pgettext("relation", "parent"),
        "Mother": pgettext("relation", "mother"),
        "Father": pgettext("relation", "father"),
        "Sibling": pgettext("relation", "brother or sister"),
        "Brother": pgettext("relation", "brother"),
        "Sister": pgettext("relation", "sister"),
        "Relative": pgettext("relation", "relative"),
        "Friend": pgettext("relation", "friend"),
        "Neighbor": pgettext("relation", "neighbour"),
        "Colleague": pgettext("relation", "colleague"),
        "Manager": pgettext("relation", "manager"),
        "Assistant": pgettext("relation", "assistant"),
        "Referred by": pgettext("relation", "referred by"),
    }
