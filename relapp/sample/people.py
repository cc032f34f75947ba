"""Clients as somebody who cares about them would have written them down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from relapp.domain.clients import (
    Channel,
    Client,
    ClientKind,
    Detail,
    DetailKind,
    Importance,
    PointKind,
    RelationshipType,
    Stage,
)
from relapp.domain.rhythms import Rhythm
from relapp.sample.acquaintance import known_better
from relapp.sample.casting import Part, Scene
from relapp.sample.dice import Dice
from relapp.sample.identity import Identity, identity
from relapp.sample.occasions import occasions
from relapp.sample.peace import at_peace
from relapp.sample.words import Place, Words

_STAGES: Mapping[Importance, tuple[Stage | None, ...]] = {
    Importance.VIP: (Stage.COMMITMENT,) * 6 + (Stage.EXPANSION,) * 4,
    Importance.REGULAR: (Stage.AWARENESS,) * 6 + (Stage.EXPANSION,) * 7 + (Stage.COMMITMENT,) * 6 + (Stage.EXPLORATION,),
    Importance.OCCASIONAL: (Stage.AWARENESS,) * 8 + (Stage.EXPANSION,) * 4 + (None,) * 5 + (Stage.EXPLORATION, Stage.DISSOLUTION),
    Importance.DATES_ONLY: (None,) * 7 + (Stage.AWARENESS,) * 2 + (Stage.DISSOLUTION,),
}
_RELATIONSHIPS: Mapping[Importance, tuple[RelationshipType | None, ...]] = {
    Importance.VIP: (RelationshipType.LONG_TERM,) * 6
    + (RelationshipType.PERSONAL_ASSISTANCE,) * 4
    + (RelationshipType.DEDICATED_ASSISTANCE,),
    Importance.REGULAR: (RelationshipType.LONG_TERM,) * 6
    + (RelationshipType.PERSONAL_ASSISTANCE,) * 2
    + (RelationshipType.COMMUNITY,)
    + (None,) * 4,
    Importance.OCCASIONAL: (RelationshipType.LONG_TERM,) * 2
    + (RelationshipType.TRANSACTIONAL,) * 2
    + (RelationshipType.COMMUNITY,)
    + (None,) * 6,
    Importance.DATES_ONLY: (RelationshipType.TRANSACTIONAL,) * 2
    + (RelationshipType.SELF_SERVICE, RelationshipType.AUTOMATED)
    + (None,) * 6,
}
_OWN_RHYTHMS = (Rhythm(14, 21), Rhythm(30, 40), Rhythm(180, 210))

_WITH_RHYTHM = (Importance.VIP, Importance.REGULAR, Importance.OCCASIONAL)

_HISTORY_DAYS = 730


@dataclass(frozen=True, slots=True)
class Persona:
    """A client, the day the history begins, and how touches go; `hours` are the first and last full hour to call at."""

    client: Client
    since: date
    given: str
    place: Place
    hours: tuple[int, int]


def persona(dice: Dice, part: Part, scene: Scene, words: Words) -> Persona:
    """The client of a part, complete but for its history."""
    who = identity(dice, part, words)
    known = part.is_known
    shown, first, last = dice.pick(words["hours"]) if known and dice.chance(0.35) else ("", 9, 18)
    stage, relationship = _relation(dice, part)
    since = _since(dice, part, scene)
    client = Client(
        name=who.name,
        kind=who.kind,
        company=who.company,
        title=who.title,
        importance=part.importance,
        stage=stage,
        relationship=relationship,
        points=who.points,
        tags=dice.some(scene.tags, 0, 2) if known else (),
        details=_details(dice, who, words) if known else (),
        occasions=occasions(dice, part, scene, words, who),
        notes=dice.pick(words["about"]) if known and dice.chance(0.4) else "",
        preferred_channel=_preferred_channel(dice, who, words) if known else None,
        preferred_hours=shown,
        rhythm=dice.pick(_OWN_RHYTHMS) if part.importance is Importance.REGULAR and not part.role and dice.chance(0.05) else None,
        rhythm_start=since if part.importance in _WITH_RHYTHM else None,
        wants_gifts=True if part.importance is Importance.REGULAR and dice.chance(0.05) else None,
        wants_cards=False if part.importance is Importance.VIP and not part.role and dice.chance(0.2) else None,
        uuid=dice.uuid(),
    )
    client = known_better(at_peace(dice, client, part, scene, words), part, scene, words, since)
    return Persona(client, since, who.given, who.place, (first, last))


def _relation(dice: Dice, part: Part) -> tuple[Stage | None, RelationshipType | None]:
    if not part.is_known:
        return None, None
    if part.role:
        return Stage.COMMITMENT, RelationshipType.LONG_TERM
    return dice.pick(_STAGES[part.importance]), dice.pick(_RELATIONSHIPS[part.importance])


def _since(dice: Dice, part: Part, scene: Scene) -> date:
    """Half of the clients have been in the book for all of it, a few came yesterday."""
    if part.role or dice.chance(0.5):
        return scene.on - timedelta(days=_HISTORY_DAYS)
    if not part.quiet and dice.chance(0.04):
        return scene.on - timedelta(days=1)
    return scene.on - timedelta(days=dice.between(40, _HISTORY_DAYS))


def _preferred_channel(dice: Dice, who: Identity, words: Words) -> Channel | None:
    if not dice.chance(0.45):
        return None
    channel = Channel(dice.pick(words["channels"]))
    reachable = channel is not Channel.EMAIL or any(point.kind is PointKind.EMAIL for point in who.points)
    return channel if reachable else Channel.PHONE


def _details(dice: Dice, who: Identity, words: Words) -> tuple[Detail, ...]:
    texts = {
        DetailKind.NEED: dice.some(who.needs, 0, 1),
        DetailKind.WISH: dice.some(words["wishes"], 0, 1),
        DetailKind.PREFERENCE: dice.some(words["preferences"], 0, 2),
        DetailKind.INTEREST: dice.some(words["interests"], 0, 3 if who.kind is ClientKind.PERSON else 0),
    }
    return tuple(Detail(kind, text) for kind, found in texts.items() for text in found)
