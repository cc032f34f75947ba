"""Who is who: what two records of one client have in common, and how sure it is that they are one."""

from relapp.domain.keys import KEYS
from relapp.matching.keys import keys_of
from relapp.matching.likeness import Traits, compared, likeness, traits_of

__all__ = ["KEYS", "Traits", "compared", "keys_of", "likeness", "traits_of"]
