"""What codes and data mean in words, in the language spoken now."""

from relapp.wording.actions import action
from relapp.wording.reasons import completes, reason_title, remarks, why
from relapp.wording.spans import days_from, minutes, moved_from
from relapp.wording.terms import (
    channel,
    detail,
    direction,
    importance,
    observed,
    occasion,
    outcome,
    point_kind,
    point_label,
    purpose,
    relationship,
    stage,
    yearly_date,
)

__all__ = [
    "action",
    "channel",
    "completes",
    "days_from",
    "detail",
    "direction",
    "importance",
    "minutes",
    "moved_from",
    "observed",
    "occasion",
    "outcome",
    "point_kind",
    "point_label",
    "purpose",
    "reason_title",
    "relationship",
    "remarks",
    "stage",
    "why",
    "yearly_date",
]
