"""The weekly contact list: what stands on it, and how it is numbered."""

from relapp.paper.week.composing import compose
from relapp.paper.week.numbering import rows_of
from relapp.paper.week.sheet import TouchKey, WeekSheet, key_of, narrowed

__all__ = ["TouchKey", "WeekSheet", "compose", "key_of", "narrowed", "rows_of"]
