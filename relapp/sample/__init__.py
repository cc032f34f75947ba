"""A believable book to look around in: the same seed gives the same one."""

from relapp.sample.writing import write_sample

__all__ = ["write_sample"]
