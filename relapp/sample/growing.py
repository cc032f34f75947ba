"""How relationships came to be what they are: their stages, one after the other."""

from datetime import timedelta

from relapp.domain.clients import Stage
from relapp.domain.histories import ClientChange
from relapp.sample.dice import Dice
from relapp.sample.life import Life

_WAY = (Stage.EXPLORATION, Stage.AWARENESS, Stage.EXPANSION, Stage.COMMITMENT)


def grow(life: Life) -> None:
    """The stages up to the one of today, by chances of their own; a relationship that ended says why."""
    stage = life.client.stage
    if not stage or not life.is_full:
        return
    dice = Dice(f"{life.scene.seed}/{life.part.index}/stages")
    way = (*_WAY[: dice.between(2, 4)], stage) if stage is Stage.DISSOLUTION else _WAY[: _WAY.index(stage) + 1]
    days = sorted(dice.between(0, (life.until - life.since).days) for _ in way)
    before = ""
    for step, after in zip(days, way, strict=True):
        reason = dice.pick(life.words["endings"]) if after is Stage.DISSOLUTION else ""
        day = life.since + timedelta(days=step)
        life.records.append(ClientChange(day, "stage", before, after.value, reason, uuid=dice.uuid()))
        before = after.value
