"""How often a relationship wants to hear from us."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Days since the last real contact: the ideal, 1 or more, and the latest, never before the ideal."""

    ideal_days: int
    latest_days: int

    def __post_init__(self) -> None:
        """Raise ValueError where the days are out of range."""
        if not 1 <= self.ideal_days <= self.latest_days:
            raise ValueError(f"not a rhythm: {self.ideal_days} / {self.latest_days}")
