"""What can be asked of `print`: a verb of its own for each kind of page."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from relapp.cli import printing, values
from relapp.cli.arguments import shared, take_client, take_on, take_wanted
from relapp.domain.clients import OccasionKind
from relapp.domain.dates import FIRST_YEAR
from relapp.domain.labels import FURTHEST, MOST_COPIES, Envelope
from relapp.domain.printed import TEXT_SIZES, Arrangement, Code, Ink, ListColumn, RowLook
from relapp.i18n import _

if TYPE_CHECKING:
    from relapp.book import Book

_PAPERS = {"a4": "A4", "letter": "Letter"}
_TEXTS = {str(size): size for size in TEXT_SIZES}
_ARRANGEMENTS = {"day": Arrangement.BY_DAY, "client": Arrangement.BY_CLIENT}
_WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_ENVELOPES = {each.value.lower(): each for each in Envelope}
_MOST_LABELS = 200


@dataclass(frozen=True, slots=True)
class _Kind:
    """What writes it, what it is, and what it takes besides the file and how pages look."""

    write: "Callable[[Book, argparse.Namespace], None]"
    help: str
    take: Callable[[argparse.ArgumentParser], None]
    flows: bool = True


def take_print(taker: argparse.ArgumentParser) -> None:
    """A kind of page, and what goes with it."""
    known = taker.add_subparsers(title=_("what to print"), metavar=_("KIND"), required=True)
    for name, kind in _kinds().items():
        added = known.add_parser(name, help=kind.help, description=kind.help, parents=[shared()])
        added.set_defaults(write=kind.write)
        added.add_argument("--pdf", type=Path, metavar="FILE", help=_("the file to write"))
        take_on(added)
        kind.take(added)
        _take_setup(added, flows=kind.flows)


def _kinds() -> Mapping[str, _Kind]:
    return {
        "week": _Kind(printing.write_week, _("the week's contact list, with a number to enter results by"), _take_week),
        "labels": _Kind(printing.write_labels, _("labels or envelopes"), _take_labels, flows=False),
        "birthdays": _Kind(printing.write_birthdays, _("birthdays and other dates of a year or a month"), _take_birthdays),
        "client": _Kind(printing.write_client, _("one client, for a visit or for a colleague"), _take_client),
        "phones": _Kind(printing.write_phones, _("the phone list"), _take_phones),
    }


def _take_setup(taker: argparse.ArgumentParser, *, flows: bool) -> None:
    """How pages look; sheets that come in one size have neither paper nor size of text to choose."""
    add = taker.add_argument_group(_("how pages look, where it is not as the last time")).add_argument
    if flows:
        add("--paper", type=values.named(_PAPERS), metavar="P", help=", ".join(_PAPERS))
        add("--text", type=values.named(_TEXTS), metavar="PERCENT", help=_("size: {known}").format(known=", ".join(_TEXTS)))
    add("--ink", type=values.one_of(Ink), metavar="I", help=", ".join(Ink))


def _take_week(taker: argparse.ArgumentParser) -> None:
    add = taker.add_argument_group(_("what is on the list, where it is not as the last time")).add_argument
    add("--by", type=values.named(_ARRANGEMENTS), metavar="B", help=", ".join(_ARRANGEMENTS))
    add("--look", type=values.one_of(RowLook), metavar="L", help=", ".join(RowLook))
    columns, days = values.several(values.one_of(ListColumn)), values.several(values.named(_WEEKDAYS))
    add("--columns", type=columns, metavar="C,C…", help=", ".join(column.value.replace("_", "-") for column in ListColumn))
    add("--code", type=values.one_of(Code), metavar="C", help=", ".join(Code))
    add("--days", type=days, metavar="D,D…", help=", ".join(_WEEKDAYS))
    add(
        "--tag",
        action="append",
        metavar="TAG",
        help=_("the clients with a tag, or with any of several; an empty one for everybody"),
    )


def _take_labels(taker: argparse.ArgumentParser) -> None:
    take_wanted(taker)
    taker.add_argument("--week", action="store_true", help=_("only the clients who are due a card or a gift in the week"))
    taker.add_argument("--calibration", action="store_true", help=_("only the page that shows where the printer puts labels"))
    group = taker.add_argument_group(_("where addresses go, where it is not as the last time"))
    add, add_carrier = group.add_argument, group.add_mutually_exclusive_group().add_argument
    add_carrier("--sheet", metavar="NAME", help=_("labels, such as “Avery L7160” or “Pimaco 6180”"))
    add_carrier("--envelope", type=values.named(_ENVELOPES), metavar="E", help=", ".join(_ENVELOPES))
    add("--start", type=values.number(1, _MOST_LABELS), metavar="N", help=_("the first label that is still there"))
    add("--copies", type=values.number(1, MOST_COPIES), metavar="N", help=_("labels for each address"))
    add("--offset", type=values.offset(FURTHEST), metavar="X,Y", help=_("millimetres to the right and down"))


def _take_birthdays(taker: argparse.ArgumentParser) -> None:
    years = values.number(FIRST_YEAR + 1, values.LAST_YEAR)
    taker.add_argument("--year", type=years, metavar="Y", help=_("another year than this one"))
    taker.add_argument("--month", type=values.number(1, 12), metavar="1-12", help=_("only that month"))
    taker.add_argument("--kind", type=values.one_of(OccasionKind), metavar="K", help=", ".join(OccasionKind))


def _take_client(taker: argparse.ArgumentParser) -> None:
    take_client(taker)
    taker.add_argument("--brief", action="store_true", help=_("one page for a colleague"))


def _take_phones(taker: argparse.ArgumentParser) -> None:
    take_wanted(taker)
    taker.add_argument("--emails", action="store_true", help=_("e-mail addresses, too"))
    taker.add_argument("--everybody", action="store_true", help=_("with those too who are not to be contacted"))
