"""The JSON that scripts read. A shape only ever gains members; anything else raises VERSION."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from relapp.book.agenda import ClientName, Planned
    from relapp.book.duplicates.part import Pair
    from relapp.book.imports.part import ImportLine, Standing
    from relapp.domain.backups import Backup
    from relapp.domain.clients import Client
    from relapp.domain.reminders import Reminder
    from relapp.domain.week import PlannedTouch
    from relapp.importing import ImportedFile

VERSION = 1

_COUNTS = ("read", "added", "merged", "skipped", "failed")

Json = dict[str, Any]


def today(planned: "Planned", on: date) -> Json:
    """The touches of one day in the order to make them; `waiting` counts what was too much to plan."""
    touches = [_touch(each, planned.clients, on) for each in planned.plan.day(on).touches]
    gestures = _gestures(planned)
    return {"version": VERSION, "on": on.isoformat(), "touches": touches, "waiting": planned.waiting, "gestures": gestures}


def backups(found: "Sequence[Backup]") -> Json:
    """The backups, the latest first; `made_at` is UTC, `size` bytes."""
    shown = [
        {
            "number": each.number,
            "file": str(each.path),
            "made_at": each.made_at.isoformat(),
            "reason": each.reason.value,
            "schema": each.schema,
            "size": each.size,
        }
        for each in found
    ]
    return {"version": VERSION, "backups": shown}


def week(planned: "Planned", start: date, on: date) -> Json:
    """Seven days from a Monday, planned as on `on`, and what fits in none of them."""
    days = [
        {
            "date": day.day.isoformat(),
            "working": day.working,
            "capacity": day.capacity,
            "touches": [_touch(each, planned.clients, on) for each in day.touches],
        }
        for day in planned.plan.days
    ]
    not_fitting = [_touch(each, planned.clients, on) for each in planned.plan.not_fitting]
    return {
        "version": VERSION,
        "start": start.isoformat(),
        "days": days,
        "not_fitting": not_fitting,
        "waiting": planned.waiting,
        "gestures": _gestures(planned),
    }


def upcoming(planned: "Planned", on: date, days: int) -> Json:
    """The touches planned from `on` until `days` days later, the last day included."""
    last = on + timedelta(days=days)
    items = [
        {
            "date": day.day.isoformat(),
            "client": _client_name(planned.clients[touch.client_id]),
            "purpose": touch.purpose.value,
            "reasons": [_reason(each) for each in touch.reasons],
        }
        for day in planned.plan.days
        if day.day <= last
        for touch in day.touches
    ]
    return {"version": VERSION, "from": on.isoformat(), "days": days, "items": items}


def clients(found: "Iterable[Client]", last_contacts: Mapping[int, date]) -> Json:
    """Clients; a birthday is ``1980-03-22``, or ``--03-22`` without a year."""
    return {"version": VERSION, "clients": [_client(each, last_contacts.get(each.id)) for each in found]}


def duplicates(found: "Sequence[Pair]", names: "Mapping[int, ClientName]") -> Json:
    """Who may be one client, the surest first; `score` is 1 to 100, `sure` where nobody need be asked."""
    pairs = [
        {
            "first": _client_name(names[each.first_id]),
            "second": _client_name(names[each.second_id]),
            "score": each.likeness.score,
            "sure": each.likeness.is_sure,
            "reasons": [reason.value for reason in each.likeness.reasons],
        }
        for each in found
    ]
    return {"version": VERSION, "duplicates": pairs}


def imported(files: "Sequence[ImportedFile]") -> Json:
    """How files came in: `read` is the sum of the other counts. Position 0 is the file as a whole."""
    problems = [
        {"file": str(each.file), "position": problem.position, "message": problem.message}
        for each in files
        for problem in each.problems
    ]
    counts = {name: sum(getattr(each.counts, name) for each in files) for name in _COUNTS}
    return {"version": VERSION, **counts, "problems": problems}


def imports(lines: "Sequence[ImportLine]") -> Json:
    """The imports of a book, the latest first; `imported_at` is ISO in UTC."""
    return {"version": VERSION, "imports": [_import(each) for each in lines]}


def import_undone(import_id: int, standing: "Standing") -> Json:
    """What undoing an import took back; `kept` clients were changed since and stay, `kept_names` are the first of them."""
    return {
        "version": VERSION,
        "id": import_id,
        "removed": standing.added,
        "put_back": standing.completed,
        "kept": standing.changed_count,
        "kept_names": list(standing.changed),
    }


def _import(line: "ImportLine") -> Json:
    counts = {name: getattr(line.counts, name) for name in _COUNTS}
    return {"id": line.id, "file": line.file, "imported_at": line.imported_at.isoformat(), "undone": line.undone, **counts}


def _touch(touch: "PlannedTouch", names: "Mapping[int, ClientName]", on: date) -> Json:
    return {
        "client": _client_name(names[touch.client_id]),
        "purpose": touch.purpose.value,
        "due": touch.due.isoformat(),
        "overdue_days": touch.overdue_days(on),
        "hard": touch.hard,
        "moved_from": touch.moved_from and touch.moved_from.isoformat(),
        "reasons": [_reason(each) for each in touch.reasons],
    }


def _gestures(planned: "Planned") -> list[Json]:
    return [{"client": _client_name(planned.clients[each.client_id]), "reason": _reason(each)} for each in planned.plan.gestures]


def _reason(reason: "Reminder") -> Json:
    return {"source": reason.source, "code": reason.code, "purpose": reason.purpose.value, "data": dict(reason.data)}


def _client_name(client: "ClientName") -> Json:
    return {"id": client.id, "name": client.name}


def _client(client: "Client", last_contact: date | None) -> Json:
    return {
        "id": client.id,
        "name": client.name,
        "company": client.company,
        "importance": client.importance.value,
        "stage": client.stage and client.stage.value,
        "tags": list(client.tags),
        "phones": list(client.phones),
        "emails": list(client.emails),
        "birthday": str(client.birthday) if client.birthday else None,
        "last_contact": last_contact and last_contact.isoformat(),
    }
