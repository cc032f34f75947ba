"""A year in the life of a made-up salesperson, replayed day by day; each morning what must always hold is looked at."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle
from random import Random

from relapp.book import Book
from relapp.book.stamps import Stamps
from relapp.domain.check_ups import CheckUp, RecoveryStep, judged
from relapp.domain.clients import (
    Channel,
    Client,
    Detail,
    DetailKind,
    Importance,
    Occasion,
    OccasionKind,
    Pause,
    RelationshipType,
    Stage,
)
from relapp.domain.clippings import Clipping, PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.dates import YearlyDate
from relapp.domain.events import RECORDED, Event
from relapp.domain.feedback import Feedback, FeedbackStep
from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.journal import Direction, Outcome, Purchase, Purpose, Touch
from relapp.domain.pauses import PASSES
from relapp.domain.promises import Party, Promise, PromiseState
from relapp.domain.signs import BAD_SIGNS, OURS
from relapp.domain.week import Horizon
from tests.planning import assert_plan_holds

FIRST = date(2026, 11, 23)
DAYS = 366
CLIENTS = 24
CAPACITY = 4
HOLIDAY = range(200, 215)
INTERESTS = ("café especial", "pesca", "fonduri europene", "vinho", "ciclism")


class Year:
    """One salesperson who works most days, forgets little, and once goes away for two weeks."""

    def __init__(self, book, dice):
        self.book = book
        self.dice = dice
        self.today = FIRST
        self.greeted = Counter()
        self.seen = set()
        self.events = cycle(RECORDED)

    def live(self):
        for index in range(DAYS):
            self.today = FIRST + timedelta(days=index)
            self.book.turn_to(self.today)
            self.look()
            if index not in HOLIDAY:
                self.happen()
                self.work()
            if index % 30 == 0:
                assert self.book.agenda.check() == []
        assert self.book.agenda.check() == []

    def look(self):
        """What is planned this morning holds, and nothing promised is out of sight."""
        planned = self.book.agenda.planned(self.today)
        rules = self.book.settings.rules()
        horizon = Horizon(self.today, 14, rules.calendar, rules.capacity, {})
        reminders, left_out = self.book.agenda.open_on(self.today, horizon.last)
        assert not left_out
        assert_plan_holds(planned.plan, reminders, horizon)
        today = [reason for touch in planned.plan.day(self.today).touches for reason in touch.reasons]
        self.seen |= {reason.code for reason in today} | {reason.code for reason in planned.plan.gestures}
        put_off = {reason.source for reason in reminders if "moved_from" in reason.data}
        for promise in self.book.records.everywhere(Promise, {"state": PromiseState.OPEN}):
            if promise.due <= self.today:
                assert f"promise/{promise.uuid}" in {reason.source for reason in today} | put_off
        self.look_at_pauses(reminders)
        self.plan = planned.plan

    def look_at_pauses(self, reminders):
        clients = self.book.clients.load({each.client_id for each in reminders})
        worried = {each.client_id for each in self.book.records.everywhere(Concern) if each.is_open}
        for reason in reminders:
            pause = clients[reason.client_id].pause
            until = clients[reason.client_id].paused_until
            if pause and (until is None or reason.earliest <= until) and not reason.hard:
                assert reason.purpose in PASSES[pause]
            if reason.client_id in worried:
                assert reason.purpose in PASSES[Pause.OPEN_CONCERN]

    def work(self):
        """Take the touches of the day in their order, as far as the day goes."""
        for touch in self.plan.day(self.today).touches[: CAPACITY + 1]:
            answer = self.dice.random()
            if answer < 0.08:
                self.book.agenda.snooze(touch.reasons, self.today + timedelta(days=self.dice.randint(1, 5)), self.today)
            elif answer < 0.12:
                self.book.agenda.skip(touch.reasons, self.today)
            elif answer < 0.2:
                self.log(touch, Outcome.NO_ANSWER)
            elif answer < 0.24 and not touch.hard:
                self.book.agenda.move(touch.reasons, self.today + timedelta(days=self.dice.randint(1, 4)), self.today)
            elif answer < 0.28:
                before = self.state(touch.client_id)
                self.log(touch, Outcome.SPOKE).undo()
                assert self.state(touch.client_id) == before
            else:
                self.log(touch, Outcome.SPOKE)
                self.greeted.update(
                    (reason.source, reason.occurrence) for reason in touch.reasons if reason.purpose is Purpose.GREETING
                )
        if self.plan.gestures and self.dice.random() < 0.2:
            offered = self.plan.gestures[0]
            self.book.journal.log(offered.client_id, Touch(self.today, Purpose.SPONTANEOUS_GESTURE), [offered])

    def log(self, touch, outcome):
        return self.book.journal.log(touch.client_id, Touch(self.today, touch.purpose, outcome=outcome), touch.reasons)

    def state(self, client_id):
        kinds = (Promise, Gift, Concern, Feedback, RecoveryStep, PassedOn)
        kept = [self.book.records.of(kind, client_id) for kind in kinds]
        return self.book.agenda.of_client(client_id), self.book.timeline.latest(client_id), kept

    def happen(self):
        """A few things of the life of a shop."""
        client = self.dice.randint(1, CLIENTS)
        for chance, happening in (
            (0.12, self.buy),
            (0.08, self.meet),
            (0.08, self.promise),
            (0.06, self.settle_promise),
            (0.05, self.worry),
            (0.15, self.calm),
            (0.05, self.ask),
            (0.15, self.hear),
            (0.04, self.look_closely),
            (0.10, self.give),
            (0.03, self.pause),
            (0.08, self.write_in),
            (0.02, self.remind),
            (0.04, self.read),
            (0.05, self.pass_on),
        ):
            if self.dice.random() < chance:
                happening(client)

    def read(self, _client):
        topic = self.dice.choice(INTERESTS)
        self.book.library.add(Clipping(f"Artigo sobre {topic}", self.today, topics=(topic,)))

    def pass_on(self, _client):
        for clipping in self.book.library.clippings()[-1:]:
            readers = [line.client_id for line in self.book.library.matches(clipping, self.today)][:2]
            if readers:
                self.book.library.pass_on(clipping, readers, Touch(self.today, Purpose.SHARE_INFORMATION, outcome=Outcome.SENT))

    def keep(self, client, *records):
        return self.book.records.keep("saved", client, *records)

    def buy(self, client):
        self.book.journal.add_purchase(client, Purchase(self.today, "café", 12000, "BRL"))

    def meet(self, client):
        self.keep(client, Event(self.today, next(self.events), "feira"))

    def promise(self, client):
        due = self.today + timedelta(days=self.dice.randint(0, 12))
        self.keep(client, Promise("oferta", due, self.dice.choice(list(Party)), self.today))

    def settle_promise(self, _client):
        for promise in self.book.records.everywhere(Promise, {"state": PromiseState.OPEN})[:1]:
            ended = self.dice.choice([PromiseState.BROKEN, PromiseState.RELEASED])
            self.keep(promise.client_id, replace(promise, state=ended, settled_on=self.today))

    def worry(self, client):
        self.keep(client, Concern("entrega", self.today))

    def calm(self, _client):
        for concern in self.book.records.everywhere(Concern, {"resolved_on": None})[:1]:
            self.keep(concern.client_id, replace(concern, solution="rota nova", resolved_on=self.today))

    def ask(self, client):
        self.keep(client, Feedback("Tudo bem?", ask_on=self.today + timedelta(days=2)))

    def hear(self, _client):
        for feedback in self.book.records.everywhere(Feedback):
            if feedback.step is FeedbackStep.ANSWER:
                self.keep(feedback.client_id, replace(feedback, answer="sim", answered_on=self.today))
            elif feedback.step is FeedbackStep.DIRECTION and feedback.replied_on + timedelta(days=30) < self.today:
                self.keep(feedback.client_id, replace(feedback, direction_right=True, closed_on=self.today))

    def look_closely(self, client):
        answers = dict.fromkeys(BAD_SIGNS, self.dice.choice(["yes", "no"]))
        step = RecoveryStep("visita", self.today + timedelta(days=5))
        check_up = judged(CheckUp(self.today, answers), (), OURS, 180)
        self.keep(client, check_up, *([step] if "yes" in answers.values() else []))

    def give(self, client):
        buys = [each for each in self.book.agenda.of_client(client) if each.code == "gift_buy"]
        for reason in buys:
            occasion, year = reason.source.split("/")[1], int(reason.occurrence)
            gift = Gift("livro", GiftState.BOUGHT, occasion=occasion, year=year, bought_on=self.today, price=5000, currency="BRL")
            self.keep(client, gift)

    def pause(self, client):
        until = self.today + timedelta(days=self.dice.randint(3, 30))
        self.book.clients.save(replace(self.book.clients.get(client), pause=Pause.BEREAVEMENT, paused_until=until))

    def write_in(self, client):
        touch = Touch(self.today, Purpose.KEEP_IN_TOUCH, Channel.WHATSAPP, Direction.INCOMING)
        self.book.journal.log(client, touch, [])

    def remind(self, client):
        self.book.journal.add_free_reminder(client, FreeReminder("visita", self.today, repeat=Repeat(2, RepeatUnit.WEEKS)))


def people(dice):
    """Clients of every importance and of several kinds of relationship."""
    for number in range(1, CLIENTS + 1):
        birthday = FIRST + timedelta(days=dice.randint(0, 365))
        yield Client(
            f"Client {number:02}",
            importance=list(Importance)[number % len(Importance)],
            relationship=dice.choice([None, RelationshipType.LONG_TERM, RelationshipType.DEDICATED_ASSISTANCE]),
            stage=dice.choice([None, Stage.EXPLORATION, Stage.COMMITMENT]),
            details=(Detail(DetailKind.INTEREST, dice.choice(INTERESTS)),),
            occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(birthday.month, birthday.day)),),
        )


def test_a_year_holds_together(tmp_path):
    dice, names = Random(1), Random(2)
    now = [FIRST]
    # The spread of what has no day of its own hangs on the uuids: the same ones give the same year.
    stamps = Stamps(uuid=lambda: f"{names.getrandbits(128):032x}", today=lambda: now[0])
    with Book(tmp_path / "clients.relapp", stamps) as book:
        book.save_settings(replace(book.settings.get(), language="pt_BR", country="BR", capacity=CAPACITY))
        book.turn_to(FIRST)
        for client in people(dice):
            book.clients.add(client)
        year = Year(book, dice)
        year.live()
        passed = Counter((each.client_id, each.clipping) for each in book.records.everywhere(PassedOn))
    assert not [each for each, count in passed.items() if count > 1], "a client got one clipping twice"
    assert max(year.greeted.values()) == 1, "somebody was greeted twice for one birthday"
    assert year.seen >= {
        "rhythm", "rhythm_first", "greet", "card", "gift_buy", "gift_send", "gift_day", "purchase_thanks",
        "purchase_satisfaction", "purchase_later", "promise_ours", "promise_theirs", "concern_open", "concern_call_back",
        "feedback_ask", "feedback_answer", "feedback_reply", "feedback_direction", "check_up", "recovery_step", "account",
        "gesture", "clipping", "event_note", "news_note", "referral_thanks", "favour_thanks", "free_reminder",
    }  # fmt: skip
