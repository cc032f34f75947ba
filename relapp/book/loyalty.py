"""Loyalty by the formula of the domain, of one client and of the whole book added up where it lies; and give and take."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from relapp.book import evidence, records
from relapp.book.client_list import SEARCH_LIMIT
from relapp.book.database import Database, chunks
from relapp.book.records import T
from relapp.book.schema import ClippingTable
from relapp.domain.clients import Importance, Pause, Stage
from relapp.domain.clippings import PassedOn
from relapp.domain.events import Event
from relapp.domain.gifts import Gift
from relapp.domain.ledger import Entry, ledger
from relapp.domain.loyalty import BASE, FORMULA, YEAR, Evidence, Part, Spread, month_ends, spread
from relapp.domain.promises import Promise

# The course over time is that of so many clients at most, spread evenly over the book.
MOST_FOLLOWED = 5000

# Whose loyalty counts. The plus keeps SQLite off its indexes: it would look up each client of the book by one.
_COUNTING = f"+deleted_at IS NULL AND +importance <> '{Importance.NOT_SORTED}' AND coalesce(pause, '') <> '{Pause.DECEASED}'"

_PARTS = tuple(Part)

# How many clients have which score, by their stage and the part.
Tally = defaultdict[tuple[Stage | None, Part], Counter[int]]


@dataclass(frozen=True, slots=True)
class BookLoyalty:
    """How the scores lie on a day, over all clients who have an importance, and by their stage, None where nobody said it."""

    on: date
    whole: Mapping[Part, Spread]
    by_stage: Mapping[Stage | None, Mapping[Part, Spread]]


class LoyaltyPart:
    """The part of a book that says how loyal clients are."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def evidence(self, client_id: int, since: date) -> tuple[Evidence, ...]:
        """All that counts for one client on the day `since` or later, the earliest first."""
        return evidence.of_client(self._db, client_id, since)

    def ledger(self, client_id: int) -> list[Entry]:
        """What a client and we gave each other, the latest first."""
        passed_on = self._of(PassedOn, client_id)
        titles = self._titles({each.clipping for each in passed_on})
        named = [replace(each, clipping=titles.get(each.clipping, "")) for each in passed_on]
        return ledger(self._of(Event, client_id), self._of(Gift, client_id), self._of(Promise, client_id), named)

    def over_book(self, on: date) -> BookLoyalty:
        """How loyal all clients are; reads the whole book, about half a second of 100,000 clients."""
        return self._over([on], "")[0]

    def over_time(self, on: date, months: int) -> list[BookLoyalty]:
        """The same at the ends of the last `months` months and on the day `on`, of at most MOST_FOLLOWED clients."""
        every = -(-sum(self._clients("").values()) // MOST_FOLLOWED)
        return self._over([*month_ends(on, months), on], f"AND id % {every} = 0" if every > 1 else "")

    def clients(
        self, part: Part, low: int, high: int, on: date, *, stage: Stage | None = None, limit: int = SEARCH_LIMIT
    ) -> list[int]:
        """The ids of clients whose score is `low` to `high`, the lowest first; of one stage alone where it is named."""
        return self._listed(f"score BETWEEN {low} AND {high}", part, on, stage, limit)

    def unknown_clients(self, part: Part, on: date, *, stage: Stage | None = None, limit: int = SEARCH_LIMIT) -> list[int]:
        """The ids of clients of whom nothing is known, by name; of one stage alone where it is named."""
        return self._listed("score IS NULL", part, on, stage, limit)

    def _of(self, kind: type[T], client_id: int) -> list[T]:
        return records.load(self._db, kind, [client_id]).get(client_id, [])

    def _titles(self, uuids: Collection[str]) -> dict[str, str]:
        """What clippings are called, those too that were deleted since."""
        row = ClippingTable
        found = [row.select(row.uuid, row.title).where(row.uuid.in_(chunk)) for chunk in chunks(uuids)]
        return {uuid: title for query in found for uuid, title in self._db.rows(query)}

    def _listed(self, condition: str, part: Part, on: date, stage: Stage | None, limit: int) -> list[int]:
        of_stage = f"AND stage = '{stage}'" if stage else ""
        text = f"""{_scored([on], "")} SELECT id FROM client LEFT JOIN (SELECT client_id, {part}_0 AS score FROM scored)
            ON client_id = id WHERE {_COUNTING} {of_stage} AND {condition} ORDER BY score, sort_key, id LIMIT {limit}"""
        return [row[0] for row in self._db.sql(text)]

    def _clients(self, picked: str) -> dict[Stage | None, int]:
        """How many clients count, by stage."""
        text = f"SELECT stage, count(*) FROM client WHERE {_COUNTING} {picked} GROUP BY stage"
        return {Stage(stage) if stage else None: count for stage, count in self._db.sql(text)}

    def _over(self, days: Sequence[date], picked: str) -> list[BookLoyalty]:
        """How loyal those `picked` among the clients are on each of `days`."""
        who = f"WHERE client_id IN (SELECT id FROM client WHERE {_COUNTING} {picked})" if picked else ""
        columns = ", ".join(f"{part}_{index}" for index in range(len(days)) for part in Part)
        text = f"""{_scored(days, who)} SELECT stage, count(*), {columns} FROM scored JOIN client ON id = client_id
            WHERE {_COUNTING} GROUP BY stage, {columns}"""
        tallies: list[Tally] = [defaultdict(Counter) for _day in days]
        for stage, count, *scores in self._db.sql(text):
            named = Stage(stage) if stage else None
            for index, score in enumerate(scores):
                if score is not None:
                    tallies[index // len(Part)][named, _PARTS[index % len(Part)]][score] += count
        clients = self._clients(picked)
        return [_book_loyalty(day, tally, clients) for day, tally in zip(days, tallies, strict=True)]


def _book_loyalty(on: date, tally: Tally, clients: Mapping[Stage | None, int]) -> BookLoyalty:
    stages = {stage: {part: spread(tally[stage, part], count) for part in Part} for stage, count in clients.items()}
    whole = {part: spread(sum((tally[stage, part] for stage in clients), Counter()), sum(clients.values())) for part in Part}
    return BookLoyalty(on, whole, stages)


def _scored(days: Sequence[date], who: str) -> str:
    """The beginning of a statement: `scored` has a line a client, with a column for each part on each of `days`, by its index."""
    first = min(days) - timedelta(days=YEAR)
    each = [(part, index) for index in range(len(days)) for part in Part]
    times = ", ".join(f"nullif(sum({_counts(day)}), 0) AS n{index}" for index, day in enumerate(days))
    sums = ", ".join(f"{BASE} + sum({_points(part, f'n{index}')}) AS {part}_{index}" for part, index in each)
    scores = ", ".join(f"{_between(f'{part}_{index}', 0, 100)} AS {part}_{index}" for part, index in each)
    # The plus keeps SQLite off its indexes: most of the journal is wanted, and it would look up each line of it by one.
    return f"""WITH counted AS (SELECT client_id, code, {times} FROM (SELECT * FROM ({evidence.TABLE}) {who})
        WHERE +day <= '{max(days)}' AND until > '{min(days)}' AND (+day > '{first}' OR code IN ({evidence.LASTING}))
        GROUP BY client_id, code), summed AS (SELECT client_id, {sums} FROM counted GROUP BY client_id),
        scored AS (SELECT client_id, {scores} FROM summed)"""


def _counts(on: date) -> str:
    """1 where something counts on a day, as `domain.loyalty.counts` says, else 0."""
    other = " ".join(f"WHEN '{rule.code}' THEN '{rule.counts_after(on)}'" for rule in FORMULA if rule.days != YEAR)
    usual = on - timedelta(days=YEAR)
    return f"day <= '{on}' AND until > '{on}' AND day > CASE code {other} ELSE '{usual}' END"


def _points(part: Part, count: str) -> str:
    """What a thing adds to a part where it counts so often, null where it does not."""
    each = (f"WHEN '{rule.code}' THEN {rule.points} * {_between(count, 0, rule.most)}" for rule in FORMULA if rule.part is part)
    return f"CASE code {' '.join(each)} END"


def _between(value: str, low: int, high: int) -> str:
    return f"CASE WHEN {value} < {low} THEN {low} WHEN {value} > {high} THEN {high} ELSE {value} END"
