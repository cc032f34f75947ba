"""What somebody who pays attention knows of a client: how it is known and since when, and who is around them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from relapp.domain.clients import Circle, Client, ClientKind, Detail, DetailKind, Observed, Occasion, Person
from relapp.sample.care_words import care_words
from relapp.sample.casting import FULL_HISTORY, Part, Scene
from relapp.sample.dice import Dice
from relapp.sample.identity import dialled, surnames
from relapp.sample.words import Words

# Most of what is needed was said, much of the rest was seen.
_HOW_KNOWN = (Observed.SAID,) * 6 + (Observed.SEEN,) * 3 + (Observed.THOUGHT,)

# What was said or seen besides needs, wishes and interests, and how often.
_ALSO = (
    (DetailKind.OBSERVATION, "observation", 0.35, (Observed.SEEN, Observed.SEEN, Observed.THOUGHT)),
    (DetailKind.PRAISE, "praise", 0.2, (Observed.SAID,)),
    (DetailKind.OPPORTUNITY, "opportunity", 0.2, (Observed.SAID, Observed.THOUGHT)),
)

_AT_HOME = frozenset({"spouse", "child"})


def known_better(client: Client, part: Part, scene: Scene, words: Words, since: date) -> Client:
    """`client` with details that say how they are known, and the people around; by chances of its own."""
    if not part.is_known:
        return client
    dice = Dice(f"{scene.seed}/{part.index}/known")
    noted = tuple(_noted(dice, detail, scene, since) for detail in (*client.details, *_also(dice, part)))
    reviewed = scene.on - timedelta(days=dice.between(20, 700)) if dice.chance(0.3) else None
    return replace(
        client,
        details=noted,
        people=tuple(_people(dice, client, part, words)),
        addressed_as=client.name.split()[0] if client.kind is ClientKind.PERSON and dice.chance(0.2) else "",
        reviewed_on=reviewed if reviewed and reviewed >= since else None,
    )


def _also(dice: Dice, part: Part) -> Iterator[Detail]:
    if part.index < FULL_HISTORY and not part.quiet:
        texts = care_words(part.country)
        for kind, name, chance, known in _ALSO:
            if dice.chance(chance):
                yield Detail(kind, dice.pick(texts[name]), dice.pick(known))  # type: ignore[literal-required]


def _noted(dice: Dice, detail: Detail, scene: Scene, since: date) -> Detail:
    day = dice.day(since, scene.on - timedelta(days=1))
    return replace(detail, observed=detail.observed or dice.pick(_HOW_KNOWN), noted_on=max(day, since))


def _people(dice: Dice, client: Client, part: Part, words: Words) -> Iterator[Person]:
    """Those whom a date names, and at some companies one more who answers the phone."""
    at_home = {name for kind in _AT_HOME for name in words["relations"][kind].values()}
    for occasion in client.occasions:
        if occasion.person:
            yield _dated(dice, occasion, at_home)
    if client.kind is ClientKind.ORGANISATION and part.index < FULL_HISTORY:
        gender = dice.pick("fm")
        trade = dice.pick(words["trades"])
        place = dice.pick(words["places"])
        phone = dialled(dice, dice.pick(words["phones_of_large_books"][place["numbering"]]), place["area"])
        name = f"{dice.pick(words['given'][gender])} {surnames(dice, words)}"
        yield Person(name, Circle.WORK, title=dice.pick(trade["titles"][gender]), phone=phone, uuid=dice.uuid())


def _dated(dice: Dice, occasion: Occasion, at_home: set[str]) -> Person:
    circle = Circle.FAMILY if occasion.relation in at_home else Circle.WORK
    return Person(occasion.person, circle, occasion.relation, uuid=dice.uuid())
