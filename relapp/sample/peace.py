"""How a client is written to, what they do not want, and when they are left in peace."""

from dataclasses import replace
from datetime import timedelta

from relapp.domain.clients import Channel, Client, Detail, DetailKind, Pause
from relapp.domain.clippings import Shelf
from relapp.sample.care_words import care_words
from relapp.sample.casting import Part, Scene, Story
from relapp.sample.dice import Dice
from relapp.sample.words import LANGUAGES, Words

_PAUSES = {Story.BEREAVED: Pause.BEREAVEMENT, Story.LEFT_ALONE: Pause.DO_NOT_CONTACT}

_BEREAVED_FOR = timedelta(days=18)

_MAY_BE_REFUSED = (Channel.PHONE, Channel.WHATSAPP, Channel.WHATSAPP, Channel.EMAIL, Channel.LETTER)

_BY_COUNTRY = {country: language for language, country in LANGUAGES.items()}


def at_peace(dice: Dice, client: Client, part: Part, scene: Scene, words: Words) -> Client:
    """`client` as they want to be treated; of one whom nobody has looked at yet nothing is known."""
    if not part.is_known:
        return client
    language = _BY_COUNTRY[part.country]
    if language != scene.language:
        client = replace(client, language=language)
    if not part.role and dice.chance(0.06):
        channel = dice.pick(_MAY_BE_REFUSED)
        client = client if channel is client.preferred_channel else replace(client, refused_channels=frozenset({channel}))
    if part.story in _PAUSES:
        pause = _PAUSES[part.story]
        until = scene.on + _BEREAVED_FOR if pause is Pause.BEREAVEMENT else None
        return replace(client, pause=pause, paused_until=until, notes=care_words(part.country)["pauses"][pause]["note"])
    return _interested(client, scene, words) if part.story is Story.CLIPPING else client


def _interested(client: Client, scene: Scene, words: Words) -> Client:
    """With an interest that the newest clipping fits, where there is one that does."""
    newest = Shelf(scene.clippings[-1:])
    fitting = [Detail(DetailKind.INTEREST, text) for text in words["interests"] if newest.matches(text)]
    return replace(client, details=(*client.details, *fitting[:1])) if not newest.of(client) else client
