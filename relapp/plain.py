"""Dataclasses to what JSON can hold and back, by their types; fields that have their default are left out."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

# The codecs that were made, by type.
_codecs: dict[Any, "Codec"] = {}

# What JSON can hold as it is.
_AS_THEY_ARE = (str, int, bool)

Codec = tuple[Callable[[Any], Any], Callable[[Any], Any]]


def to_plain(value: Any) -> dict[str, Any]:
    """A dataclass as a dictionary of what JSON can hold."""
    return _codec(type(value))[0](value)  # type: ignore[no-any-return]


def from_plain(kind: type[T], data: Any) -> T:
    """The dataclass that `to_plain` was given; raises ValueError for what cannot be one. Members not known are passed over."""
    try:
        return _codec(kind)[1](data)  # type: ignore[no-any-return]
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error


def _codec(hint: Any) -> Codec:
    if hint not in _codecs:
        _codecs[hint] = _codec_of(hint)
    return _codecs[hint]


def _codec_of(hint: Any) -> Codec:
    """How a value of a type is written and read."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _optional(_codec(next(each for each in arguments if each is not NoneType)))
    if origin in (tuple, frozenset):
        return _collection(origin, _codec(arguments[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(*map(_codec, arguments))
    if hasattr(hint, "parse"):
        return str, lambda stored: hint.parse(_checked(str, stored))
    if is_dataclass(hint):
        return _dataclass(hint)
    if hint in (date, time):
        return lambda value: value.isoformat(), lambda stored: hint.fromisoformat(_checked(str, stored))
    if issubclass(hint, StrEnum):
        return attrgetter("value"), hint._value2member_map_.__getitem__
    return lambda value: value, lambda stored: stored if type(stored) is hint else _checked(hint, stored)


def _optional(inner: Codec) -> Codec:
    write, read = inner
    return lambda value: None if value is None else write(value), lambda stored: None if stored is None else read(stored)


def _collection(make: Any, inner: Codec) -> Codec:
    write, read = inner
    if make is tuple:
        return lambda value: [write(each) for each in value], lambda stored: tuple(read(each) for each in _checked(list, stored))
    return lambda value: sorted(map(write, value)), lambda stored: frozenset(read(each) for each in _checked(list, stored))


def _mapping(key: Codec, inner: Codec) -> Codec:
    return (
        lambda value: {key[0](name): inner[0](each) for name, each in value.items()},
        lambda stored: {key[1](name): inner[1](each) for name, each in _checked(dict, stored).items()},
    )


def _dataclass(kind: Any) -> Codec:
    """Plain texts and numbers are written as they are, and members that are not there cost nothing: every client passes."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    codecs = [_codec(hints[name]) for name in names]
    parts = [
        (name, None if hints[name] in _AS_THEY_ARE else write, _default(field))
        for name, (write, _read), field in zip(names, codecs, fields(kind), strict=True)
    ]
    readers = {name: read for name, (_write, read) in zip(names, codecs, strict=True)}
    values_of = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)

    def write(value: Any) -> dict[str, Any]:
        found = {}
        for (name, write_part, default), part in zip(parts, values_of(value), strict=True):
            if part is not default and part != default:
                found[name] = write_part(part) if write_part else part
        return found

    def read(stored: Any) -> Any:
        known = _checked(dict, stored)
        return kind(**{name: readers[name](part) for name, part in known.items() if name in readers})

    return write, read


def _default(field: "Field[Any]") -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def _checked(kind: type, value: Any) -> Any:
    """`value` where it is a `kind`; raises ValueError for anything else, a truth for a number included."""
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ValueError(f"not a {kind.__name__}: {value!r:.60}")
    return value
