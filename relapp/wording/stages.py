"""The words of where a relationship stands, and of what a change of it changes in the care."""

from relapp.domain.clients import RelationshipType, Stage
from relapp.domain.histories import ClientChange
from relapp.domain.rhythms import Rhythm
from relapp.domain.stages import STAGE, Care, Effect
from relapp.i18n import _, ngettext, pgettext
from relapp.wording.terms import relationship, stage


def effect(value: Effect) -> str:
    """What begins, ends or changes in the care."""
    if value.care is Care.RHYTHM:
        return _rhythm_effect(value.before, value.after)
    begins, ends = {
        Care.WIN_BACK: (
            _("Winning them back begins: nothing promotional, only a word now and then"),
            _("Winning them back ends"),
        ),
        Care.CHECK_UPS: (_("Check-ups begin"), _("Check-ups stop")),
        Care.ACCOUNT: (_("They are told now and then what we did for them"), _("They are no longer told what we did for them")),
        Care.GESTURES: (_("Spontaneous gestures begin"), _("Spontaneous gestures stop")),
    }[value.care]
    return begins if value.begins else ends


def stage_or_none(value: Stage | None) -> str:
    """The name of a stage, also where nobody said it."""
    return stage(value) if value else pgettext("stage", "not said")


def type_or_none(value: RelationshipType | None) -> str:
    """The name of a type of relationship, also where nobody said it."""
    return relationship(value) if value else pgettext("relationship", "not said")


def change(value: ClientChange) -> str:
    """A change of the stage or of the type, from which to which."""
    if value.field == STAGE:
        before, after = (stage_or_none(Stage(code) if code else None) for code in (value.before, value.after))
        return _("Stage: {before} → {after}").format(before=before, after=after)
    before, after = (type_or_none(RelationshipType(code) if code else None) for code in (value.before, value.after))
    return _("Type: {before} → {after}").format(before=before, after=after)


def win_back_rhythm(rhythm: Rhythm | None) -> str:
    """What is still done for a relationship that has ended."""
    if not rhythm:
        return _("Only dates and reminders bring them up now. Nothing promotional is raised.")
    said = ngettext(
        "Winning them back: a word every {ideal} to {latest} day. Nothing promotional is raised.",
        "Winning them back: a word every {ideal} to {latest} days. Nothing promotional is raised.",
        rhythm.latest_days,
    )
    return said.format(ideal=rhythm.ideal_days, latest=rhythm.latest_days)


def _rhythm_effect(before: Rhythm | None, after: Rhythm | None) -> str:
    if not after:
        return _("No rhythm any more: only dates and reminders bring them up")
    if not before:
        said = ngettext(
            "Keep in touch every {ideal} to {latest} day, no longer on occasions only",
            "Keep in touch every {ideal} to {latest} days, no longer on occasions only",
            after.latest_days,
        )
        return said.format(ideal=after.ideal_days, latest=after.latest_days)
    said = ngettext(
        "Keep in touch every {ideal} to {latest} day instead of {before_ideal} to {before_latest}",
        "Keep in touch every {ideal} to {latest} days instead of {before_ideal} to {before_latest}",
        after.latest_days,
    )
    return said.format(
        ideal=after.ideal_days, latest=after.latest_days, before_ideal=before.ideal_days, before_latest=before.latest_days
    )
