"""CSV out, with the columns that Google Contacts has now, so that it and spreadsheets read it."""

import csv
import io
from collections.abc import Iterable, Iterator

from relapp.domain.clients import Client, ClientKind, ContactPoint, Detail, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.exchange.guarding import guard
from relapp.exchange.labels import occasion_word

_FIXED = (
    "First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name", "Name Prefix",
    "Name Suffix", "Nickname", "File As", "Organization Name", "Organization Title", "Organization Department", "Birthday",
    "Notes", "Photo", "Labels",
)  # fmt: skip
_ADDRESS = ("Label", "Formatted", "Street", "City", "PO Box", "Region", "Postal Code", "Country", "Extended Address")
_PAIR = ("Label", "Value")
_GROUPS = {"E-mail": _PAIR, "Phone": _PAIR, "Address": _ADDRESS, "Website": _PAIR, "Event": _PAIR, "Custom Field": _PAIR}
_POINTS = {"E-mail": PointKind.EMAIL, "Phone": PointKind.PHONE, "Address": PointKind.ADDRESS, "Website": PointKind.URL}
_LABELS = {label: label.title() for label in ("home", "work", "main", "other", "home fax", "work fax")} | {"cell": "Mobile"}


def write_csv(clients: Iterable[Client]) -> bytes:
    """One row per client, as UTF-8 with a byte order mark, without which spreadsheets garble accents."""
    cards = [(_fixed(client), _groups(client)) for client in clients]
    counts = {name: max((len(groups[name]) for _cells, groups in cards), default=0) for name in _GROUPS}
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    header = [f"{name} {number} - {part}" for name in _GROUPS for number in range(1, counts[name] + 1) for part in _GROUPS[name]]
    writer.writerow([*_FIXED, *header])
    for cells, groups in cards:
        writer.writerow([guard(cell) for cell in (*cells, *_padded(groups, counts))])
    return output.getvalue().encode("utf-8-sig")


def _fixed(client: Client) -> list[str]:
    company, given, family = client.company, "", ""
    if client.kind is ClientKind.ORGANISATION and not company:
        company = client.name
    else:
        given, _space, family = client.name.rpartition(" ")
        given, family = (given, family) if given else (family, "")
    cells = {
        "First Name": given,
        "Last Name": family,
        "Organization Name": company,
        "Organization Title": client.title,
        "Birthday": _day(client.birthday),
        "Notes": client.notes,
        "Labels": " ::: ".join(client.tags),
    }
    return [cells.get(column, "") for column in _FIXED]


def _groups(client: Client) -> dict[str, list[tuple[str, ...]]]:
    groups = {name: [_point(point) for point in client.points if point.kind is kind] for name, kind in _POINTS.items()}
    return groups | {"Event": list(_events(client)), "Custom Field": [_detail(detail) for detail in client.details]}


def _point(point: ContactPoint) -> tuple[str, ...]:
    label = _LABELS.get(point.label, point.label)
    if point.kind is PointKind.ADDRESS:
        return (label, point.value, point.value, *[""] * (len(_ADDRESS) - 3))
    return label, point.value


def _events(client: Client) -> Iterator[tuple[str, ...]]:
    """Every yearly date but the birthday that has a column of its own."""
    birthday = next((one for one in client.occasions if one.kind is OccasionKind.BIRTHDAY and not one.person), None)
    for occasion in client.occasions:
        if occasion is not birthday:
            yield _event_label(occasion), _day(occasion.date)


def _day(date: YearlyDate | None) -> str:
    """``1980-03-22`` or `` --03-22``: the space keeps it from being a formula, an apostrophe would from being a date."""
    return "" if date is None else str(date) if date.year else f" {date}"


def _event_label(occasion: Occasion) -> str:
    return ": ".join(filter(None, (occasion_word(occasion), occasion.person)))


def _detail(detail: Detail) -> tuple[str, ...]:
    return detail.kind.capitalize(), detail.text


def _padded(groups: dict[str, list[tuple[str, ...]]], counts: dict[str, int]) -> Iterator[str]:
    for name, parts in _GROUPS.items():
        for cells in groups[name]:
            yield from cells
        yield from [""] * (len(parts) * (counts[name] - len(groups[name])))
